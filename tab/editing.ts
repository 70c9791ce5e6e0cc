/**
 * A form over one row: what was read, what the person wrote, and how saving went. What is written stays in the browser
 * until it is saved; when somebody else saved first, the person sees both versions and chooses.
 */
import { useState } from 'react';
import { dropDraft, keepDraft, readDraft } from './draft.ts';
import { differing, type Fields, mergeOf } from './merge.ts';
import { useSession } from './session.tsx';
import type { Result, Trouble } from './trouble.ts';

/** What is kept in the browser until it is saved. */
export interface Draft<F extends string> {
  form: Fields<F>;
  /** The row as it was read. */
  base: Fields<F>;
  /** The version it was read at; null for a new row. */
  version: string | null;
  /** Becomes a new row's StegvisKey: saving the same draft twice makes one row. */
  key: string;
}

export interface Check<F extends string> {
  problems: Partial<Fields<F>>;
  /** A sentence above the fields. */
  sentence: string | null;
}

/** What the form needs to know of its kind of row. `G` names the ways to save it. */
export interface Kind<F extends string, T extends { version: string }, G extends string> {
  /** The draft's name in the browser. */
  name: string;
  base: Fields<F>;
  version: string | null;
  /** Fields that are filled in beforehand in a new row. */
  filled?: Partial<Fields<F>>;
  /** The way to save whose problems are shown at once. */
  tried?: G;
  /** Texts that can stand one after the other when two versions become one. */
  long: readonly F[];
  check(form: Fields<F>, goal: G): Check<F>;
  /** Whether this way of saving changes the row although the form is as it was read. */
  changes?(goal: G): boolean;
  send(draft: Draft<F>, goal: G): Promise<Result<T>>;
  parse(theirs: unknown): T | null;
  formOf(row: T): Fields<F>;
  saved(row: T, goal: G): void;
  close(): void;
}

export interface Editing<F extends string, T, G extends string> extends Draft<F> {
  restored: boolean;
  stored: boolean;
  busy: boolean;
  problems: Partial<Fields<F>>;
  note: { text: string; undo?: Fields<F> } | null;
  trouble: Trouble | null;
  /** Somebody else's newest form and how we tried to save, while the person chooses. */
  clash: { theirs: T; goal: G } | null;
  /** What the other wrote in fields where mine stands after a merge. */
  beside: Partial<Fields<F>>;
}

const CALM = { busy: false, problems: {}, note: null, trouble: null, clash: null, beside: {} };

/** The form's state and what can be done with it. */
export const useEditing = <F extends string, T extends { version: string }, G extends string>(
  kind: Kind<F, T, G>,
) => {
  const { t, host } = useSession();
  const name = `${host.person}/${kind.name}`;
  const fresh = (): Draft<F> => ({
    form: { ...kind.base, ...kind.filled },
    base: kind.base,
    version: kind.version,
    key: crypto.randomUUID(),
  });
  const shownCheck = (form: Fields<F>, goal: G): Pick<Editing<F, T, G>, 'problems' | 'note'> => {
    const { problems, sentence } = kind.check(form, goal);
    return { problems, note: sentence ? { text: sentence } : null };
  };
  const [state, set] = useState<Editing<F, T, G>>(() => {
    const kept = readDraft<Draft<F>>(name);
    const draft = kept ?? fresh();
    const check = kind.tried === undefined ? {} : shownCheck(draft.form, kind.tried);
    return { ...draft, ...CALM, ...check, restored: kept !== null, stored: true };
  });
  const change = (part: Partial<Editing<F, T, G>>): void => set((now) => ({ ...now, ...part }));
  const keep = ({ form, base, version, key }: Draft<F>): boolean =>
    keepDraft<Draft<F>>(name, { form, base, version, key });

  const write = (field: F, value: string): void => {
    const form = { ...state.form, [field]: value };
    change({ form, stored: keep({ ...state, form }), problems: { ...state.problems, [field]: undefined } });
  };

  const end = (): void => {
    dropDraft(name);
    kind.close();
  };

  const failed = (trouble: Trouble, goal: G, draft: Draft<F>): void | Promise<void> => {
    keep(draft);
    const theirs = trouble.kind === 'stale' ? kind.parse(trouble.theirs) : null;
    // An earlier save of ours arrived and its answer did not: what stands there is what we wrote.
    if (theirs && differing(draft.form, kind.formOf(theirs)).length === 0) {
      if (kind.changes?.(goal)) return save(goal, rebase(theirs, draft.form, {}));
      kind.saved(theirs, goal);
      return end();
    }
    if (theirs) return change({ ...CALM, clash: { theirs, goal } });
    const problems: Partial<Fields<F>> = {};
    for (const { field, message } of trouble.fields)
      if (Object.hasOwn(draft.form, field)) problems[field as F] = message as Fields<F>[F];
    change({ ...CALM, problems, trouble });
  };

  /** Sets the form against the version that the other saved; saving goes against that one from now on. */
  const rebase = (theirs: T, form: Fields<F>, rest: Partial<Editing<F, T, G>>): Draft<F> => {
    const draft = { form, base: kind.formOf(theirs), version: theirs.version, key: state.key };
    change({ ...draft, ...CALM, ...rest, restored: false, stored: keep(draft) });
    return draft;
  };

  const save = async (goal: G, draft: Draft<F> = state): Promise<void> => {
    const check = kind.check(draft.form, goal);
    if (Object.keys(check.problems).length > 0)
      return change({ ...shownCheck(draft.form, goal), trouble: null });
    const untouched = draft.version !== null && differing(draft.form, draft.base).length === 0;
    if (untouched && !kind.changes?.(goal)) return end();
    change({ ...CALM, busy: true, beside: state.beside });
    const result = await kind.send(draft, goal);
    if (!result.ok) return failed(result.trouble, goal, draft);
    kind.saved(result.value, goal);
    end();
  };

  return {
    state,
    write,
    save,
    /** Forgets what was written. */
    cancel: end,
    startOver: () => {
      dropDraft(name);
      change({ ...fresh(), ...CALM, restored: false });
    },
    /** Brings back what a note can undo. */
    restore: (form: Fields<F>) => change({ form, note: null, stored: keep({ ...state, form }) }),
    keepMine: ({ theirs, goal }: { theirs: T; goal: G }) => save(goal, rebase(theirs, state.form, {})),
    takeTheirs: ({ theirs }: { theirs: T }) => {
      rebase(theirs, kind.formOf(theirs), { note: { text: t.edit.taken, undo: state.form } });
    },
    merge: ({ theirs }: { theirs: T }) => {
      const merged = mergeOf(state.base, state.form, kind.formOf(theirs), kind.long);
      rebase(theirs, merged.form, { beside: merged.theirs, note: { text: t.clash.merged } });
    },
  };
};
