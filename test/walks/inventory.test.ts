/**
 * The competence inventory against the whole program: nothing before the trust check, a self-assessment by keyboard that
 * is interrupted, an interview that counts once it is confirmed, themes from five on, a session, a talk, and stepping out.
 */
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import type { Browser, Frame, Page } from 'playwright-core';
import type {
  CompetenceArea,
  InterviewList,
  InventoryView,
  OwnCompetence,
  Talk,
  Talks,
  Themes,
} from '../../bot/core/api-competence.ts';
import { openBrowser, tabOf } from './support/browser.ts';
import { cardOf, House, type Person, textOf, type Unit } from './support/house.ts';

jest.setTimeout(180_000);

let house: House;
let browser: Browser;
let unit: Unit;
let manager: Person;
let lead: Person;
let staff: Person[];
const pages: Page[] = [];
beforeAll(async () => {
  [house, browser] = await Promise.all([House.open(), openBrowser()]);
  const known = await house.setUp('rss-vasterbotten');
  ({ unit, manager } = known);
  lead = known.all.find(({ role }) => role === 'processLead') as Person;
  staff = known.all.filter(({ role, guest }) => role === 'employee' && !guest);
  const input = { programme: 'rss-vasterbotten', start: '2026-01-12', manager: manager.id, group: [] };
  const path = `units/${encodeURIComponent(unit.id)}`;
  expect((await house.api(manager, 'PUT', path, { ...input, processLead: lead.id })).status).toBe(200);
  expect(staff.length).toBeGreaterThanOrEqual(8);
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await house?.close();
});

const at = (rest: string): string => `units/${encodeURIComponent(unit.id)}/${rest}`;
const person = (n: number): Person => staff[n] as Person;
const open = async (who: Person, where = unit.channel, language: 'sv' | 'en' = 'sv'): Promise<Frame> => {
  const { url } = await house.control<{ url: string }>('POST', 'open', {
    ...{ person: who.id, where, view: 'competence', language },
  });
  const page = await browser.newPage({ viewport: { width: 900, height: 1000 } });
  pages.push(page);
  await page.goto(url);
  return tabOf(page, 'competence');
};
const pageOf = (): Page => pages.at(-1) as Page;
const themes = async (who: Person): Promise<Themes> => {
  const answer = await house.api<Themes>(who, 'GET', at('themes'));
  expect(answer.status).toBe(200);
  return answer.body;
};
const freeze = () => house.api<Themes & { detail?: string }>(lead, 'POST', at('themes'));
const own = async (who: Person): Promise<OwnCompetence> =>
  (await house.api<OwnCompetence>(who, 'GET', 'me/competence')).body;

let areas: CompetenceArea[];
test('nothing is asked before the trust check and a published matrix, which the process lead sees to', async () => {
  areas = (await house.api<{ areas: CompetenceArea[] }>(person(0), 'GET', 'competence/areas')).body.areas;
  expect(areas).toHaveLength(12);
  const answers = { [areas[0]?.id ?? '']: 'medelkunskap' };
  expect((await house.api(person(0), 'PUT', 'me/competence', { answers })).status).toBe(409);
  expect((await house.api(manager, 'PUT', at('trust'), { held: '2026-01-12' })).status).toBe(403);
  expect((await house.api(lead, 'PUT', at('matrix'), { published: true })).status).toBe(409);

  const tab = await open(lead);
  await tab.getByRole('tab', { name: 'Leda' }).click();
  await tab.getByText('Genomgång', { exact: false }).first().waitFor();
  expect((await house.api(lead, 'PUT', at('trust'), { held: '2026-01-12' })).status).toBe(200);
  expect((await house.api(person(0), 'PUT', 'me/competence', { answers })).status).toBe(409);
  expect((await house.api(lead, 'PUT', at('matrix'), { published: true })).status).toBe(200);
  const view = await house.api<InventoryView>(person(0), 'GET', at('inventory'));
  expect(view.body).toMatchObject({ open: true, reason: null, paused: false, matrix: { version: 1 } });
});

test('twelve areas by the keyboard alone, interrupted in the middle, in under forty presses', async () => {
  let tab = await open(person(0));
  await tab.getByText('Chefen ser dem aldrig.', { exact: false }).first().waitFor();
  await tab.getByRole('button', { name: 'Börja' }).focus();
  let presses = 0;
  const press = async (key: string): Promise<void> => {
    presses += 1;
    await pageOf().keyboard.press(key);
  };
  await press('Enter');
  for (let n = 1; n <= 6; n += 1) {
    await tab.getByText(`Område ${n} av 12`).waitFor();
    await press('2');
  }
  await tab.getByText('6 av 12 besvarade och sparade.').waitFor();
  expect((await own(person(0))).state).toBe('begun');
  tab = await open(person(0));
  await tab.getByRole('button', { name: 'Fortsätt' }).focus();
  await press('Enter');
  for (let n = 7; n <= 12; n += 1) {
    await tab.getByText(`Område ${n} av 12`).waitFor();
    await press('1');
  }
  await tab.getByText('Klart. Alla 12 svar är sparade och bekräftade.').waitFor();
  expect(presses).toBeLessThan(40);
  expect((await own(person(0))).state).toBe('confirmed');
});

test('an interview counts only once the person has confirmed it, and a comment opens it again (R24)', async () => {
  const estimate = { answers: Object.fromEntries(areas.map(({ id }) => [id, 'hog_kunskap'])) };
  const path = `people/${person(1).id}/competence`;
  expect((await house.api(lead, 'POST', `${path}/offer`)).status).toBe(200);
  expect((await house.api(manager, 'PUT', path, estimate)).status).toBe(403);
  expect((await house.api(lead, 'PUT', path, estimate)).status).toBe(200);
  expect((await own(person(1))).state).toBe('to-confirm');

  const tab = await open(person(1));
  await tab.getByRole('button', { name: 'Kommentera' }).first().click();
  await tab.getByLabel('Vad stämmer inte?').fill('Jag kan mindre om lagen.');
  await tab.getByRole('button', { name: 'Skicka' }).click();
  await tab.getByText('Processledaren ser din kommentar.', { exact: false }).first().waitFor();
  expect((await house.api<OwnCompetence>(lead, 'GET', path)).body).toMatchObject({
    ...{ state: 'commented', comment: 'Jag kan mindre om lagen.' },
  });
  await tab.getByRole('button', { name: 'Allt stämmer' }).click();
  await tab.getByText('Tack, det är bekräftat.').first().waitFor();
  expect(await own(person(1))).toMatchObject({ state: 'confirmed', comment: null });
  const list = await house.api<InterviewList>(lead, 'GET', at('interviews'));
  expect(list.body.people.find(({ id }) => id === person(1).id)).toMatchObject({ state: 'confirmed' });
  for (const who of [manager, person(2)]) {
    for (const asked of [path, `people/${person(1).id}/plan`, at('interviews')])
      expect((await house.api(who, 'GET', asked)).status).toBe(403);
  }
});

test('themes show from five confirmed on, in bands for everybody and numbers for nobody (R26)', async () => {
  const all = (level: string) => ({ answers: Object.fromEntries(areas.map(({ id }) => [id, level])) });
  for (const n of [2, 3])
    expect((await house.api(person(n), 'PUT', 'me/competence', all('behov_av_baskunskap'))).status).toBe(200);
  const early = await freeze();
  expect([early.status, typeof early.body.detail]).toEqual([409, 'string']);
  expect((await themes(manager)).snapshot).toBeNull();
  expect((await house.api(person(4), 'PUT', 'me/competence', all('behov_av_baskunskap'))).status).toBe(200);
  expect((await house.api(manager, 'POST', at('themes'))).status).toBe(403);
  expect((await freeze()).status).toBe(201);
  const seen = await themes(manager);
  expect(seen.snapshot).toMatchObject({ number: 1 });
  expect(seen.themes.length + seen.hidden.length).toBe(12);
  expect(seen).toMatchObject({ mayFreeze: false, reason: null });
  // One more answer changes nothing that anybody sees, and no new snapshot comes of it.
  expect((await house.api(person(5), 'PUT', 'me/competence', all('hog_kunskap'))).status).toBe(200);
  expect((await freeze()).status).toBe(409);
  expect(await themes(manager)).toEqual(seen);

  const tab = await open(manager);
  await tab.getByRole('tab', { name: 'Teman' }).click();
  await tab.getByText('Prioritera', { exact: true }).first().waitFor();
  expect(await tab.locator('main').innerText()).not.toMatch(/\d+ (av|personer|svar)/);
});

test('a theme becomes a session with an agenda, and its people are asked privately what came of it (R27)', async () => {
  const area = areas[7]?.id ?? '';
  await house.install(person(2));
  const made = await house.api<{ id: string; agenda: unknown[] }>(lead, 'POST', at('themes/sessions'), {
    ...{ area, start: '2026-01-20T12:00:00Z', end: '2026-01-20T14:00:00Z' },
  });
  expect(made.status).toBe(201);
  expect(made.body.agenda.length).toBeGreaterThanOrEqual(4);
  await house.moveClock('2026-01-20T15:00:00.000Z');
  const present = { present: [person(2).id] };
  const noted = await house.api(manager, 'PUT', at(`steps/${made.body.id}/attendance`), present);
  expect(noted.status).toBe(200);
  await house.moveClock('2026-01-22T15:00:00.000Z');
  const asked = (await house.messages(person(2))).filter(
    ({ activity }) => activity.attachments?.length && /baskunskap/i.test(textOf({ activity } as never)),
  );
  expect(asked).toHaveLength(1);
  const [card] = asked;
  if (!card) throw new Error('no card');
  expect(cardOf(card).actions?.map(({ verb }) => verb)).toContain('confirm');
  expect((await own(person(2))).levels.find((one) => one.area === area)?.baselineMet).toBe(false);
  await house.click(person(2), card, 'confirm');
  expect((await own(person(2))).levels.find((one) => one.area === area)?.baselineMet).toBe(true);
});

test('a talk is seen by those who talk and the lead; its decision stands in the plan without a name (R28)', async () => {
  const talk = await house.api<Talk>(lead, 'POST', at('talks'), {
    ...{ people: [person(2).id, person(3).id], part: 1, day: '2026-01-22' },
  });
  expect(talk.status).toBe(201);
  const decide = (decision: object, version: string) =>
    house.api<Talk>(
      lead,
      'PATCH',
      at(`talks/${talk.body.id}`),
      { held: true, decision },
      { 'If-Match': version },
    );
  const bare = { title: 'Ny rutin i receptionen', operationalPlan: null, reason: null };
  expect((await decide(bare, talk.body.version)).status).toBe(422);
  expect(
    (await decide({ ...bare, operationalPlan: 'Verksamhetsplan 2026, avsnitt 3' }, talk.body.version)).status,
  ).toBe(200);
  const plan = await house.api<{ actions: { title: string }[] }>(manager, 'GET', at('plan'));
  const action = plan.body.actions.find(({ title }) => title === 'Ny rutin i receptionen');
  expect(JSON.stringify(action)).not.toContain(person(2).name);
  expect((await house.api<Talks>(person(3), 'GET', at('talks'))).body.talks).toHaveLength(1);
  for (const who of [manager, person(4)])
    expect((await house.api<Talks>(who, 'GET', at('talks'))).body.talks).toEqual([]);
});

test('whoever steps out leaves nothing behind, and what was shown stays as it was', async () => {
  const before = await themes(manager);
  const tab = await open(person(0));
  await tab.getByRole('button', { name: 'Kliv ur', exact: true }).click();
  await tab.getByRole('dialog').getByRole('button', { name: 'Kliv ur', exact: true }).click();
  await tab.getByText('Du har klivit ur.', { exact: false }).first().waitFor();
  expect(await own(person(0))).toMatchObject({ state: 'none' });
  expect((await house.api<OwnCompetence>(lead, 'GET', `people/${person(0).id}/competence`)).body.state).toBe(
    'none',
  );
  expect(await themes(manager)).toEqual(before);
  const out = await house.api<object>(person(0), 'GET', 'me/export');
  expect(JSON.stringify(out.body)).not.toMatch(/hog_kunskap|medelkunskap|behov_av/);
});
