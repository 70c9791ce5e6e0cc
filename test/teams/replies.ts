/** Every reply that the bot can give, with ordinary and with long content. */
import { content } from '../../bot/core/content.ts';
import type { NudgeLine } from '../../bot/core/nudge.ts';
import type { Answer, NudgeCard, Reply } from '../../bot/core/reply.ts';

const UNIT = '19:0123456789abcdef0123456789abcdef@thread.tacv2';
const LONG = 'Gå igenom blanketter, mallar och system så att alla familjer känner sig hemma, '
  .repeat(3)
  .slice(0, 255);

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
};

export const cardOf = (...given: NudgeLine[]): NudgeCard => ({
  card: '7f3a',
  unitName: 'Familjeteam Norr',
  lines: given.map((line, index) => ({ key: `key-${index}`, line })),
  more: 0,
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
  { kind: 'confirmed' },
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
];

const window = { from: '08:30', to: '16:00' };
const card = cardOf(n6());

export const replies: Record<string, Reply> = {
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
      const asked = answer.kind === 'confirmed' ? { readOn: '2026-01-12' } : {};
      const ofApt = ['placed', 'not-now', 'confirmed'].includes(answer.kind);
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
  'N8 skipped': {
    kind: 'answered',
    card: cardOf(n8('answer')),
    answers: [{ key: 'key-0', answer: { kind: 'skipped' } }],
  },
  welcome: { kind: 'welcome', name: 'Sofia Blom', addedBy: 'Maria Östlund', unit: 'Vårdcentral Björken' },
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
