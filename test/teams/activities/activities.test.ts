import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { TENANT } from '../channel.ts';
import { documented, isDocumented } from './documented.ts';
import { type ActivitiesHouse, openActivitiesHouse } from './house.ts';
import { judge, tryMutated } from './judge.ts';

let house: ActivitiesHouse;
let authorization: string;
beforeAll(async () => {
  house = await openActivitiesHouse();
  authorization = `Bearer ${await house.channel.token()}`;
});
afterAll(() => house.close());

const given = isDocumented
  ? documented({ recipient: { id: 'bot' } }, TENANT).map(({ file }) => file)
  : ['none'];
const whenDocumented = isDocumented ? test.each(given) : test.skip.each(given);

whenDocumented('%s gets an answer or a deliberate silence', async (file) => {
  const found = documented(house.channel.activity(), TENANT).find((each) => each.file === file);
  const { status, wrong } = await judge(house, found?.activity, authorization);
  expect({ wrong, refused: status === 400 || status === 403 }).toEqual({ wrong: [], refused: false });
});

test('everything that the bot offers something for is answered as it stands', async () => {
  for (const activity of house.own) {
    const { status, wrong } = await judge(house, activity, authorization);
    expect({ activity, status, wrong }).toEqual({ activity, status: 200, wrong: [] });
  }
});

test.each([
  ['half a sign', 'So\uD83Dfia'],
  ['no character at all', 'So\u0000fia'],
  ['the direction turned over', '\u202EaifoS'],
  ['nothing but what cannot be seen', '\u200B\u200D\uFEFF'],
  ['a family of signs', '👩‍👩‍👧‍👦'.repeat(100)],
  ['one letter with hundreds of accents', `S${'\u0301'.repeat(800)}ofia`],
  ['longer than any name', 'Sofia '.repeat(10_000)],
])('somebody whose name is %s is welcomed, remembered and answered', async (_what, name) => {
  const from = { id: `29:${_what}`, name, aadObjectId: `odd ${_what}` };
  const added = { type: 'installationUpdate', action: 'add', text: undefined, from };
  for (const change of [
    added,
    { from },
    { from, text: 'pausa' },
    { from, text: name },
    { from, locale: name.slice(0, 40) },
  ]) {
    const { status, wrong } = await judge(house, house.channel.activity(change), authorization);
    expect({ status, wrong }).toEqual({ status: 200, wrong: [] });
    expect(house.channel.received.length).toBeGreaterThan(0);
  }
});

test('what is nested deeper than any activity is no activity, wherever it hangs', async () => {
  const deep = (depth: number): string => `${'['.repeat(depth)}${']'.repeat(depth)}`;
  for (const [at, depth, expected] of [
    ['value', 20, 200],
    ['value', 5_000, 400],
    ['odd', 50_000, 400],
  ] as const) {
    const text = JSON.stringify(house.channel.activity({ [at]: 'HERE' })).replace('"HERE"', deep(depth));
    const { status, wrong } = await judge(house, text, authorization);
    expect({ at, status, wrong }).toEqual({ at, status: expected, wrong: [] });
  }
});

test('of 2,000 mutated activities none gets an exception, and most get past the door', async () => {
  const spy = [jest.spyOn(console, 'error'), jest.spyOn(console, 'warn'), jest.spyOn(console, 'log')];
  const { answered, refused } = await tryMutated(house, 2_000, 20_260_112);
  expect(answered).toBeGreaterThan(refused);
  for (const one of spy) expect(one).not.toHaveBeenCalled();
}, 300_000);
