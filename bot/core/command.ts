/** What somebody who writes to the bot wants: commands in Swedish and English, forgiving but never guessing. */
import type { Language } from './choices.ts';
import type { Day } from './nudge.ts';
import { identityAsked, soundsLikeCase } from './sensitive.ts';
import { readUntil, weekdayNamed } from './until.ts';
import { distance, plain } from './words.ts';

export type Command =
  | { kind: 'help' | 'next-meeting' | 'tasks' | 'resume' | 'privacy' | 'contact' | 'times' }
  /** `until` null: no time was given. */
  | { kind: 'pause'; until: Day | 'open' | null }
  | { kind: 'reflect'; weekday: number | null }
  | { kind: 'reflect-off' }
  /** `language` null: the other one than now. */
  | { kind: 'language'; language: Language | null }
  | { kind: 'identity'; about: 'someone' | 'self' }
  | { kind: 'case-report' }
  /** A term of the glossary is asked for. */
  | { kind: 'glossary'; word: string }
  | { kind: 'my-data' | 'erase-ask' }
  | { kind: 'unknown' };

/** Commands that can be suggested; their words in each language stand in the texts. */
export const SUGGESTED = [
  'next-meeting',
  'tasks',
  'pause',
  'resume',
  'help',
  'privacy',
  'contact',
  'reflect',
  'language',
  'times',
] as const;
export type Suggested = (typeof SUGGESTED)[number];

type Simple =
  | 'help'
  | 'next-meeting'
  | 'tasks'
  | 'resume'
  | 'privacy'
  | 'contact'
  | 'times'
  | 'reflect-off'
  | 'my-data'
  | 'erase-ask';
const forms = (kind: Simple, phrases: string): [string, Simple][] =>
  phrases.split(',').map((phrase) => [phrase.trim(), kind]);

/** Whole messages, and the longer ones also inside a longer message. */
const PHRASES: ReadonlyMap<string, Simple> = new Map([
  ...forms(
    'help',
    'hjälp, hjalp, help, hej, hallå, hello, hi, kommandon, commands, vad kan du, what can you do',
  ),
  ...forms(
    'next-meeting',
    'nästa möte, nasta mote, nästa möten, nästa gruppmöte, nästa apt, möte, möten, next meeting, next meetings, next apt, meeting, meetings',
  ),
  ...forms('tasks', 'mina uppgifter, uppgifter, att göra, min puff, my tasks, tasks, to do, todo, my nudge'),
  ...forms('resume', 'fortsätt, fortsatt, återuppta, starta, resume, continue, start, unpause'),
  ...forms('privacy', 'integritet, personuppgifter, privacy, personal data'),
  // Before the other: it stands inside these.
  ...forms('erase-ask', 'radera mina data, delete my data, erase my data'),
  ...forms('my-data', 'mina data, my data'),
  ...forms(
    'contact',
    'kontakt, kontakter, kontakta, contact, contacts, vem kan jag kontakta, who can i contact',
  ),
  ...forms(
    'times',
    'tider, välj tider, mina tider, ändra tider, times, choose times, my times, hours, change times',
  ),
  ...forms(
    'reflect-off',
    'sluta reflektera, reflektera inte, inga frågor, stop reflecting, do not reflect, reflect off',
  ),
]);

const PAUSE = /^(pausa|paus|pause|sluta|stopp|stop)(?:\s+(.*))?$/;
const REFLECT =
  /^(?:reflektera|reflektion|reflektioner|reflect|reflection|reflections)(?:\s+(?:på\s+|on\s+)?(\S+))?$/;
const TERM = /^(?:begrepp|begreppet|ordlista|term|glossary)(?:\s+(.+))$/;
const LANGUAGE =
  /^(?:språk|byt språk|language|change language)?\s*(?:till\s+|to\s+)?(svenska|swedish|sv|engelska|english|en)?$/;
const POLITE =
  /^(?:hej|hallå|snälla|hi|hello|please|stegvis|kan du|can you|visa|show|show me)\s+|\s+(?:tack|snälla|please|thanks)$/g;

const languageIn = (text: string): Command | null => {
  const found = LANGUAGE.exec(text);
  if (!found || text === '' || text === 'sv' || text === 'en') return null;
  if (found[1] === undefined) return { kind: 'language', language: null };
  return { kind: 'language', language: found[1].startsWith('sv') || found[1] === 'swedish' ? 'sv' : 'en' };
};

/** Multi-word phrases are safe to find in the middle of a sentence; single words are not. */
const within = (text: string): Simple | null => {
  if (text.split(' ').length > 12) return null;
  for (const [phrase, kind] of PHRASES)
    if (phrase.includes(' ') && ` ${text} `.includes(` ${phrase} `)) return kind;
  return null;
};

/** The command in a message. `today` anchors *till måndag*. Accounts of harassment are looked for before anything loose. */
export const parseCommand = (text: string, today: Day): Command => {
  if (/^\s*\?+\s*$/.test(text)) return { kind: 'help' };
  const whole = plain(text);
  const short = whole.replace(POLITE, '').trim();
  const exact = PHRASES.get(whole) ?? PHRASES.get(short);
  if (exact !== undefined) return { kind: exact };
  if (soundsLikeCase(text)) return { kind: 'case-report' };
  const about = identityAsked(text);
  if (about !== null) return { kind: 'identity', about };
  const term = TERM.exec(short);
  if (term?.[1] !== undefined) return { kind: 'glossary', word: term[1] };
  const language = languageIn(short);
  if (language !== null) return language;
  const reflect = REFLECT.exec(short);
  if (reflect)
    return { kind: 'reflect', weekday: reflect[1] === undefined ? null : weekdayNamed(reflect[1]) };
  const pause = PAUSE.exec(short);
  if (pause) {
    const until = readUntil(pause[2] ?? '', today);
    // "Pausa …" with a time that cannot be read still means pause; "sluta …" with anything may mean something else.
    if (pause[2] === undefined || until !== null || pause[1]?.startsWith('paus'))
      return { kind: 'pause', until };
  }
  const inside = within(short);
  return inside === null ? { kind: 'unknown' } : { kind: inside };
};

/** When more than this share of the letters differs, nothing is near and the two most useful commands are offered. */
const TOO_FAR = 0.6;

/** The two commands whose words are nearest to what was written. `words`: the commands as the reader writes them. */
export const nearestCommands = (
  text: string,
  words: Readonly<Record<Suggested, string>>,
): [Suggested, Suggested] => {
  const written = plain(text).slice(0, 60);
  const scored = SUGGESTED.map((kind) => {
    const command = words[kind];
    const parts = [written, ...written.split(' ')].map(
      (part) => distance(part, command) / Math.max(part.length, command.length, 1),
    );
    return { kind, score: Math.min(...parts) };
  }).sort((a, b) => a.score - b.score);
  const [first, second] = scored;
  return first && second && first.score <= TOO_FAR ? [first.kind, second.kind] : ['next-meeting', 'tasks'];
};
