/** The follow-up as a document: what needs a decision, the year's review, the links, and the draft of the annual report. */
import type { AnnualReport, FollowedAction, FollowUpView } from '../api-report.ts';
import { yearDay } from '../texts/dates.ts';
import { documentTexts } from '../texts/report/documents.ts';
import { reportTexts } from '../texts/report/index.ts';
import type { Block, DocumentFrame, SheetColumn, TextDocument, Workbook } from './model.ts';
import { leadOf } from './plan.ts';

export interface ReportContent {
  followUp: Pick<FollowUpView, 'check' | 'review' | 'links'>;
  draft: AnnualReport;
}

const sentence = (words: readonly string[]): string => {
  const text = words.join(', ');
  return text === '' ? '' : `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
};
const whyOf = (action: FollowedAction, { language }: DocumentFrame): string =>
  sentence(action.why.map((check) => documentTexts[language].why[check]));

/** The follow-up in Word. The draft stands first: it is what most people came for. */
export const reportDocument = ({ followUp, draft }: ReportContent, frame: DocumentFrame): TextDocument => {
  const { language, clean } = frame;
  const t = documentTexts[language];
  const words = reportTexts[language];
  const day = (value: string | null): string => (value === null ? '' : yearDay(value, language));
  const blocks: Block[] = [{ kind: 'heading', level: 2, text: draft.title }];
  for (const { heading, lines } of draft.sections)
    blocks.push({ kind: 'heading', level: 3, text: heading }, { kind: 'list', items: lines });
  blocks.push({ kind: 'heading', level: 2, text: t.check });
  blocks.push(
    followUp.check.length === 0
      ? { kind: 'paragraph', text: t.nothingToCheck }
      : {
          kind: 'table',
          columns: [
            { title: t.col.action, width: 40 },
            { title: t.col.due, width: 20 },
            { title: t.col.decision, width: 40 },
          ],
          rows: followUp.check.map((one) => [clean(one.title), day(one.dueDate), whyOf(one, frame)]),
        },
  );
  blocks.push({ kind: 'heading', level: 2, text: t.review });
  blocks.push(
    followUp.review.length === 0
      ? { kind: 'paragraph', text: t.empty }
      : {
          kind: 'table',
          columns: [
            { title: t.col.action, width: 30 },
            { title: t.col.state, width: 10 },
            { title: t.col.indicator, width: 28 },
            { title: t.col.followUpFound, width: 32 },
          ],
          rows: followUp.review.map((one) => [
            clean(one.title),
            words.actionState[one.state],
            clean(one.indicator ?? ''),
            clean(one.followUp ?? ''),
          ]),
        },
  );
  blocks.push(
    { kind: 'heading', level: 2, text: t.links },
    {
      kind: 'list',
      items: [
        t.operationalPlan(clean(followUp.links.operationalPlan ?? t.noLink)),
        t.annualReport(clean(followUp.links.annualReport ?? t.noLink)),
      ],
    },
  );
  return { language, title: t.report, lead: leadOf(frame), landscape: false, blocks };
};

const reviewColumns = (language: DocumentFrame['language']): SheetColumn[] => {
  const { col } = documentTexts[language];
  return [
    { title: col.action, width: 40, kind: 'text' },
    { title: col.area, width: 16, kind: 'text' },
    { title: col.state, width: 12, kind: 'text' },
    { title: col.due, width: 14, kind: 'day' },
    { title: col.indicator, width: 36, kind: 'text' },
    { title: col.followUpDate, width: 14, kind: 'day' },
    { title: col.followUpFound, width: 40, kind: 'text' },
    { title: col.decision, width: 40, kind: 'text' },
  ];
};

/** The follow-up in Excel: the review with what needs a decision beside it, and the draft line by line. */
export const reportWorkbook = ({ followUp, draft }: ReportContent, frame: DocumentFrame): Workbook => {
  const { language, clean } = frame;
  const t = documentTexts[language];
  const words = reportTexts[language];
  const why = new Map(followUp.check.map((one) => [one.id, one]));
  const others = followUp.check.filter(({ id }) => !followUp.review.some((one) => one.id === id));
  return {
    language,
    title: t.report,
    sheets: [
      {
        name: t.review,
        columns: reviewColumns(language),
        rows: [...followUp.review, ...others].map((one) => [
          clean(one.title),
          one.area === null ? null : words.area[one.area],
          words.actionState[one.state],
          one.dueDate,
          one.indicator === null ? null : clean(one.indicator),
          one.followUpDate,
          one.followUp === null ? null : clean(one.followUp),
          whyOf(why.get(one.id) ?? one, frame) || null,
        ]),
      },
      {
        name: t.draft,
        columns: [
          { title: t.col.heading, width: 30, kind: 'text' },
          { title: t.col.text, width: 100, kind: 'text' },
        ],
        rows: draft.sections.flatMap(({ heading, lines }) => lines.map((line) => [heading, line])),
      },
    ],
  };
};
