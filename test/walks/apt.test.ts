/** The APT against the whole program: a nameless proposal as SharePoint itself shows it, and an answer that comes back. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { AgendaItem, Meetings } from '../../bot/core/api.ts';
import type { Answered, AptView, Promoted } from '../../bot/core/api-apt.ts';
import { House, type Person } from './support/house.ts';

let house: House;
beforeAll(async () => {
  house = await House.open();
}, 180_000);
afterAll(() => house.close());

test('a proposal through the group names nobody in SharePoint or the log, and goes from there to an answered matter', async () => {
  const { unit, manager, staff } = await house.setUp('jarfalla-samkrafter');
  const sender = staff[0] as Person;
  const path = (rest: string): string => `units/${encodeURIComponent(unit.id)}/${rest}`;
  const seen = (row: { version: string }) => ({ 'if-match': row.version });
  for (const day of ['2026-01-20', '2026-02-17'])
    await house.api(manager, 'POST', path('meetings'), {
      ...{ kind: 'apt', title: 'APT', start: `${day}T12:00:00Z`, end: `${day}T13:00:00Z` },
    });
  const proposal = { title: 'Skyltar i väntrummet', named: false, whose: 'both' };
  const [made, again] = await Promise.all([
    house.api<AgendaItem>(sender, 'POST', path('proposals'), proposal),
    house.api<AgendaItem>(sender, 'POST', path('proposals'), proposal),
  ]);
  expect([made.status, again.body.id]).toEqual([201, made.body.id]);

  const items = `sites/${unit.site}/lists/StegvisAgenda/items/${made.body.id}?$expand=fields`;
  const row = await house.graph<{ createdBy?: unknown; fields: Record<string, unknown> }>(
    manager,
    'GET',
    items,
  );
  expect(row.body.fields).toMatchObject({ Source: 'gruppen', State: 'Föreslagen', Whose: 'Båda' });
  const traces = JSON.stringify(row.body);
  for (const trace of [sender.id, sender.name]) expect(traces).not.toContain(trace);
  const log = readFileSync(join(house.data, 'bot.log'), 'utf8');
  for (const line of log.split('\n').filter((one) => one.includes('proposals')))
    expect(line).not.toContain(sender.id);

  const placed = await house.api<AgendaItem>(
    ...([manager, 'POST', path(`agenda/${made.body.id}/place`), {}, seen(made.body)] as const),
  );
  expect(placed.body).toMatchObject({ state: 'onAgenda', order: 1 });
  const promote = { to: 'action', outcome: 'Vi byter skyltarna.' };
  const action = await house.api<Promoted>(
    ...([manager, 'POST', path(`agenda/${made.body.id}/promote`), promote, seen(placed.body)] as const),
  );
  expect(action.body.action).toMatchObject({ sourceAptItemId: made.body.id, state: 'draft' });
  const raise = { to: 'fsg', answerDue: '2026-02-06' };
  await house.api(manager, 'POST', path(`agenda/${made.body.id}/raise`), raise);
  await house.moveClock('2026-02-06T09:00:00.000Z');
  const answer = await house.api<Answered>(manager, 'PUT', path(`agenda/${made.body.id}/raise`), {
    answer: 'Ja.',
  });
  const all = await house.api<Meetings>(manager, 'GET', path('meetings'));
  const february = all.body.meetings.find(({ start }) => start?.startsWith('2026-02-17'));
  expect(february?.agenda).toMatchObject([{ id: answer.body.feedback.id, source: `answer:${made.body.id}` }]);

  const months = Array.from({ length: 12 }, () => ['Fika']);
  expect((await house.api(manager, 'PUT', path('wheel'), { months, perQuarter: 2 })).status).toBe(200);
  const view = await house.api<AptView>(sender, 'GET', path('apt'));
  expect(view.body.wheel).toMatchObject({ own: true, perQuarter: 2, quarters: [2, 0, 0, 0] });
}, 180_000);
