/**
 * An APT from its channel's card to the next working day, against the whole program: the card that follows the agenda,
 * the agenda in the meeting's chat, and two people with the side panel open who see the same within moments.
 */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Frame } from 'playwright-core';
import type { AgendaItem, Meeting, Meetings } from '../../bot/core/api.ts';
import { openBrowser, tabOf } from './support/browser.ts';
import { cardOf, House, type Message, type Person, textOf } from './support/house.ts';

let house: House;
let browser: Browser | undefined;
beforeAll(async () => {
  house = await House.open();
  browser = await openBrowser();
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await house?.close();
});

const until = async <T>(look: () => Promise<T | null | undefined | false>, what: string): Promise<T> => {
  for (const end = Date.now() + 20_000; Date.now() < end; ) {
    const found = await look();
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`never: ${what}`);
};

test('an APT is announced, followed and led, and what is left is asked about the next working day', async () => {
  const { unit, manager, staff } = await house.setUp('jarfalla-samkrafter');
  const colleague = staff.find(({ group, role }) => !group && role === 'employee') as Person;
  const chat = (unit as unknown as { meetingChat: string }).meetingChat;
  const path = (rest: string): string => `units/${encodeURIComponent(unit.id)}/${rest}`;
  const sent = (where: string): Promise<Message[]> =>
    house.control('GET', `messages?where=${encodeURIComponent(where)}`);
  const withCard = async (where: string): Promise<Message[]> =>
    (await sent(where)).filter(({ activity }) => activity.attachments?.length);

  await house.install(manager);
  await house.install(manager, unit.channel);
  const apt = await house.api<Meeting>(manager, 'POST', path('meetings'), {
    ...{ kind: 'apt', title: 'APT', start: '2026-02-10T12:00:00Z', end: '2026-02-10T13:00:00Z' },
  });
  const add = (title: string, minutes: number) =>
    house.api<AgendaItem>(manager, 'POST', path('agenda'), { title, minutes, meetingId: apt.body.id });
  const first = (await add('Tre ord', 5)).body;
  await add('Rutiner', 10);

  // Five working days before: one card in the channel, which follows the agenda without a new message.
  await house.moveClock('2026-02-03T12:00:00.000Z');
  const [card] = (await withCard(unit.channel)).filter((message) => textOf(message).includes('10 februari'));
  const announced = (await withCard(unit.channel)).length;
  expect(textOf(card as Message)).toMatch(/tisdag 10 februari: Tre ord/);
  await add('Skyltar i väntrummet', 5);
  await until(
    async () => (await withCard(unit.channel)).some((message) => textOf(message).includes('Skyltar')),
    'the new item on the channel’s card',
  );
  expect(await withCard(unit.channel)).toHaveLength(announced);
  // Changed in SharePoint itself: it shows before the clock has moved on.
  const item = `sites/${unit.site}/lists/StegvisAgenda/items/${first.id}/fields`;
  await house.graph(manager, 'PATCH', item, { Title: 'Fyra ord' });
  await house.moveClock('2026-02-03T13:00:00.000Z');
  await until(
    async () => (await withCard(unit.channel)).some((message) => textOf(message).includes('Fyra ord')),
    'the change in SharePoint on the channel’s card',
  );
  for (const { activity } of await sent(unit.channel))
    expect(JSON.stringify(activity)).not.toMatch(/"type":"mention"|<at>/);

  // The meeting: its chat gets the agenda when somebody joins it, once.
  await house.install(manager, chat);
  await house.moveClock('2026-02-10T12:00:00.000Z');
  // By hand, on the page for people: the meeting's chat has a button for it.
  const hall = await browser?.newPage();
  if (!hall) throw new Error('no browser');
  await hall.goto(`${house.tenant}/?person=${manager.id}&where=${encodeURIComponent(chat)}&language=sv`);
  await hall.getByRole('button', { name: 'Mötet börjar' }).click();
  await until(
    async () => (await withCard(chat)).some((message) => /Nu: /.test(textOf(message))),
    'the agenda in the meeting’s chat',
  );
  await house.control('POST', 'meeting', { person: colleague.id, where: chat, event: 'start' });
  const agenda = async (): Promise<Message> => {
    const cards = (await withCard(chat)).filter((message) => /Nu: |genomgången|slut/.test(textOf(message)));
    expect(cards).toHaveLength(1);
    return cards[0] as Message;
  };
  expect(textOf(await agenda())).toContain('Nu: Fyra ord');

  const panel = async (person: Person, theme: string): Promise<Frame> => {
    const { url } = await house.control<{ url: string }>('POST', 'open', {
      ...{ person: person.id, where: chat, view: 'meetings', theme },
    });
    if (!browser) throw new Error('no browser');
    const page = await browser.newPage({ viewport: { width: 320, height: 900 } });
    await page.goto(url);
    return tabOf(page, 'meetings');
  };
  const [led, followed] = [await panel(manager, 'default'), await panel(colleague, 'dark')];
  for (const tab of [led, followed]) await tab.locator('[data-line="connected"]').waitFor();
  await followed.getByText('Punkt 1 av 3').waitFor();
  expect(await followed.getByRole('button', { name: 'Klar, nästa' }).count()).toBe(0);

  // The chair says what came of it; the other sees it within two seconds, and so does the chat's card.
  await led.getByLabel('Utfall', { exact: true }).fill('Trygg, öppen, nyfiken, snäll.');
  await led.getByRole('button', { name: 'Klar, nästa' }).click();
  await followed.getByText('Punkt 2 av 3').waitFor({ timeout: 10_000 });
  await followed.getByText('Trygg, öppen, nyfiken, snäll.').first().waitFor();
  await until(async () => textOf(await agenda()).includes('Nu: Rutiner'), 'the next item on the chat’s card');

  // On the card: somebody else is told kindly, the chair ticks, and both panels follow.
  const refused = await house.click(colleague, await agenda(), 'discussed');
  expect(JSON.stringify(refused.body)).toContain('Den som leder mötet bockar av punkterna.');
  await followed.getByText('Punkt 2 av 3').waitFor();
  await house.click(manager, await agenda(), 'discussed');
  for (const tab of [led, followed]) await tab.getByText('Punkt 3 av 3').waitFor({ timeout: 10_000 });

  // A row that another program changes reaches those who follow, too.
  await house.graph(manager, 'PATCH', item, { Outcome: 'Fyra ord blev det.' });
  await followed.getByText('Fyra ord blev det.').first().waitFor({ timeout: 20_000 });

  await hall.getByRole('button', { name: 'Mötet slutar' }).click();
  for (const tab of [led, followed])
    await tab.getByText('Mötet är slut.').first().waitFor({ timeout: 10_000 });
  await until(async () => textOf(await agenda()).includes('Mötet är slut'), 'the end on the chat’s card');

  // The next working day only what nobody has said anything of is asked about.
  await house.moveClock('2026-02-11T12:00:00.000Z');
  const asked = (await house.messages(manager)).filter(({ activity }) => activity.attachments?.length);
  const outcome = asked.filter((message) =>
    cardOf(message).actions?.some(({ verb }) => verb === 'discussed'),
  );
  expect(outcome.map(textOf).join()).toContain('Skyltar i väntrummet');
  expect(outcome.map(textOf).join()).not.toContain('Rutiner');
  const all = await house.api<Meetings>(colleague, 'GET', path('meetings'));
  expect(all.body.meetings.find(({ id }) => id === apt.body.id)?.agenda).toMatchObject([
    { state: 'discussed', outcome: 'Fyra ord blev det.' },
    { state: 'discussed', outcome: null },
    { state: 'onAgenda', outcome: null },
  ]);
}, 240_000);

test('where Teams does not tell that a meeting begins, the clock does', async () => {
  const { unit, manager } = await house.setUp('malmo-fyra-steg');
  const chat = (unit as unknown as { meetingChat: string }).meetingChat;
  const path = (rest: string): string => `units/${encodeURIComponent(unit.id)}/${rest}`;
  await house.install(manager, chat);
  const apt = await house.api<Meeting>(manager, 'POST', path('meetings'), {
    ...{ kind: 'apt', title: 'APT', start: '2026-02-12T13:10:00Z', end: '2026-02-12T14:00:00Z' },
  });
  await house.api(manager, 'POST', path('agenda'), { title: 'Mening', minutes: 5, meetingId: apt.body.id });
  await house.moveClock('2026-02-12T16:00:00.000Z');
  const cards = (await house.control<Message[]>('GET', `messages?where=${encodeURIComponent(chat)}`)).filter(
    ({ activity }) => JSON.stringify(activity).includes('Mening'),
  );
  expect(cards.map(({ at }) => at)).toEqual(['2026-02-12T13:10:00.000Z']);
}, 120_000);
