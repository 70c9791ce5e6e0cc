/** What the harness's API answers with. */
import type { Answer } from './calendar.ts';

export type { Answer };

export const problem = (status: number, more: object = {}): Answer => ({
  status,
  body: { type: 'about:blank', title: `Problem ${status}`, status, ...more },
  headers: { 'content-type': 'application/problem+json' },
});
export const ok = (body: unknown, status = 200): Answer => ({ status, body });
