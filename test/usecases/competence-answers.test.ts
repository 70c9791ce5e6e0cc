import { describe, expect, test } from '@jest/globals';
import { caller, fault, OTHER_UNIT, UNIT, value, type World } from '../memory/world.ts';
import {
  AREAS,
  all,
  estimate,
  FIRST,
  openWorld,
  put,
  SECOND,
  see,
  seeAsLead,
  setRoles,
  THIRD,
} from './competence-world.ts';

const level = (world: World, person: string, area: string) =>
  see(world, person).then((own) => value(own).levels.find((each) => each.area === area));
const respondents = async (world: World) =>
  (await world.ports.inventory.confirmed(UNIT)).map(({ person, levels }) => [person, [...levels.keys()]]);

describe('a person’s own answers', () => {
  test('count as they are put, area by area, and the person may change their mind', async () => {
    const world = await openWorld();
    expect(value(await see(world, 'bo'))).toMatchObject({ state: 'none', version: '0', unit: UNIT });
    value(await put(world, 'bo', { [FIRST]: 'behov_av_baskunskap' }));
    value(await put(world, 'bo', { [SECOND]: 'hog_kunskap' }));
    expect(await respondents(world)).toEqual([['bo', [FIRST, SECOND]]]);
    value(await put(world, 'bo', { [FIRST]: 'medelkunskap' }));
    expect(await level(world, 'bo', FIRST)).toEqual({
      ...{ area: FIRST, level: 'medelkunskap', by: 'self', confirmed: true, baselineMet: true },
    });
    expect(value(await put(world, 'bo', all('hog_kunskap'))).state).toBe('confirmed');
  });

  test('said again change nothing; made on an old version they are refused with what stands', async () => {
    const world = await openWorld();
    const first = value(await put(world, 'bo', { [FIRST]: 'medelkunskap' }, undefined, '"0"'));
    expect(value(await put(world, 'bo', { [FIRST]: 'medelkunskap' })).version).toBe(first.version);
    const second = value(
      await put(world, 'bo', { [SECOND]: 'medelkunskap' }, undefined, `"${first.version}"`),
    );
    expect(second.version).not.toBe(first.version);
    expect(
      fault(await put(world, 'bo', { [THIRD]: 'medelkunskap' }, undefined, first.version)),
    ).toMatchObject({
      kind: 'stale',
      theirs: { version: second.version, unit: UNIT },
    });
    expect(fault(await estimate(world, 'bo', { [THIRD]: 'medelkunskap' }, 'other'))).toMatchObject({
      kind: 'stale',
    });
    expect((await level(world, 'bo', THIRD))?.level).toBeNull();
  });

  test('are nobody’s but a member’s: a guest is not asked, and a stranger finds nothing', async () => {
    const world = await openWorld();
    const guest = world.tab.putOwnCompetence(caller('greta'), UNIT, null, { answers: {} }, 'sv');
    expect(fault(await guest)).toEqual({ kind: 'not-allowed', need: 'member' });
    expect(fault(await see(world, 'greta'))).toEqual({ kind: 'not-found', what: 'unit' });
    expect(fault(await world.tab.seeOwnCompetence(caller('sven'), UNIT, 'sv'))).toEqual({
      kind: 'not-found',
      what: 'unit',
    });
    expect(fault(await world.tab.seeOwnCompetence(caller('bo'), OTHER_UNIT, 'sv'))).toMatchObject({
      kind: 'not-found',
    });
  });

  test('basic knowledge is told apart from the level, by the person’s own word', async () => {
    const world = await openWorld();
    const tell = (area: string, met: boolean) =>
      world.tab.putBaseline(caller('bo'), null, null, { area, met }, 'sv');
    value(await put(world, 'bo', { [FIRST]: 'behov_av_baskunskap', [SECOND]: 'medelkunskap' }));
    expect(await level(world, 'bo', FIRST)).toMatchObject({ baselineMet: false });
    value(await tell(FIRST, true));
    expect(await level(world, 'bo', FIRST)).toMatchObject({
      level: 'behov_av_baskunskap',
      baselineMet: true,
    });
    value(await tell(SECOND, false));
    const [bo] = await world.ports.inventory.confirmed(UNIT);
    expect([...(bo?.baseline ?? [])]).toEqual([FIRST]);
    value(await tell(THIRD, true));
    expect([...((await world.ports.inventory.confirmed(UNIT))[0]?.levels.keys() ?? [])]).not.toContain(THIRD);
    expect(fault(await tell('nowhere', true))).toMatchObject({ fields: [{ field: 'area' }] });
  });
});

describe('the process lead’s estimates', () => {
  test('count only once the person has confirmed them: all at once, or the areas that they name', async () => {
    const world = await openWorld();
    const put3 = { [FIRST]: 'medelkunskap', [SECOND]: 'hog_kunskap', [THIRD]: 'medelkunskap' } as const;
    value(await estimate(world, 'bo', put3));
    expect(await respondents(world)).toEqual([]);
    expect(value(await see(world, 'bo'))).toMatchObject({ state: 'to-confirm' });
    value(await put(world, 'bo', { [FIRST]: 'medelkunskap', [SECOND]: 'behov_av_baskunskap' }));
    expect(await respondents(world)).toEqual([['bo', [FIRST, SECOND]]]);
    expect(await level(world, 'bo', FIRST)).toMatchObject({ by: 'lead', confirmed: true });
    expect(await level(world, 'bo', SECOND)).toMatchObject({ by: 'self', level: 'behov_av_baskunskap' });
    value(await put(world, 'bo', {}));
    expect(await respondents(world)).toEqual([['bo', [FIRST, SECOND, THIRD]]]);
  });

  test('a comment reopens: nothing counts until the person answers without one', async () => {
    const world = await openWorld();
    value(await put(world, 'bo', { [FIRST]: 'medelkunskap' }));
    value(await estimate(world, 'bo', { [SECOND]: 'hog_kunskap' }));
    const commented = value(await put(world, 'bo', { [THIRD]: 'medelkunskap' }, 'Jag kan mindre än så'));
    expect(commented).toMatchObject({ state: 'commented', comment: 'Jag kan mindre än så' });
    expect(commented.levels.filter(({ confirmed }) => confirmed)).toEqual([]);
    expect(await respondents(world)).toEqual([]);
    expect(value(await seeAsLead(world, 'bo'))).toMatchObject({ comment: 'Jag kan mindre än så' });
    value(await estimate(world, 'bo', { [SECOND]: 'medelkunskap' }));
    expect(await respondents(world)).toEqual([]);
    value(await put(world, 'bo', { [SECOND]: 'medelkunskap' }));
    expect(await respondents(world)).toEqual([['bo', [FIRST, SECOND, THIRD]]]);
    expect(value(await see(world, 'bo')).comment).toBeNull();
  });

  test('put again they leave a confirmation as it is, and another level asks for a new one', async () => {
    const world = await openWorld();
    value(await estimate(world, 'bo', { [FIRST]: 'medelkunskap' }));
    value(await put(world, 'bo', {}));
    const before = value(await see(world, 'bo')).version;
    expect(value(await estimate(world, 'bo', { [FIRST]: 'medelkunskap' })).version).toBe(before);
    expect(await respondents(world)).toEqual([['bo', [FIRST]]]);
    value(await estimate(world, 'bo', { [FIRST]: 'hog_kunskap' }));
    expect(await respondents(world)).toEqual([]);
  });

  test('are the process lead’s alone: manager, group, owner, oneself and strangers are refused (R25)', async () => {
    const world = await openWorld();
    value(await put(world, 'bo', all('medelkunskap')));
    for (const person of ['amal', 'cecilia', 'elif', 'fatima']) {
      const asked = [
        await seeAsLead(world, 'bo', person),
        await estimate(world, 'bo', {}, null, caller(person)),
        await world.tab.seePlanOf(caller(person), 'bo', null, 'sv'),
        await world.tab.offerInterview(caller(person), 'bo', null),
        await world.tab.seeInterviews(caller(person), UNIT),
      ];
      for (const each of asked) expect(fault(each)).toEqual({ kind: 'not-allowed', need: 'processLead' });
      // Whether there is anything makes no difference.
      expect(fault(await seeAsLead(world, 'cecilia', person))).toEqual({
        kind: 'not-allowed',
        need: 'processLead',
      });
    }
    const leadsNone = { kind: 'not-allowed', need: 'processLead' };
    expect(fault(await seeAsLead(world, 'bo', 'sven'))).toEqual(leadsNone);
    expect(fault(await seeAsLead(world, 'nobody', 'sven'))).toEqual(leadsNone);
    for (const person of ['sven', 'nobody', 'greta', 'david'])
      expect(fault(await seeAsLead(world, person))).toMatchObject({ kind: 'not-found' });
  });
});

describe('what was confided', () => {
  test('stays with whom it was confided to: a new lead sees what is answered or confirmed again', async () => {
    const world = await openWorld();
    value(await put(world, 'bo', { [FIRST]: 'hog_kunskap' }));
    value(await estimate(world, 'bo', { [SECOND]: 'medelkunskap' }));
    value(await put(world, 'cecilia', { [FIRST]: 'medelkunskap' }, 'Bara till David'));
    await setRoles(world, { processLead: 'elif' });
    for (const person of ['bo', 'cecilia'])
      expect(value(await seeAsLead(world, person, 'elif'))).toMatchObject({
        ...{ state: 'none', comment: null, version: '0' },
        levels: AREAS.map((area) => ({ area, level: null, by: null, confirmed: false, baselineMet: false })),
      });
    expect(value(await world.tab.seePlanOf(caller('elif'), 'bo', null, 'sv')).items).toEqual([]);
    expect(
      value(await world.tab.seeInterviews(caller('elif'), UNIT)).people.map(({ state }) => state),
    ).toEqual(['none', 'none', 'none', 'none', 'none']);
    expect(fault(await seeAsLead(world, 'bo', 'david'))).toEqual({
      kind: 'not-allowed',
      need: 'processLead',
    });
    value(await put(world, 'bo', { [SECOND]: 'medelkunskap' }));
    expect(
      value(await seeAsLead(world, 'bo', 'elif')).levels.filter(({ level }) => level !== null),
    ).toMatchObject([{ area: SECOND }]);
    // It is still the person's own, and still counts.
    expect(await respondents(world)).toEqual([['bo', [FIRST, SECOND]]]);
    value(await put(world, 'bo', {}));
    expect(value(await seeAsLead(world, 'bo', 'elif')).levels[0]?.level).toBe('hog_kunskap');
  });

  test('cannot be guessed by a new lead: a right guess and a wrong one are answered alike', async () => {
    const guessed = async (guess: 'medelkunskap' | 'hog_kunskap') => {
      const world = await openWorld();
      value(await put(world, 'bo', { [FIRST]: 'hog_kunskap' }));
      await setRoles(world, { processLead: 'elif' });
      const told = value(await estimate(world, 'bo', { [FIRST]: guess }, null, caller('elif')));
      return { ...told, levels: told.levels.map((each) => ({ ...each, level: each.level && 'put' })) };
    };
    expect(await guessed('hog_kunskap')).toEqual(await guessed('medelkunskap'));
  });

  test('is gone when the person steps out or leaves, and nothing shows the lead that they stepped out', async () => {
    const world = await openWorld();
    value(await world.tab.offerInterview(caller('david'), 'bo', null));
    const never = value(await world.tab.seeInterviews(caller('david'), UNIT));
    value(await put(world, 'bo', all('medelkunskap'), 'Ett förtroende'));
    const after = value(await world.tab.stepOut(caller('bo'), null, 'sv'));
    expect(after).toMatchObject({ state: 'none', comment: null, version: '0' });
    value(await world.tab.stepOut(caller('bo'), null, 'sv'));
    expect(value(await world.tab.seeInterviews(caller('david'), UNIT))).toEqual(never);
    expect(await world.ports.inventory.all(UNIT)).toEqual(new Map());
    value(await put(world, 'bo', all('medelkunskap')));
    const members = (await world.ports.units.get(UNIT))?.members ?? [];
    await world.ports.units.setMembers(
      UNIT,
      members.filter(({ id }) => id !== 'bo'),
      '2026-01-13T08:00:00Z',
    );
    await world.ports.units.setMembers(UNIT, members, '2026-01-14T08:00:00Z');
    expect(value(await see(world, 'bo')).state).toBe('none');
    expect(await respondents(world)).toEqual([]);
  });
});

describe('an individual plan', () => {
  test('suggests for each confirmed area below the highest, the basics first, and names no colleague', async () => {
    const world = await openWorld();
    value(
      await world.tab.addMeeting(
        caller('david'),
        UNIT,
        {
          ...{ kind: 'session', title: 'Tema: Normer, normkritik och normmedvetenhet' },
          ...{ start: '2026-02-02T08:00:00Z', end: '2026-02-02T09:00:00Z' },
        },
        null,
      ),
    );
    value(
      await put(world, 'bo', {
        [FIRST]: 'medelkunskap',
        [THIRD]: 'behov_av_baskunskap',
        [SECOND]: 'hog_kunskap',
      }),
    );
    value(await estimate(world, 'bo', { 'vald-heder': 'behov_av_baskunskap' }));
    const plan = value(await world.tab.seeOwnPlan(caller('bo'), null, 'sv'));
    expect(plan.items.map(({ area }) => area)).toEqual([THIRD, FIRST]);
    expect(plan.items[0]).toMatchObject({
      ...{ level: 'behov_av_baskunskap', baselineMet: false },
      sessions: [
        { title: 'Tema: Normer, normkritik och normmedvetenhet', start: '2026-02-02T08:00:00.000Z' },
      ],
      colleague: expect.stringContaining('kollega'),
    });
    expect(plan.items[0]?.materials.map(({ title }) => title)).toContain('Begrepp: normkritik');
    expect(plan.items[1]?.sessions).toEqual([
      { title: 'Temapass: Hbtqi och grundläggande begrepp', start: null },
    ]);
    expect(value(await world.tab.seePlanOf(caller('david'), 'bo', null, 'sv'))).toEqual(plan);
    expect(JSON.stringify(plan)).not.toMatch(/amal|cecilia|david|elif|fatima/i);
  });
});
