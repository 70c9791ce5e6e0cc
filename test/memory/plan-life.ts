/** Frozen versions and feedback in memory. */
import type { Comment } from '../../bot/core/api-feedback.ts';
import type { FeedbackStore, PlanVersionStore, StoredCopy, StoredVersion } from '../../bot/usecases/ports.ts';

export const makeMemoryPlanVersions = (): PlanVersionStore => {
  const kept: (StoredVersion & { unit: string; key: string })[] = [];
  const copy = ({ unit: _, key: __, ...version }: (typeof kept)[number]): StoredVersion =>
    structuredClone(version);
  const of = (unit: string) => kept.filter((version) => version.unit === unit);
  return {
    freeze: async (unit, key, version) => {
      const there = of(unit).find((known) => known.key === key);
      if (there !== undefined) return copy(there);
      const made = { ...structuredClone(version), unit, key, number: of(unit).length + 1 };
      kept.push(made);
      return copy(made);
    },
    list: async (unit) =>
      of(unit)
        .map(copy)
        .reverse()
        .map(({ actions, ...version }) => ({ ...version, count: actions.length })),
    get: async (unit, number) => {
      const there = of(unit).find((version) => version.number === number);
      return there === undefined ? null : copy(there);
    },
  };
};

export const makeMemoryFeedback = (): FeedbackStore => {
  const copies: (StoredCopy & { unit: string })[] = [];
  const kept: (Comment & { unit: string; key: string })[] = [];
  const of = (unit: string) => copies.filter((copy) => copy.unit === unit);
  const told = ({ unit: _, key: __, ...comment }: (typeof kept)[number]): Comment => ({ ...comment });
  return {
    keepCopy: async (unit, actions, at) => {
      const last = of(unit).at(-1);
      if (last !== undefined && JSON.stringify(last.actions) === JSON.stringify(actions))
        return { number: last.number, at: last.at, actions };
      const made = { number: (last?.number ?? 0) + 1, at, actions: structuredClone(actions) };
      copies.push({ ...made, unit });
      return made;
    },
    copy: async (unit, number) => {
      const found = number === null ? of(unit).at(-1) : of(unit).find((copy) => copy.number === number);
      return found === undefined ? null : { number: found.number, at: found.at, actions: found.actions };
    },
    add: async (unit, comments) => {
      for (const { id, key, number, text, action } of comments) {
        if (kept.some((comment) => comment.unit === unit && comment.key === key)) continue;
        kept.push({
          ...{ unit, id, key, number, text, action, version: '1' },
          ...{ decision: null, reason: null, decidedOn: null },
        });
      }
    },
    list: async (unit) =>
      kept
        .filter((comment) => comment.unit === unit)
        .map((comment) => ({ ...told(comment), key: comment.key })),
    decide: async (unit, id, version, decision) => {
      const comment = kept.find((one) => one.unit === unit && one.id === id);
      if (comment === undefined) return { kind: 'not-found' };
      if (version !== null && version !== comment.version) return { kind: 'stale', comment: told(comment) };
      Object.assign(comment, decision, { version: String(Number(comment.version) + 1) });
      return { kind: 'decided', comment: told(comment) };
    },
  };
};
