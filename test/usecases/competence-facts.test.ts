/** What the programme learns of the inventory: facts of the whole unit, never a number that tells of somebody. */
import { expect, test } from '@jest/globals';
import { themeRules } from '../../bot/core/themes-snapshot.ts';
import { makeThemeUseCases } from '../../bot/usecases/themes/index.ts';
import { caller, fault, makeUnitWorld, UNIT, value, type World } from '../memory/world.ts';
import { all, estimate, openWorld, put, STAFF } from './competence-world.ts';

const criterion = async (world: World) =>
  value(await world.tab.seeCriteria(caller('amal'), UNIT, 'sv')).criteria.find(({ id }) => id === 'rss-c1');
const step = async (world: World, id: string, person = 'amal') => {
  const { steps } = value(await world.tab.seeUnit(caller(person), UNIT, 'sv'));
  const found = steps.find((each) => each.id === id);
  return [found?.state, found?.reason];
};
const row = async (world: World, id: string) =>
  (await world.ports.projection.rows(UNIT)).StegvisSteps.find(({ value: { stepId } }) => stepId === id)
    ?.value;
const reach = async (world: World): Promise<void> => {
  value(await world.tab.recordMandate(caller('amal'), UNIT, { text: 'Uppdrag', date: '2026-01-12' }));
  const done = { done: true, text: 'Vår plan' };
  value(await world.tab.recordStep(caller('david'), UNIT, 'rss-processplan', null, done, 'sv'));
};

test('on paper the steps are somebody’s word, as before', async () => {
  const world = await makeUnitWorld('rss-vasterbotten');
  await reach(world);
  expect(await step(world, 'rss-matris')).toEqual([
    'open',
    'Stegvis har ännu inga uppgifter om begreppsmatrisen.',
  ]);
  value(await world.tab.recordStep(caller('david'), UNIT, 'rss-matris', null, { done: true }, 'sv'));
  expect((await step(world, 'rss-matris'))[0]).toBe('done');
  expect(await criterion(world)).toMatchObject({
    met: false,
    reason: expect.stringContaining('inga uppgifter'),
  });
  expect(await criterion(world)).not.toHaveProperty('value');
});

test('a published matrix and offers to everybody complete their steps, and the lists’ rows follow', async () => {
  const world = await openWorld();
  await reach(world);
  expect((await step(world, 'rss-matris'))[0]).toBe('done');
  const { prerequisites } = value(await world.tab.seeProgramme(caller('bo'), UNIT, 'sv'));
  expect(prerequisites.find(({ id }) => id === 'rss-pre-2')).toMatchObject({ met: true });
  for (const person of STAFF.filter((each) => each !== 'david').slice(1))
    value(await world.tab.offerInterview(caller('david'), person, null));
  await world.settled();
  const told = await step(world, 'rss-intervju');
  expect(told).toEqual(['open', 'Alla har inte erbjudits intervju än.']);
  expect(String(told[1])).not.toMatch(/\d/);
  // An interview that is held was offered.
  value(await estimate(world, 'amal', {}));
  await world.settled();
  expect((await step(world, 'rss-intervju'))[0]).toBe('done');
  expect(await step(world, 'rss-plan')).toEqual(['done', null]);
  expect(await row(world, 'rss-intervju')).toMatchObject({ state: 'done', doneCount: null, headcount: null });
  expect(await row(world, 'rss-plan')).toMatchObject({ state: 'done' });
  // Whether it was taken, or somebody has stepped out again, makes no difference.
  value(await put(world, 'bo', all('medelkunskap')));
  value(await world.tab.stepOut(caller('bo'), null, 'sv'));
  expect((await step(world, 'rss-intervju'))[0]).toBe('done');
});

test('that all have basic knowledge is told with frozen themes alone, and until then the same is said whatever is so', async () => {
  const world = await openWorld();
  const themes = makeThemeUseCases({ ...world.ports, themeRules });
  const freeze = async () => value(await themes.freezeThemes(caller('david'), UNIT, 'sv'));
  const told = new Set<string>();
  for (const person of STAFF) {
    told.add(JSON.stringify(await criterion(world)));
    value(await put(world, person, all('hog_kunskap')));
  }
  told.add(JSON.stringify(await criterion(world)));
  expect([...told]).toHaveLength(1);
  expect(await criterion(world)).toMatchObject({ met: false, value: false });
  await freeze();
  const reached = { met: true, value: true, reason: 'Alla som har svarat har baskunskap i alla områden.' };
  expect(await criterion(world)).toMatchObject(reached);
  // What somebody says after that is told with the next snapshot, and not before.
  value(await put(world, 'bo', all('behov_av_baskunskap')));
  expect(await criterion(world)).toMatchObject(reached);
});

test('in a unit of fewer than five nothing is told', async () => {
  const world = await openWorld();
  const members = (await world.ports.units.get(UNIT))?.members ?? [];
  const four = members.filter(({ id }) => ['amal', 'bo', 'david', 'elif'].includes(id));
  await world.ports.units.setMembers(UNIT, four, '2026-01-12T08:00:00Z');
  for (const { id } of four) value(await put(world, id, all('hog_kunskap')));
  expect(await criterion(world)).toMatchObject({ met: false });
});

test('nobody’s levels, comments or names reach the log, on any way', async () => {
  const world = await openWorld();
  value(await put(world, 'bo', all('hog_kunskap'), 'kanariefagel'));
  value(await estimate(world, 'bo', { 'vald-heder': 'medelkunskap' }));
  fault(await put(world, 'bo', { nowhere: 'hog_kunskap' }));
  fault(await put(world, 'bo', {}, 'kanariefagel', 'old'));
  value(await world.tab.stepOut(caller('bo'), null, 'sv'));
  await world.settled();
  expect(JSON.stringify(world.journal.told)).not.toMatch(/kanariefagel|kunskap|"bo"|vald-heder/);
});
