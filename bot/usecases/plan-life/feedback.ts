/** Feedback on the plan (R14): a copy without names, the comments that come back, and a decision on each. */
import type { Comment, Decide, Feedback, FeedbackPreview, StoreFeedback } from '../../core/api-feedback.ts';
import { localDay } from '../../core/calendar.ts';
import type { Language } from '../../core/choices.ts';
import { type ReadDocument, textBlocks } from '../../core/document-blocks.ts';
import { done, failed, type Outcome } from '../../core/fault.ts';
import { actionFor, commentsIn, copyNumber, inOrder, type RawComment } from '../../core/feedback.ts';
import { markFor } from '../../core/note.ts';
import { reviewCopy } from '../../core/review-copy.ts';
import { reviewCopyTexts } from '../../core/texts/review-copy.ts';
import { withoutNames } from '../../core/without-names.ts';
import { bare } from '../tab/change-seen.ts';
import { type Caller, enter, readRows } from '../tab/frame.ts';
import { type PlanLifePorts, readUpload, storable, wrongFile } from './ports.ts';
import { feedbackStep, recordFeedback } from './record-feedback.ts';

export interface MadeCopy {
  name: string;
  bytes: Uint8Array;
}

/** The plan as a Word document for a reviewer: numbered actions, owner roles, no names. The numbers are kept. */
export const makeCopy = async (
  ports: PlanLifePorts,
  caller: Caller,
  unit: string,
  language: Language,
): Promise<Outcome<MadeCopy>> => {
  const entered = await enter(ports, caller, unit, 'handle-feedback');
  if (!entered.ok) return entered;
  const rows = await readRows(ports, entered.value);
  if (!rows.ok) return rows;
  const { programme, unit: record } = entered.value;
  const t = reviewCopyTexts[language];
  const actions = inOrder(rows.value.StegvisPlan, programme.planAreas);
  const now = ports.clock.now();
  const kept = await ports.feedback.keepCopy(
    unit,
    actions.map(({ id, value }) => ({ id, title: value.title })),
    now.toISOString(),
  );
  const copy = reviewCopy({
    language,
    artefact: programme.planArtefact,
    unit: record.name,
    number: kept.number,
    day: localDay(now),
    actions: actions.map(({ value }) => value),
    withoutNames: withoutNames([...record.members, { id: null, name: caller.name }], t.name, {
      parts: true,
    }),
  });
  return done({ name: `${t.fileName}-${kept.number}.docx`, bytes: await ports.writeReviewCopy(copy) });
};

/** What comes back: a file, or text that was pasted. */
export type Returned = { bytes: Uint8Array } | { text: string };

const documentOf = async (ports: PlanLifePorts, given: Returned): Promise<Outcome<ReadDocument>> => {
  const pasted = (text: string): ReadDocument => ({
    kind: 'text',
    blocks: textBlocks(text, false),
    comments: {},
    text,
  });
  if ('text' in given) return done(pasted(given.text));
  const read = await readUpload(ports, given.bytes);
  return read.ok && read.value.text !== null ? done(pasted(read.value.text)) : read;
};

const makeKeys = (): ((comment: RawComment) => string) => {
  const seen = new Map<string, number>();
  return ({ number, text }) => {
    const mark = markFor(JSON.stringify([number, text]));
    const times = (seen.get(mark) ?? 0) + 1;
    seen.set(mark, times);
    return `feedback-${mark}-${times}`;
  };
};

/** Which comment belongs to which action; nothing is stored. */
export const previewFeedback = async (
  ports: PlanLifePorts,
  caller: Caller,
  unit: string,
  given: Returned,
): Promise<Outcome<FeedbackPreview>> => {
  const entered = await enter(ports, caller, unit, 'handle-feedback');
  if (!entered.ok) return entered;
  const document = await documentOf(ports, given);
  if (!document.ok) return document;
  const found = commentsIn(document.value);
  if (!found.some(({ loose }) => !loose)) return wrongFile('unknown-field', 'comments');
  const rows = await readRows(ports, entered.value);
  if (!rows.ok) return rows;
  const copy = await ports.feedback.copy(unit, copyNumber(document.value));
  const numbered =
    copy?.actions ??
    inOrder(rows.value.StegvisPlan, entered.value.programme.planAreas).map(({ id, value }) => ({
      id,
      title: value.title,
    }));
  const there = new Set(rows.value.StegvisPlan.map(({ id }) => id));
  const stored = new Set((await ports.feedback.list(unit)).map(({ key }) => key));
  const keyOf = makeKeys();
  return done({
    comments: found.map((comment) => {
      const key = keyOf(comment);
      const action = actionFor(comment, numbered);
      return {
        key,
        ...comment,
        action: action !== null && there.has(action) ? action : null,
        known: stored.has(key),
      };
    }),
    copy: copy === null ? null : { number: copy.number, at: copy.at },
  });
};

/** The unit's feedback, and how it stands. */
export const seeFeedback = async (
  ports: PlanLifePorts,
  caller: Caller,
  unit: string,
  language: Language,
): Promise<Outcome<Feedback>> => {
  const entered = await enter(ports, caller, unit, 'handle-feedback');
  if (!entered.ok) return entered;
  const { programme } = entered.value;
  const step = feedbackStep(programme);
  const rows = step === null ? null : await ports.projection.rows(unit);
  const row = rows?.StegvisSteps.find(({ value }) => value.stepId === step?.id);
  const comments = (await ports.feedback.list(unit)).map(({ key: _, ...comment }) => comment);
  const copy = await ports.feedback.copy(unit, null);
  return done({
    comments,
    open: comments.filter(({ decision }) => decision === null).length,
    copy: copy === null ? null : { number: copy.number, at: copy.at },
    step: step === null ? null : { title: step[language].title, recordedOn: row?.value.recordedOn ?? null },
  });
};

/** Stores comments, each once per key, and records that feedback has been received. */
export const storeFeedback = async (
  ports: PlanLifePorts,
  caller: Caller,
  unit: string,
  input: StoreFeedback,
  language: Language,
): Promise<Outcome<Feedback>> => {
  const entered = await enter(ports, caller, unit, 'handle-feedback');
  if (!entered.ok) return entered;
  const rows = await readRows(ports, entered.value);
  if (!rows.ok) return rows;
  const there = new Set(rows.value.StegvisPlan.map(({ id }) => id));
  const lost = input.comments.findIndex(({ action }) => action !== null && !there.has(action));
  if (lost >= 0)
    return failed({ kind: 'invalid', fields: [{ field: `comments.${lost}.action`, code: 'not-a-choice' }] });
  const comments = input.comments.map((comment) => ({ ...comment, text: storable(comment.text) }));
  if (comments.some(({ text }) => text === ''))
    return failed({ kind: 'invalid', fields: [{ field: 'text', code: 'missing' }] });
  await ports.feedback.add(
    unit,
    comments.map((comment) => ({ ...comment, id: ports.ids.uuid() })),
    ports.clock.now().toISOString(),
  );
  const recorded = await recordFeedback(ports, entered.value, rows.value);
  return recorded.ok ? seeFeedback(ports, caller, unit, language) : recorded;
};

/** Decides one comment: accept, adjust, or decline with a reason. */
export const decideComment = async (
  ports: PlanLifePorts,
  caller: Caller,
  unit: string,
  id: string,
  version: string | null,
  input: Decide,
): Promise<Outcome<Comment>> => {
  const entered = await enter(ports, caller, unit, 'handle-feedback');
  if (!entered.ok) return entered;
  const reason = storable(input.reason ?? '');
  if (input.decision === 'decline' && reason === '')
    return failed({ kind: 'invalid', fields: [{ field: 'reason', code: 'missing' }] });
  const decided = await ports.feedback.decide(unit, id, version === null ? null : bare(version), {
    decision: input.decision,
    reason: reason === '' ? null : reason,
    decidedOn: localDay(ports.clock.now()),
  });
  if (decided.kind === 'not-found') return failed({ kind: 'not-found', what: 'comment' });
  return decided.kind === 'decided'
    ? done(decided.comment)
    : failed({ kind: 'stale', theirs: decided.comment });
};
