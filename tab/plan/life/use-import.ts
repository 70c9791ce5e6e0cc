/** An existing plan on its way in: read, corrected row by row, and added in parts that can be repeated. */
import { useState } from 'react';
import { type ImportPreview, MOST_APPLIED, type Proposal } from '../../../bot/core/api-plan-life.ts';
import { OWNER_ROLES, PLAN_AREAS } from '../../../bot/core/choices.ts';
import { useSession } from '../../session.tsx';
import type { Trouble } from '../../trouble.ts';
import { putAction, useUnit } from '../../unit.tsx';
import { FIELDS, type Form } from '../form.ts';

/** One row as the person has it now. */
export interface ImportRow {
  key: string;
  form: Form;
  take: boolean;
  proposal: Proposal;
}

const LONG = 10_000;
/** Letters in one request, well below what the server takes. */
const MOST_LETTERS = 150_000;

const formOf = (row: Proposal): Form => ({
  title: row.title,
  area: row.area ?? '',
  need: row.need ?? '',
  goal: row.goal ?? '',
  ownerRole: row.ownerRole ?? '',
  ownerId: row.ownerId ?? '',
  dueDate: row.dueDate ?? '',
  indicator: row.indicator ?? '',
  followUpDate: row.followUpDate ?? '',
  samPhase: '',
  riskAssessment: '',
  activeMeasure: '',
});

/** Whether a row can be added as it stands. */
export const fits = ({ form }: ImportRow): boolean =>
  form.title.trim() !== '' && [form.need, form.goal, form.indicator].every((text) => text.length <= LONG);

/** The notes on fields that the person has not changed since. */
export const stillNoted = ({ form, proposal }: ImportRow): Proposal['notes'] => {
  const read = formOf(proposal);
  return proposal.notes.filter(({ field, code }) => {
    if (field === 'owner') return form.ownerRole === read.ownerRole && form.ownerId === read.ownerId;
    const name = FIELDS.find((each) => each === field);
    if (name !== undefined && code === 'too-long') return form[name].length > LONG;
    return name === undefined || form[name] === read[name];
  });
};

const actionOf = ({ key, form }: ImportRow) => ({
  key,
  action: {
    title: form.title.trim(),
    area: PLAN_AREAS.find((area) => area === form.area) ?? null,
    need: form.need.trim() || null,
    goal: form.goal.trim() || null,
    ownerRole: OWNER_ROLES.find((role) => role === form.ownerRole) ?? null,
    ownerId: form.ownerId || null,
    dueDate: form.dueDate || null,
    indicator: form.indicator.trim() || null,
    followUpDate: form.followUpDate || null,
  },
});

/** Parts that one request takes, by number and by length. */
const partsOf = (rows: readonly ImportRow[]): ImportRow[][] => {
  const parts: ImportRow[][] = [];
  let letters = 0;
  for (const row of rows) {
    const length = Object.values(row.form).join('').length;
    const last = parts.at(-1);
    if (last === undefined || last.length === MOST_APPLIED || letters + length > MOST_LETTERS) {
      parts.push([row]);
      letters = length;
    } else {
      last.push(row);
      letters += length;
    }
  }
  return parts;
};

export interface Importing {
  busy: 'reading' | 'adding' | null;
  preview: ImportPreview | null;
  rows: ImportRow[];
  /** How many were added in this go, of how many. */
  progress: { done: number; of: number } | null;
  trouble: Trouble | null;
}

export const useImport = () => {
  const { api } = useSession();
  const unit = useUnit();
  const [state, set] = useState<Importing>({
    ...{ busy: null, preview: null, rows: [], progress: null, trouble: null },
  });
  const change = (part: Partial<Importing>): void => set((now) => ({ ...now, ...part }));

  const read = async (file: File): Promise<number | null> => {
    change({ busy: 'reading', trouble: null, progress: null });
    const result = await api.importPlan(unit.id, file);
    // What was corrected stays when the next file cannot be read.
    if (!result.ok) {
      change({ busy: null, trouble: result.trouble });
      return null;
    }
    const rows = result.value.rows.map((proposal) => ({
      key: proposal.key,
      form: formOf(proposal),
      take: !proposal.known,
      proposal,
    }));
    change({ busy: null, preview: result.value, rows });
    return rows.length;
  };

  /** Adds what is taken; the number added, or null when it stopped on the way. */
  const apply = async (): Promise<number | null> => {
    const wanted = state.rows.filter(({ take }) => take);
    change({ busy: 'adding', trouble: null, progress: { done: 0, of: wanted.length } });
    let done = 0;
    for (const part of partsOf(wanted)) {
      const result = await api.applyImport(unit.id, part.map(actionOf));
      if (!result.ok) {
        change({ busy: null, trouble: result.trouble });
        return null;
      }
      for (const action of result.value.actions) putAction(unit, action);
      done += part.length;
      change({ progress: { done, of: wanted.length } });
    }
    return done;
  };

  return {
    state,
    read,
    apply,
    take: (key: string, take: boolean): void =>
      set((now) => ({ ...now, rows: now.rows.map((row) => (row.key === key ? { ...row, take } : row)) })),
    correct: (key: string, form: Form): void =>
      set((now) => ({
        ...now,
        rows: now.rows.map((row) => (row.key === key ? { ...row, form, take: true } : row)),
      })),
  };
};
