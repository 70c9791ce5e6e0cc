/** What somebody who writes to the bot wants: commands in Swedish and English, forgiving but never guessing. */
import { languageNamed, withArgument } from './commands/arguments.ts';
import { askedFor, plainly } from './commands/frames.ts';
import type { Command } from './commands/kinds.ts';
import { LEADING, type Leading, SIMPLE, type Simple } from './commands/phrases.ts';
import { exactly, nearly } from './commands/recognise.ts';
import type { Day } from './nudge.ts';
import { soundsLikeCase } from './safety/case.ts';
import { identityAsked } from './safety/identity.ts';
import { undotted } from './spelling.ts';
import { distance, plain } from './words.ts';

export type { Command } from './commands/kinds.ts';

/** Commands that can be suggested; their words in each language stand in the texts. */
export const SUGGESTED = [
  'next-meeting',
  'tasks',
  'agenda',
  'ahead',
  'glossary',
  'propose',
  'pause',
  'resume',
  'help',
  'privacy',
  'my-data',
  'competence',
  'erase',
  'contact',
  'reflect',
  'language',
  'times',
] as const;
export type Suggested = (typeof SUGGESTED)[number];

/** *Next meeting about bullying*: a subject that the answer does not need. */
const ABOUT = /^(nasta mote|nasta apt|next meeting) (om|about)( \S+){1,4}$/;

/** The command in a message. `today` anchors *till måndag*. Accounts of harassment are looked for before anything loose. */
export const parseCommand = (text: string, today: Day): Command => {
  if (/^\s*\?+\s*$/.test(text)) return { kind: 'help' };
  const flat = plain(text);
  const whole = undotted(flat);
  const short = plainly(whole);
  const exact = exactly(whole, SIMPLE) ?? exactly(short, SIMPLE);
  if (exact !== null) return { kind: exact };
  if (soundsLikeCase(text)) return { kind: 'case-report' };
  const about = identityAsked(text);
  if (about !== null) return { kind: 'identity', about };
  const language = languageNamed(short);
  if (language !== null && short.length > 2) return { kind: 'language', language };
  const led = withArgument(text, flat, short, today);
  if (led !== null) return led;
  if (ABOUT.test(short)) return { kind: 'next-meeting' };
  const asked = askedFor(short);
  const simple =
    (asked === null ? null : (exactly(asked, SIMPLE) ?? nearly(asked, SIMPLE, true))) ??
    nearly(short, SIMPLE);
  return simple === null ? { kind: 'unknown' } : { kind: simple };
};

/** When more than this share of the letters differs, nothing is near and the two most useful commands are offered. */
const TOO_FAR = 0.6;

const PHRASES = { ...SIMPLE, ...LEADING } as const satisfies Record<Simple | Leading, unknown>;

/** The two commands that are nearest to what was written, in either language. `words`: as the reader writes them. */
export const nearestCommands = (
  text: string,
  words: Readonly<Record<Suggested, string>>,
): [Suggested, Suggested] => {
  const written = undotted(plain(text)).slice(0, 60);
  const parts = [written, ...written.split(' ').slice(0, 6)];
  const share = (a: string, b: string): number => distance(a, b) / Math.max(a.length, b.length, 1);
  const scored = SUGGESTED.map((kind) => {
    const forms = [undotted(words[kind]), ...PHRASES[kind].near];
    return { kind, score: Math.min(...parts.flatMap((part) => forms.map((form) => share(part, form)))) };
  }).sort((a, b) => a.score - b.score);
  const [first, second] = scored;
  return first && second && first.score <= TOO_FAR ? [first.kind, second.kind] : ['next-meeting', 'tasks'];
};
