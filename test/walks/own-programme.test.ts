/** A unit's own programme against the whole program: dates in SharePoint, a moved start, and a template from a file. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { CriteriaView, Overview, SetUpUnit } from '../../bot/core/api.ts';
import type { ProgrammeView, TemplateWhole } from '../../bot/core/api-programme.ts';
import { House } from './support/house.ts';

let house: House;
beforeAll(async () => {
  house = await House.open();
}, 120_000);
afterAll(() => house.close());

const due = ({ steps }: Overview): Record<string, string | null> =>
  Object.fromEntries(steps.map((step) => [step.id, step.due]));

test('limits and dates are the unit’s, the start moves what has not happened, and a template goes from file to unit', async () => {
  const { unit, manager, group, staff } = await house.setUp('soderhamn-rfsl');
  const path = (rest = ''): string => `units/${encodeURIComponent(unit.id)}${rest}`;
  const seen = await house.api<ProgrammeView>(manager, 'GET', path('/adaptation'));
  expect(seen.status).toBe(200);
  const wanted = {
    ...seen.body.adaptation,
    thresholds: { 'rfsl-c2': 0.9 },
    dates: { 'rfsl-test': { on: '2026-05-19' } },
    term: 'hbtqi',
  };
  const saved = await house.api<ProgrammeView>(manager, 'PUT', path('/adaptation'), wanted, {
    'If-Match': seen.headers.get('etag') ?? '',
  });
  expect(saved.status).toBe(200);
  expect(
    (await house.api(staff[0] ?? manager, 'PUT', path('/adaptation'), wanted, { 'If-Match': '"1"' })).status,
  ).toBe(403);
  const criteria = (await house.api<CriteriaView>(manager, 'GET', path('/criteria'))).body.criteria;
  expect(criteria.find(({ id }) => id === 'rfsl-c2')?.text).toBe('Andel som är utbildade: minst 90 procent.');
  const before = (await house.api<Overview>(manager, 'GET', path())).body;
  expect(due(before)['rfsl-test']).toBe('2026-05-19');
  expect(before.steps.find(({ id }) => id === 'rfsl-pass-4')?.title).toBe(
    'Pass 4: hbtqi-kompetent bemötande',
  );

  const settings: SetUpUnit = {
    ...{ programme: 'soderhamn-rfsl', start: '2026-02-02', manager: manager.id },
    group: group.map(({ id }) => id),
  };
  const moved = await house.api<Overview>(manager, 'PUT', path(), settings);
  expect([due(moved.body)['rfsl-test'], due(moved.body)['rfsl-pass-2']]).toEqual([
    '2026-05-19',
    '2026-03-02',
  ]);

  const made = await house.api<TemplateWhole>(manager, 'POST', 'templates', {
    ...{ unit: unit.id, from: null, name: { sv: 'Vårt sätt', en: 'Our way' } },
    lessons: ['Börja med korta pass.'],
  });
  expect(made.status).toBe(201);
  const file = await house.api<unknown>(manager, 'GET', `templates/${made.body.id}/export`);
  const again = await house.api<TemplateWhole>(manager, 'POST', 'templates/import', {
    unit: unit.id,
    file: file.body,
  });
  expect(again.status).toBe(201);
  const followed = await house.api<Overview>(manager, 'PUT', path(), {
    ...settings,
    programme: again.body.id,
  });
  expect(followed.body).toMatchObject({ programme: again.body.id, programmeName: 'Vårt sätt' });
  const lessons = await house.api<ProgrammeView>(manager, 'GET', path('/adaptation'));
  expect(lessons.body.lessons).toEqual(['Börja med korta pass.']);
  // Nothing of it disturbs planning.
  await house.moveClock('2026-02-03T12:00:00.000Z');
});
