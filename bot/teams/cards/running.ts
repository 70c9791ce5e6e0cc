/** The agenda in a meeting's chat: what is at hand first, then everything in order with how it went. */
import type { Reply } from '../../core/reply.ts';
import { botTexts, fill, numberWord } from '../../core/texts/bot/index.ts';
import { type MeetingTexts, meetingTexts } from '../../core/texts/meeting.ts';
import type { Look } from './line.ts';
import {
  type Button,
  type Face,
  face,
  heading,
  kindLine,
  open,
  press,
  sentence,
  small,
  text,
} from './parts.ts';

type Running = Reply & { kind: 'running' };
type Item = Running['items'][number];

/** So many items are named; a longer agenda is in the tab. */
const NAMED = 8;

const words = ({ title, minutes, state }: Item, t: MeetingTexts): string => {
  if (state === 'discussed') return fill(t.discussed, { title });
  if (state === 'notReached') return fill(t.notReached, { title });
  if (minutes === null) return fill(t.untimed, { title });
  return minutes === 1 ? fill(t.itemOne, { title }) : fill(t.item, { title, min: String(minutes) });
};

const headingOf = ({ items, current, over }: Running, t: MeetingTexts): string => {
  const at = items.find(({ id }) => id === current);
  if (at !== undefined) return fill(t.now, { title: at.title });
  if (over) return t.over;
  return items.some(({ state }) => state === 'onAgenda') ? t.title : t.allDone;
};

const restOf = (count: number, { language }: Look, t: MeetingTexts): string[] => {
  if (count <= 0) return [];
  return [count === 1 ? t.moreOne : fill(t.more, { n: numberWord(count, language) })];
};

/** The card; the buttons settle the item at hand, and whoever may not is told so kindly. */
export const runningFace = (reply: Running, look: Look): Face => {
  const t = meetingTexts[look.language];
  const { button } = botTexts[look.language];
  const { agenda, current, items, meeting, unit } = { agenda: reply.meeting, ...reply };
  const data = { agenda, unit, item: current ?? '' };
  const title = headingOf(reply, t);
  const unsettled = items.some(({ state }) => state === 'onAgenda');
  const settling: Button[] =
    current === null
      ? []
      : [
          press({ title: t.doneNext, verb: 'discussed', primary: true, data }),
          press({ title: button.notReached, verb: 'notReached', data }),
        ];
  const lines = items.slice(0, NAMED).map((item) => words(item, t));
  const below = current !== null ? t.who : unsettled && reply.over ? t.later : null;
  return face({
    language: look.language,
    summary: [title, ...lines].join(' — '),
    speak: t.speak,
    body: [
      kindLine(fill(t.kind, { kind: t.kinds[reply.meetingKind], unit: reply.unitName })),
      heading(title),
      ...lines.map((line) => text(line)),
      ...[...restOf(items.length - NAMED, look, t), ...(below === null ? [] : [below])].map((line) =>
        small(line),
      ),
    ],
    actions: [...settling, open(t.open, look.links('meetings', unit, meeting))],
    refresh: { title: button.refresh, verb: 'show', data },
  });
};

export const notChairFace = ({ language }: Look): Face => sentence(meetingTexts[language].notChair);
