/**
 * Change notifications of lists on their way to those who asked for them
 * (learn.microsoft.com/graph/change-notifications-delivery-webhooks): without item data, several in one collection,
 * sometimes late, sometimes twice, and lost when a test asks for it. They follow the machine's time, as deliveries do.
 */
import type { JsonObject, World } from './call.ts';
import type { Subscription } from './subscriptions.ts';
import { subscriptionsIn } from './subscriptions.ts';

export interface NotificationSettings {
  /** Share (0–1) that never arrives. */
  lose: number;
  /** Share that arrives twice. */
  double: number;
  /** From the change to the notification, in the middle; changes in between are told of together. */
  delayMs: number;
  /** A tenant whose permissions do not allow subscriptions to lists: making or renewing one is 403. */
  refuse: boolean;
}

export type LifecycleEvent = 'reauthorizationRequired' | 'subscriptionRemoved' | 'missed';

export interface Notifications {
  settings(): NotificationSettings;
  set(settings: Partial<NotificationSettings>): void;
  counts(): { pending: number; sent: number; lost: number; doubled: number; failed: number };
  /** Sends all that is pending, late or waiting to be repeated, and resolves when it has been answered. */
  flush(): Promise<void>;
  /** Tells of an event in the life of subscriptions (of a site's, or all); gives how many were told. */
  lifecycle(event: LifecycleEvent, site?: string): Promise<number>;
  /** Forgets what is pending; settings and chance as at the start. */
  reset(): void;
}

/**
 * Nothing is lost unless asked for: a change is promised to be noticed before the clock is moved, and a lost one is
 * noticed at the next sweep. Microsoft names under a minute for lists; a second and a half is enough to be late by.
 */
const DEFAULTS: NotificationSettings = { lose: 0, double: 0.05, delayMs: 1_500, refuse: false };
const LATE_SHARE = 0.05;
const LATE_FACTOR = 4;
const SEED = 0x57e9;

/** "doesn't receive a 2xx class code within 3 seconds" (ten in other versions of the page): it is sent again … */
const ANSWER_MS = 3_000;
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 600_000;
/** … "for up to 4 hours". */
const GIVE_UP_MS = 4 * 3_600_000;
const MOST_IN_ONE = 50;
const FLUSH_ROUNDS = 5;

interface Entry {
  subscription: Subscription;
  event: LifecycleEvent | null;
  due: number;
  since: number;
  tries: number;
  /** It has been sent and is sent once more. */
  again: boolean;
}

/** Numbers from 0 to 1 that are the same after every start (mulberry32). */
const makeChance = (): (() => number) => {
  let state = SEED;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};

/** Watches the tenant's lists and tells whoever subscribed to them. */
export const makeNotifications = (world: World): Notifications => {
  const subscriptions = subscriptionsIn(world);
  let settings = { ...DEFAULTS };
  let chance = makeChance();
  let entries: Entry[] = [];
  let timer: NodeJS.Timeout | null = null;
  const underWay = new Set<Promise<void>>();
  const counts = { sent: 0, lost: 0, doubled: 0, failed: 0 };

  const stands = (one: Subscription): boolean =>
    subscriptions.has(one.id) && Date.parse(one.expires) > world.tenant.clock.now().getTime();
  const addressOf = ({ subscription, event }: Entry): string =>
    (event === null ? null : subscription.lifecycleUrl) ?? subscription.notificationUrl;

  const view = ({ subscription, event }: Entry): JsonObject => {
    // A renewal in the meantime has moved the end.
    const { id, expires, clientState, resource } = subscriptions.get(subscription.id) ?? subscription;
    const common = {
      subscriptionId: id,
      subscriptionExpirationDateTime: expires,
      tenantId: world.tenant.ids.tenant,
      clientState,
    };
    return event === null
      ? { ...common, changeType: 'updated', resource }
      : { ...common, lifecycleEvent: event };
  };

  const post = async (url: string, value: JsonObject[]): Promise<boolean> => {
    try {
      const answer = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json; charset=utf-8' },
        body: JSON.stringify({ value }),
        signal: AbortSignal.timeout(ANSWER_MS),
        redirect: 'error',
      });
      await answer.arrayBuffer();
      return answer.ok;
    } catch {
      // Nobody there, or not in time: told again later.
      return false;
    }
  };

  const sendTogether = async (url: string, together: readonly Entry[]): Promise<void> => {
    const taken = await post(url, together.map(view));
    const now = Date.now();
    for (const entry of together) {
      if (taken) {
        counts.sent++;
        if (entry.again || entry.event !== null || chance() >= settings.double) continue;
        counts.doubled++;
        entries.push({ ...entry, again: true, due: now + settings.delayMs / 2 });
      } else if (now - entry.since < GIVE_UP_MS) {
        const pause = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** entry.tries);
        entries.push({ ...entry, tries: entry.tries + 1, due: now + pause });
      } else counts.failed++;
    }
    plan();
  };

  const send = async (due: readonly Entry[]): Promise<void> => {
    const byAddress = new Map<string, Entry[]>();
    for (const entry of due) {
      if (entry.event !== 'subscriptionRemoved' && !stands(entry.subscription)) continue;
      if (entry.event === null && !entry.again && entry.tries === 0 && chance() < settings.lose) {
        counts.lost++;
        continue;
      }
      const address = addressOf(entry);
      byAddress.set(address, [...(byAddress.get(address) ?? []), entry]);
    }
    const sendings = [...byAddress].flatMap(([url, all]) =>
      Array.from({ length: Math.ceil(all.length / MOST_IN_ONE) }, (_, n) =>
        sendTogether(url, all.slice(n * MOST_IN_ONE, (n + 1) * MOST_IN_ONE)),
      ),
    );
    await Promise.all(sendings);
  };

  const start = (due: readonly Entry[]): Promise<void> => {
    const going = send(due).finally(() => underWay.delete(going));
    underWay.add(going);
    return going;
  };

  /** Sets the timer to the entry that is due first. */
  const plan = (): void => {
    if (timer) clearTimeout(timer);
    timer = null;
    if (entries.length === 0) return;
    const first = Math.min(...entries.map(({ due }) => due));
    timer = setTimeout(
      () => {
        const now = Date.now();
        const due = entries.filter((entry) => entry.due <= now);
        entries = entries.filter((entry) => entry.due > now);
        void start(due);
        plan();
      },
      Math.max(0, first - Date.now()),
    );
    timer.unref();
  };

  world.lists.listen((change) => {
    const now = Date.now();
    for (const one of [...subscriptions.values()]) {
      if (one.list !== change.list) continue;
      // Whoever watched a list that is no more hears nothing, not even that.
      if (change.item === null) subscriptions.delete(one.id);
      else if (stands(one)) {
        const merged = entries.some(
          (entry) =>
            entry.subscription.id === one.id && entry.event === null && entry.tries === 0 && !entry.again,
        );
        if (merged) continue;
        const late = chance() < LATE_SHARE ? LATE_FACTOR : 1;
        const due = now + settings.delayMs * late * (0.5 + chance());
        entries.push({ subscription: one, event: null, due, since: now, tries: 0, again: false });
      }
    }
    plan();
  });

  const flush = async (): Promise<void> => {
    for (let round = 0; round < FLUSH_ROUNDS; round++) {
      const fresh = entries.filter(({ tries }) => tries === 0 || round === 0);
      if (fresh.length === 0 && underWay.size === 0) return;
      entries = entries.filter((entry) => !fresh.includes(entry));
      if (fresh.length > 0) void start(fresh);
      await Promise.all([...underWay]);
    }
  };

  return {
    settings: () => ({ ...settings }),
    set(given) {
      settings = { ...settings, ...given };
    },
    counts: () => ({ pending: entries.length + underWay.size, ...counts }),
    flush,
    async lifecycle(event, site) {
      const told = [...subscriptions.values()].filter(
        (one) => stands(one) && one.lifecycleUrl !== null && (site === undefined || one.site === site),
      );
      const now = Date.now();
      for (const subscription of told) {
        if (event === 'subscriptionRemoved') subscriptions.delete(subscription.id);
        entries.push({ subscription, event, due: now, since: now, tries: 0, again: false });
      }
      await flush();
      return told.length;
    },
    reset() {
      entries = [];
      settings = { ...DEFAULTS };
      chance = makeChance();
      Object.assign(counts, { sent: 0, lost: 0, doubled: 0, failed: 0 });
      plan();
    },
  };
};
