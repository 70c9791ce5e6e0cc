/** What the bot answers to what somebody writes, and to being added. */
import { glossary } from '../../../bot/core/glossary.ts';
import type { Reply } from '../../../bot/core/reply.ts';
import { cardOf } from './cards.ts';
import { n1, n6, n8 } from './line-makers.ts';
import { LONG, LONG_NAME, UNIT } from './long.ts';
import { ownDataReplies } from './own-data.ts';

const window = { from: '08:30', to: '16:00' };
const card = cardOf(n6());

export const conversationReplies: Record<string, Reply> = {
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
  'case report to write to': {
    ...{ kind: 'case-report', manager: 'Maria Östlund', safetyRep: 'Inger Falk' },
    hr: { name: 'HR-jouren', link: 'https://intranat.example.se/hr' },
    health: { name: 'Företagshälsan', link: 'https://intranat.example.se/halsa' },
    write: { manager: 'maria.ostlund@kommun.se', safetyRep: 'inger.falk@kommun.se' },
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
  ...ownDataReplies,
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
};
