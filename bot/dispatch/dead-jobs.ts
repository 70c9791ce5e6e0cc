/** Jobs that failed for good. */
import type { JobWithMetadata } from 'pg-boss';
import type { Journal } from '../usecases/ports.ts';

export type GivenUp = 'slot-given-up' | 'site-given-up' | 'job-given-up';

/** Who is told of a job that failed for good. */
export interface Undertaker {
  /** Settles a card whose delivery failed for good. */
  giveUp(card: string, reason: string): Promise<void>;
  /** Keeps that something else failed for good. `about`: the slot, the site, or the job itself. */
  noteGivenUp?(what: { kind: GivenUp; about: string }): Promise<void>;
}

/** The data of a dead job: of one queue or another; `reason`: it was never one that could be done. */
export type Dead = { slot?: string; card?: string; site?: string; wantedAt?: string; reason?: string };

/** Why a job failed the last time, as it was kept with it. */
const lastReason = (output: object | null): string => {
  const told = output as { reason?: unknown; message?: unknown } | null;
  const reason = told?.reason ?? told?.message;
  return typeof reason === 'string' ? reason : 'its worker ended';
};

/** What failed for good, told once. A slot needs no more: the next one plans what it left undone. */
export const bury = async (
  journal: Journal,
  { giveUp, noteGivenUp }: Undertaker,
  { id, data, sourceOutput }: JobWithMetadata<Dead | null>,
): Promise<void> => {
  const reason = data?.reason ?? lastReason(sourceOutput);
  const lost = async (kind: GivenUp, about: string, what: object): Promise<void> => {
    journal.error(kind, { ...what, reason });
    await noteGivenUp?.({ kind, about });
  };
  if (data?.card !== undefined) await giveUp(data.card, reason);
  // The slot after it asks anew for whom it was not done.
  else if (data?.wantedAt !== undefined) journal.error('installs-given-up', { slot: data.wantedAt, reason });
  else if (data?.slot !== undefined) await lost('slot-given-up', data.slot, { slot: data.slot });
  else if (data?.site !== undefined) await lost('site-given-up', data.site, { site: data.site });
  else await lost('job-given-up', id, {});
};
