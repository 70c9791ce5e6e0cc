/** What a message to the bot can mean. */
import type { Language } from '../choices.ts';
import type { Day } from '../nudge.ts';
import type { Simple } from './phrases.ts';

/** `unsure`: understood only by correcting typing errors, where that must be asked about before it is done. */
export type Command =
  | { kind: Simple }
  /** `until` null: no time was given, or none that could be read. */
  | { kind: 'pause'; until: Day | 'open' | null; unsure?: true }
  | { kind: 'reflect'; weekday: number | null }
  /** `language` null: the other one than now. */
  | { kind: 'language'; language: Language | null }
  /** `word` null: none was given. */
  | { kind: 'glossary'; word: string | null }
  /** `text` null: none was given. Through the group, nobody is named. */
  | { kind: 'propose'; text: string | null; through: 'person' | 'group'; unsure?: true }
  | { kind: 'identity'; about: 'someone' | 'self' }
  | { kind: 'case-report' }
  | { kind: 'unknown' };
