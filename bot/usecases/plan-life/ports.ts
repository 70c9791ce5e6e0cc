/** What the use cases of the plan's life need beside what every use case of the tab has. */

import type { ReadDocument, Unreadable } from '../../core/document-blocks.ts';
import type { FieldProblem } from '../../core/fault.ts';
import { failed, type Outcome } from '../../core/fault.ts';
import type { FeedbackStore, PlanVersionStore, WriteReviewCopy } from '../ports.ts';
import type { TabPorts } from '../tab/frame.ts';

export interface PlanLifePorts extends TabPorts {
  planVersions: PlanVersionStore;
  feedback: FeedbackStore;
  writeReviewCopy: WriteReviewCopy;
}

const WHY: Record<Unreadable, FieldProblem['code']> = {
  'unknown-kind': 'not-a-choice',
  'old-kind': 'not-a-choice',
  broken: 'wrong-type',
  'too-large': 'too-long',
};

/** A fault that says what was expected of a file. */
export const wrongFile = (code: FieldProblem['code'], field = 'file') =>
  failed({ kind: 'invalid', fields: [{ field, code }] });

/** The document in a file, or a sentence about why there is none. */
export const readUpload = async (
  ports: Pick<PlanLifePorts, 'readFile'>,
  bytes: Uint8Array,
): Promise<Outcome<ReadDocument>> => {
  const read = await ports.readFile(bytes);
  return read.ok ? { ok: true, value: read.document } : wrongFile(WHY[read.why]);
};

/** Text that may be stored: without what neither a database nor a screen takes. */
export const storable = (text: string): string => text.replace(/[^\P{Cc}\t\n\r]/gu, '').trim();
