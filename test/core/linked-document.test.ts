/** What belongs to SAM, or to active measures, as files (R18). */
import { describe, expect, test } from '@jest/globals';
import { LANGUAGES } from '../../bot/core/choices.ts';
import { linkedDocument, linkedWorkbook } from '../../bot/core/documents/linked.ts';
import type { DocumentFrame } from '../../bot/core/documents/model.ts';
import { EMPTY_ACTION } from '../../bot/core/plan.ts';
import {
  type ActionRow,
  type AgendaRow,
  EMPTY,
  type MeetingRow,
  type Stored,
  type UnitRows,
} from '../../bot/core/rows.ts';

let last = 0;
const stored = <T>(value: T, key: string | null = null): Stored<T> => {
  last += 1;
  const id = String(last);
  return { id, version: '1', key, unit: 'u', value, broken: [], changedAt: null, changedBy: null };
};
const action = (given: Partial<ActionRow>) => stored({ ...EMPTY_ACTION, ...given });
const item = (given: Partial<AgendaRow>) =>
  stored<AgendaRow>({ ...EMPTY.StegvisAgenda, title: '', ...given });
const apt: Stored<MeetingRow> = stored(
  { ...EMPTY.StegvisMeetings, title: 'APT', kind: 'apt', start: '2026-01-20T12:00:00Z' },
  'apt',
);
const rows: UnitRows = {
  ...{ StegvisUnit: [], StegvisSteps: [], StegvisFindings: [], StegvisMeetings: [apt] },
  StegvisPlan: [
    action({ title: 'Sen', samPhase: 'act', dueDate: '2026-05-04', ownerRole: 'chef', ownerId: 'amal' }),
    action({
      ...{ title: 'Amals skylt', samPhase: 'assess', riskAssessment: 'Måttlig', dueDate: '2026-02-02' },
      state: 'active',
    }),
    action({ title: 'Mätning', activeMeasure: 'analyse' }),
    action({ title: 'Struken', samPhase: 'act', state: 'dropped', reason: 'x' }),
    action({ title: 'Annat' }),
  ],
  StegvisAgenda: [
    item({ title: 'Skyddsrond', samPhase: 'investigate', meetingKey: 'apt', outcome: 'Amal bokar' }),
    item({ title: 'Fika' }),
  ],
};
const frame = (language: 'sv' | 'en'): DocumentFrame => ({
  ...{ language, unit: 'Väster', programmeName: 'Fyra steg', planArtefact: 'handlingsplan' },
  ...{ today: '2026-01-12', clean: (text: string) => text.replace(/Amals?/g, '[namn]'), nameOf: null },
});

describe('the SAM list', () => {
  test('holds every action and item that belongs to it, by day, with phase and risk assessment', () => {
    const [actions, items] = linkedWorkbook(rows, 'sam', frame('sv')).sheets;
    expect(
      actions?.rows.map(([title, phase, risk, , owner, due]) => [title, phase, risk, owner, due]),
    ).toEqual([
      ['[namn] skylt', 'Bedöma risker', 'Måttlig', null, '2026-02-02'],
      ['Sen', 'Åtgärda', null, 'Chef', '2026-05-04'],
    ]);
    expect(items?.rows).toEqual([['Skyddsrond', 'Undersöka', '2026-01-20', '[namn] bokar']]);
  });

  test('is another than that of active measures', () => {
    const [actions, items] = linkedWorkbook(rows, 'measures', frame('en')).sheets;
    expect(actions?.rows.map(([title, phase]) => [title, phase])).toEqual([['Mätning', 'Analyse']]);
    expect(items?.rows).toEqual([]);
  });

  test.each(LANGUAGES)('is a page in Word with whole tables and nobody’s name (%s)', (language) => {
    for (const kind of ['sam', 'measures'] as const) {
      const { blocks } = linkedDocument(rows, kind, frame(language));
      for (const block of blocks)
        if (block.kind === 'table') {
          expect(block.columns.reduce((sum, { width }) => sum + width, 0)).toBe(100);
          for (const row of block.rows) expect(row).toHaveLength(block.columns.length);
        }
      expect(JSON.stringify(blocks)).not.toMatch(/amal/i);
    }
    const [, heading, table] = linkedDocument(rows, 'sam', frame(language)).blocks;
    expect(heading).toMatchObject({ kind: 'heading', level: 2 });
    expect(table?.kind === 'table' && table.rows).toHaveLength(2);
  });
});
