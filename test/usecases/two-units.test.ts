/** Whatever two units of one site write, in any order, each sees its own rows and no others. */
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Outcome } from '../../bot/core/fault.ts';
import { LIST_NAMES } from '../../bot/core/rows.ts';
import { ACTIVE, caller, makeUnitWorld, SET_UP, SITE, UNIT, value, type World } from '../memory/world.ts';

const NEIGHBOUR = '19:vast@thread.tacv2';
const UNITS = [UNIT, NEIGHBOUR] as const;
const amal = caller('amal');

const twoUnits = async (): Promise<World> => {
  const world = await makeUnitWorld();
  const { teams } = world.ports.directory;
  const [norr] = teams.filter(({ channel }) => channel === UNIT);
  if (!norr) throw new Error('no Norr');
  teams.push({ ...structuredClone(norr), channel: NEIGHBOUR });
  const setUp = { ...SET_UP, programme: 'rss-vasterbotten' };
  value(await world.tab.setUpUnit(amal, NEIGHBOUR, setUp, 'sv'));
  return world;
};

const KINDS = ['action', 'meeting', 'item', 'finding'] as const;
type Kind = (typeof KINDS)[number];
/** Adds a row, or changes the row at a place among all that there are, whoever's it is. */
type Deed = { unit: (typeof UNITS)[number]; kind: Kind; change: number | null };
const deeds: fc.Arbitrary<Deed[]> = fc.array(
  fc.record({
    unit: fc.constantFrom(...UNITS),
    kind: fc.constantFrom(...KINDS),
    change: fc.option(fc.nat(30)),
  }),
  { maxLength: 25 },
);

interface Known {
  id: string;
  unit: string;
  version: string;
}
const MEETING = { title: 'APT', start: '2026-02-10T12:00:00Z', end: '2026-02-10T13:00:00Z' };

type Written = Promise<Outcome<{ id: string; version: string }>>;
const add = ({ tab }: World, unit: string, kind: Kind, key: string): Written => {
  if (kind === 'action') return tab.addAction(amal, unit, ACTIVE, key);
  if (kind === 'meeting') return tab.addMeeting(amal, unit, { ...MEETING, kind: 'apt' }, key);
  if (kind === 'item') return tab.addAgendaItem(amal, unit, { title: 'Punkt', minutes: 5 }, key);
  return tab.addFinding(amal, unit, { title: 'Norm', kind: 'norm' }, key);
};
const change = ({ tab }: World, unit: string, kind: Kind, { id, version }: Known): Written => {
  if (kind === 'action') return tab.changeAction(amal, unit, id, version, { title: 'Ny' });
  if (kind === 'meeting') return tab.changeMeeting(amal, unit, id, version, { title: 'Ny' });
  if (kind === 'item') return tab.changeAgendaItem(amal, unit, id, version, { title: 'Ny' });
  return tab.changeFinding(amal, unit, id, version, { title: 'Ny' });
};
const seen = async ({ tab }: World, unit: string): Promise<Record<Kind, string[]>> => {
  const { meetings, unplaced } = value(await tab.seeMeetings(amal, unit));
  const ids = (rows: readonly { id: string }[]): string[] => rows.map(({ id }) => id).toSorted();
  return {
    action: ids(value(await tab.seePlan(amal, unit)).actions),
    meeting: ids(meetings),
    item: ids([...meetings.flatMap(({ agenda }) => agenda), ...unplaced]),
    finding: ids(value(await tab.seeFindings(amal, unit, 'sv')).findings),
  };
};
const rowsOf = (world: World, unit: string) =>
  structuredClone(
    LIST_NAMES.map((list) => world.ports.lists.rowsOf(SITE, list).filter((row) => row.unit === unit)),
  );

test('two units in a site never see or change each other’s rows', async () => {
  let strangers = 0;
  await fc.assert(
    fc.asyncProperty(deeds, async (all) => {
      const world = await twoUnits();
      const known = new Map<Kind, Known[]>(KINDS.map((kind) => [kind, []]));
      for (const unit of UNITS) {
        const key = unit === UNIT ? 'first' : 'second';
        const { id, version } = value(await add(world, unit, 'meeting', key));
        known.get('meeting')?.push({ id, version, unit });
      }
      for (const [n, { unit, kind, change: place }] of all.entries()) {
        const other = unit === UNIT ? NEIGHBOUR : UNIT;
        const before = rowsOf(world, other);
        const rows = known.get(kind) ?? [];
        const row = place === null ? undefined : rows[place % Math.max(1, rows.length)];
        if (row === undefined) {
          const { id, version } = value(await add(world, unit, kind, `key-${n}`));
          rows.push({ id, version, unit });
        } else {
          const changed = await change(world, unit, kind, row);
          if (row.unit !== unit) strangers += 1;
          expect(changed.ok).toBe(row.unit === unit);
          if (!changed.ok) expect(changed.fault.kind).toBe('not-found');
          else row.version = changed.value.version;
        }
        expect(rowsOf(world, other)).toEqual(before);
      }
      for (const unit of UNITS) {
        const ids = await seen(world, unit);
        for (const kind of KINDS) {
          const own = (known.get(kind) ?? []).filter((row) => row.unit === unit);
          expect([kind, ids[kind]]).toEqual([kind, own.map(({ id }) => id).toSorted()]);
        }
      }
    }),
    { numRuns: 40 },
  );
  expect(strangers).toBeGreaterThan(0);
});
