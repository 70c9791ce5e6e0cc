/** What belongs to SAM and to active measures in the files of a plan (R18). */
import { expect, test } from '@jest/globals';
import type { DocumentFrame } from '../../bot/core/documents/model.ts';
import { planDocument, planWorkbook } from '../../bot/core/documents/plan.ts';
import { EMPTY_ACTION } from '../../bot/core/plan.ts';
import type { ActionRow, Stored } from '../../bot/core/rows.ts';

const frame: DocumentFrame = {
  ...{ language: 'sv', unit: 'Norr', programmeName: 'Program', planArtefact: 'handlingsplan' },
  ...{ today: '2026-06-01', clean: (text) => text.replaceAll('Amal', '[namn]'), nameOf: null },
};
const action = (id: string, given: Partial<ActionRow>): Stored<ActionRow> => ({
  ...{ id, version: '1', key: null, unit: null, broken: [], changedAt: null, changedBy: null },
  value: { ...EMPTY_ACTION, title: `Åtgärd ${id}`, ...given },
});
const LINKED = action('1', {
  samPhase: 'assess',
  riskAssessment: 'Liten risk, säger Amal.',
  area: 'bemotande',
});
const MEASURE = action('2', { activeMeasure: 'analyse' });
const tables = (actions: Stored<ActionRow>[]) =>
  planDocument({ vision: null, actions }, frame).blocks.filter(({ kind }) => kind === 'table');

test('Word has a part of its own with phase and risk assessment, without names and without what was dropped', () => {
  const dropped = action('3', { samPhase: 'act', state: 'dropped', reason: 'Gjort av andra' });
  const linked = tables([LINKED, MEASURE, action('4', {}), dropped]).find(
    (block) => block.kind === 'table' && block.columns.some(({ title }) => title === 'Riskbedömning'),
  );
  expect(linked).toMatchObject({
    rows: [
      ['Åtgärd 1', 'Bedöma risker', '', 'Liten risk, säger [namn].'],
      ['Åtgärd 2', '', 'Analysera', ''],
    ],
  });
});

test('a plan without any such action has no such part', () => {
  expect(tables([action('4', {})])).toHaveLength(1);
});

test('Excel has the phases and the risk assessment as columns to filter by', () => {
  const [sheet] = planWorkbook({ vision: null, actions: [LINKED, MEASURE] }, frame).sheets;
  expect(sheet?.columns.slice(-3).map(({ title }) => title)).toEqual([
    ...['Fas i SAM', 'Aktiva åtgärder', 'Riskbedömning'],
  ]);
  expect(sheet?.rows.map((row) => row.slice(-3))).toEqual([
    ['Bedöma risker', null, 'Liten risk, säger [namn].'],
    [null, 'Analysera', null],
  ]);
});
