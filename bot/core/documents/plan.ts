/** The plan as a document: by area, the vision first (R57), owners as roles unless names were asked for. */
import { PLAN_AREAS, type PlanArea } from '../choices.ts';
import { actionState } from '../plan.ts';
import type { ActionRow, Stored } from '../rows.ts';
import { mediumDay, yearDay } from '../texts/dates.ts';
import { documentTexts } from '../texts/report/documents.ts';
import { reportTexts } from '../texts/report/index.ts';
import { linkedBlocks, linkedCells, linkedColumns } from './linked.ts';
import type { Block, CellValue, DocumentFrame, SheetColumn, TextDocument, Workbook } from './model.ts';

export interface PlanContent {
  vision: string | null;
  actions: readonly Stored<ActionRow>[];
}

type Row = ActionRow;

export const frameTitle = ({ language, planArtefact }: DocumentFrame): string =>
  documentTexts[language].artefact[planArtefact] ?? documentTexts[language].plan;

export const leadOf = ({ language, unit, programmeName, today }: DocumentFrame): string =>
  documentTexts[language].lead(unit, programmeName, yearDay(today, language));

/** The owner's role, with the name where names were asked for. */
export const ownerText = (row: Row, { language, nameOf }: DocumentFrame): string => {
  const role = row.ownerRole === null ? null : reportTexts[language].ownerRole[row.ownerRole];
  const name = row.ownerId === null || nameOf === null ? null : nameOf(row.ownerId);
  return [role, name].filter((part) => part !== null).join(', ');
};

const dayText = (day: string | null, { language, today }: DocumentFrame): string =>
  day === null
    ? ''
    : day.slice(0, 4) === today.slice(0, 4)
      ? mediumDay(day, language)
      : yearDay(day, language);

const byDate = (a: Stored<Row>, b: Stored<Row>): number =>
  (a.value.dueDate ?? '9999').localeCompare(b.value.dueDate ?? '9999', 'en') ||
  a.id.localeCompare(b.id, 'en', { numeric: true });

const areaOf = (row: Row): PlanArea | 'none' => row.area ?? 'none';

const table = (rows: readonly Stored<Row>[], frame: DocumentFrame): Block => {
  const { language, clean } = frame;
  const { col } = documentTexts[language];
  const { actionState: states } = reportTexts[language];
  const text = (value: string | null): string => clean(value ?? '');
  return {
    kind: 'table',
    columns: [
      { title: col.action, width: 20 },
      { title: col.need, width: 16 },
      { title: col.goal, width: 17 },
      { title: col.owner, width: 11 },
      { title: col.due, width: 9 },
      { title: col.indicator, width: 14 },
      { title: col.followUpDate, width: 7 },
      { title: col.state, width: 6 },
    ],
    rows: rows.map(({ value }) => [
      text(value.title),
      text(value.need),
      text(value.goal),
      ownerText(value, frame),
      dayText(value.dueDate, frame),
      text(value.indicator),
      dayText(value.followUpDate, frame),
      states[actionState(value)],
    ]),
  };
};

/** The plan in Word: a heading and a table an area; what was dropped stands last, with why. */
export const planDocument = (content: PlanContent, frame: DocumentFrame): TextDocument => {
  const { language, clean } = frame;
  const t = documentTexts[language];
  const names = reportTexts[language].area;
  const kept = content.actions.filter(({ value }) => actionState(value) !== 'dropped');
  const dropped = content.actions.filter(({ value }) => actionState(value) === 'dropped');
  const blocks: Block[] = [];
  if (content.vision !== null)
    blocks.push(
      { kind: 'heading', level: 2, text: t.vision },
      { kind: 'paragraph', text: clean(content.vision) },
    );
  for (const area of [...PLAN_AREAS, 'none' as const]) {
    const rows = kept.filter(({ value }) => areaOf(value) === area).sort(byDate);
    if (rows.length === 0) continue;
    blocks.push(
      { kind: 'heading', level: 2, text: area === 'none' ? t.noArea : names[area] },
      table(rows, frame),
    );
  }
  if (kept.length === 0) blocks.push({ kind: 'paragraph', text: t.empty });
  blocks.push(...linkedBlocks([...kept].sort(byDate), frame));
  if (dropped.length > 0)
    blocks.push(
      { kind: 'heading', level: 2, text: t.dropped },
      {
        kind: 'table',
        columns: [
          { title: t.col.action, width: 50 },
          { title: t.col.reason, width: 50 },
        ],
        rows: [...dropped].sort(byDate).map(({ value }) => [clean(value.title), clean(value.reason ?? '')]),
      },
    );
  return { language, title: frameTitle(frame), lead: leadOf(frame), landscape: true, blocks };
};

/** The plan in Excel: a row an action, so that it can be sorted and filtered. */
export const planWorkbook = (content: PlanContent, frame: DocumentFrame): Workbook => {
  const { language, clean, nameOf } = frame;
  const { col } = documentTexts[language];
  const texts = reportTexts[language];
  const text = (value: string | null): CellValue => (value === null ? null : clean(value));
  const columns: SheetColumn[] = [
    { title: col.title, width: 36, kind: 'text' },
    { title: col.area, width: 16, kind: 'text' },
    { title: col.need, width: 36, kind: 'text' },
    { title: col.goal, width: 36, kind: 'text' },
    { title: col.owner, width: 18, kind: 'text' },
    ...(nameOf === null ? [] : [{ title: col.person, width: 24, kind: 'text' } as const]),
    { title: col.due, width: 14, kind: 'day' },
    { title: col.indicator, width: 36, kind: 'text' },
    { title: col.followUpDate, width: 14, kind: 'day' },
    { title: col.followUpFound, width: 36, kind: 'text' },
    { title: col.state, width: 12, kind: 'text' },
    { title: col.reason, width: 30, kind: 'text' },
    ...linkedColumns(language),
  ];
  const rows = [...content.actions]
    .sort(byDate)
    .map(({ value }) => [
      text(value.title),
      value.area === null ? null : texts.area[value.area],
      text(value.need),
      text(value.goal),
      value.ownerRole === null ? null : texts.ownerRole[value.ownerRole],
      ...(nameOf === null ? [] : [value.ownerId === null ? null : nameOf(value.ownerId)]),
      value.dueDate,
      text(value.indicator),
      value.followUpDate,
      text(value.followUp),
      texts.actionState[actionState(value)],
      text(value.reason),
      ...linkedCells(value, frame),
    ]);
  return { language, title: frameTitle(frame), sheets: [{ name: frameTitle(frame), columns, rows }] };
};
