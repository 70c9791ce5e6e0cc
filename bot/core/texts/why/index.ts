/** Reasons in both languages: why somebody gets a nudge, why it waits, why it was not sent, and what is wrong with the data. */
import type { Language } from '../../choices.ts';
import { en } from './en.ts';
import { sv } from './sv.ts';

export const whyTexts: Readonly<Record<Language, typeof sv>> = { sv, en };
