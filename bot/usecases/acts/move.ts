/**
 * [Flytta datum]: a judgement. It is saved only if the date that the person saw still stands; if somebody has moved
 * it meanwhile, the person is told and nothing is written.
 */
import { day as dayShape } from '../../core/api.ts';
import type { Reply } from '../../core/reply.ts';
import { type Act, gone, hindered, present, settle, shown, textOf } from './act.ts';
import { mayChange } from './done.ts';
import { state } from './facts.ts';

const ask = (act: Act, title: string, dueDate: string | null): Reply => ({
  kind: 'ask-date',
  card: shown(act.card, act.unit.name),
  key: act.key,
  action: title,
  dueDate: dueDate ?? act.today,
});

/** Asks for a date, and with one saves it. */
export const moveDate = async (act: Act): Promise<Reply> => {
  const { line } = act;
  if (line.kind !== 'N6') return present(act);
  const date = textOf(act.data, 'date');
  if (date === null) {
    const read = await act.ports.lists.readRow(act.as, act.site, 'StegvisPlan', line.action);
    if (!read.ok) return read.fault.kind === 'not-found' ? gone(act, 'action') : hindered(act, read.fault);
    const { title, dueDate, state: now } = read.value.value;
    if (now === 'done' || now === 'dropped')
      return present(act, { key: act.key, answer: { kind: 'outdated', title } });
    if (!mayChange(act, read.value)) return hindered(act, { kind: 'not-allowed', need: 'manager' });
    return ask(act, title, dueDate);
  }
  if (!dayShape.safeParse(date).success)
    return hindered(act, { kind: 'invalid', fields: [{ field: 'dueDate', code: 'not-a-date' }] });
  if (date < act.today)
    return hindered(act, { kind: 'invalid', fields: [{ field: 'dueDate', code: 'out-of-range' }] });
  const seen = textOf(act.data, 'was') ?? line.dueDate;
  const settled = await state(act, 'StegvisPlan', line.action, (row) => {
    if (row.value.state === 'done' || row.value.state === 'dropped' || row.value.dueDate === date)
      return null;
    if (!mayChange(act, row)) return { fault: { kind: 'not-allowed', need: 'manager' } };
    if ((row.value.dueDate ?? act.today) !== seen) return { fault: { kind: 'stale', theirs: row } };
    return { dueDate: date };
  });
  if (settled.kind === 'hindered')
    return settled.fault.kind === 'not-found' ? gone(act, 'action') : hindered(act, settled.fault);
  const { title, state: now } = settled.row.value;
  if (now === 'done' || now === 'dropped')
    return present(act, { key: act.key, answer: { kind: 'outdated', title } });
  return settle(act, { kind: 'moved', title, dueDate: date });
};
