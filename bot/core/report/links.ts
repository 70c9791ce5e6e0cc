/** Where the operational plan and the annual report name the work (R29): a reference in words, or an https link. */
import type { LinksInput } from '../api-report.ts';
import { done, type FieldProblem, failed, type Outcome } from '../fault.ts';
import type { UnitRow } from '../rows.ts';

export const LINK_COLUMNS = ['operationalPlan', 'annualReport'] as const;

/** An address that is none of https: nobody is sent to a file, a script or an unprotected page. */
const otherAddress = (text: string): boolean =>
  (/^[a-z][a-z0-9+.-]*:\/\//i.test(text) && !text.toLowerCase().startsWith('https://')) ||
  /^(javascript|data|vbscript|file|blob|mailto):/i.test(text) ||
  (text.toLowerCase().startsWith('https://') && !URL.canParse(text));

/** Whether a reference is a link that can be opened. */
export const isLink = (text: string): boolean =>
  /^https:\/\/\S+$/i.test(text.trim()) && URL.canParse(text.trim());

/** The columns to write: what was left out stays, blank text is nothing. */
export const changedLinks = (
  input: LinksInput,
): Outcome<Partial<Pick<UnitRow, (typeof LINK_COLUMNS)[number]>>> => {
  const problems: FieldProblem[] = [];
  const change: Partial<Pick<UnitRow, (typeof LINK_COLUMNS)[number]>> = {};
  for (const field of LINK_COLUMNS) {
    const given = input[field];
    if (given === undefined) continue;
    const text = given?.trim() ?? '';
    if (otherAddress(text)) problems.push({ field, code: 'not-a-choice' });
    change[field] = text === '' ? null : text;
  }
  return problems.length > 0 ? failed({ kind: 'invalid', fields: problems }) : done(change);
};
