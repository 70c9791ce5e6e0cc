/** The pages in a real browser, with the real teams-js in the framed tab. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { Frame, Page } from 'playwright-core';
import { card, withCard } from '../connector/house.ts';
import { openStage, type Stage } from './house.ts';

jest.setTimeout(60_000);

let stage: Stage;
let page: Page;
const complaints: string[] = [];
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());
beforeEach(async () => {
  complaints.length = 0;
  page = await stage.browser.newPage({ viewport: { width: 1440, height: 900 } });
  page.setDefaultTimeout(15_000);
  page.on('pageerror', (error) => complaints.push(error.message));
});
afterEach(async () => {
  await page.close();
  expect(complaints).toEqual([]);
});

const person = (): string => stage.tenant.people[0]?.id ?? '';
const unit = (): (typeof stage.tenant.units)[number] => {
  const [first] = stage.tenant.units;
  if (!first) throw new Error('no unit');
  return first;
};

const open = async (wishes: Record<string, unknown>): Promise<Frame> => {
  const answer = await stage.control('POST', 'open', { person: person(), ...wishes });
  await page.goto((answer.body as { url: string }).url);
  return ready(String(wishes.view ?? 'start'));
};

/** The framed tab once it shows this view. */
const ready = async (view: string): Promise<Frame> => {
  await page
    .frameLocator('iframe[name=stegvis]')
    .locator(`html[data-ready=${view}]`)
    .waitFor({ state: 'attached' });
  const frame = page.frame({ name: 'stegvis' });
  if (!frame) throw new Error('no frame');
  return frame;
};

const seen = async (frame: Frame): Promise<Record<string, unknown>> =>
  JSON.parse((await frame.locator('#seen').textContent()) ?? '{}') as Record<string, unknown>;

const sees = (frame: Frame, part: string): Promise<void> =>
  frame.locator('#seen', { hasText: part }).waitFor({ state: 'attached' });

describe('the framed tab', () => {
  test('learns where it stands in a channel, from the host', async () => {
    const frame = await open({ where: unit().channel, view: 'plan', theme: 'dark', language: 'en' });
    expect(await seen(frame)).toMatchObject({
      view: 'plan',
      unit: null,
      context: {
        app: { locale: 'en-gb', theme: 'dark', host: { name: 'Teams' } },
        page: { id: 'plan', frameContext: 'content' },
        user: {
          id: person(),
          tenant: { id: stage.tenant.ids.tenant },
          loginHint: stage.tenant.people[0]?.upn,
        },
        channel: { id: unit().channel, displayName: unit().channelName },
        team: { groupId: unit().team, internalId: unit().teamThread },
      },
    });
  });

  test('stands in the side panel of a meeting, 320 wide, and knows the meeting and the unit', async () => {
    const frame = await open({ where: unit().apt.meetingChat, view: 'meetings' });
    expect(await seen(frame)).toMatchObject({
      unit: unit().id,
      context: { page: { frameContext: 'sidePanel' }, chat: { id: unit().apt.meetingChat }, meeting: {} },
    });
    expect(await frame.evaluate('innerWidth')).toBeLessThanOrEqual(320);
  });

  test('has no channel in personal use', async () => {
    const frame = await open({ where: 'personal', view: 'personal' });
    expect((await seen(frame)).context).not.toHaveProperty('channel');
  });

  test('gets a sign-in token for the person', async () => {
    const frame = await open({ where: unit().channel });
    await frame.locator('#token').click();
    await sees(frame, `token of ${person()}`);
  });

  test('hears of another theme without being loaded anew', async () => {
    const frame = await open({ where: unit().channel });
    await page.getByLabel('Tema').selectOption('contrast');
    await sees(frame, '"theme": "contrast"');
  });

  test('saves its configuration with the host’s own button, is listed, and then shows its content', async () => {
    const frame = await open({ where: unit().channel, view: 'configure' });
    const save = page.getByRole('button', { name: 'Spara' });
    expect(await save.isDisabled()).toBe(true);
    await frame.locator('#valid').click();
    await save.click();
    const saved = await ready('programme');
    expect(await seen(saved)).toMatchObject({
      context: { page: { id: 'unit', frameContext: 'content' }, channel: { id: unit().channel } },
    });
    const tabs = await fetch(
      `${stage.tenant.addresses.http}/host/tabs?channel=${encodeURIComponent(unit().channel)}`,
    );
    expect(await tabs.json()).toMatchObject([
      { channel: unit().channel, displayName: 'Stegvis', configuration: { entityId: 'unit' } },
    ]);
  });

  test('opens a dialog and gets its result', async () => {
    const frame = await open({ where: unit().channel });
    await frame.locator('#dialog').click();
    await sees(frame, '"chosen": "b"');
    expect(await page.locator('dialog').count()).toBe(0);
  });

  test('leads to another page of the app, and a Teams link does so too', async () => {
    const frame = await open({ where: unit().channel });
    await frame.locator('#plan').click();
    expect(await seen(await ready('plan'))).toMatchObject({
      context: { page: { id: 'plan', subPageId: '7' } },
    });
    await frame.locator('#link').click();
    expect(await seen(await ready('apt'))).toMatchObject({
      context: { page: { id: 'apt', subPageId: '9' } },
    });
  });

  test('is the only one that the host listens to', async () => {
    const frame = await open({ where: unit().channel, view: 'configure' });
    await page.evaluate(
      `window.postMessage({ id: 1, func: 'settings.setValidityState', args: [true] }, '*')`,
    );
    await page.evaluate(
      `window.postMessage({ id: 2, func: 'pages.currentApp.navigateTo', args: [{ pageId: 'plan' }] }, '*')`,
    );
    // The frame's own call comes after the foreign ones: when it has been answered, they have been heard or not.
    await frame.locator('#token').click();
    await sees(frame, 'token of');
    expect(await page.getByRole('button', { name: 'Spara' }).isDisabled()).toBe(true);
    expect((await seen(frame)).view).toBe('configure');
  });
});

describe('the page for people', () => {
  const address = (where = 'personal'): string =>
    `${stage.tenant.addresses.http}/?${new URLSearchParams({ person: person(), where })}`;

  test('adds the bot, shows its card, and sends a press with the fields’ values', async () => {
    const pressed: unknown[] = [];
    stage.bot(async (activity) => {
      if (activity.type === 'invoke') {
        pressed.push((activity.value as { action: unknown }).action);
        const value = card('Klar: Blanketter');
        return {
          status: 200,
          body: { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value },
        };
      }
      if (activity.type === 'installationUpdate' && activity.action === 'add') {
        const { id } = activity.conversation as { id: string };
        await stage.post(
          id,
          withCard({
            ...card('Blanketter'),
            body: [
              { type: 'TextBlock', text: '**Blanketter**', wrap: true },
              { type: 'Input.Date', id: 'datum', label: 'Datum' },
            ],
            actions: [{ type: 'Action.Execute', title: 'Flytta datum', verb: 'move', data: { item: '7' } }],
          }),
        );
      }
      return { status: 200 };
    });
    await page.goto(address());
    await page.getByRole('button', { name: 'Lägg till Stegvis' }).first().click();
    await page.locator('.card strong', { hasText: 'Blanketter' }).waitFor();
    await page.getByLabel('Datum', { exact: true }).fill('2026-02-03');
    await page.getByRole('button', { name: 'Flytta datum' }).click();
    await page.locator('.card', { hasText: 'Klar: Blanketter' }).waitFor();
    expect(pressed).toEqual([
      {
        type: 'Action.Execute',
        title: 'Flytta datum',
        verb: 'move',
        data: { item: '7', datum: '2026-02-03' },
      },
    ]);
    stage.bot(() => ({ status: 200 }));
    await page.getByRole('button', { name: 'Ta bort Stegvis' }).click();
    await page.getByRole('button', { name: 'Lägg till Stegvis' }).first().waitFor();
  });

  test('writes in a channel with a mention, and shows the answer', async () => {
    await stage.connector.install(person(), unit().channel);
    stage.bot(async (activity) => {
      const { id } = activity.conversation as { id: string };
      await stage.post(id, { type: 'message', text: `Du skrev: ${activity.text}` });
      return { status: 200 };
    });
    await page.goto(address(unit().channel));
    await page.getByLabel('Skriv till @Stegvis').fill('hjälp <b>');
    await page.getByRole('button', { name: 'Skicka' }).click();
    await page.getByText('Du skrev: @Stegvis hjälp <b>').waitFor();
  });

  test('moves the clock by a day, to the next morning and to a time', async () => {
    await page.goto(address());
    const now = page.locator('.now');
    await now.getByText('mån 12 jan 2026 08.00').waitFor();
    await page.getByRole('button', { name: '+1 dag' }).click();
    await now.getByText('tis 13 jan 2026 08.00').waitFor();
    await page.getByLabel('Ny tid').fill('2026-07-01T15:30');
    await page.getByRole('button', { name: 'Ställ' }).click();
    await now.getByText('ons 1 juli 2026 15.30').waitFor();
    await page.getByRole('button', { name: 'Nästa morgon' }).click();
    await now.getByText('tors 2 juli 2026 08.00').waitFor();
    expect(stage.tenant.clock.iso()).toBe('2026-07-02T06:00:00.000Z');
  });

  test('changes person, place, view and language, and keeps the choice in the address', async () => {
    await page.goto(address());
    await ready('personal');
    await page.getByRole('button', { name: unit().channelName }).click();
    await ready('start');
    await page.getByLabel('Vy').selectOption('plan');
    await ready('plan');
    await page.getByLabel('Person', { exact: true }).selectOption(stage.tenant.people[1]?.id ?? '');
    expect(await seen(await ready('plan'))).toMatchObject({
      context: { user: { id: stage.tenant.people[1]?.id } },
    });
    await page.getByLabel('Språk').selectOption('en');
    await page.getByRole('heading', { name: 'Local tenant' }).waitFor();
    await page.reload();
    expect(await seen(await ready('plan'))).toMatchObject({ context: { app: { locale: 'en-gb' } } });
  });

  test('lets nobody frame anything but the bot’s pages', async () => {
    const answer = await fetch(address());
    const policy = answer.headers.get('content-security-policy');
    expect(policy).toContain(`frame-src ${stage.tenant.addresses.bot};`);
    expect(policy).toContain("default-src 'self'");
  });
});
