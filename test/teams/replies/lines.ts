/** Every line that a card can have, with ordinary and with long content. */
import type { NudgeLine } from '../../../bot/core/nudge.ts';
import { idea, n1, n3, n4, n4item, n6, n8, n9, n9after, n10, n14, n15 } from './line-makers.ts';
import { LONG, LONG_NAME, UNIT } from './long.ts';

export const lines: Record<string, NudgeLine> = {
  N1: n1,
  'N1 empty': { ...n1, agenda: [] },
  'N1 asked': { ...n1, readOn: '2026-01-12' },
  N3: n3,
  'N3 asked': { ...n3, readOn: '2026-01-12' },
  'N6 first': n6(),
  'N6 first, nobody chosen': n6({ stoodIn: true, area: null, workingDaysLeft: 1 }),
  'N6 second': n6({ occurrence: 'second', workingDaysLeft: 0 }),
  'N6 second, nobody chosen': n6({ occurrence: 'second', workingDaysLeft: 0, stoodIn: true }),
  'N6 second, moved by later': n6({ occurrence: 'second', workingDaysLeft: 4 }),
  'N6 long': n6({ title: LONG, area: 'something else' }),
  N8: n8('answer'),
  'N8 continue': n8('continue'),
  'N1 long': { ...n1, title: LONG, agenda: Array.from({ length: 40 }, () => LONG) },
  N2: {
    kind: 'N2',
    unit: UNIT,
    meeting: '4',
    title: 'Gruppmöte',
    start: '2026-01-28T12:00:00Z',
    decisions: 3,
  },
  'N2 none': {
    kind: 'N2',
    unit: UNIT,
    meeting: '4',
    title: LONG,
    start: '2026-01-28T12:00:00Z',
    decisions: 0,
  },
  'N3 long': {
    ...n3,
    ideas: [
      { ...idea(0), sv: LONG, en: LONG },
      { ...idea(2), sv: LONG, en: LONG },
    ],
  },
  N4: n4,
  'N4 two': { ...n4, items: [n4item(), n4item({ minutes: null, lead: 'alla', title: 'Vår vision' })] },
  'N4 long': {
    ...n4,
    items: Array.from({ length: 40 }, () => n4item({ title: LONG, lead: 'processledare', minutes: 1 })),
  },
  N5: { kind: 'N5', unit: UNIT, meeting: '5', start: '2026-01-28T12:00:00Z', item: '41', title: 'Tre ord' },
  'N5 long': { kind: 'N5', unit: UNIT, meeting: '5', start: '2026-01-28T12:00:00Z', item: '41', title: LONG },
  'N6 passed': n6({ workingDaysLeft: -3 }),
  N7: {
    ...{ kind: 'N7', unit: UNIT, action: 'b01', title: LONG, dueDate: '2026-01-28', meeting: '4' },
    start: '2026-03-04T12:00:00Z',
  },
  N9: n9,
  'N9 after': n9after,
  'N10 inventory': { ...n10, inventory: true },
  'N9 session': {
    ...{ ...n9, form: 'session', start: '2026-03-02T12:00:00Z', hours: null, occurrence: 'closing' },
    name: { sv: LONG_NAME, en: LONG_NAME },
  },
  'N9 half': { ...n9, hours: 1.5 },
  N10: n10,
  'N10 manager': { ...n10, for: 'manager' },
  'N10 long': { ...n10, for: 'manager', name: LONG_NAME, unitName: LONG_NAME },
  N11: { kind: 'N11', unit: UNIT, quarter: '2026-Q1', actions: 4 },
  'N11 one': { kind: 'N11', unit: UNIT, quarter: '2026-Q1', actions: 1 },
  'N11 halt': {
    ...{ kind: 'N11', unit: UNIT, quarter: 'halt-2026-01-12', actions: 0 },
    haltedSince: '2026-01-12',
  },
  N12: { kind: 'N12', unit: UNIT, year: 2025, actions: 2 },
  'N12 none': { kind: 'N12', unit: UNIT, year: 2025, actions: 0 },
  'N12 again': { kind: 'N12', unit: UNIT, year: 2025, actions: 2, again: true },
  N13: { kind: 'N13', unit: UNIT, year: 2027, occurrence: 'plan', proposals: 14 },
  'N13 report': { kind: 'N13', unit: UNIT, year: 2025, occurrence: 'report', proposals: 0 },
  N14: n14,
  'N14 long': { ...n14, certificate: LONG, issuer: LONG },
  N15: n15,
  'N15 idea': { ...n15, awareness: 'idahobit', day: '2026-05-17', mourning: false, idea: idea(1) },
};

export const lineOf = (name: string): NudgeLine => {
  const line = lines[name];
  if (line === undefined) throw new Error(`no line ${name}`);
  return line;
};
