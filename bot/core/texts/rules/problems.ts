/** A fault as a sentence in the reader's language. */
import type { Language } from '../../choices.ts';
import type { Fault, FieldProblem } from '../../fault.ts';
import { ACTIVE_FIELDS } from '../../plan.ts';
import { clockTime } from '../dates.ts';
import { ruleTexts } from './index.ts';
import { en } from './problems-en.ts';
import { type ProblemTexts, type RequestProblem, type Sentence, sv } from './problems-sv.ts';

export type { RequestProblem, Sentence } from './problems-sv.ts';

export const problemTexts: Record<Language, ProblemTexts> = { sv, en };

/** What is wrong with one field, e.g. *Minuter: en punkt tar 1–15 minuter.* */
export const fieldText = ({ field, code, limit, said }: FieldProblem, language: Language): string => {
  if (said !== undefined) return said[language];
  const texts = problemTexts[language];
  const last = field.split('.')[0] ?? field;
  return texts.special[`${field}:${code}`] ?? texts.field[code](texts.label(last), limit);
};

const isActiveField = (field: string): boolean => (ACTIVE_FIELDS as readonly string[]).includes(field);

const invalidDetail = (fields: readonly FieldProblem[], language: Language): string => {
  const texts = problemTexts[language];
  if (fields.length === 0 || fields.some(({ code, said }) => code !== 'missing' || said !== undefined))
    return fields.map((field) => fieldText(field, language)).join(' ');
  const names = fields.map(({ field }, place) => {
    const label = texts.label(field);
    return place === 0 ? label : label.toLowerCase();
  });
  const sentence = texts.missing(ruleTexts[language].list(names), names.length);
  const draftHelps = fields.every(({ field }) => isActiveField(field) && field !== 'title');
  return draftHelps ? `${sentence} ${texts.orDraft}` : sentence;
};

const changed = (theirs: unknown, field: 'changedBy' | 'changedAt'): string | null => {
  const value = (theirs as Partial<Record<typeof field, unknown>> | null)?.[field];
  return typeof value === 'string' ? value : null;
};

/** Title and detail of a fault: what happened, what is safe, what next. */
export const faultText = (fault: Fault, language: Language): Sentence => {
  const texts = problemTexts[language];
  const rules = ruleTexts[language];
  switch (fault.kind) {
    case 'not-found':
      return fault.what === 'unit' ? texts.noUnit : texts.notFound(rules.thing[fault.what]);
    case 'not-allowed':
      if (fault.need === null) return texts.notForYou;
      return fault.need === 'owner' ? texts.notOwner : texts.notAllowed(rules.role[fault.need]);
    case 'invalid':
      return { title: texts.invalid, detail: invalidDetail(fault.fields, language) };
    case 'stale': {
      const at = changed(fault.theirs, 'changedAt');
      const time = at === null ? null : clockTime(at, language);
      return { title: texts.stale, detail: texts.staleDetail(changed(fault.theirs, 'changedBy'), time) };
    }
    case 'conflict':
      return {
        ...texts.conflict[fault.reason],
        ...(fault.because === undefined ? {} : { detail: fault.because[language] }),
      };
    case 'unversioned':
      return texts.unversioned;
    case 'busy':
      return texts.busy(clockTime(fault.retryAt, language));
    case 'offline':
      return fault.inDoubt ? texts.inDoubt : texts.offline(clockTime(fault.retryAt, language));
    case 'consent':
      return texts.consent;
    case 'refused':
      return texts.refused;
  }
};

/** Title and detail where a consent is missing that the person may give themselves. */
export const ownConsentText = (language: Language): Sentence => problemTexts[language].ownConsent;

/** Title and detail of a request that could not be taken. */
export const requestText = (problem: RequestProblem, language: Language): Sentence =>
  problemTexts[language].request[problem];
