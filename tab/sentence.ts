/** Trouble as a sentence: what happened, what is safe, what next. */
import type { Language } from '../bot/core/choices.ts';
import { clockTime } from '../bot/core/texts/dates.ts';
import type { Texts } from '../bot/core/texts/tab/sv.ts';
import type { Trouble } from './trouble.ts';

/** The sentence for a trouble; `text` true when the person has written something that is still there. */
export const sentenceOf = (trouble: Trouble, t: Texts, language: Language, text = false): string => {
  const own: Record<Trouble['kind'], string> = {
    offline: t.trouble.offline,
    busy: t.trouble.busy,
    'not-allowed': t.trouble.notAllowed,
    stale: t.meetings.clash,
    invalid: t.trouble.invalid,
    'not-found': t.trouble.notFound,
    conflict: t.trouble.conflict,
    consent: t.trouble.consent,
    'signed-out': t.trouble.signedOut,
    failed: t.trouble.failed,
  };
  if (trouble.inDoubt) return t.trouble.inDoubt;
  if (trouble.kind === 'offline') return text ? `${own.offline} ${t.trouble.kept}` : own.offline;
  if (trouble.kind === 'busy') {
    const next = trouble.retryAt ? ` ${t.trouble.nextTry(clockTime(trouble.retryAt, language))}` : '';
    return `${own.busy}${next}${text ? ` ${t.trouble.kept}` : ''}`;
  }
  return trouble.sentence ?? own[trouble.kind];
};
