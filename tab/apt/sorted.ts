/** Which items wait for somebody's decision, were declined, or were raised. Pure. */
import type { AgendaItem, Meetings } from '../../bot/core/api.ts';

/** A proposal that nobody has placed or declined; what was raised waits for its answer instead. */
export const isProposal = ({ state, raisedTo }: AgendaItem): boolean =>
  state === 'proposed' && raisedTo === null;

/** The items of an agenda that are to be taken up: proposals for it are none yet. */
export const listed = (agenda: readonly AgendaItem[]): AgendaItem[] =>
  agenda.filter((item) => !isProposal(item));

/** Everything that stands beside the agendas; `rest` is what has no meeting for another reason. */
export const sorted = ({ meetings, unplaced }: Pick<Meetings, 'meetings' | 'unplaced'>) => {
  const all = [...meetings.flatMap(({ agenda }) => agenda), ...unplaced];
  const answered = ({ answer }: AgendaItem): number => (answer === null ? 0 : 1);
  return {
    waiting: all.filter(isProposal),
    declined: unplaced.filter(({ declined }) => declined),
    raised: all
      .filter(({ raisedTo }) => raisedTo !== null)
      .toSorted(
        (a, b) => answered(a) - answered(b) || (a.answerDue ?? '9999').localeCompare(b.answerDue ?? '9999'),
      ),
    rest: unplaced.filter((item) => !isProposal(item) && !item.declined && item.raisedTo === null),
  };
};
