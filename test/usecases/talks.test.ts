/** Integration talks (R28, R52): who plans, who sees, what a decision becomes, and what nobody can follow back. */
import { describe, expect, test } from '@jest/globals';
import type { Talk, TalkChange } from '../../bot/core/api-competence.ts';
import { caller, fault, makeUnitWorld, UNIT, value, type World } from '../memory/world.ts';

const rss = () => makeUnitWorld('rss-vasterbotten');
const plan = (world: World, people: string[], given: { part?: 1 | 2; as?: string; key?: string } = {}) =>
  world.tab.planTalk(
    caller(given.as ?? 'david'),
    UNIT,
    { people, part: given.part ?? 1, day: null },
    given.key ?? null,
    'sv',
  );
const see = (world: World, person: string, of: string | null = null) =>
  world.tab.seeTalks(caller(person), UNIT, of, 'sv');
const change = (world: World, { id, version }: Talk, input: TalkChange, as = 'david') =>
  world.tab.changeTalk(caller(as), UNIT, id, version, input, 'sv');
const DECISION = {
  title: 'Se över mallarna för kallelser',
  operationalPlan: 'Avsnitt 3',
  reason: null,
};
const actions = async (world: World) => (await world.ports.projection.rows(UNIT)).StegvisPlan;
const stepOf = async (world: World, id: string) =>
  (await world.ports.projection.rows(UNIT)).StegvisSteps.find(({ value: { stepId } }) => stepId === id)
    ?.value;
/** The unit with other people in its roles. */
const roles = async (world: World, given: { processLead?: string; manager?: string }): Promise<void> => {
  const unit = await world.ports.units.get(UNIT);
  if (unit) await world.ports.units.save({ ...unit, ...given });
};

describe('talks are planned by the process lead', () => {
  test('with one or two members, once per key', async () => {
    const world = await rss();
    const first = value(await plan(world, ['bo', 'cecilia'], { key: 'k' }));
    expect(first).toMatchObject({ people: [{ id: 'bo' }, { id: 'cecilia' }], part: 1, held: false });
    expect(value(await plan(world, ['bo', 'cecilia'], { key: 'k' }))).toEqual(first);
    expect(value(await see(world, 'david')).talks).toHaveLength(1);
  });

  test('and by nobody else; a lead who manages the unit holds none', async () => {
    const world = await rss();
    const refused = { kind: 'not-allowed', need: 'processLead' };
    for (const person of ['amal', 'bo', 'elif', 'greta'])
      expect(fault(await plan(world, ['cecilia'], { as: person }))).toEqual(refused);
    expect(fault(await plan(world, ['cecilia'], { as: 'sven' }))).toEqual({
      ...{ kind: 'not-found', what: 'unit' },
    });
    await roles(world, { manager: 'david' });
    expect(fault(await plan(world, ['cecilia']))).toEqual(refused);
    expect(value(await see(world, 'david')).may.plan).toBe(false);
  });

  test('with people of the unit, and never with the lead', async () => {
    const world = await rss();
    for (const stranger of ['greta', 'sven', 'nobody'])
      expect(fault(await plan(world, [stranger]))).toEqual({
        ...{ kind: 'invalid', fields: [{ field: 'people', code: 'not-a-member' }] },
      });
    expect(fault(await plan(world, ['david', 'bo']))).toMatchObject({ fields: [{ field: 'people' }] });
  });
});

describe('a talk is seen', () => {
  test('by those who talk and the lead; the manager and everybody else get none, and may not ask for others’', async () => {
    const world = await rss();
    const talk = value(await plan(world, ['bo', 'cecilia']));
    for (const person of ['bo', 'cecilia', 'david'])
      expect(value(await see(world, person)).talks.map(({ id }) => id)).toEqual([talk.id]);
    for (const person of ['amal', 'elif', 'fatima', 'greta']) {
      expect(value(await see(world, person)).talks).toEqual([]);
      for (const other of ['bo', 'fatima', 'nobody'])
        if (other !== person)
          expect(fault(await see(world, person, other))).toEqual({
            ...{ kind: 'not-allowed', need: 'processLead' },
          });
      // One that exists and one that doesn't look the same.
      const none = { kind: 'not-allowed', need: 'processLead' };
      expect(fault(await change(world, talk, { held: true }, person))).toEqual(none);
      expect(fault(await change(world, { ...talk, id: 'other' }, { held: true }, person))).toEqual(none);
    }
    expect(fault(await see(world, 'sven'))).toEqual({ kind: 'not-found', what: 'unit' });
    expect(value(await see(world, 'david', 'fatima')).talks).toEqual([]);
    expect(fault(await change(world, talk, { held: true }, 'bo'))).toMatchObject({ kind: 'not-allowed' });
  });

  test('by a new process lead only when it was planned after the change, and by the former no more', async () => {
    const world = await rss();
    const before = value(await plan(world, ['bo']));
    await roles(world, { processLead: 'elif' });
    expect(value(await see(world, 'elif')).talks).toEqual([]);
    expect(fault(await change(world, before, { held: true }, 'elif'))).toMatchObject({ kind: 'not-found' });
    expect(value(await see(world, 'david')).talks).toEqual([]);
    const after = value(await plan(world, ['bo'], { as: 'elif' }));
    expect(value(await see(world, 'elif')).talks.map(({ id }) => id)).toEqual([after.id]);
    expect(value(await see(world, 'bo')).talks).toHaveLength(2);
    // Handing the role to the manager hands over nothing that was confided.
    await roles(world, { processLead: 'amal' });
    expect(value(await see(world, 'amal')).talks).toEqual([]);
  });

  test('without a partner who has left or erased everything', async () => {
    const world = await rss();
    const talk = value(await plan(world, ['bo', 'cecilia']));
    world.ports.talks.forget('cecilia');
    expect(value(await see(world, 'bo')).talks).toMatchObject([{ id: talk.id, people: [{ id: 'bo' }] }]);
  });
});

describe('a talk is changed on the version that was seen', () => {
  test('and not without one, nor on an older one', async () => {
    const world = await rss();
    const talk = value(await plan(world, ['bo']));
    const later = value(await change(world, talk, { day: '2026-01-12', held: true }));
    expect(later).toMatchObject({ day: '2026-01-12', held: true });
    const none = await world.tab.changeTalk(caller('david'), UNIT, talk.id, null, { held: false }, 'sv');
    expect(fault(none)).toEqual({ kind: 'unversioned' });
    expect(fault(await change(world, talk, { held: false }))).toEqual({ kind: 'stale', theirs: later });
    expect(fault(await change(world, later, { day: '2026-03-02' }))).toMatchObject({
      fields: [{ field: 'day', code: 'in-the-future' }],
    });
  });
});

describe('a decision', () => {
  test('needs where it belongs in the operational plan, or why it does not', async () => {
    const world = await rss();
    const talk = value(await plan(world, ['bo'], { part: 2 }));
    for (const blank of [null, '  '])
      expect(
        fault(await change(world, talk, { decision: { title: 'X', operationalPlan: blank, reason: blank } })),
      ).toMatchObject({ kind: 'invalid', fields: [{ field: 'operationalPlan', code: 'missing' }] });
    expect(await actions(world)).toEqual([]);
    const reason = { title: 'Prova själva', operationalPlan: null, reason: 'Planen är redan beslutad' };
    const decided = value(await change(world, talk, { decision: reason }));
    expect(decided.decisions).toMatchObject([{ title: 'Prova själva', actionId: expect.any(String) }]);
    expect((await actions(world))[0]?.value).toMatchObject({
      ...{ title: 'Prova själva', need: 'Utanför verksamhetsplanen: Planen är redan beslutad' },
      ...{ state: 'draft', stepId: 'rss-samtal-2', ownerId: null },
    });
  });

  test('names nobody of the unit, and of those who talk not even by their given name', async () => {
    const world = await rss();
    const unit = await world.ports.units.get(UNIT);
    const names: Record<string, string> = { bo: 'Sigrid Lundkvist', cecilia: 'Cecilia Åberg' };
    const members = unit?.members.map((one) => ({ ...one, name: names[one.id] ?? one.name })) ?? [];
    if (unit) await world.ports.units.save({ ...unit, members });
    const talk = value(await plan(world, ['bo'], { part: 2 }));
    const title = (text: string) => change(world, talk, { decision: { ...DECISION, title: text } });
    for (const naming of ['Sigrids mallar ses över', 'Be Cecilia Åberg om hjälp'])
      expect(fault(await title(naming))).toMatchObject({ fields: [{ field: 'title' }] });
    expect(await actions(world)).toEqual([]);
    expect(value(await title('Mallarna ses över')).decisions).toHaveLength(1);
  });

  test('becomes one action however often it is tried, and goes on where a lost answer left it', async () => {
    const world = await rss();
    const talk = value(await plan(world, ['bo'], { part: 2 }));
    const retryAt = '2026-01-12T07:01:00Z';
    world.ports.lists.failNext('addRow', { kind: 'offline', inDoubt: true, retryAt });
    expect(fault(await change(world, talk, { decision: DECISION }))).toMatchObject({ kind: 'offline' });
    expect(value(await see(world, 'david')).talks[0]?.decisions).toEqual([]);
    const decided = value(await change(world, talk, { decision: DECISION, held: true }));
    expect(decided.decisions).toHaveLength(1);
    const again = value(await change(world, decided, { decision: DECISION }));
    expect(again.decisions).toEqual(decided.decisions);
    expect(await actions(world)).toHaveLength(1);
  });

  test('leaves nothing in the plan that leads back to the talk or to anybody in it', async () => {
    const world = await rss();
    const talk = value(await plan(world, ['bo', 'cecilia'], { part: 2, key: 'key-of-the-talk' }));
    value(await change(world, talk, { decision: DECISION }));
    const rows = JSON.stringify(await actions(world));
    for (const trace of [talk.id, 'key-of-the-talk', 'bo', 'cecilia'])
      expect(rows).not.toContain(`"${trace}"`);
    const told = JSON.stringify(world.journal.told);
    for (const trace of [talk.id, DECISION.title]) expect(told).not.toContain(trace);
  });
});

describe('the programme is told', () => {
  const finish = async (world: World, ...steps: string[]): Promise<void> => {
    const mandate = { text: 'Uppdrag', date: '2026-01-12' };
    value(await world.tab.recordMandate(caller('amal'), UNIT, mandate));
    for (const step of steps) {
      const input = { done: true, ...(step === 'rss-processplan' ? { text: 'Plan' } : {}) };
      value(await world.tab.recordStep(caller('amal'), UNIT, step, null, input, 'sv'));
    }
  };
  const BEFORE = ['rss-processplan', 'rss-matris', 'rss-intervju', 'rss-teman', 'rss-pass'];

  test('that everybody was offered a talk once they have been, and never how many', async () => {
    const world = await rss();
    await finish(world, ...BEFORE);
    for (const person of ['amal', 'bo', 'cecilia', 'elif']) value(await plan(world, [person]));
    expect(await stepOf(world, 'rss-samtal-1')).toMatchObject({ state: 'open' });
    const steps = value(await world.tab.seeUnit(caller('amal'), UNIT, 'sv')).steps;
    expect(JSON.stringify(steps.find(({ id }) => id === 'rss-samtal-1'))).toContain(
      'Alla har inte erbjudits samtal än.',
    );
    value(await plan(world, ['fatima']));
    expect(await stepOf(world, 'rss-samtal-1')).toMatchObject({ state: 'done', doneCount: null });
  });

  test('of decisions by the plan, and by somebody’s word where talks were held without Stegvis', async () => {
    const world = await rss();
    await finish(world, ...BEFORE, 'rss-samtal-1');
    const talk = value(await plan(world, ['bo'], { part: 2 }));
    expect(await stepOf(world, 'rss-samtal-2')).toMatchObject({ state: 'open' });
    value(await change(world, talk, { decision: DECISION }));
    expect(await stepOf(world, 'rss-samtal-2')).toMatchObject({ state: 'done' });
    const other = await rss();
    await finish(other, ...BEFORE, 'rss-samtal-1', 'rss-samtal-2');
    expect(await stepOf(other, 'rss-samtal-2')).toMatchObject({ state: 'done' });
  });
});

describe('method support is data', () => {
  const support = { name: 'Vårt stöd', url: 'https://example.org/stod', questions: ['Först?', 'Sedan?'] };
  const choose = (world: World, person: string, given: Partial<typeof support> = {}) =>
    world.tab.chooseSupport(caller(person), UNIT, { ...support, ...given }, 'sv');
  const decide = (world: World, person: string, standing = true) =>
    world.tab.decideSupport(caller(person), UNIT, { standing }, 'sv');

  test('part 1 is open, part 2 follows the support’s questions in their order', async () => {
    const world = await rss();
    const open = value(await plan(world, ['bo']));
    const second = value(await plan(world, ['bo'], { part: 2 }));
    const usual = value(await see(world, 'bo')).support;
    expect(usual).toMatchObject({ name: 'Blicka inåt', standing: false, assumption: true });
    expect(second.questions).toEqual(usual?.questions);
    expect(open.questions).not.toEqual(second.questions);
    value(await choose(world, 'david'));
    const now = value(await see(world, 'bo'));
    expect(now.support).toEqual({ ...support, standing: false, assumption: false });
    expect(now.talks.map(({ questions }) => questions)).toEqual([open.questions, ['Först?', 'Sedan?']]);
  });

  test('the link is the unit’s contact’s; our questions are ours, in the reader’s language', async () => {
    const world = await rss();
    const link = 'https://example.org/blicka-inat';
    const contact = { id: 'blicka-inat', kind: 'other' as const, name: 'Blicka inåt', link };
    await world.ports.programmes.saveContacts(UNIT, [{ ...contact, checkedOn: '2026-01-12' }], null, 'now');
    expect(value(await see(world, 'bo')).support?.url).toBe(link);
    const sv = value(await see(world, 'bo')).support?.questions;
    const en = value(await world.tab.seeTalks(caller('bo'), UNIT, null, 'en')).support?.questions;
    expect(en).toHaveLength(sv?.length ?? -1);
    expect(en).not.toEqual(sv);
  });

  test('is chosen by lead or manager, made standing by the manager alone, and another one is not standing', async () => {
    const world = await rss();
    for (const person of ['bo', 'elif', 'greta'])
      expect(fault(await choose(world, person))).toMatchObject({ kind: 'not-allowed' });
    for (const person of ['david', 'bo'])
      expect(fault(await decide(world, person))).toEqual({ kind: 'not-allowed', need: 'manager' });
    expect(value(await decide(world, 'amal')).support).toMatchObject({ standing: true, assumption: true });
    value(await choose(world, 'david'));
    expect(value(await see(world, 'amal')).support?.standing).toBe(false);
    value(await decide(world, 'amal'));
    expect(value(await choose(world, 'david', { questions: ['En?'] })).support?.standing).toBe(true);
    expect(value(await decide(world, 'amal', false)).support?.standing).toBe(false);
  });

  test('a programme without such talks has none of its own', async () => {
    const world = await makeUnitWorld('hbtq-klivet');
    expect(value(await see(world, 'bo')).support).toBeNull();
    expect(fault(await decide(world, 'amal'))).toMatchObject({ kind: 'invalid' });
    expect(value(await choose(world, 'amal')).support).toMatchObject(support);
  });
});
