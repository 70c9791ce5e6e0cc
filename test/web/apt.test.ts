/** The routes of the APT view: their statuses, shapes and refusals. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { agendaItem } from '../../bot/core/api.ts';
import { answered, aptView, carried, promoted, routine, routines, wheel } from '../../bot/core/api-apt.ts';
import { type Ask, type House, makeHouse, unitPath } from './house.ts';

let house: House;
beforeEach(async () => {
  house = await makeHouse();
});
afterEach(() => house.close());

const post = (path: string, body: unknown, more: Partial<Ask> = {}) =>
  house.ask(unitPath(path), { method: 'POST', body, ...more });
const meeting = async (day: string): Promise<string> => {
  const body = { kind: 'apt', title: 'APT', start: `${day}T12:00:00Z`, end: `${day}T13:00:00Z` };
  return String((await post('/meetings', body)).json.id);
};

describe('the routes of APT', () => {
  test('show the library and the wheel, and let the manager write the year anew', async () => {
    const view = await house.ask(unitPath('/apt'), { headers: { 'Accept-Language': 'en' } });
    expect(view.status).toBe(200);
    expect(aptView.parse(view.json)).toEqual(view.json);
    const months = Array.from({ length: 12 }, () => ['Fika']);
    const put = await house.ask(unitPath('/wheel'), { method: 'PUT', body: { months } });
    expect([put.status, wheel.parse(put.json).own]).toEqual([200, true]);
    const short = await house.ask(unitPath('/wheel'), { method: 'PUT', body: { months: [[]] } });
    expect(short.status).toBe(422);
  });

  test('take an item of the library with its time, and refuse more than 15 minutes with the reason', async () => {
    const id = await meeting('2026-01-20');
    const made = await post('/library/apt-03', { minutes: 15, meetingId: id });
    expect(made.status).toBe(201);
    expect(agendaItem.parse(made.json)).toEqual(made.json);
    expect(made.headers.get('etag')).toBe(made.json.version);
    const long = await post('/library/apt-03', { minutes: 16 });
    expect([long.status, long.json.fields]).toMatchObject([
      422,
      [{ message: 'Minuter: en punkt tar 1–15 minuter.' }],
    ]);
  });

  test('take proposals from anybody, place them and decline them with a reason', async () => {
    await meeting('2026-01-20');
    const fatima = { person: 'fatima' };
    const made = await post('/proposals', { title: 'Skyltar', named: false }, fatima);
    expect([made.status, made.json.source, made.json.proposedBy]).toEqual([201, 'gruppen', null]);
    expect(made.text).not.toContain('fatima');
    const id = String(made.json.id);
    const seen = { headers: { 'If-Match': String(made.json.version) } };
    expect((await post(`/agenda/${id}/place`, {}, { ...fatima, ...seen })).status).toBe(403);
    expect((await post(`/agenda/${id}/place`, {})).status).toBe(428);
    const placed = await post(`/agenda/${id}/place`, {}, seen);
    expect([placed.status, placed.json.state]).toEqual([200, 'onAgenda']);
    expect((await post(`/agenda/${id}/place`, {}, seen)).status).toBe(412);
    const other = await post('/proposals', { title: 'Fika', named: true }, fatima);
    const version = { headers: { 'If-Match': String(other.json.version) } };
    const blank = await post(`/agenda/${String(other.json.id)}/decline`, { reason: '  ' }, version);
    expect(blank.status).toBe(422);
    const no = await post(`/agenda/${String(other.json.id)}/decline`, { reason: 'Ryms inte.' }, version);
    expect(no.json).toMatchObject({ declined: true, outcome: 'Ryms inte.', proposedBy: 'fatima' });
  });

  test('refuse a nameless proposal with 409 and the way out while the app lacks the site', async () => {
    await house.world.ports.access.set(house.world.ports.directory.teams[0]?.site ?? '', false);
    const refused = await post('/proposals', { title: 'Skyltar', named: false }, { person: 'fatima' });
    expect([refused.status, refused.json.reason, refused.json.detail]).toEqual([
      409,
      'only-by-name',
      'Inget är sparat. IT har inte gett Stegvis webbplatsen än. Välj med namn, eller vänta.',
    ]);
  });

  test('carry over, promote, raise and answer', async () => {
    const first = await meeting('2026-01-20');
    const item = await post('/library/apt-03', { meetingId: first });
    const id = String(item.json.id);
    const left = await house.ask(unitPath(`/agenda/${id}`), {
      method: 'PATCH',
      body: { state: 'notReached', samPhase: 'act', activeMeasure: 'analyse' },
      headers: { 'If-Match': String(item.json.version) },
    });
    expect(left.json).toMatchObject({ samPhase: 'act', activeMeasure: 'analyse' });
    await meeting('2026-02-17');
    const moved = await post(`/meetings/${first}/carry`, {});
    expect([moved.status, carried.parse(moved.json).items.length]).toEqual([200, 1]);
    const action = await post(`/agenda/${id}/promote`, { to: 'action' });
    expect([action.status, promoted.parse(action.json).action?.sourceAptItemId]).toEqual([201, id]);
    const kindless = await post(`/agenda/${id}/promote`, { to: 'finding' });
    expect([kindless.status, kindless.json.fields]).toMatchObject([422, [{ field: 'kind' }]]);
    const up = await post(`/agenda/${id}/raise`, { to: 'fsg', answerDue: '2026-02-02' });
    expect([up.status, up.json.raisedTo]).toEqual([200, 'fsg']);
    const past = await post(`/agenda/${id}/raise`, { to: 'fsg', answerDue: '2026-01-02' });
    expect(past.json.detail).toBe('Svar väntas: välj en dag som inte har passerat.');
    const answer = await house.ask(unitPath(`/agenda/${id}/raise`), {
      method: 'PUT',
      body: { answer: 'Ja' },
    });
    expect([answer.status, answered.parse(answer.json).feedback.source]).toEqual([200, `answer:${id}`]);
    const plan = await post(`/plan/${String(promoted.parse(action.json).action?.id)}/raise`, {
      to: 'lsg',
      answerDue: '2026-02-02',
    });
    expect([plan.status, plan.json.raisedTo]).toEqual([201, 'lsg']);
  });

  test('link routines, refuse what is no https address, and show what came of them', async () => {
    const bad = await post('/routines', { title: 'Rutin', link: 'javascript:alert(1)' });
    expect([bad.status, bad.json.detail]).toEqual([422, 'Länk: skriv en adress som börjar med https://.']);
    const made = await post('/routines', { title: 'Rutin', link: 'https://intranat.exempel.se/r' });
    expect([made.status, routine.parse(made.json)]).toEqual([201, made.json]);
    const path = `/routines/${String(made.json.id)}`;
    const deed = await post(`${path}/activities`, { to: 'action', title: 'Öva' });
    expect([deed.status, deed.json.active]).toEqual([201, true]);
    const named = await house.ask(unitPath(path), {
      method: 'PATCH',
      body: { title: 'Rutinen' },
      headers: { 'If-Match': String(made.json.version) },
    });
    expect([named.status, named.json.title]).toEqual([200, 'Rutinen']);
    const all = await house.ask(unitPath('/routines'));
    expect(routines.parse(all.json)).toEqual(all.json);
  });
});
