import { describe, expect, test } from '@jest/globals';
import { sendBatch } from '../../bot/graph/batch.ts';
import type { Ask } from '../../bot/graph/sent.ts';
import { isGood } from '../../bot/graph/sent.ts';
import { makeTraffic } from '../../bot/graph/traffic.ts';
import type { As, Journal } from '../../bot/usecases/ports.ts';
import { APP, type Line, lines, PERSON, type Seen, type Stage, stage, standingMachine } from './script.ts';

const SWEEP: As = { kind: 'app', tenant: 't', background: true };
const item: Ask = { method: 'GET', path: '/sites/s/lists/l/items/5?$expand=fields' };
const patch: Ask = { method: 'PATCH', path: '/sites/s/lists/l/items/5/fields', repeatable: true };
const fine: Line = { status: 200, body: {} };
const SECONDS = 7_000;

interface Scene extends Stage {
  use(): ReturnType<ReturnType<typeof makeTraffic>['use']>;
  send(as: As, ask?: Ask): ReturnType<Stage['client']['send']>;
}

const scene = (answer: (seen: Seen) => Line, unitsPerMinute = 200): Scene => {
  const machine = standingMachine();
  const notes: Stage['notes'] = [];
  const note = (event: string, facts: Record<string, unknown> = {}): void =>
    void notes.push({ event, facts });
  const journal: Journal = { info: note, warn: note, error: note };
  const traffic = makeTraffic({ machine, journal, unitsPerMinute });
  const made = stage(answer, { machine, journal, traffic });
  return {
    ...made,
    machine,
    notes,
    use: () => traffic.use('T'),
    send: (as, ask = item) => made.client.send(as, ask, made.client.effort([], SECONDS)),
  };
};

interface Inner {
  id: string;
  url: string;
}
const batched = (answer: (inner: Inner) => object): ((seen: Seen) => Line) => {
  return ({ path, body }) =>
    path !== '/$batch'
      ? fine
      : {
          status: 200,
          body: {
            responses: (body as { requests: Inner[] }).requests.map((inner) => ({
              id: inner.id,
              ...answer(inner),
            })),
          },
        };
};
const reads = (count: number): Ask[] =>
  Array.from({ length: count }, (_, index) => ({ method: 'GET', path: `/sites/s/lists/l/items/${index}` }));

describe('requests within a tenant’s budget', () => {
  test('are counted in SharePoint’s units, those of other services apart', async () => {
    const { send, use } = scene(lines(fine));
    await send(PERSON);
    await send(PERSON, patch);
    await send(PERSON, { method: 'GET', path: '/me/joinedTeams' });
    expect(use()).toMatchObject({
      unitsLastMinute: 3,
      unitsToday: 3,
      ceilingPerMinute: 200,
      otherRequests: 1,
    });
    expect(use().requests.succeeded).toBe(3);
  });

  test('wait for units that come in time; those that would wait longer are told when', async () => {
    const { send, use, seen, machine } = scene(lines(fine));
    for (let index = 0; index < 100; index++) await send(PERSON, patch);
    expect(use().unitsLastMinute).toBe(200);
    const held = await send(PERSON);
    expect(seen).toHaveLength(100);
    expect(held).toMatchObject({ kind: 'refused', status: 0, fault: { kind: 'busy' } });
    const retryAt = held.kind === 'refused' && held.fault.kind === 'busy' ? held.fault.retryAt : '';
    const wait = Date.parse(retryAt) - machine.now();
    expect(wait).toBeGreaterThan(59_000);
    expect(wait).toBeLessThan(62_000);
    await machine.sleep(wait - 3_000);
    expect(isGood(await send(PERSON))).toBe(true);
    expect(use().requests.held).toBe(1);
  });

  test('of the sweep leave two fifths of the minute to people, also to those who press a card', async () => {
    const { send, seen } = scene(lines(fine));
    for (let index = 0; index < 60; index++) expect(isGood(await send(SWEEP, patch))).toBe(true);
    expect(await send(SWEEP, patch)).toMatchObject({ kind: 'refused', fault: { kind: 'busy' } });
    for (let index = 0; index < 20; index++) {
      expect(isGood(await send(PERSON, patch))).toBe(true);
      expect(isGood(await send(APP, patch))).toBe(true);
    }
    expect(seen).toHaveLength(100);
  });

  test('of one tenant do not use up another’s', async () => {
    const { send, use } = scene(lines(fine));
    for (let index = 0; index < 101; index++) await send(PERSON, patch);
    expect(isGood(await send({ ...PERSON, tenant: 'other' }))).toBe(true);
    expect(use().requests).toMatchObject({ succeeded: 100, held: 1 });
  });
});

describe('a tenant that throttles', () => {
  test('is not asked by anybody until its time has come, and operators see it', async () => {
    const { send, seen, machine, use, notes } = scene(
      lines({ status: 429, headers: { 'retry-after': '30' } }, fine),
    );
    const first = await send(PERSON);
    expect(first).toMatchObject({ kind: 'refused', status: 429 });
    const until = new Date(machine.now() + 30_000).toISOString();
    for (const as of [PERSON, APP, SWEEP])
      expect(await send(as)).toMatchObject({ status: 0, fault: { kind: 'busy', retryAt: until } });
    expect(seen).toHaveLength(1);
    expect(use()).toMatchObject({ throttledUntil: until, requests: { throttled: 1, held: 3 } });
    expect(notes).toContainEqual({ event: 'graph-throttled', facts: { tenant: 't', until } });
    expect(isGood(await send({ ...PERSON, tenant: 'other' }))).toBe(true);
    await machine.sleep(30_000);
    expect(isGood(await send(PERSON))).toBe(true);
    expect(use().throttledUntil).toBeNull();
  });

  test('inside a batch alone closes the way too, and only what was refused is sent again', async () => {
    const refused = new Set(['1', '3']);
    const { client, send, seen, machine, use } = scene(
      batched(({ id }) =>
        refused.delete(id) ? { status: 429, headers: { 'Retry-After': 3 } } : { status: 200, body: {} },
      ),
    );
    const start = machine.now();
    const sents = await sendBatch(client, PERSON, reads(5), client.effort([], SECONDS));
    expect(sents.every(isGood)).toBe(true);
    expect(seen.map(({ body }) => (body as { requests: Inner[] }).requests.map(({ id }) => id))).toEqual([
      ['0', '1', '2', '3', '4'],
      ['1', '3'],
    ]);
    expect(machine.now() - start).toBe(3_000);
    expect(use().requests).toMatchObject({ succeeded: 5, throttled: 2 });
    // Each sending counts, also the refused one.
    expect(use().unitsLastMinute).toBe(7);
    refused.add('0');
    const short = client.effort([], 2_000);
    expect(await sendBatch(client, PERSON, reads(2), short)).toMatchObject([
      { kind: 'refused', status: 429 },
      { status: 200 },
    ]);
    expect(await client.send(APP, item, short)).toMatchObject({ status: 0, fault: { kind: 'busy' } });
    expect(isGood(await send(PERSON))).toBe(true);
  });

  test('and may have taken a write with its 503 leaves it to be looked for, whatever came after', async () => {
    const { send } = scene(
      lines(
        { status: 503, headers: { 'retry-after': '1' } },
        { status: 429, headers: { 'retry-after': '60' } },
      ),
    );
    expect(await send(PERSON, patch)).toMatchObject({ kind: 'refused', look: true });
  });

  test('a write that was lost and then held is in doubt', async () => {
    let machine: Stage['machine'] | null = null;
    const made = scene(() => {
      // Somebody else is told to wait while this one is on the way.
      if (machine) void made.client.send(APP, item, made.client.effort([], 1));
      machine = null;
      return made.seen.length === 1 ? 'drop' : { status: 429, headers: { 'retry-after': '60' } };
    });
    machine = made.machine;
    expect(await made.send(PERSON, patch)).toMatchObject({
      kind: 'lost',
      fault: { kind: 'offline', inDoubt: true },
    });
  });

  test('answers are counted by what they were', async () => {
    const answers: Line[] = [fine, { status: 404, body: {} }, { status: 504 }, 'refuse', 'drop', fine];
    const { send, use } = scene(lines(...answers));
    await send(PERSON);
    await send(PERSON);
    expect(isGood(await send(PERSON))).toBe(true);
    expect(use().requests).toEqual({
      succeeded: 2,
      refused: 1,
      throttled: 0,
      broken: 2,
      unreached: 1,
      held: 0,
    });
  });
});
