import { beforeEach, describe, expect, test } from '@jest/globals';
import { content } from '../../bot/core/content.ts';
import type { Hit } from '../../bot/core/extension/hit.ts';
import { EMPTY } from '../../bot/core/rows.ts';
import { type Extension, makeExtension } from '../../bot/usecases/extension/index.ts';
import { makeDialogUseCases } from '../../bot/usecases/extension/press.ts';
import { caller, OTHER_UNIT, SET_UP, SITE, TENANT, UNIT } from '../memory/world.ts';
import { ACTION, type ChatWorld, giveAction, giveApt, makeChatWorld, writer } from './chat-world.ts';

const app = { kind: 'app', tenant: TENANT } as const;
let world: ChatWorld;
let extension: Extension;

const add = async (unit: string, site: string, title: string, given: object = {}): Promise<string> => {
  const added = await world.ports.lists.addRow(
    app,
    { tenant: TENANT, site },
    'StegvisPlan',
    unit,
    `k-${title}`,
    {
      ...ACTION,
      title,
      ...given,
    },
  );
  if (!added.ok) throw new Error('not added');
  await world.ports.projection.put(unit, 'StegvisPlan', [added.value]);
  return added.value.id;
};
const look = async (
  person: string,
  search: 'actions' | 'agenda' | 'library',
  text = '',
  page = { skip: 0, count: 25 },
) => (await extension.search(writer(person), { search, text, ...page })).found;
const titles = async (...asked: Parameters<typeof look>): Promise<string[]> => {
  const found = await look(...asked);
  if (found.kind !== 'hits') return [found.kind];
  return found.hits.map((hit: Hit) => (hit.kind === 'idea' ? hit.idea.sv.title : hit.title));
};

beforeEach(async () => {
  world = await makeChatWorld();
  extension = makeExtension({ ...world.ports, content });
});

describe('searching in a message', () => {
  test('a person finds the actions of their own unit, what is under way first, and none that was dropped', async () => {
    await add(UNIT, SITE, 'Klar rutin', { state: 'done' });
    await add(UNIT, SITE, 'Läscirkel', { state: 'draft' });
    await add(UNIT, SITE, 'Blanketter', { dueDate: '2026-03-01' });
    await add(UNIT, SITE, 'Skyltar', { dueDate: '2026-02-01' });
    await add(UNIT, SITE, 'Struken', { state: 'dropped', reason: 'Nej' });
    expect(await titles('fatima', 'actions')).toEqual(['Skyltar', 'Blanketter', 'Läscirkel', 'Klar rutin']);
    expect(await titles('fatima', 'actions', 'blank')).toEqual(['Blanketter']);
    expect(await titles('fatima', 'actions', 'finns inte')).toEqual(['nothing']);
  });

  test('rows of a unit that the person is not in never appear, not even by their exact words', async () => {
    const set = await world.tab.setUpUnit(
      caller('sven'),
      OTHER_UNIT,
      { ...SET_UP, manager: 'sven', group: ['sven'], processLead: null, safetyRep: null },
      'sv',
    );
    expect(set.ok).toBe(true);
    await add(UNIT, SITE, 'Norrs hemlighet');
    await add(OTHER_UNIT, 'exempel.sharepoint.com,soder,web', 'Söders hemlighet');
    expect(await titles('fatima', 'actions', 'hemlighet')).toEqual(['Norrs hemlighet']);
    expect(await titles('sven', 'actions', 'hemlighet')).toEqual(['Söders hemlighet']);
    expect(await titles('nobody', 'actions', 'hemlighet')).toEqual(['no-unit']);
  });

  test('whoever has left the unit, or is of another tenant, finds nothing of it', async () => {
    await add(UNIT, SITE, 'Blanketter');
    const stranger = { ...writer('fatima'), tenant: 'b0000000-0000-4000-8000-000000000000' };
    expect(
      (await extension.search(stranger, { search: 'actions', text: '', skip: 0, count: 25 })).found.kind,
    ).toBe('no-unit');
    const unit = await world.ports.units.get(UNIT);
    await world.ports.units.setMembers(
      UNIT,
      (unit?.members ?? []).filter(({ id }) => id !== 'fatima'),
      '2026-01-14T09:00:00Z',
    );
    expect(await titles('fatima', 'actions')).toEqual(['no-unit']);
  });

  test('pages come one after the other, and the last is short', async () => {
    for (let n = 10; n < 40; n += 1) await add(UNIT, SITE, `Åtgärd ${n}`);
    const first = await titles('amal', 'actions', 'åtgärd', { skip: 0, count: 25 });
    const second = await titles('amal', 'actions', 'åtgärd', { skip: 25, count: 25 });
    expect([first.length, second.length]).toEqual([25, 5]);
    expect(new Set([...first, ...second]).size).toBe(30);
    expect(await titles('amal', 'actions', 'åtgärd', { skip: 50, count: 25 })).toEqual([]);
  });

  test('agenda items come with their meeting, and declined proposals do not', async () => {
    const { row } = await giveApt(world);
    const item = async (title: string, given: object) => {
      const added = await world.ports.lists.addRow(
        app,
        { tenant: TENANT, site: SITE },
        'StegvisAgenda',
        UNIT,
        title,
        {
          ...EMPTY.StegvisAgenda,
          title,
          ...given,
        },
      );
      if (added.ok) await world.ports.projection.put(UNIT, 'StegvisAgenda', [added.value]);
    };
    await item('Förslaget', { state: 'proposed' });
    await item('Tre ord', { state: 'onAgenda', meetingKey: row.key, minutes: 10 });
    await item('Avslaget', { state: 'notReached', source: 'declined:person' });
    const found = await look('fatima', 'agenda');
    expect(found).toMatchObject({
      kind: 'hits',
      hits: [
        { title: 'Tre ord', meeting: { title: 'APT januari' } },
        { title: 'Förslaget', meeting: null },
      ],
    });
    expect(JSON.stringify(found)).not.toContain('Avslaget');
  });

  test('the library holds all items, the own programme’s first, by words of either language', async () => {
    const all = await titles('fatima', 'library', '', { skip: 0, count: 25 });
    expect(all).toHaveLength(content.aptIdeas.length);
    const first = content.aptIdeas.find(({ sv }) => sv.title === all[0]);
    expect(first?.programmes).toContain('hbtq-klivet');
  });

  test('answers are in the language that the person has chosen', async () => {
    await world.say('fatima', 'english');
    const { language } = await extension.search(writer('fatima'), {
      search: 'library',
      text: '',
      skip: 0,
      count: 1,
    });
    expect(language).toBe('en');
  });
});

describe('a command on a message', () => {
  const on = async (person: string, html: string, place?: string) =>
    (
      await extension.fromMessage(
        place === undefined
          ? writer(person)
          : {
              ...writer(person),
              address: { ...writer(person).address, conversation: place, conversationType: 'channel' },
            },
        'action',
        { content: html, contentType: 'html' },
      )
    ).answer;

  test('opens the dialog of the person’s unit with the text, without markup and without who is mentioned', async () => {
    expect(await on('fatima', '<p><at id="0">Amal Farah</at> kan vi byta <b>skyltarna</b>?</p>')).toEqual({
      kind: 'dialog',
      dialog: 'action',
      unit: UNIT,
      text: 'kan vi byta skyltarna?',
    });
    expect(await on('fatima', '<p>Skyltar</p>', `${UNIT};messageid=1`)).toMatchObject({ unit: UNIT });
  });

  test('of somebody in no unit it says so, and carries nothing', async () => {
    expect(await on('nobody', '<p>Skyltar</p>')).toEqual({ kind: 'no-unit' });
  });

  test.each([
    '<p>Min kollega trakasserar mig varje dag</p>',
    `<p>${'Vi pratade länge om fikat i går. '.repeat(30)}Sedan slog han mig.</p>`,
    '<p>I am being harassed by my boss</p>',
  ])('what a human being must receive is not carried anywhere: %s', async (html) => {
    const answer = await on('fatima', html);
    expect(answer).toMatchObject({ kind: 'case-report', manager: 'Amal' });
    expect(JSON.stringify(answer)).not.toMatch(/slog|trakasserar|harassed/);
  });

  test('a question about somebody’s identity is not carried either', async () => {
    expect(await on('fatima', '<p>Är Bo gay?</p>')).toMatchObject({ kind: 'identity', about: 'someone' });
  });

  test('nothing is stored and nothing is told to operators', async () => {
    const before = JSON.stringify(world.journal.told);
    await on('fatima', '<p>Skyltar i väntrummet</p>');
    expect(JSON.stringify(world.journal.told)).toBe(before);
    expect(JSON.stringify(await world.ports.projection.rows(UNIT))).not.toContain('väntrummet');
  });
});

describe('after the dialog', () => {
  test('the row is shown where the person wanted it, and to nobody who may not read it', async () => {
    const id = await add(UNIT, SITE, 'Skyltar', { state: 'draft' });
    const result = { made: 'action', unit: UNIT, id, insert: true } as const;
    expect(await extension.made(writer('bo'), result)).toMatchObject({
      hit: { title: 'Skyltar', state: 'draft' },
    });
    expect(await extension.made(writer('bo'), { ...result, insert: false })).toBeNull();
    expect(await extension.made(writer('sven'), result)).toBeNull();
    expect(await extension.made(writer('bo'), { ...result, id: '999' })).toBeNull();
    expect(await extension.made(writer('bo'), { ...result, unit: OTHER_UNIT })).toBeNull();
  });
});

describe('a card’s button with the person’s own rights', () => {
  const press = (
    person: string,
    verb: 'done' | 'move' | 'propose',
    inputs: Record<string, string> = {},
    item = '',
  ) => makeDialogUseCases(world.ports).pressCard(caller(person), 'card-1', { verb, item, inputs }, 'sv');

  test('does the deed as the person, and the card is answered', async () => {
    const { data, row } = await giveAction(world);
    expect(await press('fatima', 'done', {}, data.item)).toEqual({ ok: true, value: { answered: true } });
    const person = {
      kind: 'person',
      person: 'fatima',
      tenant: TENANT,
      assertion: 'token of fatima',
    } as const;
    expect(
      await world.ports.lists.readRow(person, { tenant: TENANT, site: SITE }, 'StegvisPlan', row.id),
    ).toMatchObject({
      value: { value: { state: 'done' } },
    });
    expect((await world.ports.claims.card('card-1'))?.answers).toMatchObject([{ answer: { kind: 'done' } }]);
  });

  test('somebody else’s card looks as if there were none, and nothing is changed', async () => {
    const { data } = await giveAction(world);
    const refused = { ok: false, fault: { kind: 'not-found', what: 'card' } };
    expect(await press('bo', 'done', {}, data.item)).toEqual(refused);
    expect(await press('sven', 'done', {}, data.item)).toEqual(refused);
    expect((await world.ports.claims.card('card-1'))?.answers).toEqual([]);
  });

  test('what is missing is named, and a proposal without a name is never made with the person’s rights', async () => {
    const { data } = await giveAction(world);
    expect(await press('fatima', 'move', {}, data.item)).toMatchObject({
      fault: { kind: 'invalid', fields: [{ field: 'date' }] },
    });
    expect(await press('fatima', 'propose', { as: 'group', title: 'Skyltar' }, data.item)).toEqual({
      ok: false,
      fault: { kind: 'conflict', reason: 'only-by-name' },
    });
  });

  test('it teaches the bot no address: the chat stays as it was', async () => {
    const before = await world.ports.people.get('fatima');
    const { data } = await giveAction(world);
    await press('fatima', 'done', {}, data.item);
    expect(await world.ports.people.get('fatima')).toEqual(before);
  });
});
