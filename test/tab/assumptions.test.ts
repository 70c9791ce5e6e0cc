/** Where a default is our assumption, the tab says so beside the field, and nowhere else: in a real browser. */
import { afterAll, afterEach, beforeAll, expect, jest, test } from '@jest/globals';
import type { Frame } from 'playwright-core';
import { hasLimit } from '../../bot/core/adaptation.ts';
import { content, type Programme } from '../../bot/core/content.ts';
import { isGroupRole } from '../../bot/core/group.ts';
import { metricKind } from '../../bot/core/metrics.ts';
import { metricName } from '../../bot/core/texts/metrics.ts';
import { own as t } from '../../bot/core/texts/tab/sv-own.ts';
import { type Story, startStory } from './harness/story.ts';

jest.setTimeout(90_000);

let story: Story;
beforeAll(async () => {
  story = await startStory();
});
afterEach(() => story.end());
afterAll(() => story.stage.close());

/** The fields of the settings, by their labels, and whether the value that the template gives is our assumption. */
const fieldsOf = (programme: Programme): Record<string, boolean> => {
  const rules = [
    ...programme.steps.map(({ completion, sv }) => ({
      rule: completion,
      basis: completion.basis,
      of: sv.title,
    })),
    ...programme.criteria.map(({ rule, basis }) => ({ rule, basis, of: null })),
  ];
  const limits = rules.flatMap(({ rule, basis, of }) => {
    const kind = metricKind(rule.metric);
    if (!hasLimit(rule) || (kind !== 'share' && kind !== 'count')) return [];
    const label = t.limitIn(of, metricName(rule.metric, 'sv'), kind === 'share');
    return [[label, basis === 'assumption'] as const];
  });
  // A step that is done, as the first is here, has no date to change.
  const weeks = programme.steps.slice(1).map(({ sv }) => [t.weeks(sv.title), true] as const);
  // The source of Hbtq-klivet gives three to five; the others do not say how large a group is.
  const sized = programme.roles.some(({ role }) => isGroupRole(role))
    ? [t.groupMin, t.groupMax].map((label) => [label, programme.id !== 'hbtq-klivet'] as const)
    : [];
  return Object.fromEntries([
    ...limits,
    ...weeks,
    ...sized,
    [t.areas, programme.planAreasBasis === 'assumption'],
    [t.planWord, programme.planArtefactBasis === 'assumption'],
  ]);
};

const assumedIn = async (tab: Frame, labels: string[]): Promise<Record<string, boolean>> => {
  const said: Record<string, boolean> = {};
  for (const label of labels) {
    const field = tab.locator('.fui-Field').filter({ has: tab.locator('label', { hasText: label }) });
    const texts = await field.evaluateAll(
      (found, wanted) =>
        found
          .filter((one) => one.querySelector('label')?.textContent?.replace(/\*$/, '') === wanted)
          .map((one) => one.textContent ?? ''),
      label,
    );
    expect([label, texts.length]).toEqual([label, 1]);
    said[label] = (texts[0] ?? '').includes(t.assumption);
  }
  return said;
};

test.each(content.programmes.map((programme) => [programme.id, programme] as const))(
  '%s: in the settings every field says so, and no field that has a source does',
  async (_, programme) => {
    story.stage.state.own.template = programme;
    const { tab } = await story.open('settings');
    await tab.getByText(t.planWord, { exact: true }).waitFor();
    const wanted = fieldsOf(programme);
    expect(Object.values(wanted)).toContain(true);
    expect(await assumedIn(tab, Object.keys(wanted))).toEqual(wanted);
  },
);

const PROPOSED = 'Förslag, enheten kan ändra';

test('what completes a step, meets a criterion or comes before the start says so beside it', async () => {
  const { view } = story.stage.state.programme;
  const asked = { met: false, reason: 'Inte än.' };
  view.prerequisites = [
    { ...asked, id: 'a', text: 'Ett uppdrag finns.', assumption: true },
    { ...asked, id: 'b', text: 'Enheten är utvald.', assumption: false },
  ];
  view.steps = view.steps.map((step) => ({ ...step, state: 'open', reason: null }));
  const { tab } = await story.open('programme');
  const says = async (text: string): Promise<boolean> => {
    const item = tab.getByRole('listitem').filter({ hasText: text });
    await item.first().waitFor();
    return (await item.filter({ hasText: PROPOSED }).count()) > 0;
  };
  expect([await says('Ett uppdrag finns.'), await says('Enheten är utvald.')]).toEqual([true, false]);
  const malmo = content.programmes.find(({ id }) => id === 'malmo-fyra-steg');
  for (const { sv, basis } of malmo?.criteria ?? [])
    expect([sv.text, await says(sv.text)]).toEqual([sv.text, basis === 'assumption']);
});

test.each([
  ['malmo-2', false],
  ['malmo-3', true],
])('the page of %s says so: %s', async (id, assumed) => {
  const { view } = story.stage.state.programme;
  view.steps = view.steps.map((step) => ({ ...step, state: 'open', reason: null }));
  const title = view.steps.find((step) => step.id === id)?.title ?? id;
  const { tab } = await story.open('programme', { sub: `programme/${id}` });
  await tab.getByRole('heading', { level: 1, name: title }).waitFor();
  expect((await tab.getByText(PROPOSED, { exact: true }).count()) > 0).toBe(assumed);
});
