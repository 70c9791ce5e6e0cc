/** Following and leading a meeting with the tab open. */
import { beforeEach, describe, expect, test } from '@jest/globals';
import { fault, UNIT, value } from '../memory/world.ts';
import { type LiveWorld, makeLiveWorld, NEVER, START } from './live-world.ts';

let world: LiveWorld;
beforeEach(async () => {
  world = await makeLiveWorld();
});
const see = (person: string, since: string | null = null, meeting: string | null = null) =>
  world.useLive.seeLive(world.as(person), UNIT, { meeting, since }, NEVER);
const tick = (person: string, row: { id: string; version: string }, given = {}) =>
  world.useLive.tickItem(world.as(person), UNIT, row.version, {
    ...{ meeting: world.apt.id, item: row.id, state: 'discussed', ...given },
  });

describe('following', () => {
  test('begins with the meeting of this time, its agenda in order, and what the reader may', async () => {
    const { version, now, news } = value(await see('fatima'));
    expect([version, now]).toEqual([String(await world.ports.live.version(UNIT)), START]);
    expect(news).toMatchObject({
      meeting: { id: world.apt.id, title: 'APT', kind: 'apt' },
      ...{ run: null, current: null, may: { chair: false, propose: true } },
    });
    expect(news?.agenda.map(({ title }) => title)).toEqual(['Tre ord', 'Rutiner']);
    expect(value(await see('amal')).news?.may).toEqual({ chair: true, propose: true });
    expect(value(await see('greta')).news?.may).toEqual({ chair: false, propose: false });
    expect(fault(await see('sven'))).toEqual({ kind: 'not-found', what: 'unit' });
  });

  test('is told as soon as something changes, by whichever way it does', async () => {
    const first = value(await see('fatima'));
    const held = see('fatima', first.version);
    value(await tick('amal', world.first, { outcome: 'Trygg.' }));
    const news = value(await held).news;
    expect(news?.agenda[0]).toMatchObject({ state: 'discussed', outcome: 'Trygg.' });
    const next = value(await see('fatima', first.version));
    const again = see('fatima', next.version);
    // Another program's change, as a notification brings it.
    const row = await world.row(world.second.id);
    await world.ports.projection.put(UNIT, 'StegvisAgenda', [
      { ...row, value: { ...row.value, title: 'Nytt' } },
    ]);
    expect(value(await again).news?.agenda[1]?.title).toBe('Nytt');
  });

  test('is answered with nothing after a while, and at once when the reader has hung up', async () => {
    const { version } = value(await see('fatima'));
    expect(value(await see('fatima', version))).toEqual({ version, now: START, news: null });
    const gone = new AbortController();
    const held = world.useLive.seeLive(
      world.as('fatima'),
      UNIT,
      { meeting: null, since: version },
      gone.signal,
    );
    gone.abort();
    expect(value(await held).news).toBeNull();
    expect(world.ports.ears.size()).toBe(0);
  });

  test('goes on by what is known while SharePoint is away', async () => {
    const away = { kind: 'offline', inDoubt: false, retryAt: START } as const;
    world.ports.lists.readUnit = async () => ({ ok: false, fault: away });
    expect(value(await see('fatima')).news?.agenda).toHaveLength(2);
    world.ports.lists.readUnit = async () => ({ ok: false, fault: { kind: 'consent', scopes: ['x'] } });
    expect(fault(await see('fatima'))).toEqual({ kind: 'consent', scopes: ['x'] });
  });

  test('of many questions of one person the oldest gives way', async () => {
    const { version } = value(await see('fatima'));
    const held = Array.from({ length: 9 }, () => see('fatima', version));
    expect(world.ports.ears.size()).toBeLessThanOrEqual(6);
    await Promise.all(held);
    expect(world.ports.ears.size()).toBe(0);
  });
});

describe('leading', () => {
  const steer = (person: string, to: 'start' | 'end' | { item: string }, meeting = world.apt.id) =>
    world.useLive.steerMeeting(
      world.as(person),
      UNIT,
      typeof to === 'string' ? { meeting, to } : { meeting, to: 'item', item: to.item },
    );

  test('begins at the first item, goes on with each that is settled, and ends', async () => {
    expect(value(await steer('amal', 'start')).news).toMatchObject({ current: world.first.id, since: START });
    world.clock.set('2026-01-20T12:06:00Z');
    const on = value(await tick('bo', world.first, { state: 'notReached' }));
    expect(on.item).toMatchObject({ state: 'notReached', outcome: null });
    expect(on.live.news).toMatchObject({ current: world.second.id, since: '2026-01-20T12:06:00.000Z' });
    value(await tick('amal', world.second));
    expect(value(await see('elif')).news).toMatchObject({ current: null, run: { endedAt: null } });
    expect(value(await steer('amal', 'end')).news?.run?.endedAt).toBe('2026-01-20T12:06:00.000Z');
  });

  test('is not for those who follow, and names who may', async () => {
    for (const outcome of [await steer('fatima', 'start'), await tick('fatima', world.first)])
      expect(fault(outcome)).toEqual({ kind: 'not-allowed', need: 'manager' });
    expect((await world.row(world.first.id)).value.state).toBe('onAgenda');
    expect(await world.ports.runs.of(UNIT, world.apt.id)).toBeNull();
  });

  test('goes to an item, and no settled one; one that is settled out of turn leaves the meeting where it is', async () => {
    const third = await world.item('Skyltar', { order: 3 });
    expect(value(await steer('amal', { item: third.id })).news).toMatchObject({ current: third.id });
    value(await tick('amal', world.first));
    expect(value(await see('fatima')).news?.current).toBe(third.id);
    expect(fault(await steer('amal', { item: world.first.id }))).toMatchObject({ kind: 'conflict' });
    expect(fault(await steer('amal', { item: '999' }))).toMatchObject({ kind: 'not-found' });
    expect(fault(await steer('amal', 'start', '999'))).toEqual({ kind: 'not-found', what: 'meeting' });
  });

  test('writes on the version that was seen: of two who say what came of an item one is shown the other', async () => {
    value(await steer('amal', 'start'));
    const [one, other] = await Promise.all([
      tick('amal', world.first, { outcome: 'Så här.' }),
      tick('bo', world.first, { outcome: 'Eller så.' }),
    ]);
    const lost = [one, other].filter((outcome) => !outcome.ok);
    expect(lost).toHaveLength(1);
    expect(lost[0]).toMatchObject({
      fault: { kind: 'stale', theirs: { id: world.first.id, state: 'discussed' } },
    });
    expect(value(await see('fatima')).news?.current).toBe(world.second.id);
  });

  test('an outcome at the meeting’s time begins it; one that is noted days later begins nothing', async () => {
    value(await tick('amal', world.first));
    expect(await world.ports.runs.of(UNIT, world.apt.id)).toMatchObject({ current: world.second.id });
    const old = await world.meeting('old', { start: '2026-01-13T12:00:00.000Z' });
    const late = await world.item('Gammalt', { meetingKey: 'old' });
    value(await tick('amal', late, { meeting: old.id }));
    expect(await world.ports.runs.of(UNIT, old.id)).toBeNull();
  });

  test('another meeting that begins ends the one before, and a week later nothing of it is kept', async () => {
    value(await steer('amal', 'start'));
    const next = await world.meeting('next', { start: '2026-01-28T12:00:00.000Z' });
    world.clock.set('2026-01-28T12:00:00Z');
    value(await steer('amal', 'start', next.id));
    expect(await world.ports.runs.of(UNIT, world.apt.id)).toBeNull();
    expect((await world.ports.runs.underWay(UNIT))?.meeting).toBe(next.id);
  });
});
