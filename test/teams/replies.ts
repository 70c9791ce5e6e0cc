/** Every reply that the bot can give, with ordinary and with long content. */

import { content } from '../../bot/core/content.ts';
import { glossary } from '../../bot/core/glossary.ts';
import type { MyData } from '../../bot/core/my-data.ts';
import type { NudgeLine, Why } from '../../bot/core/nudge.ts';
import type { Answer, NudgeCard, Reply } from '../../bot/core/reply.ts';
import { commandReplies } from './command-replies.ts';
import { runningReplies } from './running-replies.ts';

const UNIT = '19:0123456789abcdef0123456789abcdef@thread.tacv2';
const LONG = 'Gå igenom blanketter, mallar och system så att alla familjer känner sig hemma, '
  .repeat(3)
  .slice(0, 255);

const LONG_NAME = `Om ${LONG}`.slice(0, 255);

const idea = (index: number) => {
  const found = content.aptIdeas[index];
  if (!found) throw new Error('no idea');
  return { id: found.id, sv: found.sv.title, en: found.en.title, minutes: found.minutes };
};
const n6 = (given: Partial<NudgeLine & { kind: 'N6' }> = {}): NudgeLine => ({
  kind: 'N6',
  unit: UNIT,
  action: 'b01',
  title: 'Gå igenom blanketter',
  area: 'bemotande',
  dueDate: '2026-01-28',
  occurrence: 'first',
  workingDaysLeft: 10,
  stoodIn: false,
  ...given,
});
const n1: NudgeLine & { kind: 'N1' } = {
  kind: 'N1',
  unit: UNIT,
  meeting: '4',
  title: 'Diplomeringsgruppen',
  start: '2026-01-28T12:00:00Z',
  agenda: ['Vision', 'Genomlysning'],
};
const n3: NudgeLine & { kind: 'N3' } = {
  kind: 'N3',
  unit: UNIT,
  meeting: '5',
  start: '2026-01-28T12:00:00Z',
  ideas: [idea(0), idea(2)],
};
const n8 = (ask: 'answer' | 'continue'): NudgeLine => {
  const prompt = content.reflections[0];
  if (!prompt) throw new Error('no prompt');
  return {
    kind: 'N8',
    unit: UNIT,
    prompt: prompt.id,
    question: { sv: prompt.sv.text, en: prompt.en.text },
    ask,
  };
};

const n4item = (given: object = {}) => ({
  id: '41',
  title: 'Tre ord',
  minutes: 10,
  lead: 'chef' as const,
  ...given,
});
const n4: NudgeLine & { kind: 'N4' } = {
  ...{ kind: 'N4', unit: UNIT, meeting: '5', start: '2026-01-28T12:00:00Z' },
  items: [n4item()],
};
const n9: NudgeLine & { kind: 'N9' } = {
  ...{ kind: 'N9', unit: UNIT, form: 'course', item: 'normino', name: { sv: 'Normino', en: 'Normino' } },
  ...{ opens: '2026-02-02', closes: '2026-03-02', start: null, hours: 3, occurrence: 'opens' },
};
const n9after: NudgeLine & { kind: 'N9' } = {
  ...{ ...n9, form: 'session', item: '7', occurrence: 'after', area: 'inkluderande-bemotande', hours: null },
  ...{ name: { sv: 'Hbtqi-kompetent bemötande', en: 'LGBTQI-competent conduct' } },
};
const n10: NudgeLine & { kind: 'N10' } = {
  ...{
    kind: 'N10',
    unit: UNIT,
    unitName: 'Familjeteam Norr',
    for: 'starter',
    starter: 'p-1',
    name: 'Sofia Blom',
  },
  ...{ before: '2026-04-12', occurrence: 'week3' },
};
const n14: NudgeLine & { kind: 'N14' } = {
  ...{ kind: 'N14', unit: UNIT, certificate: null, issuer: 'RFSL' },
  ...{ validUntil: '2027-05-01', occurrence: 'nine' },
};
const n15: NudgeLine & { kind: 'N15' } = {
  ...{ kind: 'N15', unit: UNIT, day: '2026-11-20', awareness: 'trans-remembrance' },
  ...{ mourning: true, idea: null },
};

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

export const cardOf = (...given: NudgeLine[]): NudgeCard => ({
  card: '7f3a',
  unitName: 'Familjeteam Norr',
  lines: given.map((line, index) => ({ key: `key-${index}`, line })),
  more: 0,
  ...(given.some(({ kind }) => kind === 'N4') ? { to: 'channel' as const } : {}),
});

const at = '2026-01-14T09:05:00Z';
export const answers: Answer[] = [
  { kind: 'done', title: 'Gå igenom blanketter', by: 'Sofia', mine: true, at, undo: true },
  { kind: 'done', title: 'Gå igenom blanketter', by: 'Sofia Blom', mine: false, at, undo: false },
  {
    kind: 'placed',
    title: 'Vår vision',
    meetingStart: '2026-01-28T12:00:00Z',
    by: 'Amal',
    mine: true,
    at,
    undo: true,
  },
  { kind: 'not-now' },
  { kind: 'date-confirmed' },
  { kind: 'proposed', title: 'Vår vision' },
  { kind: 'later', title: 'Gå igenom blanketter', day: '2026-01-19' },
  { kind: 'later', title: 'Gå igenom blanketter', day: null },
  { kind: 'moved', title: 'Gå igenom blanketter', dueDate: '2026-02-20' },
  { kind: 'skipped' },
  { kind: 'paused', until: '2026-02-11' },
  { kind: 'paused', until: 'open' },
  { kind: 'irrelevant' },
  { kind: 'fewer' },
  { kind: 'undone', title: 'Gå igenom blanketter' },
  { kind: 'undone', title: 'Gå igenom blanketter', dueDate: '2026-02-20' },
  { kind: 'outdated', title: 'Gå igenom blanketter' },
  { kind: 'resumed' },
  {
    ...{ kind: 'later', title: 'Gå igenom blanketter', day: '2026-01-19', last: '2026-01-28' },
    soon: { day: '2026-01-15', tomorrow: true },
  },
  {
    ...{ kind: 'later', title: 'Gå igenom blanketter', day: '2026-01-19', last: '2026-01-28' },
    soon: { day: '2026-01-19', tomorrow: false },
  },
];

const mine = { by: 'Sofia', mine: true, at, undo: true };
const theirs = { by: 'Sofia Blom', mine: false, at, undo: false };
/** Answers that only some kinds get, with a line of that kind. */
export const answersByKind: [line: string, answer: Answer][] = [
  ['N2', { kind: 'confirmed', title: 'Gruppmöte', ...mine, was: 'planned' }],
  ['N5', { kind: 'discussed', title: 'Tre ord', ...theirs }],
  ['N5', { kind: 'promoted', title: 'Tre ord', ...mine, row: '7', version: '1', was: 'onAgenda' }],
  ['N5', { kind: 'carried', title: 'Tre ord', to: '2026-02-25T12:00:00Z', ...mine }],
  ['N5', { kind: 'carried', title: 'Tre ord', to: null, ...theirs }],
  ['N9', { kind: 'taken', at }],
  ['N9 after', { kind: 'told', at }],
  ['N10', { kind: 'taken', at }],
  ['N4', { kind: 'proposed', title: 'Vår vision', by: 'Fatima', at }],
  ['N4', { kind: 'proposed', title: 'Vår vision', by: null, at }],
  ['N12', { kind: 'later', title: '', day: '2026-01-19', last: '2026-03-31' }],
  ['N14', { kind: 'irrelevant' }],
  ['N15', { kind: 'irrelevant' }],
  ...Object.entries(lines).flatMap(([name, { kind }]): [string, Answer][] =>
    kind === 'N4'
      ? []
      : [
          [name, { kind: 'fewer' }],
          [name, { kind: 'irrelevant' }],
          [name, { kind: 'resumed' }],
          [name, { kind: 'paused', until: 'open' }],
        ],
  ),
];

const lineOf = (name: string): NudgeLine => {
  const line = lines[name];
  if (line === undefined) throw new Error(`no line ${name}`);
  return line;
};
const reasons: readonly Why[] = ['owner', 'group', 'chosen'];
/** A card with "Why did I get this?" answered. */
const whyOf = (...given: NudgeLine[]): Reply => ({
  kind: 'why',
  card: cardOf(...given),
  reasons: given.map((_line, index) => ({ key: `key-${index}`, why: reasons[index] ?? 'manager' })),
});

const mineWhole: MyData = {
  ...{ name: 'Sofia Blom', language: 'sv', reachable: true, window: { from: '08:30', to: '16:00' } },
  ...{ days: null, pausedUntil: 'open', reflection: { weekday: 2, rhythm: 'fortnightly' }, fewer: ['N6'] },
  units: ['Familjeteam Norr', LONG_NAME, 'Söder', 'Öster'].map((name, index) => ({
    ...{ id: `${UNIT}${index}`, name },
    roles: index === 0 ? ['member', 'manager', 'group'] : ['member'],
  })),
  courses: [{ unit: UNIT, step: 'normino', at: '2026-01-12T08:00:00.000Z' }],
  reminders: [
    {
      ...{ at: '2026-01-12T08:00:00.000Z', kind: 'N6', unit: UNIT, state: 'sent' },
      ...{ reason: null, answered: true },
    },
  ],
  actions: [{ unit: UNIT, title: 'Gå igenom blanketter', state: 'active' }],
  proposals: [{ unit: UNIT, title: 'Vår vision' }],
  calendarMeetings: 4,
};

const window = { from: '08:30', to: '16:00' };
const card = cardOf(n6());

export const replies: Record<string, Reply> = {
  ...commandReplies,
  ...Object.fromEntries(
    Object.entries(lines).map(([name, line]): [string, Reply] => [
      name,
      { kind: 'nudge', card: cardOf(line) },
    ]),
  ),
  'three matters': { kind: 'nudge', card: { ...cardOf(n6({ title: LONG }), n1, n8('answer')), more: 2 } },
  'two matters': { kind: 'nudge', card: cardOf(n3, n6({ occurrence: 'second', workingDaysLeft: 0 })) },
  ...Object.fromEntries(
    answers.flatMap((answer, index): [string, Reply][] => {
      const asked = answer.kind === 'date-confirmed' ? { readOn: '2026-01-12' } : {};
      const ofApt = ['placed', 'not-now', 'date-confirmed'].includes(answer.kind);
      const line = ofApt ? { ...n3, ...asked } : n6();
      const given = [{ key: 'key-0', answer }];
      return [
        [`answered ${index} ${answer.kind}`, { kind: 'answered', card: cardOf(line), answers: given }],
        [
          `answered among others ${index} ${answer.kind}`,
          { kind: 'answered', card: cardOf(line, n1), answers: given },
        ],
      ];
    }),
  ),
  ...Object.fromEntries(
    answersByKind.flatMap(([name, answer], index): [string, Reply][] => {
      const given = [{ key: 'key-0', answer }];
      const one = `${name} answered ${index} ${answer.kind}`;
      const own: [string, Reply] = [one, { kind: 'answered', card: cardOf(lineOf(name)), answers: given }];
      if (lineOf(name).kind === 'N4') return [own];
      return [
        own,
        [`${one} among others`, { kind: 'answered', card: cardOf(lineOf(name), n1), answers: given }],
      ];
    }),
  ),
  // The longest titles in every kind, three to a card as they come.
  ...Object.fromEntries(
    [
      ['N1 long', 'N2 none', 'N3 long'],
      ['N5 long', 'N6 long', 'N9 session'],
      ['N10 long', 'N14 long', 'N15 idea'],
      ['N8 continue', 'N11', 'N13'],
    ].flatMap((names): [string, Reply][] => [
      [
        `largest ${names}`,
        { kind: 'nudge', card: { ...cardOf(...names.map(lineOf)), unitName: LONG, more: 9 } },
      ],
      [`why ${names}`, whyOf(...names.map(lineOf))],
    ]),
  ),
  'why one': whyOf(n6()),
  'why in a channel': whyOf(n4),
  ...Object.fromEntries(
    (['unreadable', 'past', 'too-late', 'day-off'] as const).map((fault): [string, Reply] => [
      `day ${fault}`,
      { kind: 'day-refused', fault, last: fault === 'unreadable' ? null : '2026-01-28' },
    ]),
  ),
  'ask item in a channel': {
    ...{ kind: 'ask-item', card: cardOf(n4), key: 'key-0', meeting: '5', meetingTitle: LONG },
    once: '0a1b',
  },
  'times, fewer': { kind: 'times', window, reflection: null, fewer: ['N6', 'N15'] },
  'N8 skipped': {
    kind: 'answered',
    card: cardOf(n8('answer')),
    answers: [{ key: 'key-0', answer: { kind: 'skipped' } }],
  },
  welcome: { kind: 'welcome', name: 'Sofia Blom', addedBy: 'Maria Östlund', unit: 'Vårdcentral Björken' },
  'welcome where the app came by itself': {
    kind: 'welcome',
    name: 'Sofia',
    addedBy: null,
    unit: 'Vårdcentral Björken',
    byItself: { manager: 'Maria Östlund' },
  },
  'welcome of a manager where the app came by itself': {
    kind: 'welcome',
    name: 'Maria',
    addedBy: null,
    unit: 'Vårdcentral Björken',
    byItself: { manager: null },
  },
  'welcome without names': { kind: 'welcome', name: '', addedBy: null, unit: null },
  'welcome by somebody': { kind: 'welcome', name: 'Sofia', addedBy: 'Maria', unit: null },
  'welcome in a unit': { kind: 'welcome', name: 'Sofia', addedBy: null, unit: 'Norr' },
  introduction: { kind: 'introduction', unit: 'Norr', addedBy: 'Maria' },
  'introduction, nobody known': { kind: 'introduction', unit: null, addedBy: null },
  'introduction by nobody': { kind: 'introduction', unit: 'Norr', addedBy: null },
  help: { kind: 'help' },
  'next meeting': {
    kind: 'next-meeting',
    meeting: { title: 'APT', start: '2026-01-20T12:00:00Z', agenda: ['Vision', 'Tre ord'] },
    unit: UNIT,
  },
  'next meeting, empty': {
    kind: 'next-meeting',
    meeting: { title: 'APT', start: '2026-01-20T12:00:00Z', agenda: [] },
    unit: UNIT,
  },
  'no meeting': { kind: 'next-meeting', meeting: null, unit: null },
  tasks: {
    kind: 'tasks',
    tasks: Array.from({ length: 8 }, (_, i) => ({
      id: String(i),
      unit: UNIT,
      title: `Åtgärd ${i}`,
      dueDate: i % 2 ? null : '2026-01-28',
    })),
  },
  'no tasks': { kind: 'tasks', tasks: [] },
  paused: { kind: 'paused', until: '2026-02-11' },
  'paused open': { kind: 'paused', until: 'open' },
  resumed: { kind: 'resumed' },
  privacy: { kind: 'privacy' },
  language: { kind: 'language', language: 'en' },
  times: { kind: 'times', window, reflection: null },
  'times, reflecting': { kind: 'times', window, reflection: { weekday: 3 } },
  'times saved': { kind: 'times-saved', window, reflection: { weekday: 3 } },
  'times saved, no questions': { kind: 'times-saved', window, reflection: null },
  reflecting: { kind: 'reflecting', weekday: 2 },
  'not reflecting': { kind: 'reflecting', weekday: null },
  contact: { kind: 'contact', manager: 'Maria Östlund', safetyRep: 'Inger Falk' },
  'case report': { kind: 'case-report', manager: 'Maria Östlund', safetyRep: 'Inger Falk' },
  'case report without a unit': { kind: 'case-report', manager: null, safetyRep: null },
  'case report with HR': {
    ...{ kind: 'case-report', manager: 'Maria Östlund', safetyRep: null },
    hr: { name: 'HR-jouren', link: 'https://intranat.example.se/hr' },
    health: { name: 'Företagshälsan i Exempelkommun', link: null },
  },
  distress: { kind: 'distress', manager: 'Maria Östlund', safetyRep: 'Inger Falk' },
  'long text': { kind: 'long-text' },
  ...Object.fromEntries(
    glossary.map(({ id }): [string, Reply] => [`term ${id}`, { kind: 'term', term: id }]),
  ),
  'term unknown': { kind: 'term-unknown', word: 'aromantisk', nearest: ['asexuell', 'pansexuell', 'hbtqi'] },
  'term unknown, nothing near': { kind: 'term-unknown', word: null, nearest: [] },
  'ask term': { kind: 'ask-term', word: 'aromantisk', unit: UNIT, unitName: 'Familjeteam Norr' },
  'term proposed': { kind: 'term-proposed', word: 'aromantisk', unit: UNIT, unitName: LONG_NAME },
  'term refused': { kind: 'term-refused', why: 'not-a-word' },
  'term refused without a unit': { kind: 'term-refused', why: 'no-unit' },
  'my data': { kind: 'my-data', data: mineWhole },
  'my data, nothing': {
    kind: 'my-data',
    data: { ...mineWhole, language: 'en', units: [], reminders: [], reflection: null, pausedUntil: null },
  },
  competence: { kind: 'competence', unit: UNIT, open: true },
  'competence, not open': { kind: 'competence', unit: null, open: false },
  'erase ask': { kind: 'erase-ask', units: mineWhole.units },
  'erase ask without roles': { kind: 'erase-ask', units: [] },
  erased: { kind: 'erased', remains: { rows: 0, changed: 2, cards: 9, backupsUntil: '2026-01-21' } },
  'erased, rows remain': {
    kind: 'erased',
    remains: { rows: 3, changed: 0, cards: 0, backupsUntil: '2026-01-21' },
  },
  'erase kept': { kind: 'erase-kept' },
  identity: { kind: 'identity', about: 'someone' },
  'own identity': { kind: 'identity', about: 'self' },
  'private only': { kind: 'private-only' },
  trouble: { kind: 'trouble' },
  unknown: { kind: 'unknown', nearest: ['nästa möte', 'hjälp'] },
  'ask date': { kind: 'ask-date', card, key: 'key-0', action: LONG, dueDate: '2026-01-28' },
  'ask item': {
    kind: 'ask-item',
    card: cardOf(n1),
    key: 'key-0',
    meeting: '4',
    meetingTitle: 'Gruppmöte',
    once: 'o1',
  },
  ...runningReplies,
  'gone action': { kind: 'gone', what: 'action', unit: UNIT },
  'gone meeting': { kind: 'gone', what: 'meeting', unit: UNIT },
  'gone card': { kind: 'gone', what: 'card', unit: null },
  ...Object.fromEntries(
    (
      [
        { kind: 'busy', retryAt: at },
        { kind: 'offline', inDoubt: true, retryAt: at },
        { kind: 'offline', inDoubt: false, retryAt: at },
        { kind: 'not-allowed', need: 'manager' },
        { kind: 'not-allowed', need: 'owner' },
        { kind: 'not-allowed', need: null },
        { kind: 'stale', theirs: {} },
        { kind: 'invalid', fields: [{ field: 'dueDate', code: 'out-of-range' }] },
        { kind: 'invalid', fields: [{ field: 'from', code: 'out-of-range' }] },
        { kind: 'invalid', fields: [] },
        { kind: 'conflict', reason: 'already-decided' },
        { kind: 'unversioned' },
        { kind: 'consent', scopes: [] },
        { kind: 'refused', remedy: 'grant the site' },
        { kind: 'not-found', what: 'action' },
      ] as const
    ).map((fault, index): [string, Reply] => [
      `problem ${index} ${fault.kind}`,
      {
        kind: 'problem',
        fault:
          fault.kind === 'invalid' || fault.kind === 'consent' ? (structuredClone(fault) as never) : fault,
        card,
      },
    ]),
  ),
};
