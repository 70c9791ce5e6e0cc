/**
 * Makes the README's two pictures anew in a house of its own: `node test/walks/support/pictures.ts`.
 * They show the running program: the plan's board as the channel's tab, and a reminder in a person's chat.
 */
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { openBrowser, tabOf } from './browser.ts';
import { House, type Person } from './house.ts';

const FOLDER = fileURLToPath(new URL('../../../.github/', import.meta.url));
const UNIT = 'hbtq-klivet';
/** Of the plan: the tab alone, without the host around it. */
const WIDTH = 1280;
const HEIGHT = 800;

const named = (people: readonly Person[], name: string): Person => {
  const person = people.find((known) => known.name === name);
  if (!person) throw new Error(`nobody is called ${name}`);
  return person;
};

/** Six actions, in all three columns and areas. */
const actions = (people: readonly Person[]): Record<string, string>[] => {
  const owned = (name: string, ownerRole: string) => ({ ownerId: named(people, name).id, ownerRole });
  return [
    {
      title: 'Gå igenom blanketter',
      area: 'bemotande',
      need: 'Blanketterna utgår från två kön.',
      goal: 'Alla kan fylla i blanketterna.',
      ...owned('Gabriel Tornvall', 'medarbetare'),
      dueDate: '2026-01-26',
      indicator: 'Antal ändrade blanketter',
      followUpDate: '2026-03-02',
      state: 'active',
    },
    {
      title: 'Repetera tre begrepp på APT',
      area: 'kunskap',
      need: 'Nya medarbetare har inte gått utbildningen.',
      goal: 'Alla känner till begreppen.',
      ...owned('Sofia Blom', 'hbtq-grupp'),
      dueDate: '2026-02-11',
      indicator: 'Punkten är diskuterad',
      followUpDate: '2026-03-02',
      state: 'active',
    },
    {
      title: 'Rutin när någon kränks på jobbet',
      area: 'arbetsmiljo',
      need: 'Få vet vart man vänder sig.',
      goal: 'Alla vet vem de kan kontakta.',
      ...owned('Maria Östlund', 'chef'),
      dueDate: '2026-01-16',
      indicator: 'Rutinen är beslutad',
      followUpDate: '2026-04-13',
      state: 'done',
    },
    {
      title: 'Fråga om hälsa utan antaganden',
      area: 'bemotande',
      ...owned('Daniel Kårhed', 'hbtq-grupp'),
      dueDate: '2026-03-20',
      state: 'draft',
    },
    { title: 'Läscirkel om normer', area: 'kunskap', state: 'draft' },
    {
      title: 'Skyddsrond med frågor om jargong',
      area: 'arbetsmiljo',
      need: 'Skämt i fikarummet nämndes i dialogen.',
      goal: 'Jargongen tas upp i varje skyddsrond.',
      ...owned('Inger Falk', 'medarbetare'),
      dueDate: '2026-01-14',
      indicator: 'Frågorna finns i mallen',
      followUpDate: '2026-04-13',
      state: 'done',
    },
  ];
};

const furnish = async (house: House): Promise<{ manager: Person; owner: Person; channel: string }> => {
  const { unit, manager, all } = await house.setUp(UNIT);
  const path = `units/${encodeURIComponent(unit.id)}/plan`;
  for (const action of actions(all)) {
    const answer = await house.api(manager, 'POST', path, action);
    if (answer.status !== 201) throw new Error(`plan: ${answer.status} ${JSON.stringify(answer.body)}`);
  }
  return { manager, owner: named(all, 'Gabriel Tornvall'), channel: unit.id };
};

const takePlan = async (house: House, browser: Browser, who: Person, where: string): Promise<void> => {
  const page = await browser.newPage({ viewport: { width: WIDTH, height: HEIGHT } });
  const { url } = await house.control<{ url: string }>('POST', 'open', {
    person: who.id,
    where,
    view: 'plan',
    theme: 'default',
    language: 'sv',
  });
  await page.goto(url);
  await tabOf(page, 'plan');
  const frame = page.locator('iframe[name="stegvis"]');
  // The host's own bar stands above the tab: the window grows by it.
  const box = await frame.boundingBox();
  await page.setViewportSize({ width: WIDTH, height: HEIGHT + Math.round(box?.y ?? 0) });
  await (await tabOf(page, 'plan')).getByText('Gå igenom blanketter').first().waitFor();
  await frame.screenshot({ path: `${FOLDER}plan.png`, animations: 'disabled' });
  await page.close();
};

const takeCard = async (house: House, browser: Browser, who: Person): Promise<void> => {
  const page = await browser.newPage({ viewport: { width: WIDTH, height: 1000 } });
  await page.goto(`${house.tenant}/?person=${who.id}&where=personal&view=personal&theme=default&language=sv`);
  await page.getByRole('button', { name: 'Flytta datum' }).waitFor();
  const chat = page.getByRole('region', { name: 'Chatt' });
  const top = Math.round((await chat.boundingBox())?.y ?? 0);
  await page.setViewportSize({ width: WIDTH, height: top + HEIGHT });
  await page.getByRole('log').evaluate((log) => log.scrollTo(0, log.scrollHeight));
  const places = await page.getByRole('navigation', { name: 'Platser' }).boundingBox();
  const box = await chat.boundingBox();
  if (!places || !box) throw new Error('the page has no chat');
  // The pane's own border belongs to the tab beside it.
  const width = Math.round(box.x + box.width - places.x) - 1;
  await page.screenshot({
    path: `${FOLDER}card.png`,
    clip: { x: places.x, y: top, width, height: HEIGHT },
    animations: 'disabled',
  });
  await page.close();
};

const house = await House.open();
const browser = await openBrowser();
try {
  mkdirSync(FOLDER, { recursive: true });
  const { manager, owner, channel } = await furnish(house);
  await takePlan(house, browser, manager, channel);
  await house.install(owner);
  await house.control('POST', 'say', { person: owner.id, where: 'personal', text: 'hjälp' });
  await house.moveClock('2026-01-12T09:30:00.000Z');
  await takeCard(house, browser, owner);
} finally {
  await browser.close();
  await house.close();
}
