/** The bot's texts by language, and the one way to fill in their variables. */
import type { Language } from '../../choices.ts';
import { careEn } from './care-en.ts';
import { careSv } from './care-sv.ts';
import { commandsEn } from './commands-en.ts';
import { commandsSv } from './commands-sv.ts';
import { competenceEn } from './competence-en.ts';
import { competenceSv } from './competence-sv.ts';
import { en } from './en.ts';
import { nudgesEn } from './nudges-en.ts';
import { nudgesSv } from './nudges-sv.ts';
import { type BotTexts as Spoken, sv, type Widen } from './sv.ts';

/** What every language fills. */
export type BotTexts = Spoken &
  Widen<typeof nudgesSv> &
  Widen<typeof commandsSv> &
  Widen<typeof careSv> &
  Widen<typeof competenceSv>;

export const botTexts: Record<Language, BotTexts> = {
  sv: { ...sv, ...nudgesSv, ...commandsSv, ...careSv, ...competenceSv },
  en: { ...en, ...nudgesEn, ...commandsEn, ...careEn, ...competenceEn },
};

/** Replaces every `{name}` by its value. A variable that has no value is a bug in the caller and throws. */
export const fill = (template: string, values: Readonly<Record<string, string>>): string =>
  template.replace(/\{(\w+)\}/g, (_match, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`no value for {${name}} in "${template}"`);
    return value;
  });

/** A number as a word up to twelve, in figures beyond; with a capital, since it begins a sentence. */
export const numberWord = (count: number, language: Language): string =>
  botTexts[language].numbers[count] ?? String(count);
