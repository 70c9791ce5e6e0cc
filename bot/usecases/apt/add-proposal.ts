/** A proposal for an agenda (R19), the same from the tab and from a card: an identical one of the same person is one. */
import {
  GROUP,
  isProposal,
  nextProposal,
  PERSON,
  proposalBase,
  sameTitle,
} from '../../core/agenda-source.ts';
import { done, failed, type Outcome } from '../../core/fault.ts';
import { type AgendaRow, EMPTY, type Stored, type Whose } from '../../core/rows.ts';
import type { Desk } from './ports.ts';

export interface Proposal {
  title: string;
  minutes: number;
  /** Who proposes and wants to be named; null: through the group, and nothing tells who. */
  by: string | null;
  whose: Whose | null;
  /** The meeting that it is meant for and its place there; null: wherever it fits. */
  on: { meetingKey: string; order: number } | null;
}

/** How many identical proposals may have been settled that the rows at hand do not know of. */
const MOST_ROUNDS = 5;

/** Adds the proposal, or gives the identical one that waits already. `agenda`: the unit's items as they are known. */
export const addProposal = async (
  desk: Desk,
  agenda: readonly Stored<AgendaRow>[],
  proposal: Proposal,
): Promise<Outcome<Stored<AgendaRow>>> => {
  const { title, minutes, by, whose, on } = proposal;
  const base = proposalBase(desk.unit.id, by, title);
  const row: AgendaRow = {
    ...EMPTY.StegvisAgenda,
    ...{ title, minutes, whose },
    state: 'proposed',
    source: by === null ? GROUP : PERSON,
    proposedBy: by,
    meetingKey: on?.meetingKey ?? null,
    order: on?.order ?? null,
  };
  let known = agenda;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const next = nextProposal(known, base, title);
    if ('open' in next) return done(next.open);
    const { lists, projection } = desk.ports;
    const added = await lists.addRow(desk.as, desk.site, 'StegvisAgenda', desk.unit.id, next.key, row);
    if (!added.ok) return added;
    await projection.put(desk.unit.id, 'StegvisAgenda', [added.value]);
    // The key was taken by one that has been settled since: the next round is a new one.
    if (isProposal(added.value.value) && sameTitle(added.value.value.title, title)) return added;
    known = [...known, { ...added.value, key: next.key }];
  }
  return failed({ kind: 'stale', theirs: null });
};
