/** Every reply to a command that shows, asks or proposes, with ordinary and with long content. */
import type { Reply } from '../../bot/core/reply.ts';

const UNIT = '19:0123456789abcdef0123456789abcdef@thread.tacv2';
const LONG = 'Gå igenom blanketter, mallar och system så att alla familjer känner sig hemma, '
  .repeat(4)
  .slice(0, 255);
const meeting = { id: '5', title: 'APT januari', start: '2026-01-28T12:00:00.000Z' };
const place = { unit: UNIT, unitName: 'Familjeteam Norr', start: meeting.start };
const agenda = { kind: 'agenda', unit: UNIT, unitName: 'Familjeteam Norr', meeting } as const;
const line = {
  unit: 'Familjeteam Norr',
  title: 'Klart senast 28 januari: Gå igenom blanketter',
  reason: 'Du är ansvarig för åtgärden.',
};

export const commandReplies: Record<string, Reply> = {
  agenda: {
    ...agenda,
    items: [
      { title: 'Tre ord', minutes: 5 },
      { title: 'Rutiner', minutes: 1 },
      { title: 'Övrigt', minutes: null },
    ],
    minutes: 6,
    waiting: 1,
  },
  'agenda empty': { ...agenda, items: [], minutes: 0, waiting: 2 },
  'agenda long': {
    ...agenda,
    unitName: LONG,
    items: Array.from({ length: 40 }, () => ({ title: LONG, minutes: 15 })),
    minutes: 600,
    waiting: 40,
  },
  'agenda none': { ...agenda, meeting: null, items: [], minutes: 0, waiting: 0 },
  'agenda no unit': {
    ...agenda,
    ...{ unit: null, unitName: '', meeting: null, items: [], minutes: 0, waiting: 0 },
  },
  ahead: {
    kind: 'ahead',
    held: null,
    cards: [
      { at: '2026-01-13T07:30:00.000Z', lines: [line] },
      { at: '2026-01-14T07:30:00.000Z', lines: [line, line] },
    ],
  },
  'ahead long': {
    kind: 'ahead',
    held: null,
    cards: Array.from({ length: 12 }, () => ({
      at: '2026-01-13T07:30:00.000Z',
      lines: [1, 2, 3].map(() => ({ ...line, title: LONG })),
    })),
  },
  'ahead none': { kind: 'ahead', held: null, cards: [] },
  'ahead paused': { kind: 'ahead', held: 'paused', cards: [] },
  'ahead no address': { kind: 'ahead', held: 'no-address', cards: [] },
  'pause ask': { kind: 'pause-ask', until: '2026-02-11' },
  'pause ask open': { kind: 'pause-ask', until: 'open' },
  'ask proposal': { kind: 'ask-proposal', place, title: null, through: 'person' },
  'ask proposal filled in': { kind: 'ask-proposal', place, title: LONG, through: 'group' },
  'ask proposal without a meeting': {
    ...{ kind: 'ask-proposal', place: { ...place, start: null }, title: null, through: 'person' },
  },
  proposal: { kind: 'proposal', place, title: 'Tre ord', through: 'person', row: '41', already: false },
  'proposal long': { kind: 'proposal', place, title: LONG, through: 'group', row: '41', already: false },
  'proposal again': {
    kind: 'proposal',
    place,
    title: 'Tre ord',
    through: 'person',
    row: '41',
    already: true,
  },
  'proposal without a meeting': {
    ...{ kind: 'proposal', title: 'Tre ord', through: 'group', row: '41', already: false },
    place: { ...place, start: null },
  },
  'proposal undone': { kind: 'proposal-undone', title: 'Tre ord' },
  'no proposal unit': { kind: 'no-proposal', why: 'no-unit' },
  'no proposal waiting': { kind: 'no-proposal', why: 'not-waiting' },
  'no proposal long': { kind: 'no-proposal', why: 'too-long' },
  unchanged: { kind: 'unchanged' },
  'glossary how': { kind: 'glossary-how' },
};
