/** Every command said over the local tenant: in the personal chat, the unit's channel and the meeting chat, in both languages. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { cardOf, House, type Message, type Person, textOf, type Unit } from './support/house.ts';

type Activity = Message['activity'] & { type: string; text?: string };
type Where = 'personal' | 'channel' | 'meeting';

let house: House;
let unit: Unit;
let manager: Person;
let speaker: Person;
let meetingChat: string;

beforeAll(async () => {
  house = await House.open();
  let staff: Person[];
  ({ unit, manager, staff } = await house.setUp('hbtq-klivet'));
  const found = staff.find(({ group, role, language }) => !group && role === 'employee' && language === 'sv');
  if (!found) throw new Error('nobody to speak');
  speaker = found;
  // More is said here in a minute than one conversation ever takes.
  await house.control('POST', 'faults', { limits: false });
  await house.install(manager, unit.channel);
  await house.install(speaker);
  const path = (rest: string): string => `units/${encodeURIComponent(unit.id)}/${rest}`;
  await house.api(manager, 'POST', path('meetings'), {
    ...{ kind: 'apt', title: 'APT', start: '2026-01-20T12:00:00Z', end: '2026-01-20T13:00:00Z' },
  });
  for (const [title, minutes] of [
    ['Tre ord', 5],
    ['Rutiner', 10],
  ] as const)
    await house.api(manager, 'POST', path('agenda'), { title, minutes });
  await house.api(manager, 'POST', path('plan'), {
    ...{
      title: 'Gå igenom blanketter',
      area: 'bemotande',
      need: 'Två kön',
      goal: 'Alla kan',
      state: 'active',
    },
    ...{ ownerRole: 'medarbetare', ownerId: speaker.id, dueDate: '2026-01-30', indicator: 'Antal' },
    followUpDate: '2026-03-02',
  });
  const events = await house.graph(manager, 'GET', 'me/events?$top=5');
  const chat = /19(?::|%3a)meeting_[\w-]+(?:@|%40)thread\.v2/i.exec(JSON.stringify(events.body));
  if (!chat) throw new Error('the APT has no meeting chat');
  meetingChat = decodeURIComponent(chat[0]);
}, 180_000);
afterAll(() => house.close());

const say = (text: string, where: Where, mention = true): Promise<Activity[]> =>
  house.control('POST', 'say', {
    person: speaker.id,
    where: where === 'personal' ? where : where === 'channel' ? unit.channel : meetingChat,
    text,
    mention,
  });

/** What the bot said, as people read it. */
const answer = async (text: string, where: Where): Promise<string> => {
  const [activity, ...others] = (await say(text, where)).filter(({ type }) => type === 'message');
  expect([text, where, activity === undefined, others]).toEqual([text, where, false, []]);
  return textOf({ id: '', at: '', activity: activity ?? {} });
};

const PRIVATE = { sv: 'Det svarar jag på i vår egen chatt.', en: 'I answer that in our own chat.' };

/** Each command in both languages, with what the answer says in private; `shared` what it says where others read. */
const COMMANDS: { sv: string; en: string; says: [string, string]; shared?: 'same' }[] = [
  { sv: 'hjälp', en: 'help', says: ['Skriv till exempel nästa möte', 'Try next meeting'], shared: 'same' },
  { sv: 'nästa möte', en: 'next meeting', says: ['APT', 'APT'], shared: 'same' },
  {
    ...{ sv: 'dagordning', en: 'agenda', shared: 'same' },
    says: ['1. Tre ord, 5 minuter\n2. Rutiner, 10 minuter', '1. Tre ord, 5 minutes\n2. Rutiner, 10 minutes'],
  },
  { sv: 'mina uppgifter', en: 'my tasks', says: ['Gå igenom blanketter', 'Gå igenom blanketter'] },
  { sv: 'min puff', en: 'my nudge', says: ['Det här är på väg till dig', 'This is on its way to you'] },
  { sv: 'reflektera', en: 'reflect', says: ['En fråga varannan vecka', 'A question every other week'] },
  { sv: 'sluta reflektera', en: 'stop reflecting', says: ['Då kommer inga fler', 'No more questions'] },
  {
    sv: 'föreslå',
    en: 'propose',
    says: ['Vad vill du ta upp?', 'What do you want to bring up?'],
    shared: 'same',
  },
  { sv: 'pausa till 15 augusti', en: 'pause until August 15', says: ['15 augusti', '15 August'] },
  { sv: 'pasua', en: 'puase', says: ['Vill du pausa till', 'Pause until'] },
  { sv: 'fortsätt', en: 'resume', says: ['Då fortsätter jag.', 'I will go on, then.'] },
  { sv: 'integritet', en: 'privacy', says: ['Vad jag sparar', 'What I keep'], shared: 'same' },
  { sv: 'kontakt', en: 'contact', says: ['Hit kan du vända dig', 'Who you can turn to'], shared: 'same' },
];

describe.each(['sv', 'en'] as const)('said by somebody who reads %s', (language) => {
  beforeAll(() => say(language === 'sv' ? 'svenska' : 'english', 'personal'));

  test.each(COMMANDS)('$sv, $en', async ({ says, shared, ...words }) => {
    const expected = says[language === 'sv' ? 0 : 1];
    for (const text of [words.sv, words.en]) {
      expect(await answer(text, 'personal')).toContain(expected);
      for (const where of ['channel', 'meeting'] as const)
        expect(await answer(text, where)).toContain(shared === 'same' ? expected : PRIVATE[language]);
    }
  });

  test('a word of the glossary, one’s own data and their deletion are answered or kept private', async () => {
    for (const text of ['begrepp icke-binär', 'glossary non-binary'])
      for (const where of ['personal', 'channel', 'meeting'] as const)
        expect(await answer(text, where)).not.toContain(PRIVATE[language]);
    for (const text of ['mina data', 'my data', 'radera mina data', 'delete my data']) {
      expect(await answer(text, 'personal')).not.toContain(PRIVATE[language]);
      for (const where of ['channel', 'meeting'] as const)
        expect(await answer(text, where)).toContain(PRIVATE[language]);
    }
  });
});

test('språk changes the language of the answers, and back', async () => {
  await say('svenska', 'personal');
  expect(await answer('språk', 'personal')).toContain('English');
  expect(await answer('language', 'personal')).toContain('svenska');
});

test('without a mention, channel and meeting chat hear nothing', async () => {
  for (const where of ['channel', 'meeting'] as const) expect(await say('hjälp', where, false)).toEqual([]);
});

test('proposals from all three places stand in the unit’s list, through the group without a name', async () => {
  await say('svenska', 'personal');
  expect(await answer('föreslå Fika', 'personal')).toContain('Föreslagen: Fika');
  expect(await answer('föreslå Skyltar via gruppen', 'channel')).toContain('utan ditt namn');
  expect(await answer('foresla Pronomen genom gruppen', 'meeting')).toContain('Föreslagen: Pronomen');
  const items = await house.graph<{ value: { fields: Record<string, unknown>; createdBy?: unknown }[] }>(
    manager,
    'GET',
    `sites/${unit.site}/lists/StegvisAgenda/items?$expand=fields`,
  );
  const of = (title: string) => items.body.value.find(({ fields }) => fields.Title === title);
  expect(of('Fika')?.fields).toMatchObject({ State: 'Föreslagen', Source: 'person' });
  for (const title of ['Skyltar', 'Pronomen']) {
    expect(of(title)?.fields).toMatchObject({ State: 'Föreslagen', Source: 'gruppen' });
    for (const trace of [speaker.id, speaker.name]) expect(JSON.stringify(of(title))).not.toContain(trace);
  }
  expect(await answer('dagordning', 'channel')).toContain('Tre förslag väntar.');
});

test('a proposal is asked for, made with a press, and taken back with another', async () => {
  const newest = async (): Promise<Message> => {
    const message = (await house.messages(speaker)).at(-1);
    if (!message) throw new Error('no message');
    return message;
  };
  await say('föreslå', 'personal');
  await house.click(speaker, await newest(), 'propose', { title: 'Blommor', as: 'name' });
  expect(textOf(await newest())).toContain('Föreslagen: Blommor');
  await house.click(speaker, await newest(), 'undo');
  expect(textOf(await newest())).toContain('Ångrat: Blommor');
});

test('a misspelt pause pauses only after a press, and one’s data are never deleted without one', async () => {
  const newest = async (): Promise<Message> => {
    const message = (await house.messages(speaker)).at(-1);
    if (!message) throw new Error('no message');
    return message;
  };
  await say('fortsätt', 'personal');
  await say('pasua till mådnag', 'personal');
  const asked = await newest();
  expect(cardOf(asked).actions?.map(({ verb }) => verb)).toEqual(['pause', 'cancel']);
  expect(await answer('min puff', 'personal')).not.toContain('Du har pausat');
  await house.click(speaker, asked, 'pause');
  expect(textOf((await house.messages(speaker)).find(({ id }) => id === asked.id) ?? asked)).toContain(
    'Pausat till måndag 19 januari.',
  );
  expect(await answer('min puff', 'personal')).toContain('Du har pausat');
  await say('fortsätt', 'personal');
  await say('radera mina data', 'personal');
  expect(cardOf(await newest()).actions?.map(({ verb }) => verb)).toEqual(['keep', 'erase', undefined]);
});

test('nothing that was typed stands in the log', () => {
  const log = readFileSync(join(house.data, 'bot.log'), 'utf8');
  for (const typed of ['pasua', 'Blommor', 'icke-binär', 'Skyltar']) expect(log).not.toContain(typed);
});
