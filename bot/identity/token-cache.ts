/** Tokens that are still good, and requests for tokens that are under way: whoever asks for the same gets the same. */

export interface Token {
  value: string;
  expiresOn: Date;
}

/** A token is not handed out in its last five minutes, or in the last fifth of a shorter life. */
const MARGIN_MS = 300_000;
const MOST = 5_000;

export interface TokenCache {
  /** The token kept under `key`, or the one that `acquire` brings; parallel requests for one key are merged. */
  get(key: string, acquire: () => Promise<Token>, fresh?: boolean): Promise<Token>;
}

/** Makes an empty cache. Failures are not kept. */
export const makeTokenCache = (now: () => number = Date.now): TokenCache => {
  const kept = new Map<string, { token: Token; until: number }>();
  const underWay = new Map<string, Promise<Token>>();
  const keep = (key: string, token: Token): void => {
    const life = token.expiresOn.getTime() - now();
    kept.delete(key);
    kept.set(key, { token, until: now() + life - Math.min(MARGIN_MS, life / 5) });
    if (kept.size <= MOST) return;
    for (const [other, { until }] of kept) if (until <= now()) kept.delete(other);
    // Maps keep their order: the oldest go first.
    for (const other of kept.keys()) {
      if (kept.size <= MOST) break;
      kept.delete(other);
    }
  };
  return {
    get(key, acquire, fresh = false) {
      const found = kept.get(key);
      if (found && !fresh && found.until > now()) return Promise.resolve(found.token);
      const same = underWay.get(key);
      if (same) return same;
      const asked = acquire()
        .then((token) => {
          keep(key, token);
          return token;
        })
        .finally(() => underWay.delete(key));
      underWay.set(key, asked);
      return asked;
    },
  };
};
