/** The words and buttons of one nudge (LOOK section 1, N1–N8), whether it has a card of its own or shares one. */
import { weekday } from '../../core/calendar.ts';
import { type Language, PLAN_AREAS, type PlanArea } from '../../core/choices.ts';
import type { NudgeLine } from '../../core/nudge.ts';
import { botTexts, fill, numberWord } from '../../core/texts/bot/index.ts';
import { clockTime, dayAndTime, longDay, mediumDay } from '../../core/texts/dates.ts';
import type { Links } from '../links.ts';
import { type Button, open, press } from './parts.ts';

export interface LineWords {
  kind: string;
  title: string;
  body: string[];
  small: string | null;
  speak: string;
  /** The primary one first. */
  buttons: Button[];
}

/** What every face needs: the reader's language and the links into the tab. */
export interface Look {
  language: Language;
  links: Links;
}

const isArea = (area: string | null): area is PlanArea => PLAN_AREAS.some((known) => known === area);

/** Whether the date holds, when it was read long ago; the button that says so is the first after the main one. */
const question = (
  line: NudgeLine & { kind: 'N1' | 'N3' },
  data: Readonly<Record<string, string>>,
  { language }: Look,
): { body: string[]; buttons: Button[] } => {
  if (line.readOn === undefined) return { body: [], buttons: [] };
  const { calendar: t, button } = botTexts[language];
  return {
    body: [fill(t.question, { day: mediumDay(line.readOn, language) })],
    buttons: [press({ title: button.confirm, verb: 'confirm', data })],
  };
};

const n1 = (line: NudgeLine & { kind: 'N1' }, card: string, look: Look): LineWords => {
  const { language, links } = look;
  const { n1: t, button } = botTexts[language];
  const data = { item: line.meeting, nudge: card };
  const asked = question(line, data, look);
  const variables = {
    day: longDay(line.start, language),
    time: clockTime(line.start, language),
    title: line.title,
  };
  return {
    kind: fill(t.kind, variables),
    title: fill(t.title, variables),
    body: [
      line.agenda.length === 0 ? t.empty : fill(t.body, { items: line.agenda.join(', ') }),
      ...asked.body,
    ],
    small: null,
    speak: fill(t.speak, variables),
    buttons: [
      open(button.agenda, links('meetings', line.unit, line.meeting)),
      ...asked.buttons,
      press({ title: button.propose, verb: 'propose', data }),
    ],
  };
};

const n3 = (line: NudgeLine & { kind: 'N3' }, card: string, unitName: string, look: Look): LineWords => {
  const { language, links } = look;
  const { n3: t, button } = botTexts[language];
  const [first, second] = line.ideas;
  const data = { item: line.meeting, nudge: card };
  const day = longDay(line.start, language);
  const asked = question(line, data, look);
  const many = asked.buttons.length > 0;
  return {
    kind: fill(t.kind, { unit: unitName }),
    title: fill(t.title, { day }),
    body: [fill(t.body, { a: first[language], b: second[language] }), ...asked.body],
    small: fill(t.small, { a: String(first.minutes), b: String(second.minutes) }),
    speak: fill(t.speak, { day }),
    buttons: [
      press({ title: button.first, verb: 'place', primary: true, data: { ...data, idea: first.id } }),
      press({ title: button.second, verb: 'place', data: { ...data, idea: second.id } }),
      ...asked.buttons,
      // Three buttons show; with the question the way into the tab, where the date is moved, goes along.
      press({ title: button.notNow, verb: 'skip', secondary: many, data }),
      ...(many ? [open(button.open, links('meetings', line.unit, line.meeting), true)] : []),
    ],
  };
};

const n6 = (line: NudgeLine & { kind: 'N6' }, card: string, { language, links }: Look): LineWords => {
  const { n6: t, button, areas } = botTexts[language];
  const data = { item: line.action, nudge: card };
  const day = mediumDay(line.dueDate, language);
  // A due date on a day off is told of on another day, so "today" would be wrong.
  const today = line.workingDaysLeft === 0 && weekday(line.dueDate) <= 5;
  const left =
    line.workingDaysLeft === 1 ? t.leftOne : fill(t.left, { n: numberWord(line.workingDaysLeft, language) });
  const first = line.occurrence === 'first';
  const menu = first && line.workingDaysLeft > 0;
  const body = [
    ...(line.stoodIn ? [t.stoodIn] : first ? [t.owner] : []),
    ...(line.workingDaysLeft > 0 ? [left] : []),
    ...(first ? [] : [t.last]),
  ].join(' ');
  return {
    kind: isArea(line.area) ? fill(t.kind, { area: areas[line.area] }) : t.kindPlain,
    title: fill(today ? t.today : t.title, { day, action: line.title }),
    body: [body],
    small: menu ? t.next : null,
    speak: fill(t.speak, { day, action: line.title }),
    buttons: [
      press({ title: button.done, verb: 'done', primary: true, data }),
      press({ title: button.move, verb: 'move', data }),
      open(button.open, links('plan', line.unit, line.action)),
      ...(menu ? [press({ title: button.later, verb: 'later', secondary: true, data })] : []),
    ],
  };
};

const n8 = (line: NudgeLine & { kind: 'N8' }, card: string, { language }: Look): LineWords => {
  const { n8: t, button } = botTexts[language];
  const data = { item: line.prompt, nudge: card };
  const goOn = line.ask === 'continue';
  return {
    kind: t.kind,
    title: t.title,
    body: [line.question[language], ...(goOn ? [t.continue] : [])],
    small: t.small,
    // The question is for the reader's own eyes: a phone on a table must not read it out.
    speak: t.speak,
    buttons: [
      ...(goOn ? [press({ title: button.resume, verb: 'resume', data })] : []),
      press({ title: button.skip, verb: 'skip', data }),
      press({ title: button.pause, verb: 'pause', data }),
      ...(goOn ? [press({ title: button.fewer, verb: 'fewer', secondary: true, data })] : []),
    ],
  };
};

/** The words of a line. `card`: the card's id in the store, which every button carries with the thing's own id. */
export const lineWords = (line: NudgeLine, card: string, unitName: string, look: Look): LineWords => {
  switch (line.kind) {
    case 'N1':
      return n1(line, card, look);
    case 'N3':
      return n3(line, card, unitName, look);
    case 'N6':
      return n6(line, card, look);
    case 'N8':
      return n8(line, card, look);
  }
};

/** The list item (or prompt) that a line is about, and where the tab shows it. */
export const subject = (line: NudgeLine): { item: string; view: 'plan' | 'meetings' | 'personal' } => {
  switch (line.kind) {
    case 'N1':
    case 'N3':
      return { item: line.meeting, view: 'meetings' };
    case 'N6':
      return { item: line.action, view: 'plan' };
    case 'N8':
      return { item: line.prompt, view: 'personal' };
  }
};

/** *14 januari kl. 10.05*: when an answer was given. */
export const answeredAt = (instant: string, language: Language): string =>
  dayAndTime(instant, language).replace(/^\S+ /, '');
