import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { LIST_NAMES } from '../../bot/core/rows.ts';
import type { ColumnShape } from '../../bot/graph/lists/column.ts';
import {
  describeList,
  type PlanStep,
  provisionPlan,
  refusedStep,
  WANTED,
  type WantedList,
} from '../../bot/graph/lists/plan.ts';
import type { FoundType, StandingColumn, StandingList } from '../../bot/graph/lists/standing.ts';

/** The type of a column as it stands when it was made as wanted. */
const typeOf = ({ type }: ColumnShape): FoundType => {
  if ('choice' in type) return { kind: 'choice', choices: [...type.choice.choices] };
  if ('dateTime' in type) return { kind: 'dateTime', format: type.dateTime.format };
  if ('number' in type) return { kind: 'number' };
  return { kind: 'text', lines: type.text.allowMultipleLines ? 'several' : 'one', plain: true };
};

const made = (column: ColumnShape, change: Partial<StandingColumn> = {}): StandingColumn => ({
  id: column.name,
  name: column.name,
  displayName: column.title,
  hidden: false,
  indexed: column.indexed,
  unique: column.unique,
  type: typeOf(column),
  ...change,
});
const TITLE: StandingColumn = {
  id: 'Title',
  name: 'Title',
  displayName: 'Title',
  hidden: false,
  indexed: false,
  unique: false,
  type: { kind: 'text', lines: 'one', plain: true },
};
const ORDER: StandingColumn = {
  ...TITLE,
  id: 'o',
  name: 'Order',
  displayName: 'Order',
  hidden: true,
  type: { kind: 'number' },
};

/** A site in which the step has been carried out, as SharePoint would. */
const apply = (current: readonly StandingList[], step: PlanStep): StandingList[] => {
  const { list, column, action } = step;
  if (action === 'create-list')
    return [
      ...current,
      {
        id: list.name,
        name: list.name,
        displayName: list.name,
        description: describeList(list, WANTED.version),
        columns: [
          TITLE,
          ORDER,
          ...list.columns.filter(({ name }) => name !== 'Title' && name !== 'Order').map((one) => made(one)),
        ],
      },
    ];
  const change = (stands: StandingColumn): StandingColumn => {
    if (stands.name !== column?.name) return stands;
    if (action === 'index') return { ...stands, indexed: true };
    if (action === 'make-unique') return { ...stands, indexed: true, unique: true };
    if (action === 'name-column') return { ...stands, displayName: column.title };
    if (action !== 'add-choices' || stands.type.kind !== 'choice') return stands;
    const wanted = typeOf(column);
    const more = wanted.kind === 'choice' ? wanted.choices : [];
    return { ...stands, type: { kind: 'choice', choices: [...new Set([...stands.type.choices, ...more])] } };
  };
  return current.map((at) => {
    if (at.name !== list.name) return at;
    if (action === 'name-list') return { ...at, displayName: list.title };
    if (action === 'describe-list') return { ...at, description: describeList(list, WANTED.version) };
    if (action === 'add-column' && column) return { ...at, columns: [...at.columns, made(column)] };
    return { ...at, columns: at.columns.map(change) };
  });
};

/** Plans and carries out until nothing is left; at most as often as provisioning itself does. */
const complete = (current: readonly StandingList[]): StandingList[] => {
  let sites = [...current];
  for (let round = 0; round < 6; round++) {
    const { steps } = provisionPlan(sites);
    if (steps.length === 0) return sites;
    sites = steps.reduce<StandingList[]>(apply, sites);
  }
  throw new Error('the plan does not come to an end');
};

const anyType: fc.Arbitrary<FoundType> = fc.oneof(
  fc.record({
    kind: fc.constant('text' as const),
    lines: fc.constantFrom('one' as const, 'several' as const),
    plain: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant('choice' as const),
    choices: fc.uniqueArray(fc.constantFrom('Utkast', 'Pågår', 'Klar', 'Struken', 'Kunskap', 'Annat')),
  }),
  fc.record({ kind: fc.constant('dateTime' as const), format: fc.constantFrom('dateOnly', 'dateTime') }),
  fc.constant({ kind: 'number' as const }),
  fc.record({ kind: fc.constant('other' as const), name: fc.constantFrom('boolean', 'lookup', 'unknown') }),
);

/** One of our columns as people may have left it: there or not, renamed, without index, of another type. */
const anyOurs = (column: ColumnShape): fc.Arbitrary<StandingColumn | null> =>
  fc.option(
    fc.record({
      id: fc.constant(column.name),
      name: fc.constant(column.name),
      displayName: fc.constantFrom(column.name, column.title, 'Vårt eget namn'),
      hidden: fc.boolean(),
      indexed: fc.boolean(),
      unique: fc.boolean(),
      type: fc.oneof(
        { weight: 3, arbitrary: fc.constant(typeOf(column)) },
        { weight: 1, arbitrary: anyType },
      ),
    }),
  );
const anyTheirs: fc.Arbitrary<StandingColumn> = fc.record({
  id: fc.uuid(),
  name: fc.constantFrom('Kostnad', 'Anteckning', 'unit', 'Goal_x0020_2'),
  displayName: fc.constantFrom('Kostnad', 'Mål', 'Unit', 'State'),
  hidden: fc.boolean(),
  indexed: fc.boolean(),
  unique: fc.boolean(),
  type: anyType,
});

const anyList = (list: WantedList): fc.Arbitrary<StandingList | null> =>
  fc.option(
    fc.record({
      id: fc.constant(list.name),
      name: fc.constant(list.name),
      displayName: fc.constantFrom(list.name, list.title, 'Våra saker'),
      description: fc.constantFrom(
        describeList(list, WANTED.version),
        describeList(list, 0),
        `${list.description} Version ${WANTED.version + 1}.`,
        'Egen text',
      ),
      columns: fc
        .tuple(
          fc.tuple(...list.columns.filter(({ name }) => name !== 'Title').map(anyOurs)),
          fc.uniqueArray(anyTheirs, { selector: ({ name }) => name, maxLength: 3 }),
          fc.constantFrom('Title', 'Rubrik', 'Våra insatser'),
        )
        .map(([ours, theirs, title]) => [
          { ...TITLE, displayName: title },
          ...ours.filter((one) => one !== null),
          ...theirs,
        ]),
    }),
  );
const anySite: fc.Arbitrary<StandingList[]> = fc
  .tuple(...WANTED.lists.map(anyList))
  .map((all) => all.filter((one) => one !== null));

const columnIn = (site: readonly StandingList[], list: string, name: string): StandingColumn | undefined =>
  site.find((one) => one.name === list)?.columns.find((one) => one.name === name);

describe('the plan of provisioning', () => {
  test('of an empty site makes the six lists, and of a finished one nothing', () => {
    const plan = provisionPlan([]);
    expect(plan.steps.map(({ list, action }) => [list.name, action])).toEqual(
      LIST_NAMES.map((name) => [name, 'create-list']),
    );
    expect(provisionPlan(complete([]))).toEqual({ version: WANTED.version, steps: [], differs: [] });
  });

  test('from any site leads to an end, where each wanted column stands as wanted or is told with why', () => {
    fc.assert(
      fc.property(anySite, (site) => {
        const end = complete(site);
        const { differs } = provisionPlan(end);
        for (const list of WANTED.lists)
          for (const column of list.columns) {
            const stands = columnIn(end, list.name, column.name);
            const told = differs.find((one) => one.list === list.name && one.column === column.name);
            if (told) {
              expect(told.why).toBe('other-type');
              expect(told.detail).toContain(' in place of ');
              continue;
            }
            expect(stands?.type.kind).toBe(typeOf(column).kind);
            if (column.indexed) expect(stands?.indexed).toBe(true);
            if (column.unique) expect(stands?.unique).toBe(true);
            const words = stands?.type.kind === 'choice' ? stands.type.choices : [];
            if ('choice' in column.type)
              expect(words).toEqual(expect.arrayContaining(column.type.choice.choices));
          }
      }),
      { numRuns: 150 },
    );
  });

  test('carried out only in part, from any site, leads to the same end', () => {
    fc.assert(
      fc.property(anySite, fc.array(fc.nat(60), { maxLength: 4 }), (site, stops) => {
        const broken = stops.reduce<StandingList[]>(
          (now, stop) => provisionPlan(now).steps.slice(0, stop).reduce<StandingList[]>(apply, now),
          site,
        );
        const sorted = (lists: readonly StandingList[]) =>
          [...lists]
            .sort((a, b) => a.name.localeCompare(b.name))
            .map((list) => ({
              ...list,
              columns: [...list.columns].sort((a, b) => a.name.localeCompare(b.name)),
            }));
        expect(sorted(complete(broken))).toEqual(sorted(complete(site)));
      }),
      { numRuns: 150 },
    );
  });

  test('never touches a column of the unit’s own, a title that was renamed, or a type', () => {
    const ours = new Map(WANTED.lists.map((list) => [list.name, list.columns.map(({ name }) => name)]));
    fc.assert(
      fc.property(anySite, (site) => {
        const end = complete(site);
        for (const list of site) {
          const after = end.find(({ name }) => name === list.name);
          if (list.displayName === 'Våra saker') expect(after?.displayName).toBe('Våra saker');
          if (list.description === 'Egen text') expect(after?.description).toBe('Egen text');
          for (const column of list.columns) {
            const now = columnIn(end, list.name, column.name);
            if (!ours.get(list.name)?.includes(column.name)) expect(now).toEqual(column);
            if (column.displayName.startsWith('Vår')) expect(now?.displayName).toBe(column.displayName);
            if (column.type.kind !== 'choice') expect(now?.type).toEqual(column.type);
            else if (now?.type.kind === 'choice')
              expect(now.type.choices.slice(0, column.type.choices.length)).toEqual(column.type.choices);
          }
        }
      }),
      { numRuns: 150 },
    );
  });

  test('does each thing once, and an index before what needs it', () => {
    fc.assert(
      fc.property(anySite, (site) => {
        const { steps } = provisionPlan(site);
        const keys = steps.map(({ list, column, action }) => `${list.name} ${column?.name} ${action}`);
        expect(new Set(keys).size).toBe(keys.length);
        for (const [at, { list, column, action }] of steps.entries()) {
          if (action !== 'make-unique') continue;
          const index = steps.findIndex(
            (one) => one.list === list && one.column === column && one.action === 'index',
          );
          expect(index).toBeLessThan(at);
        }
      }),
      { numRuns: 100 },
    );
  });

  test('of a newer version’s lists takes nothing back', () => {
    const end = complete([]).map((list) => ({ ...list, description: 'Insatserna. Version 99.' }));
    expect(provisionPlan(end).steps).toEqual([]);
  });

  test('brings an older version’s lists up to date in place', () => {
    const [first, ...others] = complete([]);
    if (!first) throw new Error('no list');
    const older = {
      ...first,
      description: describeList(WANTED.lists[0] as WantedList, 0),
      columns: first.columns.slice(0, -1),
    };
    const { steps } = provisionPlan([older, ...others]);
    expect(steps.map(({ action, cosmetic }) => [action, cosmetic])).toEqual([
      ['add-column', false],
      ['describe-list', true],
    ]);
  });

  test('tells of a refused index, of values that stand twice and of choices, and of nothing else', () => {
    const site = complete([]);
    const broken = site.map((list) => ({
      ...list,
      columns: list.columns.map((one) => ({ ...one, indexed: false, unique: false })),
    }));
    const told = provisionPlan(broken).steps.map((step) => [
      step.action,
      refusedStep(step, 'no')?.why ?? null,
    ]);
    expect(new Set(told.map((one) => one.join()))).toEqual(
      new Set(['index,not-indexed', 'make-unique,not-unique']),
    );
    const [create] = provisionPlan([]).steps;
    expect(create && refusedStep(create, 'no')).toBeNull();
  });
});
