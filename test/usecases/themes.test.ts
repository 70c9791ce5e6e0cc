import { describe, expect, test } from '@jest/globals';
import { LEVELS, type Level } from '../../bot/core/api-competence.ts';
import { themeRules } from '../../bot/core/themes-snapshot.ts';
import { makeThemeUseCases } from '../../bot/usecases/themes/index.ts';
import { makeMemoryConfirmed } from '../memory/confirmed.ts';
import { caller, fault, makeUnitWorld, OTHER_UNIT, UNIT, value } from '../memory/world.ts';

const AREAS = [
  { id: 'hbtqi-begrepp', area: 'kunskap' },
  { id: 'own-1', area: 'kunskap' },
  { id: 'own-2', area: 'bemotande' },
] as const;
const [NEEDS, , HIGH] = LEVELS;

const open = async (publish = true) => {
  const world = await makeUnitWorld('rss-vasterbotten');
  const inventory = makeMemoryConfirmed();
  const ports = { ...world.ports, inventory: { ...world.ports.inventory, ...inventory } };
  const themes = makeThemeUseCases({ ...ports, themeRules });
  if (publish) inventory.publish(UNIT, AREAS);
  const answer = (level: Level, ...people: string[]): void => {
    for (const person of people)
      inventory.confirm(UNIT, person, Object.fromEntries(AREAS.map(({ id }) => [id, level])));
  };
  const freeze = (person = 'david') => themes.freezeThemes(caller(person), UNIT, 'sv');
  const see = (person = 'amal', unit = UNIT) => themes.seeThemes(caller(person), unit, 'sv');
  return { ...world, inventory, themes, answer, freeze, see };
};
const PEOPLE = ['amal', 'bo', 'cecilia', 'elif', 'fatima'];

describe('freezing', () => {
  test('the process lead freezes when five have confirmed, and everybody in the unit sees the bands', async () => {
    const unit = await open();
    expect(value(await unit.see('david'))).toMatchObject({
      ...{ snapshot: null, themes: [], allReached: null, mayFreeze: false },
      reason: 'Teman visas när minst 5 har bekräftat.',
    });
    unit.answer(NEEDS, ...PEOPLE);
    expect(value(await unit.see('david'))).toMatchObject({ mayFreeze: true, reason: null });
    expect(value(await unit.freeze())).toMatchObject({
      snapshot: { number: 1, day: '2026-01-12' },
      themes: [
        { area: 'hbtqi-begrepp', title: 'Hbtqi och grundläggande begrepp', band: 'prioritera' },
        { area: 'own-1', title: 'Området own-1', band: 'prioritera' },
        { area: 'own-2', band: 'prioritera' },
      ],
      plan: [
        { area: 'kunskap', band: 'prioritera' },
        { area: 'bemotande', band: 'prioritera' },
      ],
      ...{ hidden: [], allReached: false, mayFreeze: false },
    });
    for (const person of ['amal', 'bo', 'elif', 'fatima', 'greta'])
      expect(value(await unit.see(person))).toMatchObject({
        snapshot: { number: 1 },
        mayFreeze: false,
        reason: null,
      });
  });

  test('is refused with the reason to the process lead, and in the same words to everybody else', async () => {
    const unit = await open();
    unit.answer(NEEDS, ...PEOPLE.slice(1));
    expect(fault(await unit.freeze())).toMatchObject({
      ...{ kind: 'conflict', reason: 'themes-wait' },
      because: { sv: 'Teman visas när minst 5 har bekräftat.' },
    });
    const refused = [];
    for (const person of ['amal', 'bo', 'elif', 'greta']) refused.push(fault(await unit.freeze(person)));
    unit.answer(NEEDS, ...PEOPLE);
    for (const person of ['amal', 'bo', 'elif', 'greta']) refused.push(fault(await unit.freeze(person)));
    expect(new Set(refused.map((one) => JSON.stringify(one)))).toEqual(
      new Set(['{"kind":"not-allowed","need":"processLead"}']),
    );
    expect(fault(await unit.see('sven'))).toEqual({ kind: 'not-found', what: 'unit' });
    expect(fault(await unit.see('sven', OTHER_UNIT))).toEqual({ kind: 'not-found', what: 'unit' });
  });

  test('nothing is frozen before the matrix is published, nor by a process lead who is the manager', async () => {
    const unit = await open(false);
    unit.answer(NEEDS, ...PEOPLE);
    expect(fault(await unit.freeze())).toMatchObject({ because: { sv: 'Matrisen är inte publicerad än.' } });
    unit.inventory.publish(UNIT, AREAS);
    const known = await unit.ports.units.get(UNIT);
    if (known === null) throw new Error('no unit');
    await unit.ports.units.save({ ...known, processLead: 'amal' });
    expect(fault(await unit.freeze('amal'))).toEqual({ kind: 'not-allowed', need: 'processLead' });
    expect(value(await unit.see('amal'))).toMatchObject({ mayFreeze: false, reason: null });
  });

  test('a snapshot stays as it is while people change their minds, answer, step out and are forgotten', async () => {
    const unit = await open();
    unit.answer(NEEDS, ...PEOPLE);
    value(await unit.freeze());
    const frozen = value(await unit.see());
    unit.answer(HIGH, 'bo', 'cecilia', 'david');
    unit.inventory.stepOut(UNIT, 'elif');
    await unit.ports.snapshots.forget(UNIT, 'elif');
    expect(value(await unit.see())).toEqual(frozen);
    expect(fault(await unit.freeze())).toMatchObject({ kind: 'conflict' });
    expect(value(await unit.see())).toEqual(frozen);
  });

  test('two who freeze at once make one snapshot', async () => {
    const unit = await open();
    unit.answer(NEEDS, ...PEOPLE);
    const both = await Promise.all([unit.freeze(), unit.freeze()]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await unit.ports.snapshots.list(UNIT)).toHaveLength(1);
  });

  test('that all have basic knowledge is a criterion that follows the newest snapshot alone', async () => {
    const unit = await open();
    const ids = AREAS.map(({ id }) => id);
    const levels = Object.fromEntries(ids.map((id) => [id, HIGH]));
    const met = async () =>
      value(await unit.tab.seeCriteria(caller('amal'), UNIT, 'sv')).criteria.find(
        ({ id }) => id === 'rss-c1',
      );
    for (const person of PEOPLE) unit.inventory.confirm(UNIT, person, levels, ids);
    expect(await met()).toMatchObject({ met: false });
    expect(value(await unit.freeze())).toMatchObject({ allReached: true });
    expect(await met()).toMatchObject({ met: true });
  });
});

test('neither log nor problem holds a level or a person', async () => {
  const unit = await open();
  unit.answer(NEEDS, ...PEOPLE);
  await unit.freeze('bo');
  await unit.freeze();
  await unit.freeze();
  expect(JSON.stringify(unit.journal.told)).not.toMatch(/behov|kunskap|fatima|elif/);
});
