/** What can be chosen about a reminder, whatever it is about: not relevant, why, fewer, pause. Quiet, behind the menu. */
import type { NudgeLine } from '../../core/nudge.ts';
import type { NudgeCard, Reply } from '../../core/reply.ts';
import { botTexts } from '../../core/texts/bot/index.ts';
import { whyTexts } from '../../core/texts/why/index.ts';
import { type Look, lineWords, subject } from './line.ts';
import {
  type Button,
  type Element,
  type Face,
  face,
  heading,
  press,
  sentence,
  subheading,
  text,
} from './parts.ts';

type Line = NudgeCard['lines'][number];

/** Whether a card is everybody's in a channel: then nobody turns it off for the others. */
export const isShared = (card: NudgeCard): boolean => card.to === 'channel';

/** Kinds that have a button of their own that says so: skip, none now, not renewing, not this year. */
const OWN_WORD: readonly NudgeLine['kind'][] = ['N3', 'N4', 'N7', 'N8', 'N14', 'N15'];

const dataOf = (card: NudgeCard, { line }: Line) => ({ item: subject(line).item, nudge: card.card });

const irrelevant = (card: NudgeCard, line: Line, look: Look, secondary: boolean): Button[] =>
  isShared(card) || OWN_WORD.includes(line.line.kind)
    ? []
    : [
        press({
          title: botTexts[look.language].button.irrelevant,
          verb: 'irrelevant',
          secondary,
          data: dataOf(card, line),
        }),
      ];

const why = (card: NudgeCard, line: Line, look: Look): Button =>
  press({
    title: botTexts[look.language].button.why,
    verb: 'why',
    secondary: true,
    plain: true,
    data: dataOf(card, line),
  });

/** The menu of a card of one line. */
export const menuOf = (card: NudgeCard, line: Line, look: Look): Button[] => [
  ...irrelevant(card, line, look, true),
  why(card, line, look),
];

/** The menu of a card of several lines. */
export const sharedMenuOf = (card: NudgeCard, look: Look): Button[] =>
  card.lines.slice(0, 1).map((line) => why(card, line, look));

/** The way from a follow-up back to the card. */
export const back = (card: NudgeCard, item: string, look: Look): Button =>
  press({
    title: botTexts[look.language].button.back,
    verb: 'show',
    plain: true,
    data: { item, nudge: card.card },
  });

const pause = (card: NudgeCard, line: Line, look: Look): Button =>
  press({ title: botTexts[look.language].button.pause, verb: 'pause', data: dataOf(card, line) });

const fewer = (card: NudgeCard, line: Line, look: Look): Button =>
  press({ title: botTexts[look.language].button.fewer, verb: 'fewer', data: dataOf(card, line) });

/** Teams shows six actions of a card, wherever they stand. */
const MOST_ACTIONS = 6;

/** The answer to "why did I get this?": one sentence a line. In a channel a sentence is all there is. */
export const whyFace = (reply: Reply & { kind: 'why' }, look: Look): Face => {
  const { card } = reply;
  const { why: t } = botTexts[look.language];
  const reasons = card.lines.flatMap((line) => {
    const given = reply.reasons.find(({ key }) => key === line.key);
    return given === undefined ? [] : [{ line, words: whyTexts[look.language].why[given.why] }];
  });
  const [first] = reasons;
  if (first === undefined || isShared(card)) return sentence(first?.words ?? t.title);
  const { item } = subject(first.line.line);
  if (reasons.length === 1)
    return face({
      language: look.language,
      summary: `${t.title} — ${first.words}`,
      speak: first.words,
      body: [heading(t.title), text(first.words)],
      actions: [fewer(card, first.line, look), pause(card, first.line, look), back(card, item, look)],
    });
  // With three matters there is room for one button each: "not relevant" is then said on the matter itself in the tab.
  const room = MOST_ACTIONS - 2 >= 2 * reasons.length;
  const each = ({ line, words }: (typeof reasons)[number]): Element => ({
    type: 'Container',
    separator: true,
    spacing: 'Medium',
    items: [
      subheading(lineWords(line.line, card.card, card.unitName, look).title),
      text(words),
      {
        type: 'ActionSet',
        actions: [fewer(card, line, look), ...(room ? irrelevant(card, line, look, false) : [])],
      },
    ],
  });
  return face({
    language: look.language,
    summary: [t.title, ...reasons.map(({ words }) => words)].join(' — '),
    speak: t.title,
    body: [heading(t.title), ...reasons.map(each)],
    actions: [pause(card, first.line, look), back(card, item, look)],
  });
};
