import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  type Action,
  type AgendaItem,
  actionChange,
  type ChannelView,
  newAction,
  setUpUnit,
} from '../../bot/core/api.ts';
import { NO_AGENDA_DETAILS } from '../../bot/core/api-sam.ts';
import { sv } from '../../bot/core/texts/tab/sv.ts';
import { type GroupState, groupState, settingsForm, setUpOf } from '../../tab/configure/settings-form.ts';
import { inOrder, moved, split } from '../../tab/meetings/agenda.ts';
import {
  answersOf,
  isRange,
  rangeAround,
  readDay,
  rhythmOf,
  timeSpan,
} from '../../tab/meetings/calendar-words.ts';
import { meetingChangeOf, meetingForm, meetingIn, minutesIn } from '../../tab/meetings/forms.ts';
import { differing, mergeOf } from '../../tab/merge.ts';
import { placeOf, searchOf } from '../../tab/place.ts';
import { late, shown } from '../../tab/plan/arrange.ts';
import {
  changeOf,
  FIELDS,
  type FieldName,
  type Form,
  formOf,
  missingOf,
  newOf,
} from '../../tab/plan/form.ts';
import { swedish, swedishInstant } from '../../tab/when.ts';
import { actions, MANAGER, meetings, overview } from './harness/fixtures.ts';

const text = fc.stringMatching(/^[a-zåäö]{0,6}$/);
const form: fc.Arbitrary<Form> = fc.record(
  Object.fromEntries(FIELDS.map((field) => [field, text])) as Record<keyof Form, typeof text>,
);
const LONG: readonly FieldName[] = ['need', 'goal', 'indicator'];

describe('two versions become one', () => {
  test('nothing that either wrote is lost: it stands in the form or beside it', () => {
    fc.assert(
      fc.property(form, form, form, (base, mine, theirs) => {
        const merged = mergeOf(base, mine, theirs, LONG);
        for (const field of FIELDS) {
          if (mine[field] !== base[field]) expect(merged.form[field]).toContain(mine[field]);
          if (theirs[field] !== base[field])
            expect(`${merged.form[field]} ${merged.theirs[field] ?? ''}`).toContain(theirs[field]);
        }
      }),
    );
  });

  test('what only one of the two touched is taken as they left it', () => {
    fc.assert(
      fc.property(form, form, (base, mine) => {
        expect(mergeOf(base, mine, base, LONG)).toEqual({ form: mine, theirs: {} });
        expect(mergeOf(base, base, mine, LONG)).toEqual({ form: mine, theirs: {} });
      }),
    );
  });
});

describe('the form of an action', () => {
  const [draft, active] = actions();
  if (!draft || !active) throw new Error('The fixtures have no actions.');

  test('names the fields of R12 that are missing, in order', () => {
    expect(missingOf(formOf(draft))).toEqual(['dueDate', 'indicator', 'followUpDate']);
    expect(missingOf(formOf(active))).toEqual([]);
    expect(missingOf(formOf(null))).toEqual(['area', 'ownerRole', 'dueDate', 'indicator', 'followUpDate']);
  });

  test('sends only what was changed, and nothing that the API refuses', () => {
    const base = formOf(active);
    expect(changeOf(base, base)).toEqual({});
    const change = changeOf({ ...base, goal: ' Nytt mål ', ownerId: '' }, base);
    expect(change).toEqual({ goal: 'Nytt mål', ownerId: null });
    expect(actionChange.safeParse(change).success).toBe(true);
    const fresh = newOf({ ...formOf(null), title: 'Ny' }, 'draft');
    expect(newAction.safeParse(fresh).success).toBe(true);
  });

  test('is late only when it is under way and its day has passed', () => {
    const lateOnes = actions().filter((action) => late(action, '2026-01-12'));
    expect(lateOnes.map(({ id }) => id)).toEqual(['3']);
    expect(late({ ...active, dueDate: '2026-01-12' }, '2026-01-12')).toBe(false);
  });

  test('what is dropped stands behind the filter', () => {
    const ids = (dropped: boolean) =>
      shown(actions(), { areas: [], dropped }).map(({ state }) => state === 'dropped');
    expect(ids(false)).not.toContain(true);
    expect(ids(true)).toContain(true);
    expect(
      shown(actions(), { areas: ['kunskap'], dropped: true }).every(({ area }) => area === 'kunskap'),
    ).toBe(true);
  });
});

describe('an owner who has left', () => {
  const there = { people: [{ id: 'bo', name: 'Bo' }], guests: [{ id: 'kim', name: 'Kim (gäst)' }] };
  const owned = (id: string, ownerId: string | null, state: Action['state'] = 'active'): Action => {
    const [first] = actions();
    if (!first) throw new Error('no action');
    return { ...first, id, ownerId, state };
  };
  const all = [
    owned('1', 'bo'),
    owned('2', 'kim'),
    owned('3', 'gone'),
    owned('4', 'gone', 'done'),
    owned('5', null),
    owned('6', 'gone', 'draft'),
  ];

  test('is found by the filter on what is not finished; a guest is somebody who is there', () => {
    const filter = { areas: [], dropped: false, left: true };
    expect(shown(all, filter, there).map(({ id }) => id)).toEqual(['3', '6']);
    expect(shown(all, { ...filter, left: false }, there)).toHaveLength(6);
  });
});

describe('the settings of a unit whose manager has left', () => {
  test('begin with whoever takes over, and otherwise with the manager', () => {
    const unit = overview(MANAGER);
    const channel: ChannelView = {
      ...{ id: unit.id, name: 'Plan', teamName: unit.name, owner: true, set: true },
      people: unit.people,
    };
    const other = unit.people[1]?.id ?? '';
    expect(settingsForm(unit, channel, other, '').manager).toBe(unit.manager.id);
    const orphan = { ...unit, manager: { id: 'gone', name: '' } };
    expect(settingsForm(orphan, channel, other, '').manager).toBe(other);
  });
});

describe('the agenda', () => {
  const item = (id: number, order: number | null): AgendaItem => ({
    id: String(id),
    version: '1',
    title: `Punkt ${id}`,
    minutes: 5,
    order,
    state: 'onAgenda',
    outcome: null,
    meetingId: '1',
    ...NO_AGENDA_DETAILS,
    broken: [],
  });
  const agendas = fc
    .array(fc.option(fc.nat(5)), { minLength: 1, maxLength: 8 })
    .map((orders) => orders.map((order, index) => item(index + 1, order)));

  test('a point that is moved changes place with its neighbour alone, whatever the orders were', () => {
    fc.assert(
      fc.property(agendas, fc.nat(7), fc.constantFrom<-1 | 1>(-1, 1), (agenda, pick, by) => {
        const before = inOrder(agenda).map(({ id }) => id);
        const from = pick % agenda.length;
        const id = before[from] ?? '';
        const changes = new Map(moved(agenda, id, by).map(({ item: each, order }) => [each.id, order]));
        const after = inOrder(agenda.map((each) => ({ ...each, order: changes.get(each.id) ?? each.order })));
        const wanted = [...before];
        const other = wanted[from + by];
        if (other !== undefined) {
          wanted[from] = other;
          wanted[from + by] = id;
        }
        expect(after.map((each) => each.id)).toEqual(wanted);
      }),
    );
  });

  test('coming meetings come nearest first, earlier ones latest first', () => {
    const { coming, earlier } = split(meetings().meetings, '2026-01-12');
    expect(coming.map(({ id }) => id)).toEqual(['2', '1']);
    expect(earlier.map(({ id }) => id)).toEqual(['3']);
  });

  test('a point takes one to fifteen whole minutes', () => {
    expect(['0', '16', '7.5', '', 'tio', '-3'].map(minutesIn)).toEqual(Array(6).fill(null));
    expect(['1', ' 15 '].map(minutesIn)).toEqual([1, 15]);
  });
});

describe('days and times', () => {
  test('a Swedish time is the same moment in winter and summer, whatever the zone of the machine', () => {
    expect(swedishInstant('2026-01-20', '13:00')).toBe('2026-01-20T12:00:00.000Z');
    expect(swedishInstant('2026-07-01', '13:00')).toBe('2026-07-01T11:00:00.000Z');
    expect(swedishInstant('2026-13-01', '13:00')).toBeNull();
    expect(swedishInstant('2026-01-20', '')).toBeNull();
  });

  test('a moment that is read as Swedish and written back is the same moment', () => {
    const instants = fc
      .integer({ min: Date.UTC(2025, 0, 1) / 60_000, max: Date.UTC(2029, 0, 1) / 60_000 })
      .map((minutes) => new Date(minutes * 60_000))
      // The hour that comes twice in autumn cannot be told apart by its time of day.
      .filter((at) => at.getUTCMonth() !== 9 || at.getUTCDate() < 24);
    fc.assert(
      fc.property(instants, (at) => {
        const { day, time } = swedish(at.toISOString());
        expect(swedishInstant(day, time)).toBe(at.toISOString());
      }),
    );
  });

  test('a meeting that ends before it starts is none', () => {
    const base = meetingForm(meetings().meetings[0] ?? null);
    expect(meetingIn({ ...base, to: base.from })).toBeNull();
    expect(meetingChangeOf({ ...base, to: '14:30' }, base)).toEqual({
      start: '2026-01-20T12:00:00.000Z',
      end: '2026-01-20T13:30:00.000Z',
    });
    expect(differing(base, base)).toEqual([]);
  });
});

describe('the place in the tab', () => {
  test('no view, or one that does not exist, is the start', () => {
    for (const search of ['', '?view=x'])
      expect(placeOf(search, null)).toEqual({ view: 'start', item: null });
  });

  test('a deep link names a view, an item, or both', () => {
    expect(placeOf('?view=start', 'plan')).toEqual({ view: 'plan', item: null });
    expect(placeOf('?view=start', 'plan/12')).toEqual({ view: 'plan', item: '12' });
    expect(placeOf('?view=plan', '12')).toEqual({ view: 'plan', item: '12' });
  });

  test('an address leads back to its place and keeps the unit', () => {
    const search = searchOf({ view: 'plan', item: '7' }, '?unit=19%3Ax&view=start');
    expect(new URLSearchParams(search).get('unit')).toBe('19:x');
    expect(placeOf(search, null)).toEqual({ view: 'plan', item: '7' });
  });
});

describe('the set-up', () => {
  const programme = (groupMin: number, groupMax: number | null) => ({
    id: 'p',
    name: 'P',
    summary: '',
    provider: '',
    planAreas: [],
    groupMin,
    groupMax,
    weeks: 20,
    assumptions: [],
  });
  const set = (group: string[]) => ({
    programme: 'p',
    start: '2026-01-12',
    manager: 'm',
    group,
    processLead: '',
    safetyRep: '',
  });

  test.each<[string, string[], GroupState]>([
    ['two of three', ['m', 'a'], { kind: 'few', short: 1, manager: true }],
    ['three with the manager', ['m', 'a', 'b'], { kind: 'good', size: 3 }],
    ['three without the manager', ['c', 'a', 'b'], { kind: 'no-manager' }],
    ['six', ['m', 'a', 'b', 'c', 'd', 'e'], { kind: 'many', over: 1, manager: true }],
  ])('the rule of three to five is told for %s', (_, group, state) => {
    expect(groupState(programme(3, 5), set(group))).toEqual(state);
  });

  test('a programme without a group has no rule to break', () => {
    expect(groupState(programme(0, 0), set([]))).toEqual({ kind: 'none' });
    expect(groupState(programme(0, 0), set(['a']))).toEqual({ kind: 'none' });
  });

  test('a broken rule does not stop saving, a missing programme does', () => {
    expect(setUpUnit.safeParse(setUpOf(set(['a']))).success).toBe(true);
    expect(setUpOf({ ...set([]), programme: '' })).toBeNull();
  });
});

describe('calendars in words', () => {
  const series = (rhythm: 'weekly' | 'monthly' | 'other', every: number) =>
    rhythmOf({ id: 'a', title: 'APT', rhythm, every, online: false, next: [] }, sv);

  test('a rhythm is told as people say it', () => {
    expect(series('monthly', 1)).toBe('Varje månad');
    expect(series('weekly', 2)).toBe('Varannan vecka');
    expect(series('monthly', 3)).toBe('Var tredje månad');
    expect(series('weekly', 15)).toBe('Var 15:e vecka');
    expect(series('other', 1)).toBe('Återkommande');
  });

  test('answers that nobody gave are not counted up', () => {
    expect(answersOf({ accepted: 3, tentative: 1, declined: 0, none: 2 }, sv)).toBe(
      '3 kommer, 1 kanske, 2 har inte svarat.',
    );
    expect(answersOf({ accepted: 0, tentative: 0, declined: 0, none: 0 }, sv)).toBeNull();
    expect(answersOf(null, sv)).toBe('Ingen är inbjuden.');
  });

  test('days and times are Swedish', () => {
    expect(readDay('2026-01-12T23:30:00Z', '2026-01-13', sv, 'sv')).toBe('i dag');
    expect(readDay('2026-01-12T22:30:00Z', '2026-01-13', sv, 'sv')).toBe('12 januari');
    expect(timeSpan('2026-01-20T12:00:00Z', '2026-01-20T13:00:00Z', 'sv')).toBe(
      'tisdag 20 januari kl. 13.00–14.00',
    );
    expect(timeSpan('2026-01-20T12:00:00Z', '2026-01-21T13:00:00Z', 'en')).toBe(
      'Tuesday 20 January at 13:00 – Wednesday 21 January at 14:00',
    );
  });

  test('an event is looked for around the meeting, within what can be asked for', () => {
    expect(rangeAround('2026-01-15T08:00:00Z', '2026-01-12')).toEqual({
      from: '2026-01-01',
      to: '2026-01-29',
    });
    expect(rangeAround(null, '2026-01-12')).toEqual({ from: '2026-01-12', to: '2026-02-09' });
    expect(isRange('2026-01-12', '2026-01-12')).toBe(true);
    expect(isRange('2026-01-12', '2026-04-14')).toBe(true);
    expect(isRange('2026-01-12', '2026-04-15')).toBe(false);
    expect(isRange('2026-01-12', '2026-01-11')).toBe(false);
    expect(isRange('', '2026-01-11')).toBe(false);
  });
});
