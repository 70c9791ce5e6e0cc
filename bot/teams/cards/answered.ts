/** How a line looks once it is answered: what became of it, by whom, and what can be undone. */
import type { NudgeLine } from '../../core/nudge.ts';
import type { Answer } from '../../core/reply.ts';
import { botTexts, fill } from '../../core/texts/bot/index.ts';
import { longDay, mediumDay } from '../../core/texts/dates.ts';
import { answeredAt, type Look, lineWords, subject } from './line.ts';
import { type Button, type Element, open, press } from './parts.ts';

export interface AnsweredWords {
  title: string;
  body: string[];
  /** Fields that belong to the answer: another day for a reminder. */
  inputs: Element[];
  buttons: Button[];
}

/** The words of an answered line. `undone` shows the line itself again. */
export const answeredWords = (
  line: NudgeLine,
  answer: Answer,
  card: string,
  unitName: string,
  look: Look,
): AnsweredWords => {
  const { language, links } = look;
  const { answered: t, button, paused } = botTexts[language];
  const { item, view } = subject(line);
  const data = { item, nudge: card };
  const toTab = line.kind === 'N8' ? [] : [open(button.open, links(view, line.unit, item))];
  const undo = press({ title: button.undo, verb: 'undo', data });
  const who = (by: { by: string; mine: boolean; at: string }): string => {
    const when = answeredAt(by.at, language);
    return by.mine ? fill(t.me, { when }) : fill(t.other, { name: by.by, when });
  };
  const words = (
    title: string,
    body: string,
    buttons: Button[] = toTab,
    inputs: Element[] = [],
  ): AnsweredWords => ({
    title,
    body: [body],
    inputs,
    buttons,
  });
  switch (answer.kind) {
    case 'done':
      return words(fill(t.done, { title: answer.title }), who(answer), [
        ...(answer.undo ? [undo] : []),
        ...toTab,
      ]);
    case 'placed': {
      const day = longDay(answer.meetingStart, language);
      const body = fill(t.placedBody, { day, who: who(answer) });
      return words(fill(t.placed, { title: answer.title }), body, [...(answer.undo ? [undo] : []), ...toTab]);
    }
    case 'proposed':
      return words(fill(t.proposed, { title: answer.title }), t.proposedBody);
    case 'confirmed': {
      const asked = line.kind === 'N1' || line.kind === 'N3' ? { ...line, readOn: undefined } : line;
      const { title, body, buttons } = lineWords(asked, card, unitName, look);
      return { title, body: [...body, t.confirmed], inputs: [], buttons };
    }
    case 'not-now':
      return words(t.notNow, t.notNowBody);
    case 'later':
      return later(line, answer, data, toTab, look);
    case 'moved':
      return words(
        fill(t.moved, { title: answer.title }),
        fill(t.movedBody, { day: mediumDay(answer.dueDate, language) }),
        [press({ title: button.done, verb: 'done', data }), ...toTab],
      );
    case 'skipped':
      return words(t.skipped, t.skippedBody);
    case 'paused':
      return words(
        answer.until === 'open' ? paused.open : fill(paused.title, { day: longDay(answer.until, language) }),
        paused.body,
        [press({ title: button.resume, verb: 'resume', data })],
      );
    case 'irrelevant':
      return words(t.irrelevant, t.irrelevantBody);
    case 'fewer':
      return words(t.fewer, t.fewerBody);
    case 'undone':
      return { ...again(line, answer, card, unitName, look), inputs: [] };
    case 'outdated':
      return words(fill(t.outdated, { title: answer.title }), t.outdatedBody);
  }
};

/** The line with its buttons again, and its date as it stands now. */
const again = (
  line: NudgeLine,
  answer: Answer & { kind: 'undone' },
  card: string,
  unitName: string,
  look: Look,
): Omit<AnsweredWords, 'inputs'> => {
  const moved = line.kind === 'N6' && answer.dueDate !== undefined && answer.dueDate !== line.dueDate;
  // The days that were left belong to the old date: "today" must not be said of the new one.
  const workingDaysLeft = line.kind === 'N6' ? Math.max(1, line.workingDaysLeft) : 0;
  const now = moved ? { ...line, dueDate: answer.dueDate ?? line.dueDate, workingDaysLeft } : line;
  const { title, buttons } = lineWords(now, card, unitName, look);
  return { title, body: [botTexts[look.language].answered.undone], buttons };
};

/** Reminded later: the day, and while there is a choice, a field for another one. */
const later = (
  line: NudgeLine,
  answer: Answer & { kind: 'later' },
  data: { item: string; nudge: string },
  toTab: Button[],
  { language }: Look,
): AnsweredWords => {
  const { answered: t, button } = botTexts[language];
  const done = press({ title: button.done, verb: 'done', primary: true, data });
  const title = fill(t.later, { title: answer.title });
  if (answer.day === null || line.kind !== 'N6')
    return { title, body: [t.laterNone], inputs: [], buttons: [done, ...toTab] };
  const day: Element = {
    type: 'Input.Date',
    id: 'day',
    label: t.laterDay,
    value: answer.day,
    max: line.dueDate,
  };
  return {
    title,
    body: [fill(t.laterBody, { day: longDay(answer.day, language) })],
    inputs: [day],
    buttons: [done, press({ title: button.changeDay, verb: 'later', data }), ...toTab],
  };
};
