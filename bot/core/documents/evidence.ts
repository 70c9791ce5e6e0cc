/** The evidence as a document: what is asked for, what is known, what is missing, what was recorded. No names. */
import type { Asked, EvidenceView } from '../api-report.ts';
import { yearDay } from '../texts/dates.ts';
import { documentTexts } from '../texts/report/documents.ts';
import { reportTexts } from '../texts/report/index.ts';
import type { Block, DocumentFrame, TextDocument, Workbook } from './model.ts';
import { leadOf } from './plan.ts';

const askedTable = (asked: readonly Asked[], { language, clean }: DocumentFrame): Block => {
  const t = documentTexts[language];
  const words = reportTexts[language];
  return {
    kind: 'table',
    columns: [
      { title: t.col.asked, width: 38 },
      { title: t.col.state, width: 12 },
      { title: t.col.fact, width: 32 },
      { title: t.col.basis, width: 18 },
    ],
    rows: asked.map((one) => [
      one.text,
      one.met ? words.met : words.unmet,
      clean(one.reason),
      one.assumption ? t.assumed : t.stated,
    ]),
  };
};

/** The evidence in Word. */
export const evidenceDocument = (view: EvidenceView, frame: DocumentFrame): TextDocument => {
  const { language, clean } = frame;
  const t = documentTexts[language];
  const states = reportTexts[language].stepState;
  const day = (value: string | null): string => (value === null ? '' : yearDay(value, language));
  const blocks: Block[] = [{ kind: 'paragraph', text: t.disclaimer(view.provider), quiet: true }];
  const heading = (text: string): void => void blocks.push({ kind: 'heading', level: 2, text });
  if (view.vision !== null) {
    heading(t.vision);
    blocks.push({ kind: 'paragraph', text: clean(view.vision) });
  }
  heading(t.asked);
  blocks.push(askedTable(view.criteria, frame));
  if (view.prerequisites.length > 0) {
    heading(t.prerequisites);
    blocks.push(askedTable(view.prerequisites, frame));
  }
  heading(t.steps);
  blocks.push({
    kind: 'table',
    columns: [
      { title: t.col.step, width: 34 },
      { title: t.col.state, width: 10 },
      { title: t.col.due, width: 18 },
      { title: t.col.fact, width: 38 },
    ],
    rows: view.steps.map((step) => [step.text, states[step.state], day(step.due), clean(step.reason)]),
  });
  heading(t.next);
  blocks.push(
    view.next.length === 0
      ? { kind: 'paragraph', text: t.nothingNext }
      : {
          kind: 'list',
          items: view.next.map(({ text, reason, turn }) => `${turn}: ${text} ${clean(reason)}`),
        },
  );
  heading(t.recorded);
  blocks.push(
    view.recorded.length === 0
      ? { kind: 'paragraph', text: t.nothingRecorded }
      : { kind: 'list', items: view.recorded.map(clean) },
  );
  if (view.assumptions.length > 0) {
    heading(t.assumptions);
    blocks.push({ kind: 'list', items: view.assumptions });
  }
  return { language, title: t.evidence, lead: leadOf(frame), landscape: false, blocks };
};

/** The evidence in Excel: criteria and prerequisites, steps, what was recorded. */
export const evidenceWorkbook = (view: EvidenceView, { language, clean }: DocumentFrame): Workbook => {
  const t = documentTexts[language];
  const words = reportTexts[language];
  return {
    language,
    title: t.evidence,
    sheets: [
      {
        name: t.asked,
        columns: [
          { title: t.col.asked, width: 50, kind: 'text' },
          { title: t.col.state, width: 12, kind: 'text' },
          { title: t.col.fact, width: 50, kind: 'text' },
          { title: t.col.basis, width: 34, kind: 'text' },
        ],
        rows: [...view.prerequisites, ...view.criteria].map((one) => [
          one.text,
          one.met ? words.met : words.unmet,
          clean(one.reason),
          one.assumption ? t.assumed : t.stated,
        ]),
      },
      {
        name: t.steps,
        columns: [
          { title: t.col.step, width: 44, kind: 'text' },
          { title: t.col.state, width: 12, kind: 'text' },
          { title: t.col.due, width: 14, kind: 'day' },
          { title: t.col.fact, width: 50, kind: 'text' },
        ],
        rows: view.steps.map((step) => [
          step.text,
          words.stepState[step.state],
          step.due,
          clean(step.reason),
        ]),
      },
      {
        name: t.recorded,
        columns: [{ title: t.col.text, width: 90, kind: 'text' }],
        rows: view.recorded.map((text) => [clean(text)]),
      },
    ],
  };
};
