/** The actions of SAM and of active measures in the plan's files: their phase, and the risk assessment (R18). */
import type { Language } from '../choices.ts';
import { actionState } from '../plan.ts';
import type { ActionRow, Stored } from '../rows.ts';
import { documentTexts } from '../texts/report/documents.ts';
import type { Block, CellValue, DocumentFrame, SheetColumn } from './model.ts';

/** A row that was copied before there were phases has none. */
const isLinked = ({ samPhase, activeMeasure }: ActionRow): boolean =>
  samPhase != null || activeMeasure != null;

const phasesOf = (row: ActionRow, language: Language): { sam: string | null; measure: string | null } => {
  const { phases, measures } = documentTexts[language].linked;
  return {
    sam: row.samPhase == null ? null : phases[row.samPhase],
    measure: row.activeMeasure == null ? null : measures[row.activeMeasure],
  };
};

/** Their own part of the plan in Word, in the order given; nothing where no action is linked. */
export const linkedBlocks = (rows: readonly Stored<ActionRow>[], frame: DocumentFrame): Block[] => {
  const { language, clean } = frame;
  const { col, linked } = documentTexts[language];
  const here = rows.filter(({ value }) => isLinked(value) && actionState(value) !== 'dropped');
  if (here.length === 0) return [];
  return [
    { kind: 'heading', level: 2, text: linked.title },
    { kind: 'paragraph', text: linked.body },
    {
      kind: 'table',
      columns: [
        { title: col.action, width: 32 },
        { title: col.samPhase, width: 14 },
        { title: col.measure, width: 16 },
        { title: col.risk, width: 38 },
      ],
      rows: here.map(({ value }) => {
        const { sam, measure } = phasesOf(value, language);
        return [clean(value.title), sam ?? '', measure ?? '', clean(value.riskAssessment ?? '')];
      }),
    },
  ];
};

/** Their columns in Excel, last among the plan's, so that it can be filtered by them. */
export const linkedColumns = (language: Language): SheetColumn[] => {
  const { col } = documentTexts[language];
  return [
    { title: col.samPhase, width: 16, kind: 'text' },
    { title: col.measure, width: 22, kind: 'text' },
    { title: col.risk, width: 36, kind: 'text' },
  ];
};

export const linkedCells = (row: ActionRow, { language, clean }: DocumentFrame): CellValue[] => {
  const { sam, measure } = phasesOf(row, language);
  return [sam, measure, row.riskAssessment == null ? null : clean(row.riskAssessment)];
};
