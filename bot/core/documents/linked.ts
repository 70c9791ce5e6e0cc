/**
 * What belongs to the systematic work environment management (SAM), or to active measures, as a document (R18): the
 * actions with phase and risk assessment, and the agenda items. Owners are roles; the safety representative takes part.
 */
import { isDeclined } from '../agenda-source.ts';
import { localDay } from '../calendar.ts';
import type { Language } from '../choices.ts';
import { actionState } from '../plan.ts';
import type { ActionRow, AgendaRow, Stored, UnitRows } from '../rows.ts';
import { yearDay } from '../texts/dates.ts';
import { documentTexts } from '../texts/report/documents.ts';
import { reportTexts } from '../texts/report/index.ts';
import type { CellValue, DocumentFrame, Sheet, SheetColumn, TextDocument, Workbook } from './model.ts';
import { leadOf } from './plan.ts';
import { SAM } from './sam-words.ts';

export type LinkedKind = 'sam' | 'measures';

type Phased = Pick<ActionRow & AgendaRow, 'samPhase' | 'activeMeasure'>;

const phaseOf = (row: Phased, kind: LinkedKind, language: Language): string | null => {
  const { phases, measures } = SAM[language];
  if (kind === 'sam') return row.samPhase === null ? null : phases[row.samPhase];
  return row.activeMeasure === null ? null : measures[row.activeMeasure];
};

/** What stands in both files, in the order of the days: dropped actions and declined proposals are left out. */
const linkedIn = (
  rows: Pick<UnitRows, 'StegvisPlan' | 'StegvisAgenda' | 'StegvisMeetings'>,
  kind: LinkedKind,
) => {
  const belongs = ({ value }: Stored<ActionRow> | Stored<AgendaRow>): boolean =>
    (kind === 'sam' ? value.samPhase : value.activeMeasure) !== null;
  const starts = new Map(rows.StegvisMeetings.map(({ key, value }) => [key, value.start]));
  const dayOf = ({ value }: Stored<AgendaRow>): string | null => {
    const start = value.meetingKey === null ? null : (starts.get(value.meetingKey) ?? null);
    return start === null || Number.isNaN(Date.parse(start)) ? null : localDay(new Date(start));
  };
  const first = (a: string | null, b: string | null): number =>
    (a ?? '9999').localeCompare(b ?? '9999', 'en');
  return {
    actions: rows.StegvisPlan.filter((row) => belongs(row) && actionState(row.value) !== 'dropped').sort(
      (a, b) => first(a.value.dueDate, b.value.dueDate),
    ),
    items: rows.StegvisAgenda.filter((row) => belongs(row) && !isDeclined(row.value))
      .map((row) => ({ row, day: dayOf(row) }))
      .sort((a, b) => first(a.day, b.day)),
  };
};

const sheetsOf = (
  rows: UnitRows,
  kind: LinkedKind,
  frame: DocumentFrame,
): { actions: Sheet; items: Sheet } => {
  const { language, clean } = frame;
  const { col } = documentTexts[language];
  const words = reportTexts[language];
  const sam = SAM[language];
  const text = (value: string | null): CellValue => (value === null ? null : clean(value));
  const column = (title: string, width: number, of: SheetColumn['kind'] = 'text'): SheetColumn => ({
    ...{ title, width, kind: of },
  });
  const found = linkedIn(rows, kind);
  return {
    actions: {
      name: sam.actions,
      columns: [
        column(col.action, 34),
        column(col.phase, 18),
        column(sam.risk, 40),
        column(col.area, 16),
        column(col.owner, 18),
        column(col.due, 14, 'day'),
        column(col.followUpDate, 14, 'day'),
        column(col.followUpFound, 36),
        column(col.state, 12),
      ],
      rows: found.actions.map(({ value }) => [
        text(value.title),
        phaseOf(value, kind, language),
        text(value.riskAssessment),
        value.area === null ? null : words.area[value.area],
        value.ownerRole === null ? null : words.ownerRole[value.ownerRole],
        value.dueDate,
        value.followUpDate,
        text(value.followUp),
        words.actionState[actionState(value)],
      ]),
    },
    items: {
      name: sam.items,
      columns: [
        column(col.title, 34),
        column(col.phase, 18),
        column(col.start, 14, 'day'),
        column(col.outcome, 50),
      ],
      rows: found.items.map(({ row: { value }, day }) => [
        text(value.title),
        phaseOf(value, kind, language),
        day,
        text(value.outcome),
      ]),
    },
  };
};

const titleOf = (kind: LinkedKind, { language }: DocumentFrame): string =>
  documentTexts[language].linked[kind];

/** Which columns of the sheets fit on a page, each with its share of the width. */
const ON_PAGE = { actions: [22, 11, 20, 0, 11, 10, 10, 10, 6], items: [34, 14, 12, 40] } as const;

/** In Word: a table of the actions and one of the agenda items. */
export const linkedDocument = (rows: UnitRows, kind: LinkedKind, frame: DocumentFrame): TextDocument => {
  const { language } = frame;
  const t = documentTexts[language];
  const sheets = sheetsOf(rows, kind, frame);
  const cell = (value: CellValue | undefined, { kind: of }: SheetColumn): string =>
    value == null ? '' : of === 'day' ? yearDay(String(value), language) : String(value);
  const part = (sheet: Sheet, widths: readonly number[]): TextDocument['blocks'] => {
    const shown = sheet.columns.flatMap((column, at) =>
      widths[at] ? [{ column, at, width: widths[at] }] : [],
    );
    return [
      { kind: 'heading', level: 2, text: sheet.name },
      sheet.rows.length === 0
        ? { kind: 'paragraph', text: t.linked.none }
        : {
            kind: 'table',
            columns: shown.map(({ column, width }) => ({ title: column.title, width })),
            rows: sheet.rows.map((row) => shown.map(({ column, at }) => cell(row[at], column))),
          },
    ];
  };
  return {
    language,
    title: titleOf(kind, frame),
    lead: leadOf(frame),
    landscape: true,
    blocks: [
      { kind: 'paragraph', text: t.linked.safetyRep, quiet: true },
      ...part(sheets.actions, ON_PAGE.actions),
      ...part(sheets.items, ON_PAGE.items),
    ],
  };
};

/** In Excel: the actions in one sheet, the agenda items in another. */
export const linkedWorkbook = (rows: UnitRows, kind: LinkedKind, frame: DocumentFrame): Workbook => {
  const { actions, items } = sheetsOf(rows, kind, frame);
  return { language: frame.language, title: titleOf(kind, frame), sheets: [actions, items] };
};
