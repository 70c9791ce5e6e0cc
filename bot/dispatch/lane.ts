/**
 * The lane to one tenant: at most fifty requests a second for an app in a tenant
 * (learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit). Runs on real time.
 */
export interface Lane {
  /** Resolves when the next request may leave. */
  turn(tenant: string): Promise<void>;
}

/** A lane of `perSecond` requests, evenly spread; `now` and `sleep` in milliseconds. */
export const makeLane = (
  perSecond: number,
  now: () => number = () => performance.now(),
  sleep: (ms: number) => Promise<void> = (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
): Lane => {
  const gap = 1_000 / perSecond;
  const next = new Map<string, number>();
  return {
    async turn(tenant) {
      const at = Math.max(now(), next.get(tenant) ?? 0);
      next.set(tenant, at + gap);
      const wait = at - now();
      if (wait > 0) await sleep(wait);
    },
  };
};
