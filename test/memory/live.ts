/** Meetings while they are held, in memory: versions, runs, chats and shared cards. */
import type { Run } from '../../bot/core/running.ts';
import type {
  LiveStore,
  MeetingChat,
  MeetingChatStore,
  RunStore,
  SharedCard,
  SharedCardStore,
} from '../../bot/usecases/ports.ts';

export const makeMemoryLive = (): LiveStore => {
  const versions = new Map<string, { version: number; refreshed: number; held: boolean }>();
  const listeners = new Set<(unit: string | null) => void>();
  return {
    version: async (unit) => versions.get(unit)?.version ?? 0,
    async changed(units) {
      for (const unit of new Set(units)) {
        const known = versions.get(unit) ?? { version: 0, refreshed: 0, held: false };
        versions.set(unit, { ...known, version: known.version + 1 });
        for (const heard of listeners) heard(unit);
      }
    },
    listen(heard) {
      listeners.add(heard);
      return () => listeners.delete(heard);
    },
    async takeStale(most) {
      const stale = [...versions].filter(([, { version, refreshed, held }]) => refreshed < version && !held);
      return stale.slice(0, most).map(([unit, known]) => {
        known.held = true;
        return { unit, version: known.version };
      });
    },
    async giveBack(unit, upTo) {
      const known = versions.get(unit);
      if (known === undefined) return;
      known.held = false;
      known.refreshed = Math.max(known.refreshed, upTo ?? 0);
    },
  };
};

export const makeMemoryRuns = (): RunStore => {
  const runs = new Map<string, { unit: string; meeting: string; run: Run }>();
  const keyOf = (unit: string, meeting: string): string => JSON.stringify([unit, meeting]);
  const change = (unit: string, meeting: string, given: Partial<Run>): void => {
    const known = runs.get(keyOf(unit, meeting));
    if (known) known.run = { ...known.run, ...given };
  };
  return {
    of: async (unit, meeting) => structuredClone(runs.get(keyOf(unit, meeting))?.run ?? null),
    async underWay(unit) {
      const own = [...runs.values()].filter((each) => each.unit === unit && each.run.endedAt === null);
      const newest = own.sort((a, b) => b.run.startedAt.localeCompare(a.run.startedAt))[0];
      return newest ? structuredClone({ meeting: newest.meeting, run: newest.run }) : null;
    },
    async start(unit, meeting, at, current) {
      const known = runs.get(keyOf(unit, meeting));
      if (known && known.run.endedAt === null) return false;
      if (known) change(unit, meeting, { endedAt: null, current, since: at });
      else {
        const run = { startedAt: at, current, since: at, endedAt: null };
        runs.set(keyOf(unit, meeting), { unit, meeting, run });
      }
      return true;
    },
    move: async (unit, meeting, current, at) =>
      change(unit, meeting, { current, since: current === null ? null : at }),
    async end(unit, meeting, at) {
      if (runs.get(keyOf(unit, meeting))?.run.endedAt === null)
        change(unit, meeting, { endedAt: at, current: null, since: null });
    },
    async forget(before) {
      for (const [key, { run }] of runs) if (run.startedAt < before) runs.delete(key);
    },
  };
};

export const makeMemoryMeetingChats = (): MeetingChatStore => {
  const chats = new Map<string, MeetingChat>();
  return {
    get: async (chat) => structuredClone(chats.get(chat) ?? null),
    keep: async (chat) => void chats.set(chat.chat, structuredClone(chat)),
    forget: async (chat) => void chats.delete(chat),
    linked: async () =>
      structuredClone(
        [...chats.values()].filter(({ unit }) => unit !== null).sort((a, b) => (a.chat < b.chat ? -1 : 1)),
      ),
  };
};

export const makeMemorySharedCards = (): SharedCardStore => {
  const cards = new Map<
    string,
    { at: string; unit: string; shown: string | null; card: SharedCard | null }
  >();
  return {
    async claim(card, at) {
      if (cards.has(card.id)) return false;
      cards.set(card.id, {
        at,
        unit: card.unit,
        shown: null,
        card: { ...structuredClone(card), activity: null },
      });
      return true;
    },
    async posted(id, activity) {
      const known = cards.get(id);
      if (known?.card) known.card.activity = activity;
    },
    async release(id) {
      if (cards.get(id)?.card?.activity === null) cards.delete(id);
    },
    ofUnit: async (unit, since) =>
      structuredClone(
        [...cards.values()]
          .filter((each) => each.unit === unit && each.at >= since)
          .sort((a, b) => a.at.localeCompare(b.at))
          .flatMap(({ card }) => card ?? []),
      ),
    shown: async (id) => cards.get(id)?.shown ?? null,
    async keepShown(id, unit, digest, at) {
      const known = cards.get(id);
      if (known) known.shown = digest;
      else cards.set(id, { at, unit, shown: digest, card: null });
    },
    async forget(before) {
      for (const [id, { at }] of cards) if (at < before) cards.delete(id);
    },
  };
};
