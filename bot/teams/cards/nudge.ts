/** Cards of nudges: one matter with all its buttons, or up to three with one main button each. */
import type { NudgeLine } from '../../core/nudge.ts';
import { isBaseline } from '../../core/nudges/n9-baseline.ts';
import type { NudgeCard, Reply } from '../../core/reply.ts';
import { botTexts, fill, numberWord } from '../../core/texts/bot/index.ts';
import { answeredWords } from './answered.ts';
import { type LineWords, type Look, lineWords, subject } from './line.ts';
import { isShared, menuOf, sharedMenuOf } from './menu.ts';
import {
  type Button,
  type Element,
  type Face,
  face,
  heading,
  kindLine,
  open,
  type Press,
  press,
  small,
  subheading,
  text,
} from './parts.ts';

type Answers = (Reply & { kind: 'answered' })['answers'];

/** Kinds about rows that others may change meanwhile: a client asks for them anew when the card comes into view. */
const CHANGING: readonly NudgeLine['kind'][] = ['N1', 'N2', 'N3', 'N4', 'N5', 'N6'];

const refreshOf = (card: NudgeCard, { language }: Look): { refresh?: Press } => {
  const line = card.lines.find(({ line: { kind } }) => CHANGING.includes(kind));
  if (line === undefined) return {};
  const data = { item: subject(line.line).item, nudge: card.card };
  return { refresh: { title: botTexts[language].button.refresh, verb: 'show', data } };
};

/** What may be shown of a line where others may look: in a notification, in the list of chats, read out aloud. */
const noticeOf = (words: LineWords, now: { title: string; body: readonly string[] } = words): string =>
  words.notice ?? [now.title, ...now.body].join(' — ');

/** A card of one line. */
const single = (card: NudgeCard, line: NudgeCard['lines'][number], answers: Answers, look: Look): Face => {
  const words = lineWords(line.line, card.card, card.unitName, look);
  const answer = answers.find(({ key }) => key === line.key)?.answer;
  const shared = {
    language: look.language,
    ...refreshOf(card, look),
    full: isShared(card),
  };
  if (answer === undefined)
    return face({
      ...shared,
      summary: noticeOf(words),
      speak: words.speak,
      body: [
        kindLine(words.kind),
        heading(words.title),
        ...words.body.map((part) => text(part)),
        ...(words.small === null ? [] : [small(words.small)]),
      ],
      actions: [...words.buttons, ...menuOf(card, line, look)],
    });
  const now = answeredWords(line.line, answer, card.card, card.unitName, look);
  return face({
    ...shared,
    summary: noticeOf(words, now),
    speak: words.notice ?? now.title,
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
  // One answer must not be nearer than the other. Of a question that shares a card, skipping stays at hand; writing is found in the tab (R41).
  const main = (
    line.line.kind === 'N8' ? now.buttons.filter(({ type }) => type !== 'Action.OpenUrl') : now.buttons
  ).slice(0, isBaseline(line.line) ? 2 : 1);
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
  const titles = card.lines.map(({ line }) => {
    const words = lineWords(line, card.card, card.unitName, look);
    return words.notice ?? words.title;
  });
  const first = card.lines[0]?.line;
  const link =
    first === undefined ? null : look.links(first.kind === 'N8' ? 'start' : subject(first).view, first.unit);
  return face({
    language: look.language,
    ...refreshOf(card, look),
    full: isShared(card),
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
    actions: [
      ...(link === null ? [] : [open(button.open, link)]),
      ...pauseOf(card, answers, look),
      ...sharedMenuOf(card, look),
    ],
  });
};

/** A nudge's card, with what has been answered on it. */
export const nudgeFace = (card: NudgeCard, answers: Answers, look: Look): Face => {
  const [only] = card.lines;
  return only !== undefined && card.lines.length === 1 && card.more === 0
    ? single(card, only, answers, look)
    : several(card, answers, look);
};
