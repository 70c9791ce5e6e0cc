/** Cards of nudges: one matter with all its buttons, or up to three with one main button each. */
import type { NudgeCard, Reply } from '../../core/reply.ts';
import { botTexts, fill, numberWord } from '../../core/texts/bot/index.ts';
import { mediumDay } from '../../core/texts/dates.ts';
import { answeredWords } from './answered.ts';
import { type Look, lineWords, subject } from './line.ts';
import {
  type Button,
  type Element,
  type Face,
  face,
  heading,
  kindLine,
  open,
  press,
  small,
  subheading,
  text,
} from './parts.ts';

type Answers = (Reply & { kind: 'answered' })['answers'];

/** A card of one line. */
const single = (card: NudgeCard, line: NudgeCard['lines'][number], answers: Answers, look: Look): Face => {
  const words = lineWords(line.line, card.card, card.unitName, look);
  const answer = answers.find(({ key }) => key === line.key)?.answer;
  if (answer === undefined)
    return face({
      language: look.language,
      summary: [words.title, ...words.body].join(' — '),
      speak: words.speak,
      body: [
        kindLine(words.kind),
        heading(words.title),
        ...words.body.map((part) => text(part)),
        ...(words.small === null ? [] : [small(words.small)]),
      ],
      actions: words.buttons,
    });
  const now = answeredWords(line.line, answer, card.card, card.unitName, look);
  return face({
    language: look.language,
    summary: [now.title, ...now.body].join(' — '),
    speak: now.title,
    body: [kindLine(words.kind), heading(now.title), ...now.body.map((part) => text(part)), ...now.inputs],
    actions: now.buttons,
  });
};

/** One of several: title, body and its one main button; when answered, what became of it. */
const share = (card: NudgeCard, line: NudgeCard['lines'][number], answers: Answers, look: Look): Element => {
  const words = lineWords(line.line, card.card, card.unitName, look);
  const answer = answers.find(({ key }) => key === line.key)?.answer;
  const now =
    answer === undefined
      ? {
          title: words.title,
          body: [...words.body, ...(line.line.kind === 'N8' && words.small ? [words.small] : [])],
          buttons: words.buttons,
        }
      : answeredWords(line.line, answer, card.card, card.unitName, look);
  // Of a question that shares a card, skipping stays at hand; writing is found in the tab (R41).
  const main = (
    line.line.kind === 'N8' ? now.buttons.filter(({ type }) => type !== 'Action.OpenUrl') : now.buttons
  ).slice(0, 1);
  return {
    type: 'Container',
    separator: true,
    spacing: 'Medium',
    items: [
      kindLine(words.kind),
      subheading(now.title),
      ...now.body.map((part) => text(part)),
      ...(main.length > 0 ? [{ type: 'ActionSet', actions: main }] : []),
    ],
  };
};

/** Whoever gets a question to think about can always pause, also when it shares a card (R21, R41). */
const pauseOf = (card: NudgeCard, answers: Answers, look: Look): Button[] => {
  const line = card.lines.find(({ line: candidate }) => candidate.kind === 'N8');
  if (line === undefined || answers.some(({ key }) => key === line.key)) return [];
  const data = { item: subject(line.line).item, nudge: card.card };
  return [press({ title: botTexts[look.language].button.pause, verb: 'pause', data })];
};

const several = (card: NudgeCard, answers: Answers, look: Look): Face => {
  const { several: t, button } = botTexts[look.language];
  const count = card.lines.length + card.more;
  const n = numberWord(count, look.language);
  const titles = card.lines.map(({ line }) => lineWords(line, card.card, card.unitName, look).title);
  const first = card.lines[0]?.line;
  const link =
    first === undefined ? null : look.links(first.kind === 'N8' ? 'start' : subject(first).view, first.unit);
  return face({
    language: look.language,
    summary: [fill(t.title, { n }), ...titles].join(' — '),
    speak: fill(t.speak, { n }),
    body: [
      kindLine(fill(t.kind, { unit: card.unitName })),
      heading(fill(t.title, { n })),
      ...card.lines.map((line) => share(card, line, answers, look)),
      ...(card.more > 0
        ? [small(card.more === 1 ? t.moreOne : fill(t.more, { n: numberWord(card.more, look.language) }))]
        : []),
    ],
    actions: [...(link === null ? [] : [open(button.open, link)]), ...pauseOf(card, answers, look)],
  });
};

/** A nudge's card, with what has been answered on it. */
export const nudgeFace = (card: NudgeCard, answers: Answers, look: Look): Face => {
  const [only] = card.lines;
  return only !== undefined && card.lines.length === 1 && card.more === 0
    ? single(card, only, answers, look)
    : several(card, answers, look);
};

const back = (card: NudgeCard, item: string, look: Look): Button =>
  press({
    title: botTexts[look.language].button.back,
    verb: 'show',
    plain: true,
    data: { item, nudge: card.card },
  });

/** The follow-up of "Flytta datum". */
export const askDateFace = (reply: Reply & { kind: 'ask-date' }, look: Look): Face => {
  const { askDate: t, button } = botTexts[look.language];
  const line = reply.card.lines.find(({ key }) => key === reply.key)?.line;
  const item = line === undefined ? '' : subject(line).item;
  const title = fill(t.title, { action: reply.action });
  const body = fill(t.body, { day: mediumDay(reply.dueDate, look.language) });
  return face({
    language: look.language,
    summary: `${title} — ${body}`,
    speak: title,
    body: [
      heading(title),
      text(body),
      {
        type: 'Input.Date',
        id: 'date',
        label: t.label,
        value: reply.dueDate,
        isRequired: true,
        errorMessage: t.missing,
      },
    ],
    actions: [
      press({
        title: button.save,
        verb: 'move',
        primary: true,
        // The date that the person sees: moved meanwhile by somebody else, it is not overwritten.
        data: { item, nudge: reply.card.card, was: reply.dueDate },
      }),
      back(reply.card, item, look),
    ],
  });
};

/** The follow-up of "Föreslå punkt". */
export const askItemFace = (reply: Reply & { kind: 'ask-item' }, look: Look): Face => {
  const { askItem: t, button } = botTexts[look.language];
  const body = fill(t.body, { title: reply.meetingTitle });
  return face({
    language: look.language,
    summary: `${t.title} — ${body}`,
    speak: t.title,
    body: [
      heading(t.title),
      text(body),
      {
        type: 'Input.Text',
        id: 'title',
        label: t.label,
        maxLength: 200,
        isRequired: true,
        errorMessage: t.missing,
      },
    ],
    actions: [
      press({
        title: button.save,
        verb: 'propose',
        primary: true,
        data: { item: reply.meeting, nudge: reply.card.card, once: reply.once },
      }),
      back(reply.card, reply.meeting, look),
    ],
  });
};
