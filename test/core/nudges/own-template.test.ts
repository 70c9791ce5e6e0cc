/** Rules heed a unit's own programme: its courses, its provider, its areas, and the library that suits it. */
import { expect, test } from '@jest/globals';
import { adapted, NO_ADAPTATION } from '../../../bot/core/adaptation.ts';
import { content, type Programme, programmeById } from '../../../bot/core/content.ts';
import { coursesOf } from '../../../bot/core/nudges/courses.ts';
import { n14Line } from '../../../bot/core/nudges/n14-renewal.ts';
import { choosePrompt } from '../../../bot/core/nudges/prompts.ts';
import { libraryOf, templateOf } from '../../../bot/core/nudges/template.ts';
import { EMPTY, type StepRow, type Stored } from '../../../bot/core/rows.ts';
import { aboutSubject, copyOf } from '../../../bot/core/template-copy.ts';
import { life, unit } from './world.ts';

const klivet = programmeById('hbtq-klivet') as Programme;
const own = copyOf(klivet, 'egen-1', { sv: 'Vår', en: 'Ours' }, true);
const row = (stepId: string, dueDate: string): Stored<StepRow> => ({
  ...{ id: stepId, version: '1', key: stepId, unit: 'norr', broken: [], changedAt: null, changedBy: null },
  value: { ...EMPTY.StegvisSteps, title: stepId, stepId, dueDate, state: 'open' },
});

test('a web course of an own template is one like any other, by the name that the unit gave it', () => {
  const steps = own.steps.map((step) =>
    step.kind === 'webbutbildning'
      ? { ...step, id: 'egen-kurs', dependsOn: [], sv: { ...step.sv, title: 'Regionens kurs' } }
      : step,
  );
  const of = unit(
    { StegvisSteps: [row('egen-kurs', '2026-03-02')] },
    { programme: 'egen-1', template: { ...own, steps }, life: life({ since: '2026-01-12' }) },
  );
  expect(coursesOf(of).map(({ item, name }) => [item, name.sv])).toEqual([['egen-kurs', 'Regionens kurs']]);
});

test('the provider and the areas are those of the unit’s programme', () => {
  const changed = { ...adapted(own, { ...NO_ADAPTATION, planAreas: ['kunskap'] }), provider: 'Regionen' };
  const of = unit({}, { programme: 'egen-1', template: changed });
  const certificate = { ...row('x', '2026-01-01'), value: { ...EMPTY.StegvisUnit, title: 'Norr' } };
  expect(n14Line(of, certificate, '2029-01-12', 'nine').issuer).toBe('Regionen');
  expect(templateOf(of)?.planAreas).toEqual(['kunskap']);
});

test('a copy uses the library of what it came from; one about another subject uses none', () => {
  expect(libraryOf(unit({}, { programme: 'egen-1', template: own }))).toBe('hbtq-klivet');
  const other = aboutSubject(own, { sv: 'jämställdhet', en: 'gender equality' });
  expect(libraryOf(unit({}, { programme: 'egen-1', template: other }))).toBe('');
  expect(libraryOf(unit({}, { programme: 'malmo-fyra-steg' }))).toBe('malmo-fyra-steg');
  const prompt = choosePrompt(
    content.reflections,
    unit({}, { programme: 'egen-1', template: own }),
    'bo',
    [],
    '2026-02-02',
  );
  expect(prompt?.programmes).toContain('hbtq-klivet');
});
