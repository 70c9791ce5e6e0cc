/** Answers to *dagordning* and *min puff*, and the question before a pause that was understood from typing errors. */
import type { Reply } from '../../core/reply.ts';
import { botTexts, fill, numberWord } from '../../core/texts/bot/index.ts';
import { dayAndTime, longDay } from '../../core/texts/dates.ts';
import type { Look } from './line.ts';
import {
  type Face,
  face,
  heading,
  kindLine,
  open,
  press,
  sentence,
  small,
  subheading,
  text,
} from './parts.ts';

/** As many items of an agenda as a chat shows without becoming a list to scroll. */
const ITEMS = 6;
/** As many days ahead as a card names; the tab has them all. */
const CARDS = 3;

const moreLine = (more: number, t: { more: string; moreOne: string }, look: Look): string[] => {
  if (more <= 0) return [];
  return [more === 1 ? t.moreOne : fill(t.more, { n: numberWord(more, look.language) })];
};

/** The next workplace meeting's items in order, each with its minutes. */
export const agendaFace = (reply: Reply & { kind: 'agenda' }, look: Look): Face => {
  const { language, links } = look;
  const { agendaCard: t, nextMeeting, button } = botTexts[language];
  const waiting =
    reply.waiting === 0
      ? []
      : [reply.waiting === 1 ? t.waitingOne : fill(t.waiting, { n: numberWord(reply.waiting, language) })];
  if (reply.meeting === null) return sentence([t.none, ...waiting].join(' '));
  const title = fill(t.title, { when: dayAndTime(reply.meeting.start, language) });
  const lines = reply.items.slice(0, ITEMS).map(({ title: item, minutes }, index) => {
    const n = String(index + 1);
    if (minutes === null) return fill(t.untimed, { n, title: item });
    return minutes === 1
      ? fill(t.lineOne, { n, title: item })
      : fill(t.line, { n, title: item, min: String(minutes) });
  });
  const total = reply.minutes > 0 ? [fill(t.total, { min: String(reply.minutes) })] : [];
  const below = [...moreLine(reply.items.length - lines.length, t, look), ...total, ...waiting].join(' ');
  const shown = lines.length === 0 ? [nextMeeting.empty] : lines;
  return face({
    language,
    summary: [title, shown.join('. ')].join(' — '),
    speak: title,
    body: [
      kindLine(fill(t.kind, { unit: reply.unitName })),
      heading(title),
      ...shown.map((line) => text(line)),
      ...(below === '' ? [] : [small(below)]),
    ],
    actions: [
      open(button.agenda, links('meetings', reply.unit, reply.meeting.id)),
      ...(reply.unit === null
        ? []
        : [press({ title: button.propose, verb: 'propose', data: { unit: reply.unit } })]),
    ],
  });
};

/** What is on its way to the reader, and why. A notification tells only that: the rest is for the reader alone. */
export const aheadFace = (reply: Reply & { kind: 'ahead' }, look: Look): Face => {
  const { language, links } = look;
  const { ahead: t, button } = botTexts[language];
  if (reply.held === 'paused') return sentence(t.paused);
  if (reply.held === 'no-address') return sentence(t.noAddress);
  if (reply.cards.length === 0) return sentence(t.none);
  const shown = reply.cards.slice(0, CARDS);
  const more = moreLine(reply.cards.length - shown.length, t, look);
  return face({
    language,
    summary: t.notice,
    speak: t.notice,
    body: [
      heading(t.title),
      ...shown.flatMap(({ at, lines }) =>
        lines.flatMap(({ title, reason }) => [
          subheading(fill(t.line, { day: longDay(at, language), title })),
          small(reason),
        ]),
      ),
      ...more.map(small),
    ],
    actions: [open(button.open, links('personal', null)), press({ title: button.times, verb: 'times' })],
  });
};

export const pauseAskFace = (reply: Reply & { kind: 'pause-ask' }, { language }: Look): Face => {
  const { pauseAsk: t, button, commandButton } = botTexts[language];
  const { until } = reply;
  const title = until === 'open' ? t.open : fill(t.title, { day: longDay(until, language) });
  return face({
    language,
    summary: `${title} — ${t.body}`,
    speak: title,
    body: [heading(title), text(t.body)],
    actions: [
      press({ title: button.pause, verb: 'pause', data: { until }, primary: true }),
      press({ title: commandButton.cancel, verb: 'cancel' }),
    ],
  });
};
