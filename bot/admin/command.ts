/** What the administrator asked for on the command line. */
import type { Language } from '../core/choices.ts';

export const VERBS = ['grant', 'revoke', 'check'] as const;
export type Verb = (typeof VERBS)[number];

export type Command =
  | { kind: 'site'; verb: Verb; site: string; deviceCode: boolean; language: Language }
  /** Prints the permission sheet; asks nobody for anything. */
  | { kind: 'sheet' }
  /** Prints the page on personal data; asks nobody for anything. */
  | { kind: 'privacy'; language: Language }
  | { kind: 'usage'; language: Language };

/** The language of the surroundings: Swedish unless they say English, as `LC_ALL`, `LC_MESSAGES` or `LANG`. */
const languageOf = (env: Readonly<Record<string, string | undefined>>): Language =>
  /^en/i.test(env.LC_ALL || env.LC_MESSAGES || env.LANG || '') ? 'en' : 'sv';

/** Reads the arguments after the program's name; whatever is not understood is answered with the usage. */
export const readCommand = (
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Command => {
  let language = languageOf(env);
  let deviceCode = false;
  const words: string[] = [];
  for (let at = 0; at < args.length; at++) {
    const word = args[at] ?? '';
    const lang = word === '--lang' ? args[++at] : /^--lang=(.*)$/.exec(word)?.[1];
    if (lang === 'sv' || lang === 'en') language = lang;
    else if (word === '--device-code') deviceCode = true;
    else if (word.startsWith('-')) return { kind: 'usage', language };
    else words.push(word);
  }
  const [verb, site, ...rest] = words;
  if (verb === 'sheet' && site === undefined) return { kind: 'sheet' };
  if (verb === 'privacy' && site === undefined) return { kind: 'privacy', language };
  const known = VERBS.find((one) => one === verb);
  if (!known || site === undefined || rest.length > 0) return { kind: 'usage', language };
  return { kind: 'site', verb: known, site, deviceCode, language };
};
