/** What the bot answers about somebody's own data. */
import type { MyData } from '../../../bot/core/my-data.ts';
import type { Reply } from '../../../bot/core/reply.ts';
import { LONG_NAME, UNIT } from './long.ts';

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
  inventory: { levels: 12, talks: 1 },
};

export const ownDataReplies: Record<string, Reply> = {
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
};
