import { beforeEach, describe, expect, test } from '@jest/globals';
import { content } from '../../bot/core/content.ts';
import { type ActionRow, EMPTY } from '../../bot/core/rows.ts';
import {
  deliverCard,
  giveUpCard,
  type NudgingPorts,
  planNudges,
  prepareCards,
  sitesWithDue,
  startLetters,
} from '../../bot/usecases/nudging.ts';
import type { Address, Member, Sent } from '../../bot/usecases/ports.ts';
import { makeMemoryClaimStore } from '../memory/claims.ts';
import { makeUnitWorld, SITE, TENANT, UNIT, type World } from '../memory/world.ts';
import { ACTION, addressOf } from './chat-world.ts';

const app = { kind: 'app', tenant: TENANT } as const;
const place = { tenant: TENANT, site: SITE };
/** Monday 10.00 in Stockholm, ten working days before the action's date. */
const MONDAY = '2026-01-12T09:00:00.000Z';
const sent: Sent = { kind: 'sent', activity: 'activity' };

interface Bench {
  world: World;
  ports: NudgingPorts & World['ports'];
  queued: string[];
  letters: { to: Address; titles: string[] }[];
  /** Cards whose worker ended so long ago that the request must be over. */
  lapsed: Set<string>;
  /** What Teams answers next; `sent` when nothing is left. */
  answers: Sent[];
}

let bench: Bench;
beforeEach(async () => {
  const world = await makeUnitWorld();
  world.clock.set(MONDAY);
  const queued: string[] = [];
  const letters: Bench['letters'] = [];
  const answers: Sent[] = [];
  const lapsed = new Set<string>();
  const ports: Bench['ports'] = {
    ...world.ports,
    content,
    claims: makeMemoryClaimStore(queued, lapsed),
    messenger: {
      send: async (to, reply) => {
        if (reply.kind !== 'nudge') throw new Error(`not a nudge: ${reply.kind}`);
        letters.push({
          to,
          titles: reply.card.lines.map(({ line }) => ('title' in line ? line.title : line.kind)),
        });
        return answers.shift() ?? sent;
      },
      update: async () => sent,
    },
  };
  bench = { world, ports, queued, letters, lapsed, answers };
  await reachable('fatima');
});

const reachable = (id: string): Promise<void> =>
  bench.ports.people.save({
    id,
    tenant: TENANT,
    name: id,
    language: 'sv',
    address: addressOf(id),
    window: null,
    days: null,
    pausedUntil: null,
    fewer: [],
    reflection: null,
  });

const addAction = async (given: Partial<ActionRow> = {}): Promise<string> => {
  const row = { ...ACTION, dueDate: '2026-01-26', ...given };
  const added = await bench.ports.lists.addRow(app, place, 'StegvisPlan', UNIT, `key ${row.title}`, row);
  if (!added.ok) throw new Error('not added');
  await bench.ports.projection.put(UNIT, 'StegvisPlan', [added.value]);
  return added.value.id;
};
const plan = () => planNudges(bench.ports, bench.world.clock.now());
/** Plans, and gives the id of the one card that is due. */
const planned = async (): Promise<string> => {
  await plan();
  const [card] = bench.queued;
  if (card === undefined) throw new Error('nothing was due');
  return card;
};
const members = async (change: (all: Member[]) => Member[]): Promise<void> => {
  const unit = await bench.ports.units.get(UNIT);
  if (unit === null) throw new Error('no unit');
  await bench.ports.units.setMembers(UNIT, change(unit.members), MONDAY);
};
const deliver = (card: string) => deliverCard(bench.ports, card);
const stateOf = async (card: string) => (await bench.ports.claims.card(card))?.state;
const reasons = async () =>
  [...(await bench.ports.claims.recent('2020-01-01T00:00:00.000Z')).values()].map(({ reason }) => reason);
const told = () => bench.world.journal.told.map(({ event }) => event);
const busy = (): Sent => ({ kind: 'busy', retryAt: '2026-01-12T09:00:03.000Z' });

describe('planning a slot', () => {
  test('is foretold by the sites in which something is due, without claiming anything', async () => {
    expect(await sitesWithDue(bench.ports, bench.world.clock.now())).toEqual(new Set());
    await addAction();
    expect(await sitesWithDue(bench.ports, bench.world.clock.now())).toEqual(new Set([SITE]));
    expect(bench.queued).toEqual([]);
    await plan();
    expect(bench.queued).toHaveLength(1);
    expect(await sitesWithDue(bench.ports, bench.world.clock.now())).toEqual(new Set());
  });

  test('asks for the app for those whom only a chat keeps it from, within their hours, and looks at their sites first', async () => {
    const wanted: { slot: string; people: readonly string[] }[] = [];
    const { ports, world } = bench;
    ports.installing = {
      candidates: async (_slot, people) => people.map((person) => ({ person, tenant: TENANT })),
      want: async (slot, people) => void wanted.push({ slot: slot.toISOString(), people }),
    };
    await addAction({ ownerId: 'bo', title: 'Ny skylt' });
    await addAction({ ownerId: 'fatima' });
    // Monday before ten nobody is written to.
    world.clock.set('2026-01-12T08:30:00.000Z');
    await plan();
    world.clock.set(MONDAY);
    expect(await sitesWithDue(ports, world.clock.now())).toEqual(new Set([SITE]));
    await plan();
    expect(wanted.map(({ people }) => people)).toEqual([[], ['bo']]);
    expect(bench.queued).toHaveLength(1);
    // Once there is a chat, it is claimed as for everybody.
    await reachable('bo');
    await plan();
    expect(wanted.at(-1)?.people).toEqual([]);
    expect(bench.queued).toHaveLength(2);
  });

  test('claims one card for what is due, and planning again claims nothing', async () => {
    await addAction();
    expect((await plan()).cards).toBe(1);
    expect((await plan()).cards).toBe(0);
    expect(bench.queued).toHaveLength(1);
  });

  test('a unit with a row that no rule can read is told once, and the others are planned', async () => {
    await addAction();
    const known = await bench.ports.units.get(UNIT);
    if (!known) throw new Error('no unit');
    const other = { ...known, id: 'other' };
    await bench.ports.units.save(other);
    await bench.ports.projection.put(other.id, 'StegvisMeetings', [
      {
        id: '1',
        version: '1',
        key: null,
        unit: other.id,
        value: null,
        broken: [],
        changedAt: null,
        changedBy: null,
      },
    ] as never);
    expect((await plan()).cards).toBe(1);
    const problems = told().filter((event) => event === 'nudge-problem').length;
    expect(problems).toBeGreaterThan(0);
    await plan();
    expect(told().filter((event) => event === 'nudge-problem')).toHaveLength(problems);
  });
});

describe('delivering a card', () => {
  test('sends it once to the stored address, however often its job runs', async () => {
    await addAction();
    const card = await planned();
    expect(await deliver(card)).toBeNull();
    expect(await deliver(card)).toBeNull();
    expect(bench.letters).toEqual([{ to: addressOf('fatima'), titles: [ACTION.title] }]);
    expect(await stateOf(card)).toBe('sent');
  });

  test('is tried again when Teams had no room, ever later and without end while it is due', async () => {
    await addAction();
    const card = await planned();
    const waits: number[] = [];
    for (let tries = 0; tries < 40; tries++) {
      bench.answers.push(busy());
      const outcome = await deliver(card);
      waits.push((outcome?.retryAt.getTime() ?? 0) - Date.parse('2026-01-12T09:00:03.000Z'));
    }
    expect(waits.slice(0, 3)).toEqual([0, 0, 0]);
    for (const [index, most] of [4_000, 8_000, 16_000, 32_000, 60_000, 60_000].entries()) {
      expect(waits[3 + index]).toBeGreaterThanOrEqual(most / 2);
      expect(waits[3 + index]).toBeLessThanOrEqual(most);
    }
    expect(new Set(waits.slice(8)).size).toBeGreaterThan(20);
    expect(told().filter((event) => event === 'card-keeps-waiting')).toHaveLength(2);
    expect(await deliver(card)).toBeNull();
    expect(await stateOf(card)).toBe('sent');
  });

  test('repeats a reminder whose arrival is unknown, twice at most', async () => {
    await addAction();
    const card = await planned();
    for (let tries = 0; tries < 3; tries++) {
      bench.answers.push({ kind: 'in-doubt', cause: 'ECONNRESET' });
      expect((await deliver(card))?.retryAt.getTime()).toBeGreaterThan(Date.now() + 500);
    }
    expect(await deliver(card)).toBeNull();
    expect(bench.letters).toHaveLength(3);
    expect(await reasons()).toEqual(['in-doubt']);
    expect((await bench.ports.claims.counts())[0]).toMatchObject({ repeated: 3 });
  });

  test('repeats a reminder whose worker ended while it was on its way, eight times, and then gives it up', async () => {
    await addAction();
    const card = await planned();
    // A worker that ends sends nothing and settles nothing: all that is left of it is its mark.
    const end = async (name: string) => {
      bench.lapsed.add(card);
      return (await startLetters(bench.ports, [letter], name)).get(card);
    };
    const prepared = (await prepareCards(bench.ports, [card])).get(card);
    if (prepared === undefined || 'kind' in prepared) throw new Error('not to be sent');
    const letter = prepared;
    for (let worker = 0; worker <= 8; worker++) expect(await end(`worker ${worker}`)).toBe('go');
    expect(await end('worker 9')).toEqual({ kind: 'over' });
    expect(await reasons()).toEqual(['in-doubt']);
  });

  test('drops a reflection prompt whose arrival is unknown', async () => {
    await bench.ports.people.change('fatima', (known) => ({
      ...known,
      reflection: { weekday: 1, since: '2026-01-05T07:00:00.000Z', rhythm: 'fortnightly', ignored: 0 },
    }));
    const card = await planned();
    bench.answers.push({ kind: 'in-doubt', cause: 'ECONNRESET' });
    expect(await deliver(card)).not.toBeNull();
    expect(await deliver(card)).toBeNull();
    expect(bench.letters).toHaveLength(1);
    expect(await reasons()).toEqual(['in-doubt']);
  });

  test('forgets the address of a closed conversation, and nothing more of the person', async () => {
    await addAction();
    const card = await planned();
    bench.answers.push({ kind: 'closed', cause: '403' });
    expect(await deliver(card)).toBeNull();
    expect(await bench.ports.people.get('fatima')).toMatchObject({ address: null, language: 'sv' });
    expect(await reasons()).toEqual(['blocked']);
  });

  test('gives up what Teams refuses, and tells operators without a person’s name', async () => {
    await addAction();
    const card = await planned();
    bench.answers.push({ kind: 'refused', cause: '400 BadSyntax' });
    expect(await deliver(card)).toBeNull();
    expect(await reasons()).toEqual(['failed']);
    const refused = bench.world.journal.told.filter(({ event }) => event === 'card-refused');
    expect(refused).toEqual([
      { level: 'error', event: 'card-refused', facts: { card, cause: '400 BadSyntax' } },
    ]);
  });

  test('waits for the person’s hours, and then goes out', async () => {
    await addAction();
    const card = await planned();
    bench.world.clock.set('2026-01-12T19:00:00Z');
    expect(await deliver(card)).toBeNull();
    expect([bench.letters.length, await stateOf(card)]).toEqual([0, 'claimed']);
    bench.world.clock.set('2026-01-13T08:00:00Z');
    await plan();
    expect(bench.queued).toEqual([card, card]);
    await deliver(card);
    expect(bench.letters).toHaveLength(1);
  });

  test('that is in doubt in the evening is repeated in the morning', async () => {
    await addAction();
    const card = await planned();
    bench.answers.push({ kind: 'in-doubt', cause: 'ECONNRESET' });
    expect(await deliver(card)).not.toBeNull();
    bench.world.clock.set('2026-01-12T19:00:00Z');
    await deliver(card);
    bench.world.clock.set('2026-01-13T08:00:00Z');
    await plan();
    await deliver(card);
    expect(bench.letters).toHaveLength(2);
    expect(await stateOf(card)).toBe('sent');
  });

  test('leaves out what was done meanwhile and drops the card when nothing is left', async () => {
    const first = await addAction();
    await addAction({ title: 'Byt skyltar' });
    const card = await planned();
    const done = async (id: string) => {
      const read = await bench.ports.lists.readRow(app, place, 'StegvisPlan', id);
      if (!read.ok) throw new Error('not read');
      await bench.ports.projection.put(UNIT, 'StegvisPlan', [
        { ...read.value, value: { ...(read.value.value as ActionRow), state: 'done' } },
      ]);
    };
    await done(first);
    await deliver(card);
    expect(bench.letters.map(({ titles }) => titles)).toEqual([['Byt skyltar']]);
    expect((await reasons()).sort()).toEqual(['irrelevant', null]);
  });

  test('is dropped for somebody who left after it was claimed, with that as the reason', async () => {
    await addAction();
    const card = await planned();
    await members((all) => all.filter(({ id }) => id !== 'fatima'));
    await deliver(card);
    expect(bench.letters).toEqual([]);
    expect([await stateOf(card), await reasons()]).toEqual(['dropped', ['left']]);
  });

  test('is dropped for somebody who became a guest, a reflection that they chose too', async () => {
    await bench.ports.people.change('fatima', (known) => ({
      ...known,
      reflection: { weekday: 1, since: '2026-01-05T07:00:00.000Z', rhythm: 'fortnightly', ignored: 0 },
    }));
    await addAction();
    const card = await planned();
    await members((all) => all.map((one) => (one.id === 'fatima' ? { ...one, guest: true } : one)));
    await deliver(card);
    expect(bench.letters).toEqual([]);
    expect([...new Set(await reasons())]).toEqual(['guest']);
  });

  test.each(['19:a@thread.tacv2', '19:z@thread.tacv2'])(
    'an account that is a guest’s in %s is written to nowhere',
    async (id) => {
      const unit = await bench.ports.units.get(UNIT);
      if (unit === null) throw new Error('no unit');
      const guests = unit.members.map((one) => ({ ...one, guest: one.id === 'fatima' }));
      await bench.ports.units.save({ ...unit, id, members: guests });
      await addAction();
      await plan();
      expect(bench.queued).toEqual([]);
    },
  );

  test('an action whose owner left is told to the manager, and to the process lead when it is theirs', async () => {
    for (const person of ['amal', 'david']) await reachable(person);
    await members((all) => all.filter(({ id }) => id !== 'fatima'));
    await addAction({ title: 'Chefens', ownerRole: 'medarbetare' });
    await addAction({ title: 'Processledarens', ownerRole: 'processledare' });
    await plan();
    for (const card of bench.queued) await deliver(card);
    expect(bench.letters).toEqual(
      expect.arrayContaining([
        { to: addressOf('amal'), titles: ['Chefens'] },
        { to: addressOf('david'), titles: ['Processledarens'] },
      ]),
    );
    expect(bench.letters).toHaveLength(2);
  });

  test('that failed for good is settled and told', async () => {
    await addAction();
    const card = await planned();
    await giveUpCard(bench.ports, card, 'broken');
    expect(await stateOf(card)).toBe('dropped');
    expect(told()).toContain('card-given-up');
    expect(await deliver(card)).toBeNull();
    expect(bench.letters).toEqual([]);
  });
});

describe('beside cards', () => {
  test('a stalled action is put on the agenda of the group’s next meeting, once', async () => {
    const { ports } = bench;
    const row = { ...ACTION, ownerId: 'fatima', dueDate: '2025-12-01' } as ActionRow;
    const added = await ports.lists.addRow(app, place, 'StegvisPlan', UNIT, 'late', row);
    if (!added.ok) throw new Error('not added');
    await ports.projection.put(UNIT, 'StegvisPlan', [added.value]);
    const coming = {
      ...EMPTY.StegvisMeetings,
      title: 'Möte',
      kind: 'group',
      start: '2026-02-10T09:00:00Z',
      end: null,
      state: null,
    } as const;
    const meeting = await ports.lists.addRow(app, place, 'StegvisMeetings', UNIT, 'next', coming);
    if (!meeting.ok) throw new Error('not added');
    await ports.projection.put(UNIT, 'StegvisMeetings', [meeting.value]);
    expect((await plan()).placed).toBe(1);
    expect((await plan()).placed).toBe(0);
    const { StegvisAgenda } = await ports.projection.rows(UNIT);
    expect(StegvisAgenda.map(({ key, value }) => [key, value.meetingKey, value.state, value.title])).toEqual([
      [
        `N7:${UNIT}:${added.value.id}:2025-12-01`,
        'next',
        'onAgenda',
        `Nytt datum för ${ACTION.title}? Datumet var 1 december.`,
      ],
    ]);
  });

  test('what is wrong with the data is told to operators once, and the rest goes on', async () => {
    const { ports, world } = bench;
    const row = { ...ACTION, ownerId: 'left', dueDate: '2026-01-26' } as ActionRow;
    const added = await ports.lists.addRow(app, place, 'StegvisPlan', UNIT, 'orphan', row);
    if (!added.ok) throw new Error('not added');
    await ports.projection.put(UNIT, 'StegvisPlan', [added.value]);
    await reachable('amal');
    expect((await plan()).cards).toBeGreaterThan(0);
    await plan();
    const told = world.journal.told.filter(({ event }) => event === 'nudge-problem');
    expect(told).toEqual([
      {
        level: 'error',
        event: 'nudge-problem',
        facts: { problem: 'owner-left', unit: UNIT, about: added.value.id },
      },
    ]);
  });
});
