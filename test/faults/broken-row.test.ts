import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { House, type Person, textOf } from '../walks/support/house.ts';

interface Action {
  id: string;
  version: string;
  title: string;
  state: string;
  broken: string[];
}

let house: House;
beforeAll(async () => {
  house = await House.open();
}, 120_000);
afterAll(() => house.close());

const enc = encodeURIComponent;

test('a row that a person broke by hand in SharePoint is shown as broken, not dropped, and harms no other row', async () => {
  const { unit, manager, staff } = await house.setUp('hbtq-klivet');
  const owner = staff[2] as Person;
  await house.install(owner);
  const path = `units/${enc(unit.id)}/plan`;
  const add = async (title: string): Promise<Action> => {
    const added = await house.api<Action>(manager, 'POST', path, {
      title,
      area: 'bemotande',
      goal: 'Alla kan fylla i blanketterna.',
      ownerRole: 'medarbetare',
      ownerId: owner.id,
      dueDate: '2026-01-26',
      indicator: 'Antal',
      followUpDate: '2026-03-02',
      state: 'active',
    });
    expect(added.status).toBe(201);
    return added.body;
  };
  const broken = await add('Ny skylt');
  const whole = await add('Gå igenom blanketter');

  // The owner of the list adds a word of their own to a choice, and uses it.
  const { token } = await house.control<{ token: string }>('POST', 'token', {
    person: manager.id,
    for: 'graph',
    claims: { scp: 'Sites.Manage.All Sites.ReadWrite.All' },
  });
  const list = `sites/${unit.site}/lists/StegvisPlan`;
  const asOwner = async (method: string, below: string, body?: unknown) => {
    const answer = await fetch(`${house.tenant}/graph/v1.0/${list}/${below}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    expect(answer.status).toBe(200);
    return (await answer.json()) as { value: { id: string; name: string; choice?: { choices: string[] } }[] };
  };
  const { value: columns } = await asOwner('GET', 'columns');
  const state = columns.find(({ name }) => name === 'State');
  await asOwner('PATCH', `columns/${state?.id}`, {
    choice: { ...state?.choice, choices: [...(state?.choice?.choices ?? []), 'Vilande'] },
  });
  await asOwner('PATCH', `items/${broken.id}/fields`, { State: 'Vilande' });

  const plan = await house.api<{ actions: Action[] }>(manager, 'GET', path);
  expect(plan.status).toBe(200);
  expect(plan.body.actions).toHaveLength(2);
  const shown = plan.body.actions.find(({ id }) => id === broken.id);
  expect(shown).toMatchObject({ title: 'Ny skylt', broken: ['State'] });
  expect(plan.body.actions.find(({ id }) => id === whole.id)).toMatchObject({ state: 'active', broken: [] });
  for (const view of ['', '/meetings', '/criteria'])
    expect((await house.api(manager, 'GET', `units/${enc(unit.id)}${view}`)).status).toBe(200);

  // The other row's reminder comes; of the broken one nobody is reminded.
  expect((await house.moveClock('2026-01-12T14:00:00.000Z')).settled).toBe(true);
  const told = (await house.messages(owner)).map(textOf).join('\n');
  expect(told).toContain('Gå igenom blanketter');
  expect(told).not.toContain('Ny skylt');

  // Changing something else leaves the word as it was written; choosing a state in the tab mends the row.
  const renamed = await house.api<Action>(
    manager,
    'PATCH',
    `${path}/${broken.id}`,
    { title: 'Skylt i entrén' },
    { 'if-match': shown?.version ?? '' },
  );
  expect(renamed.body).toMatchObject({ title: 'Skylt i entrén', broken: ['State'] });
  const mended = await house.api<Action>(
    manager,
    'PATCH',
    `${path}/${broken.id}`,
    { state: 'active' },
    { 'if-match': renamed.body.version },
  );
  expect(mended.body).toMatchObject({ state: 'active', broken: [] });
});
