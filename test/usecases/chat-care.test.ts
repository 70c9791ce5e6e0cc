import { describe, expect, test } from '@jest/globals';
import { termById } from '../../bot/core/glossary.ts';
import { answerConcern } from '../../bot/usecases/care.ts';
import { UNIT } from '../memory/world.ts';
import { addressOf, giveAction, makeChatWorld, writer } from './chat-world.ts';

const CANARY = 'kanariefågel';

describe('what a human being must receive', () => {
  test.each([
    [`min chef kränker mig ${CANARY}`, 'case-report'],
    [`my boss harasses me ${CANARY}`, 'case-report'],
    [`jag vill inte leva längre ${CANARY}`, 'distress'],
  ])('%s gets names, and leaves nothing behind', async (text, kind) => {
    const world = await makeChatWorld();
    const told = world.journal.told.length;
    const reply = await world.say('bo', text);
    expect(reply).toMatchObject({ kind, manager: 'Amal', safetyRep: 'Elif' });
    expect(JSON.stringify(reply)).not.toContain(CANARY);
    expect(world.journal.told).toHaveLength(told);
    // Not even how to reach whoever wrote it is noted.
    expect(await world.ports.people.get('bo')).toBeNull();
  });

  test('HR and occupational health are named where the unit has written them among its contacts', async () => {
    const world = await makeChatWorld();
    const contact = (id: string, name: string, link: string | null) => ({
      ...{ id, kind: 'other' as const, name, link },
      checkedOn: '2026-01-12',
    });
    await world.ports.programmes.saveContacts(
      UNIT,
      [
        contact('a', 'Bibliotekets chrome-kurs', null),
        contact('b', 'HR Exempelkommun', 'https://hr.example.se'),
        contact('c', 'Företagshälsan', null),
      ],
      null,
      '2026-01-12T08:00:00Z',
    );
    expect(await world.say('bo', 'han slog mig')).toEqual({
      ...{ kind: 'case-report', manager: 'Amal', safetyRep: 'Elif' },
      hr: { name: 'HR Exempelkommun', link: 'https://hr.example.se' },
      health: { name: 'Företagshälsan', link: null },
    });
  });

  test('who can be written to is what the address book knows now; never oneself, and nobody where it is silent', async () => {
    const world = await makeChatWorld();
    const ports = (known: [string, string][]) => ({
      ...world.ports,
      addressBook: { of: async () => new Map(known) },
    });
    const ask = async (person: string, known: [string, string][]) =>
      (await answerConcern(ports(known), writer(person), { kind: 'case-report' })).reply;
    const both: [string, string][] = [
      ['amal', 'amal@kommun.se'],
      ['elif', 'elif@kommun.se'],
    ];
    expect(await ask('bo', both)).toMatchObject({
      write: { manager: 'amal@kommun.se', safetyRep: 'elif@kommun.se' },
    });
    expect(await ask('amal', both)).toMatchObject({ write: { safetyRep: 'elif@kommun.se' } });
    expect((await ask('amal', both)) as { write?: object }).not.toHaveProperty('write.manager');
    expect(await ask('bo', [])).not.toHaveProperty('write');
    expect(await ask('nobody', both)).not.toHaveProperty('write');
  });

  test('also in a channel, and from somebody in no unit', async () => {
    const world = await makeChatWorld();
    const inChannel = writer('fatima', {
      address: { ...addressOf('fatima'), conversation: `${UNIT};messageid=1`, conversationType: 'channel' },
    });
    expect((await world.chat.said(inChannel, 'de mobbar mig')).reply).toMatchObject({ manager: 'Amal' });
    expect(await world.say('nobody', 'de mobbar mig')).toMatchObject({ manager: null, safetyRep: null });
  });

  test('a long text gets a gentle word, a long proposal of a command does not become one', async () => {
    const world = await makeChatWorld();
    expect(await world.say('bo', 'Det var en solig dag i parken. '.repeat(20))).toEqual({
      kind: 'long-text',
    });
    expect(await world.say('bo', 'solig dag')).toMatchObject({ kind: 'unknown' });
  });
});

describe('begrepp', () => {
  test('leads to the term, in chat and in a channel', async () => {
    const world = await makeChatWorld();
    expect(await world.say('bo', 'begrepp icke-binär')).toEqual({ kind: 'term', term: 'icke-binar' });
    expect(await world.say('bo', 'term non-binary')).toEqual({ kind: 'term', term: 'icke-binar' });
    expect(await world.say('bo', 'begrepp sexuella trakasserier')).toEqual({
      kind: 'term',
      term: 'sexuella-trakasserier',
    });
    expect(await world.press('bo', 'term', { term: 'queer' })).toEqual({ kind: 'term', term: 'queer' });
    expect(termById('icke-binar')?.sv.term).toBe('icke-binär');
  });

  test('that is missing is proposed through the group once it is confirmed, and by nobody’s name', async () => {
    const world = await makeChatWorld();
    const answer = await world.say('fatima', 'begrepp aromantisk');
    expect(answer).toMatchObject({ kind: 'term-unknown', word: 'aromantisk' });
    const asked = await world.press('fatima', 'propose', { word: 'aromantisk' });
    expect(asked).toEqual({ kind: 'ask-term', word: 'aromantisk', unit: UNIT, unitName: 'Norr' });
    expect((await world.ports.projection.rows(UNIT)).StegvisAgenda).toEqual([]);
    const sent = await world.press('fatima', 'propose', { word: 'Aromantisk', unit: UNIT });
    expect(sent).toMatchObject({ kind: 'term-proposed', word: 'Aromantisk' });
    await world.press('bo', 'propose', { word: 'aromantisk', unit: UNIT });
    const { StegvisAgenda } = await world.ports.projection.rows(UNIT);
    expect(
      StegvisAgenda.map(({ value }) => [value.title, value.source, value.proposedBy, value.state]),
    ).toEqual([['Begrepp: Aromantisk', 'gruppen', null, 'proposed']]);
    expect(JSON.stringify(StegvisAgenda)).not.toContain('fatima');
  });

  test.each([
    ['a story', 'min chef sa något om mig i går', 'not-a-word'],
    ['an account', 'chefen kränker mig', 'not-a-word'],
    ['nothing', '', 'not-a-word'],
  ])('%s is not proposed', async (_, word, why) => {
    const world = await makeChatWorld();
    expect(await world.press('fatima', 'propose', { word, unit: UNIT })).toEqual({
      kind: 'term-refused',
      why,
    });
    expect((await world.ports.projection.rows(UNIT)).StegvisAgenda).toEqual([]);
  });

  test('nobody proposes to a unit that they are not in, guests neither', async () => {
    const world = await makeChatWorld();
    for (const who of ['greta', 'sven'])
      expect(await world.press(who, 'propose', { word: 'aromantisk', unit: UNIT })).toEqual({
        kind: 'term-refused',
        why: 'no-unit',
      });
  });
});

describe('mina data', () => {
  test('tells what there is, and erases only after the card that asks', async () => {
    const world = await makeChatWorld();
    const { row } = await giveAction(world);
    await world.say('fatima', 'engelska');
    expect(await world.say('fatima', 'mina data')).toMatchObject({
      kind: 'my-data',
      data: {
        language: 'en',
        units: [{ id: UNIT, roles: ['member'] }],
        actions: [{ title: row.value.title }],
      },
    });
    for (const text of ['radera mina data', 'erase my data'])
      expect(await world.say('fatima', text)).toMatchObject({ kind: 'erase-ask' });
    expect(await world.press('fatima', 'keep')).toEqual({ kind: 'erase-kept' });
    expect(world.ports.myData.erased).toEqual([]);
    expect(await world.press('fatima', 'erase')).toMatchObject({
      kind: 'erased',
      remains: { changed: 1, rows: 0, backupsUntil: '2026-01-21' },
    });
    expect(world.ports.myData.erased).toEqual(['fatima']);
    const read = await world.ports.projection.row(UNIT, 'StegvisPlan', row.id);
    expect(read?.value.ownerId).toBeNull();
    expect(JSON.stringify(world.journal.told)).not.toContain('fatima');
  });

  test('is for one’s own chat: in a channel it tells and changes nothing', async () => {
    const world = await makeChatWorld();
    const inChannel = writer('fatima', {
      address: { ...addressOf('fatima'), conversation: `${UNIT};messageid=1`, conversationType: 'channel' },
    });
    for (const text of ['mina data', 'radera mina data'])
      expect((await world.chat.said(inChannel, text)).reply).toEqual({ kind: 'private-only' });
    for (const verb of ['erase', 'erase-ask', 'my-data'])
      expect((await world.chat.acted(inChannel, { verb, data: {} }))?.reply).toEqual({
        kind: 'private-only',
      });
    expect(world.ports.myData.erased).toEqual([]);
  });

  test('rows that SharePoint does not let go of are told', async () => {
    const world = await makeChatWorld();
    await giveAction(world);
    world.ports.lists.changeRow = async () => ({
      ok: false,
      fault: { kind: 'refused', remedy: 'grant the site' },
    });
    expect(await world.press('fatima', 'erase')).toMatchObject({ remains: { changed: 0, rows: 1 } });
    expect(world.ports.myData.erased).toEqual(['fatima']);
  });

  test('cards in the chat are removed afterwards, patiently, and what Teams refuses is let be', async () => {
    const world = await makeChatWorld();
    const card = (id: string) => ({ id, address: addressOf('fatima'), activity: `card-${id}` });
    world.ports.myData.cards = [card('1'), card('2'), card('3')];
    world.ports.myData.answers = [
      { kind: 'busy', retryAt: '2026-01-14T09:05:01Z' },
      { kind: 'in-doubt', cause: 'ECONNRESET' },
      { kind: 'sent', activity: 'card-1' },
      { kind: 'refused', cause: 'ActivityNotFoundInConversation' },
    ];
    expect(await world.press('fatima', 'erase')).toMatchObject({ remains: { cards: 3 } });
    expect(world.ports.myData.removed).toEqual([]);
    await world.settled();
    expect(world.ports.myData.removed).toEqual(['card-1', 'card-3']);
    expect(world.ports.myData.cards).toEqual([]);
  });

  test('what Teams has no time for stays for the next time', async () => {
    const world = await makeChatWorld();
    world.ports.myData.cards = [{ id: '1', address: addressOf('fatima'), activity: 'card-1' }];
    world.ports.myData.answers = Array.from(
      { length: 5 },
      () => ({ kind: 'in-doubt', cause: 'timeout' }) as const,
    );
    await world.ports.myData.clearChats();
    expect(world.ports.myData.cards).toHaveLength(1);
    await world.ports.myData.clearChats();
    expect(world.ports.myData.cards).toEqual([]);
  });
});
