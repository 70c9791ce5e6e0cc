/** Sessions from themes (R27): the meeting, its agenda of the area, who was there, and the one private question after. */
import { describe, expect, test } from '@jest/globals';
import type { NudgeLine } from '../../bot/core/nudge.ts';
import { themeAreas } from '../../bot/core/theme-areas.ts';
import { sessionAgenda } from '../../bot/core/theme-session.ts';
import { caller, fault, makeUnitWorld, UNIT, value, type World } from '../memory/world.ts';
import { giveItem, giveMeeting } from './chat-nudges-world.ts';
import { answersOf, makeChatWorld } from './chat-world.ts';

const AREA = 'inkluderande-bemotande';
const START = '2026-02-02T12:00:00Z';
const plan = (world: World, given: object = {}, person = 'david', key: string | null = null) =>
  world.tab.planThemeSession(
    caller(person),
    UNIT,
    { area: AREA, start: START, end: '2026-02-02T14:00:00Z', ...given },
    key,
  );
const rss = () => makeUnitWorld('rss-vasterbotten');
const session = async (world: World, id: string, person = 'amal') =>
  value(await world.tab.seeTraining(caller(person), UNIT, 'sv')).items.find((item) => item.id === id);

describe('a theme session', () => {
  test('is a meeting of the step that theme sessions belong to, with an agenda of its area', async () => {
    const world = await rss();
    const made = value(await plan(world));
    expect(made).toMatchObject({ kind: 'session', state: 'planned', stepId: 'rss-pass', form: 'group' });
    expect(made.title).toBe('Temapass: Hbtqi-kompetent bemötande');
    expect(made.agenda.map(({ title }) => title)[0]).toBe('Vad handlar det om? Hbtqi-kompetent bemötande');
    expect(made.agenda.every(({ state }) => state === 'onAgenda')).toBe(true);
    const { meetings } = value(await world.tab.seeMeetings(caller('bo'), UNIT));
    expect(meetings.find(({ id }) => id === made.id)?.agenda).toHaveLength(made.agenda.length);
  });

  test('is planned once per key, and a repetition completes the agenda where it was left', async () => {
    const world = await rss();
    const retryAt = '2026-01-12T07:01:00Z';
    const whole = value(await plan(world, {}, 'david', 'first'));
    expect(value(await plan(world, {}, 'david', 'first'))).toEqual(whole);
    world.ports.lists.failNext('addRow', { kind: 'offline', inDoubt: false, retryAt });
    expect(fault(await plan(world, {}, 'david', 'second'))).toMatchObject({ kind: 'offline' });
    expect(value(await plan(world, {}, 'david', 'second')).agenda).toHaveLength(whole.agenda.length);
    expect((await world.ports.projection.rows(UNIT)).StegvisMeetings).toHaveLength(2);
  });

  test('is about an area of the library or of the unit’s own, and is planned by those who write meetings', async () => {
    const world = await rss();
    expect(fault(await plan(world, { area: 'egen-1' }))).toEqual({
      ...{ kind: 'invalid', fields: [{ field: 'area', code: 'not-a-choice' }] },
    });
    const levels = { behov_av_baskunskap: 'Vill lära', medelkunskap: 'Kan', hog_kunskap: 'Kan lära andra' };
    const own = { area: 'kunskap' as const, title: 'Vårt register', description: 'Fält', levels };
    value(await world.tab.recordTrust(caller('david'), UNIT, { held: '2026-01-12' }, 'sv'));
    const { matrix } = value(
      await world.tab.setMatrix(caller('david'), UNIT, { published: true, own: [own] }, 'sv'),
    );
    const area = matrix?.areas.find((each) => each.own)?.id;
    expect(value(await plan(world, { area })).title).toBe('Temapass: Vårt register');
    for (const person of ['elif', 'fatima', 'greta'])
      expect(fault(await plan(world, {}, person))).toMatchObject({ kind: 'not-allowed' });
    expect(fault(await plan(world, {}, 'sven'))).toEqual({ kind: 'not-found', what: 'unit' });
    expect(fault(await plan(world, { end: START }))).toMatchObject({ kind: 'invalid' });
  });

  test.each(themeAreas.map((area) => [area.id, area] as const))(
    'about %s has items of 1–15 minutes that fit, each with a title that a list holds',
    (_, area) => {
      for (const length of [10, 30, 60, 120]) {
        const items = sessionAgenda(area, length);
        expect(items.length).toBeGreaterThanOrEqual(4);
        expect(items.reduce((sum, { minutes }) => sum + minutes, 0)).toBeLessThanOrEqual(length);
        for (const { title, minutes } of items) {
          expect(title.length).toBeLessThanOrEqual(255);
          expect(minutes).toBeGreaterThanOrEqual(1);
          expect(minutes).toBeLessThanOrEqual(15);
        }
      }
    },
  );

  test('is attended by itself: who was at one was not at another of the same step', async () => {
    const world = await rss();
    const [one, other] = [value(await plan(world)), value(await plan(world, { area: 'vald-heder' }))];
    const present = ['bo', 'elif'];
    value(await world.tab.setAttendance(caller('amal'), UNIT, one.id, { present }, 'sv'));
    value(await world.tab.tellOwnTraining(caller('fatima'), UNIT, one.id, { done: true }, 'sv'));
    expect(await session(world, one.id)).toMatchObject({ kind: 'session', due: '2026-02-02' });
    expect((await session(world, one.id))?.people?.filter(({ done }) => done).map(({ id }) => id)).toEqual([
      ...present,
      'fatima',
    ]);
    expect(await session(world, one.id, 'bo')).toMatchObject({ mine: true, people: null });
    expect((await session(world, other.id))?.count?.done).toBe(0);
    expect(fault(await world.tab.setAttendance(caller('bo'), UNIT, one.id, { present }, 'sv'))).toEqual({
      ...{ kind: 'not-allowed', need: 'manager' },
    });
    expect(
      fault(await world.tab.setAttendance(caller('amal'), UNIT, '999', { present }, 'sv')),
    ).toMatchObject({ kind: 'not-found' });
  });

  test('completes the step once all that were planned have been held', async () => {
    const world = await rss();
    const made = value(await plan(world));
    value(await plan(world, { area: 'vald-heder' }));
    const step = async () =>
      JSON.stringify(
        value(await world.tab.seeUnit(caller('amal'), UNIT, 'sv')).steps.find(({ id }) => id === 'rss-pass'),
      );
    value(await world.tab.recordMandate(caller('amal'), UNIT, { text: 'Uppdrag', date: '2026-01-12' }));
    for (const id of ['rss-processplan', 'rss-matris', 'rss-intervju', 'rss-teman']) {
      const input = { done: true, ...(id === 'rss-processplan' ? { text: 'Plan' } : {}) };
      value(await world.tab.recordStep(caller('amal'), UNIT, id, null, input, 'sv'));
    }
    expect(await step()).toContain('0 av 2 temapass har hållits.');
    for (const { id } of value(await world.tab.seeMeetings(caller('amal'), UNIT)).meetings) {
      const { version } = value(await world.tab.seeMeetings(caller('amal'), UNIT)).meetings.find(
        (each) => each.id === id,
      ) ?? { version: '' };
      value(await world.tab.changeMeeting(caller('amal'), UNIT, id, version, { state: 'held' }));
    }
    expect(JSON.parse(await step())).toMatchObject({ state: 'done' });
    expect(made.stepId).toBe('rss-pass');
  });
});

describe('the question after a theme session', () => {
  const ask = async (open = true) => {
    const world = await makeChatWorld();
    const told: unknown[][] = [];
    world.ports.baseline = {
      setBaseline: async (...said) => {
        told.push(said);
        return open;
      },
    };
    const meeting = await giveMeeting(world, 'theme', { kind: 'session', state: 'held' });
    await giveItem(world, 'theme:1', { meetingKey: meeting.key, source: `area:${AREA}` });
    const line: NudgeLine = {
      ...{ kind: 'N9', unit: UNIT, form: 'session', item: meeting.id, occurrence: 'after', area: AREA },
      ...{ name: { sv: 'Bemötande', en: 'Conduct' }, start: null, hours: null },
      ...{ opens: '2026-01-13', closes: '2026-01-13' },
    };
    world.ports.claims.give('card', 'bo', [{ key: `N9:${UNIT}:${meeting.id}:bo:after`, line }]);
    return { world, told, data: { item: meeting.id, nudge: 'card' } };
  };

  test.each([
    ['confirm', true],
    ['notReached', false],
  ])('is answered with %s; the card keeps that it was answered, whatever was said', async (verb, met) => {
    const { world, told, data } = await ask();
    expect(answersOf(await world.press('bo', verb, data))).toEqual([
      { kind: 'told', at: '2026-01-14T09:05:00.000Z' },
    ]);
    expect(told).toEqual([[UNIT, 'bo', AREA, met]]);
    // The first answer on the card stands; changing one's mind is for the inventory's own view.
    await world.press('bo', verb === 'confirm' ? 'notReached' : 'confirm', data);
    expect(told).toHaveLength(1);
    expect(JSON.stringify(world.journal.told)).not.toContain(AREA);
  });

  test('can be skipped, and then nothing is told', async () => {
    const { world, told, data } = await ask();
    expect(answersOf(await world.press('bo', 'skip', data))).toEqual([{ kind: 'skipped' }]);
    expect(told).toEqual([]);
  });

  test('is nobody else’s to answer', async () => {
    const { world, told, data } = await ask();
    for (const person of ['amal', 'david', 'sven'])
      expect(await world.press(person, 'confirm', data)).toMatchObject({ kind: 'gone' });
    expect(told).toEqual([]);
  });

  test('says so where the inventory takes no answer, and stays', async () => {
    const { world, data } = await ask(false);
    expect(await world.press('bo', 'confirm', data)).toMatchObject({
      ...{ kind: 'problem', fault: { kind: 'conflict', reason: 'inventory-closed' } },
    });
    expect((await world.ports.claims.card('card'))?.answers).toEqual([]);
  });

  test('a session’s own card notes the session itself, not its step', async () => {
    const { world, data } = await ask();
    const card = await world.ports.claims.card('card');
    const line = { ...card?.lines[0]?.line, occurrence: 'closing' } as NudgeLine;
    world.ports.claims.give('before', 'bo', [{ key: 'before', line }]);
    await world.press('bo', 'done', { ...data, nudge: 'before' });
    const noted = (await world.ports.life.of([UNIT])).get(UNIT)?.done;
    expect([...(noted?.get(data.item) ?? [])]).toEqual(['bo']);
  });
});
