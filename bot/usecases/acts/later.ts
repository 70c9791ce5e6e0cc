/** [Senare]: moves the second reminder of an action, never past its date and never to a third card. */
import { addDays, weekday } from '../../core/calendar.ts';
import type { Day } from '../../core/nudge.ts';
import type { Reply } from '../../core/reply.ts';
import { type Act, gone, hindered, present, settle, textOf } from './act.ts';

/** Without a wish: Monday next week. Days off and quiet days move it on when it is planned. */
const nextWeek = (today: Day): Day => addDays(today, 8 - weekday(today));

/** The day of the next reminder: after today, at the latest on the due date; null when the due date is no longer ahead. */
export const laterDay = (wished: string | null, due: Day | null, today: Day): Day | null => {
  if (due === null || due <= today) return null;
  const tomorrow = addDays(today, 1);
  const wish = wished ?? nextWeek(today);
  if (wish < tomorrow) return tomorrow;
  return wish > due ? due : wish;
};

const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));

/** Notes the wish on the claim; the list is not touched. */
export const remindLater = async (act: Act): Promise<Reply> => {
  const { line } = act;
  if (line.kind !== 'N6') return present(act);
  const wished = textOf(act.data, 'day');
  if (wished !== null && !isDay(wished))
    return hindered(act, { kind: 'invalid', fields: [{ field: 'day', code: 'not-a-date' }] });
  const read = await act.ports.lists.readRow(act.as, act.site, 'StegvisPlan', line.action);
  if (!read.ok) {
    if (read.fault.kind === 'not-found') return gone(act, 'action');
    return hindered(act, read.fault);
  }
  const { title, dueDate, state } = read.value.value;
  if (state === 'done' || state === 'dropped')
    return present(act, { key: act.key, answer: { kind: 'outdated', title } });
  const day = line.occurrence === 'second' ? null : laterDay(wished, dueDate, act.today);
  return settle(act, { kind: 'later', title, day }, day);
};
