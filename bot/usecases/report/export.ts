/** Plan, evidence and follow-up as files: Word, Excel, and the year for a calendar. */
import { can } from '../../core/access.ts';
import { EXPORT_FORMATS, EXPORT_KINDS, type ExportFormat, type ExportKind } from '../../core/api-report.ts';
import { localDay } from '../../core/calendar.ts';
import type { Language } from '../../core/content.ts';
import { evidenceDocument, evidenceWorkbook } from '../../core/documents/evidence.ts';
import { fileName, fullFileName } from '../../core/documents/file-name.ts';
import { type LinkedKind, linkedDocument, linkedWorkbook } from '../../core/documents/linked.ts';
import type { DocumentFrame, TextDocument, Workbook } from '../../core/documents/model.ts';
import { planDocument, planWorkbook } from '../../core/documents/plan.ts';
import { reportDocument, reportWorkbook } from '../../core/documents/report.ts';
import { yearOf } from '../../core/documents/year.ts';
import { done, type FieldProblem, failed, type Outcome } from '../../core/fault.ts';
import { visionOf } from '../../core/programme-state.ts';
import type { UnitRows } from '../../core/rows.ts';
import { exportMeetings, meetingsForFile, sequenceOf } from '../calendar/export-meetings.ts';
import { type Caller, type Entered, enter, readRows } from '../tab/frame.ts';
import { askedYear, draftOf, nameless } from './annual-report.ts';
import { followUpView } from './follow-up.ts';
import type { ReportPorts } from './ports.ts';
import { evidenceView } from './see-evidence.ts';

export interface ExportedDocument {
  /** Letters that every system takes. */
  name: string;
  /** With the unit's name as it is written. */
  fullName?: string;
  type: string;
  content: string | Uint8Array;
}

/** What was asked for, as it stands in the address. */
export interface ExportAsked {
  format: string | null;
  what: string | null;
  /** One meeting, for a calendar. */
  meeting: string | null;
  year: string | null;
  names: string | null;
}

const TYPES: Readonly<Record<ExportFormat, string>> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  ics: 'text/calendar; charset=utf-8',
};

const chosen = <T extends string>(
  field: string,
  given: string | null,
  choices: readonly T[],
): T | FieldProblem =>
  choices.find((choice) => choice === given) ?? { field, code: given === null ? 'missing' : 'not-a-choice' };

const frameOf = (entered: Entered, now: Date, language: Language, names: boolean): DocumentFrame => {
  const { unit, programme } = entered;
  const byId = new Map(unit.members.map(({ id, name }) => [id, name]));
  return {
    language,
    unit: unit.name,
    programmeName: programme[language].name,
    planArtefact: programme.planArtefact,
    today: localDay(now),
    clean: names ? (text) => text : nameless(entered, language),
    nameOf: names ? (id) => byId.get(id) ?? null : null,
  };
};

interface Job {
  ports: ReportPorts;
  entered: Entered;
  rows: UnitRows;
  now: Date;
  language: Language;
  frame: DocumentFrame;
  year: number;
}

type Model = (job: Job) => Promise<{ text: () => TextDocument; sheets: () => Workbook }>;

/** What belongs to SAM, or to active measures (R18). */
const linked =
  (kind: LinkedKind): Model =>
  async ({ rows, frame }) => ({
    text: () => linkedDocument(rows, kind, frame),
    sheets: () => linkedWorkbook(rows, kind, frame),
  });

const models: Readonly<Record<ExportKind, Model>> = {
  sam: linked('sam'),
  measures: linked('measures'),
  plan: async ({ entered, rows, frame }) => {
    const content = { vision: visionOf(entered.programme, rows)?.text ?? null, actions: rows.StegvisPlan };
    return { text: () => planDocument(content, frame), sheets: () => planWorkbook(content, frame) };
  },
  evidence: async ({ entered, rows, now, language, frame }) => {
    const view = await evidenceView(entered, rows, now, language);
    return { text: () => evidenceDocument(view, frame), sheets: () => evidenceWorkbook(view, frame) };
  },
  report: async ({ entered, rows, now, language, frame, year }) => {
    const followUp = await followUpView(entered, rows, now);
    const content = { followUp, draft: draftOf(entered, rows, now, year, language) };
    return { text: () => reportDocument(content, frame), sheets: () => reportWorkbook(content, frame) };
  },
};

const yearFile = ({ ports, entered, rows, frame }: Job): string => {
  const { unit, programme } = entered;
  const days = yearOf(programme, rows, frame).map((one) => ({
    uid: `${one.id}-${unit.id}@stegvis`,
    title: one.title,
    start: `${one.day}T00:00:00Z`,
    end: `${one.end}T00:00:00Z`,
    cancelled: false,
    sequence: sequenceOf(one.version),
    changedAt: one.changedAt ?? `${one.day}T00:00:00Z`,
    agenda: [],
    wholeDay: true,
  }));
  return ports.files.calendar(unit.name, [...meetingsForFile(rows, unit.id), ...days]);
};

/**
 * The plan, the evidence or the follow-up as Word or Excel, or the unit's year for a calendar. No personal names: owners
 * are roles, unless the manager or the group asks for names in the unit's own copy of the plan.
 */
export const exportDocument = async (
  ports: ReportPorts,
  caller: Caller,
  unit: string,
  asked: ExportAsked,
  language: Language,
): Promise<Outcome<ExportedDocument>> => {
  if (asked.format === 'ics' && (asked.meeting !== null || asked.what === 'meetings'))
    return exportMeetings(ports, caller, unit, asked);
  const entered = await enter(ports, caller, unit, 'see-plan');
  if (!entered.ok) return entered;
  const format = chosen('format', asked.format, EXPORT_FORMATS);
  const what = chosen('what', asked.what ?? 'plan', EXPORT_KINDS);
  const wrong = [format, what].filter((one) => typeof one !== 'string');
  if (typeof format !== 'string' || typeof what !== 'string')
    return failed({ kind: 'invalid', fields: wrong });
  const names = asked.names === 'true' && what === 'plan' && format !== 'ics';
  const mayName = can(entered.value.actor, 'export-names');
  if (names && !mayName.allowed) return failed({ kind: 'not-allowed', need: mayName.need });
  const now = ports.clock.now();
  const year = askedYear(entered.value, now, asked.year);
  if (!year.ok) return year;
  const rows = await readRows(ports, entered.value);
  if (!rows.ok) return rows;
  const frame = frameOf(entered.value, now, language, names);
  const job: Job = {
    ports,
    entered: entered.value,
    rows: rows.value,
    now,
    language,
    frame,
    year: year.value,
  };
  if (format === 'ics') return done({ name: 'stegvis.ics', type: TYPES.ics, content: yearFile(job) });
  const model = await models[what](job);
  const content =
    format === 'docx'
      ? await ports.documents.word(model.text())
      : await ports.documents.excel(model.sheets());
  const named = [what, frame.unit, frame.today, format] as const;
  return done({ name: fileName(...named), fullName: fullFileName(...named), type: TYPES[format], content });
};
