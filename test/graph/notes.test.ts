import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Outcome } from '../../bot/core/fault.ts';
import type { As } from '../../bot/usecases/ports.ts';
import type { Req, Res } from '../../infra/local/http.ts';
import type { Person } from '../../infra/local/tenant.ts';
import { file, notesContract } from '../contracts/notes.ts';
import { type GraphHouse, openGraphHouse } from './house.ts';
import { standingMachine } from './script.ts';

const CANARY = 'KANARIE-4711';
const NOTE = file('aaaaaaaaaa', `${CANARY} åäö`);
const SCOPE = 'Files.ReadWrite.AppFolder';

const contentOf = async (house: GraphHouse, person: Person, name: string): Promise<string | null> => {
  const files = house.tenant.state.collection<{
    owner: string;
    name: string;
    file: { base64: string } | null;
  }>('graph.files');
  const found = [...files.values()].find((one) => one.owner === person.id && one.name === name);
  return found?.file ? Buffer.from(found.file.base64, 'base64').toString() : null;
};
const employees = (house: GraphHouse): [Person, Person] => {
  const [ada, bo] = house.tenant.people.filter(({ guest, unit }) => !guest && unit === house.unit.id);
  if (!ada || !bo) throw new Error('the seed lacks people');
  return [ada, bo];
};

notesContract('a OneDrive in Graph', async () => {
  const house = await openGraphHouse();
  const [ada, bo] = employees(house);
  return {
    notes: house.notes,
    ada: await house.person(ada),
    bo: await house.person(bo),
    read: (of, name) => contentOf(house, of === 'ada' ? ada : bo, name),
    close: house.close,
  };
});

describe('notes with faults', () => {
  let house: GraphHouse;
  let ada: Person;
  let as: As;
  beforeEach(async () => {
    house = await openGraphHouse({ machine: standingMachine() });
    [ada] = employees(house);
    as = await house.person(ada);
  });
  afterEach(() => house.close());

  const save = (): Promise<Outcome<{ id: string }>> => house.notes.save(as, 'aaaaaaaaaa', NOTE);
  const isPut = (req: Req): boolean => req.method === 'PUT' && req.path.startsWith('/graph/');
  const puts = (): number => house.graphRequests().filter(isPut).length;
  /** The first `times` uploads are answered so; with `after` they take effect first. */
  const uploads = (times: number, answer: Res, after = false): void => {
    let left = times;
    house.instead = async (req) => {
      if (!isPut(req) || left-- <= 0) return null;
      if (after) await house.local.handle(req);
      return answer;
    };
  };
  const names = async (): Promise<string[]> => {
    house.instead = null;
    const listed = await house.notes.list(as);
    return listed.ok ? listed.value.notes.map(({ fileName }) => fileName) : [];
  };

  test.each([
    ['the connection breaks', { status: 0 }],
    ['a gateway gives up', { status: 504, body: {} }],
    [
      '503 comes from somebody who gave up',
      { status: 503, body: { error: { code: 'serviceNotAvailable' } } },
    ],
  ])('a note that was taken while %s is one note, and told as saved', async (_name, answer) => {
    uploads(1, answer, true);
    expect((await save()).ok).toBe(true);
    expect(await names()).toEqual([NOTE.name]);
  });

  test.each([
    [
      '429',
      { status: 429, headers: { 'retry-after': '1' }, body: { error: { code: 'activityLimitReached' } } },
    ],
    [
      '503',
      { status: 503, headers: { 'retry-after': '1' }, body: { error: { code: 'serviceNotAvailable' } } },
    ],
    ['a broken connection', { status: 0 }],
  ])('after %s it is sent again, and saved once', async (_name, answer) => {
    uploads(2, answer);
    expect((await save()).ok).toBe(true);
    expect([puts(), await names()]).toEqual([3, [NOTE.name]]);
  });

  test('throttled for longer than anybody waits, it is told as busy and nothing is written', async () => {
    uploads(1_000, { status: 429, headers: { 'retry-after': '600' }, body: { error: { code: 'x' } } });
    expect(await save()).toMatchObject({ ok: false, fault: { kind: 'busy' } });
    expect(await names()).toEqual([]);
  });

  test('never answered, it is told as in doubt, and the same mark settles it', async () => {
    uploads(1_000, { status: 0 });
    expect(await save()).toMatchObject({ ok: false, fault: { kind: 'offline', inDoubt: true } });
    house.instead = null;
    expect((await save()).ok).toBe(true);
    expect(await names()).toEqual([NOTE.name]);
  });

  test.each([
    [404, 'ResourceNotFound', "User's mysite not found."],
    [404, 'UnknownError', '404 FILE NOT FOUND'],
    [400, 'BadRequest', "Unable to retrieve user's mysite URL."],
    [400, 'BadRequest', 'Tenant does not have a SPO license.'],
  ])('%i %s %s means that there is no OneDrive', async (status, code, message) => {
    house.instead = (req) =>
      req.path.startsWith('/graph/') ? { status, body: { error: { code, message } } } : null;
    const fault = { kind: 'conflict', reason: 'no-onedrive' };
    expect(await save()).toEqual({ ok: false, fault });
    expect(await house.notes.list(as)).toEqual({ ok: false, fault });
  });

  test('a guest has none here either', async () => {
    const guest = house.tenant.people.find((person) => person.guest) as Person;
    expect(await house.notes.list(await house.person(guest))).toMatchObject({
      ok: false,
      fault: { reason: 'no-onedrive' },
    });
  });

  test('a full OneDrive is told as that', async () => {
    uploads(1, { status: 507, body: { error: { code: 'quotaLimitReached', message: 'full' } } });
    expect(await save()).toEqual({ ok: false, fault: { kind: 'conflict', reason: 'onedrive-full' } });
  });

  test('without the consent nothing is sent to Graph, and the scope is named; with it, nothing wider is asked for', async () => {
    house.identity.consents.set(SCOPE, false);
    expect(await save()).toMatchObject({
      ok: false,
      fault: { kind: 'consent', scopes: [expect.stringContaining(SCOPE)] },
    });
    expect(house.graphRequests()).toEqual([]);
    house.identity.consents.set(SCOPE, true);
    expect((await save()).ok).toBe(true);
    const asked = house.requests.flatMap((req) =>
      req.path.endsWith('/token') ? [new URLSearchParams(req.body.toString()).get('scope') ?? ''] : [],
    );
    expect(asked.join(' ')).not.toMatch(/Sites\.|Files\.ReadWrite(?!\.AppFolder)|Team/);
  });

  test.each([
    [
      'that quotes the note',
      { status: 400, body: { error: { code: 'invalidRequest', message: `no: ${CANARY}` } } },
    ],
    ['of a policy', { status: 403, body: { error: { code: 'accessDenied', message: `no: ${CANARY}` } } }],
    ['that goes on', { status: 503, body: { error: { code: CANARY, message: CANARY } } }],
    ['of silence', { status: 0 }],
  ])('an answer %s carries nothing of it into the log or the fault', async (_name, answer) => {
    uploads(1_000, answer as Res);
    const outcome = await save();
    expect(outcome.ok).toBe(false);
    expect(JSON.stringify([outcome, house.journal])).not.toContain(CANARY);
    expect(JSON.stringify(house.journal)).not.toContain('anteckning');
  });
});
