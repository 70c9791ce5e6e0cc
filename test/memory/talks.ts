/** Integration talks and method support in memory. */
import { TALK_OFFERED } from '../../bot/core/evidence-talks.ts';
import type { LifeStore, StoredSupport, StoredTalk, TalkStore } from '../../bot/usecases/ports.ts';

export interface MemoryTalks extends TalkStore {
  /** What erasing somebody, or leaving the unit, does to the talks. */
  forget(person: string, unit?: string): void;
}

export const makeMemoryTalks = (): MemoryTalks => {
  const talks = new Map<string, StoredTalk & { once: string }>();
  const supports = new Map<string, StoredSupport>();
  const out = ({ once: _, ...talk }: StoredTalk & { once: string }): StoredTalk => structuredClone(talk);
  const find = (unit: string, id: string) => {
    const talk = talks.get(id);
    return talk?.unit === unit ? talk : null;
  };
  return {
    async plan({ key, at: _, ...given }) {
      const once = JSON.stringify([given.unit, given.lead, key]);
      const known = [...talks.values()].find((talk) => talk.once === once);
      if (known !== undefined) return out(known);
      const people = [...given.people].sort();
      const talk = { ...given, people, held: false, version: 1, decisions: [], once };
      talks.set(talk.id, talk);
      return out(talk);
    },
    of: async (unit) => [...talks.values()].filter((talk) => talk.unit === unit).map(out),
    async get(unit, id) {
      const talk = find(unit, id);
      return talk === null ? null : out(talk);
    },
    async change(unit, id, seen, { day, held, settled }) {
      const talk = find(unit, id);
      if (talk === null || talk.version !== seen) return null;
      const decisions = talk.decisions.map((one) =>
        one.key === settled?.key ? { ...one, action: settled.action } : one,
      );
      const changed = {
        ...{ ...talk, decisions, version: talk.version + 1, held: held ?? talk.held },
        day: day === undefined ? talk.day : day,
      };
      talks.set(id, changed);
      return out(changed);
    },
    async decide(unit, id, title, key) {
      const talk = find(unit, id);
      if (talk === null) return null;
      const known = talk.decisions.find((one) => one.title === title);
      if (known !== undefined) return known.key;
      talks.set(id, { ...talk, decisions: [...talk.decisions, { key, title, action: null }] });
      return key;
    },
    support: async (unit) => structuredClone(supports.get(unit) ?? null),
    saveSupport: async (unit, support) => void supports.set(unit, structuredClone(support)),
    forget(person, unit) {
      for (const talk of [...talks.values()]) {
        if (unit !== undefined && talk.unit !== unit) continue;
        const people = talk.people.filter((one) => one !== person);
        const vacated = talk.lead === person ? { lead: 'vacant', once: talk.id } : {};
        if (people.length === 0) talks.delete(talk.id);
        else talks.set(talk.id, { ...talk, ...vacated, people });
      }
    },
  };
};

/** What nudges and steps know of a unit, with whom talks were offered, as the store tells it. */
export const withTalks = (life: LifeStore, talks: TalkStore): LifeStore => ({
  ...life,
  async of(units) {
    const lives = new Map(await life.of(units));
    for (const [unit, of] of lives) {
      const first = (await talks.of(unit)).filter(({ part }) => part === 1);
      if (first.length === 0) continue;
      const offered = new Set(first.flatMap(({ lead, people }) => [lead, ...people]));
      lives.set(unit, { ...of, done: new Map([...of.done, [TALK_OFFERED, offered]]) });
    }
    return lives;
  },
});
