/** One's own data behind the harness's API. */
import type { MyData, Remains } from '../../../bot/core/my-data.ts';
import type { Answer } from './calendar.ts';

export interface MyDataState {
  data: MyData;
  remains: Remains;
  erased: number;
}

export const myDataState = (): MyDataState => ({
  data: {
    ...{ name: 'Mira Ek', language: 'sv', reachable: true, window: { from: '08:30', to: '16:00' } },
    ...{ days: null, pausedUntil: null, reflection: null, fewer: [] },
    units: [{ id: 'unit', name: 'Familjeteam Norr', roles: ['member', 'group'] }],
    courses: [{ unit: 'unit', step: 'normino', at: '2026-01-12T08:00:00.000Z' }],
    reminders: [
      {
        ...{ at: '2026-01-12T08:00:00.000Z', kind: 'N6', unit: 'unit', state: 'sent' },
        ...{ reason: null, answered: true },
      },
    ],
    actions: [{ unit: 'unit', title: 'Gå igenom blanketter', state: 'active' }],
    proposals: [],
    calendarMeetings: 0,
    inventory: { levels: 12, talks: 1 },
  },
  remains: { rows: 1, changed: 2, cards: 3, backupsUntil: '2026-01-19' },
  erased: 0,
});

/** Null for a path that is somebody else's. */
export const answer = (state: MyDataState, method: string, path: string): Answer | null => {
  if (path === '/api/me' && method === 'DELETE') {
    state.erased += 1;
    return { status: 200, body: state.remains };
  }
  if (path === '/api/me/data') return { status: 200, body: state.data };
  if (path !== '/api/me/export') return null;
  const headers = {
    'content-type': 'application/json; charset=utf-8',
    'content-disposition': 'attachment; filename="stegvis-2026-01-12.json"',
  };
  return { status: 200, body: { summary: state.data }, headers };
};
