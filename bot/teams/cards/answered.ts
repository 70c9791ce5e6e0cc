/** How a line looks once it is answered: what became of it, by whom, and what can be undone. */
import { leftOf } from '../../core/fewer.ts';
import type { NudgeLine } from '../../core/nudge.ts';
import type { Answer } from '../../core/reply.ts';
import { botTexts, fill } from '../../core/texts/bot/index.ts';
import { longDay, mediumDay } from '../../core/texts/dates.ts';
import { laterWords } from './answered-later.ts';
import { answeredAt, type Look, lineWords, subject } from './line.ts';
import { type Button, type Element, open, press } from './parts.ts';
import type { AnsweredWords } from './words.ts';

/** The words of an answered line. `undone` and `resumed` show the line itself again. */
export const answeredWords = (
  line: NudgeLine,
  answer: Answer,
  card: string,
  unitName: string,
  look: Look,
): AnsweredWords => {
  const { language, links } = look;
  const { answered: t, outcome, fewer, button, paused, n9 } = botTexts[language];
  const { item, view, row } = subject(line);
  const data = { item, nudge: card };
  const toTab = line.kind === 'N8' ? [] : [open(button.open, links(view, line.unit, row))];
  const undo = (possible: boolean): Button[] =>
    possible ? [press({ title: button.undo, verb: 'undo', data })] : [];
  const who = (by: { by: string; mine: boolean; at: string }): string => {
    const when = answeredAt(by.at, language);
    return by.mine ? fill(t.me, { when }) : fill(t.other, { name: by.by, when });
  };
  const words = (
    title: string,
    body: string,
    buttons: Button[] = toTab,
    inputs: Element[] = [],
  ): AnsweredWords => ({ title, body: [body], inputs, buttons });
  switch (answer.kind) {
    case 'done':
      return words(fill(t.done, { title: answer.title }), who(answer), [...undo(answer.undo), ...toTab]);
    case 'placed': {
      const day = longDay(answer.meetingStart, language);
      const body = fill(t.placedBody, { day, who: who(answer) });
      return words(fill(t.placed, { title: answer.title }), body, [...undo(answer.undo), ...toTab]);
    }
    case 'confirmed':
      return words(fill(outcome.confirmed, { title: answer.title }), who(answer), [
        ...undo(answer.undo),
        ...toTab,
      ]);
    case 'discussed':
      return words(fill(outcome.discussed, { title: answer.title }), who(answer), [
        ...undo(answer.undo),
        ...toTab,
      ]);
    case 'promoted': {
      const body = fill(outcome.promotedBody, { who: who(answer) });
      return words(fill(outcome.promoted, { title: answer.title }), body, [
        open(button.open, links('plan', line.unit, answer.row ?? null)),
        ...undo(answer.undo),
      ]);
    }
    case 'carried': {
      const body =
        answer.to === null
          ? fill(outcome.unplaced, { who: who(answer) })
          : fill(outcome.carriedTo, { day: longDay(answer.to, language), who: who(answer) });
      return words(fill(outcome.carried, { title: answer.title }), body, [...undo(answer.undo), ...toTab]);
    }
    case 'taken':
      return words(outcome.taken, outcome.takenBody, [...undo(true), ...toTab]);
    case 'told':
      return words(n9.after.told, n9.after.toldBody, [open(button.open, links('competence', line.unit))]);
    case 'proposed': {
      const { by, at } = answer;
      const proposed = fill(t.proposed, { title: answer.title });
      if (by === undefined || at === undefined) return words(proposed, t.proposedBody);
      // The agenda is still what the others read the card for, and they may have something to propose too.
      const agenda = lineWords(line, card, unitName, look);
      const said = `${proposed} — ${who({ by: by ?? outcome.group, at, mine: false })}`;
      return { title: agenda.title, body: [...agenda.body, said], inputs: [], buttons: agenda.buttons };
    }
    case 'date-confirmed': {
      const asked = line.kind === 'N1' || line.kind === 'N3' ? { ...line, readOn: undefined } : line;
      const { title, body, buttons } = lineWords(asked, card, unitName, look);
      return { title, body: [...body, t.confirmed], inputs: [], buttons };
    }
    case 'not-now':
      return words(t.notNow, t.notNowBody);
    case 'later':
      return laterWords(line, answer, answer.title || titleOf(line, unitName, look), data, toTab, look);
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
      if (line.kind === 'N14') return words(outcome.notRenewing, t.notNowBody);
      return words(line.kind === 'N15' ? outcome.notThisYear : t.irrelevant, t.irrelevantBody);
    case 'fewer':
      return words(t.fewer, fewer[leftOf(line.kind)], [...undo(line.kind !== 'N8'), ...toTab]);
    case 'undone':
    case 'resumed':
      return { ...again(line, answer, card, unitName, look), inputs: [] };
    case 'outdated':
      return words(
        fill(t.outdated, { title: answer.title || titleOf(line, unitName, look) }),
        t.outdatedBody,
      );
  }
};

const titleOf = (line: NudgeLine, unitName: string, look: Look): string =>
  lineWords(line, '', unitName, look).title;

/** The line with its buttons again, and its date as it stands now. */
const again = (
  line: NudgeLine,
  answer: Answer & { kind: 'undone' | 'resumed' },
  card: string,
  unitName: string,
  look: Look,
): Omit<AnsweredWords, 'inputs'> => {
  const { answered, outcome } = botTexts[look.language];
  const dueDate = answer.kind === 'undone' ? answer.dueDate : undefined;
  const moved = line.kind === 'N6' && dueDate !== undefined && dueDate !== line.dueDate;
  // The days that were left belong to the old date: "today" must not be said of the new one.
  const now = moved ? { ...line, dueDate, workingDaysLeft: Math.max(1, line.workingDaysLeft) } : line;
  const { title, buttons } = lineWords(now, card, unitName, look);
  const body = answer.kind === 'undone' ? answered.undone : outcome.resumedBody;
  return { title, body: [body], buttons };
};
