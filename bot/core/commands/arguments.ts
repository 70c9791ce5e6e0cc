/** Commands that something follows: *pausa till måndag*, *begrepp icke-binär*, *föreslå fika via gruppen*. */
import { namesTime, weekdayNamed } from '../date-words.ts';
import type { Day } from '../nudge.ts';
import { mistakes, undotted } from '../spelling.ts';
import { readUntil } from '../until.ts';
import type { Command } from './kinds.ts';
import { LANGUAGES, LEADING } from './phrases.ts';
import { beginning, type Led } from './recognise.ts';

/** *Jag vill pausa*, *can you pause*: asked for politely, for what concerns oneself. */
const WISHING =
  /^(jag vill|jag skulle vilja|kan du|kan jag|vill du|kan ni|i want to|i would like to|can you|can i|could you)\s+/;
/** Objects of a pause that change nothing of it. */
const REMINDERS =
  /^(alla |all |mina |my |dina |your )?(paminnelser|paminnelserna|puffar|puffarna|notiser|reminders|nudges|notifications|allt|everything|lite|a bit|a while|ett tag)( |$)/;
/** Something like a time follows, though not one that can be read. */
const TIME_AHEAD = /^(till|tills|until|til|i|for|over|under|fram till)( |$)/;

const pause = (rest: string, led: Pick<Led<'pause'>, 'corrected'>, today: Day): Command | null => {
  const time = rest.replace(REMINDERS, '').trim();
  if (time === '')
    return led.corrected ? { kind: 'pause', until: null, unsure: true } : { kind: 'pause', until: null };
  const read = readUntil(time, today);
  const meant = TIME_AHEAD.test(time) || namesTime(time.split(' '));
  if (read === null) return meant ? { kind: 'pause', until: null, unsure: true } : null;
  const { until, corrected } = read;
  return corrected || led.corrected ? { kind: 'pause', until, unsure: true } : { kind: 'pause', until };
};

const reflect = (rest: string): Command | null => {
  if (rest === '') return { kind: 'reflect', weekday: null };
  const weekday = weekdayNamed(rest.replace(/^(pa|on) /, ''));
  return weekday === null ? null : { kind: 'reflect', weekday };
};

/** The language that a text names, with a typing error or without. */
export const languageNamed = (text: string): 'sv' | 'en' | null => {
  for (const language of ['sv', 'en'] as const)
    if (text === language || LANGUAGES[language].some((name) => mistakes(text, name) !== null))
      return language;
  return null;
};

const language = (rest: string): Command | null => {
  if (rest === '') return { kind: 'language', language: null };
  const named = languageNamed(rest.replace(/^(till|to) /, ''));
  return named === null ? null : { kind: 'language', language: named };
};

/** As many words as a term has; with everyday words before it, fewer, since *förklara hur …* is a sentence. */
const TERM_WORDS = 7;
const EVERYDAY_WORDS = 3;

const glossary = (argument: string, everyday: boolean): Command | null => {
  const word = argument.replace(/^(ordet|begreppet|termen|the word|the term|of) /, '');
  const most = everyday ? EVERYDAY_WORDS : TERM_WORDS;
  if (word === '') return everyday ? null : { kind: 'glossary', word: null };
  return word.split(' ').length <= most ? { kind: 'glossary', word } : null;
};

const THROUGH = [
  'via gruppen',
  'genom gruppen',
  'via the group',
  'through the group',
  'anonymt',
  'anonymously',
];
const isThrough = (words: readonly string[]): boolean => {
  const said = undotted(words.join(' ').toLowerCase()).replace(/[^a-z ]/g, '');
  return THROUGH.some(
    (phrase) => phrase.split(' ').length === words.length && mistakes(said, phrase) !== null,
  );
};

/** Takes *via gruppen* off either end; misspelt too, since it would otherwise put a name where none was wanted. */
const throughGroup = (
  words: readonly string[],
): { words: readonly string[]; through: 'person' | 'group' } => {
  for (const count of [3, 2, 1]) {
    if (words.length < count) continue;
    if (isThrough(words.slice(-count))) return { words: words.slice(0, -count), through: 'group' };
    if (isThrough(words.slice(0, count))) return { words: words.slice(count), through: 'group' };
  }
  return { words, through: 'person' };
};

const trimmed = (text: string): string => text.replace(/^[\s:–—-]+|[\s,–—(-]+$/g, '');

const propose = (written: readonly string[], corrected: boolean): Command => {
  const { words, through } = throughGroup(written);
  const text = trimmed(words.join(' '));
  const unsure = corrected ? ({ unsure: true } as const) : {};
  return { kind: 'propose', text: text === '' ? null : text, through, ...unsure };
};

/** The words of `whole` that `rest`, its end or its middle without dots, was made of. */
const asWritten = (whole: string, rest: string): string => {
  const [words, wanted] = [whole.split(' '), rest.split(' ')];
  for (let at = 0; at + wanted.length <= words.length; at += 1) {
    const part = words.slice(at, at + wanted.length).join(' ');
    if (undotted(part) === rest) return part;
  }
  return rest;
};

/** *What does X mean?*, *vad betyder X?*: the term stands between or after. */
const MEANING = /^(?:what does (.+) mean|vad menas med (.+))$/;

/** `raw`: the message; `flat`: its words in lower case; `short`: the same without dots, greeting and thanks. */
export const withArgument = (raw: string, flat: string, short: string, today: Day): Command | null => {
  const meant = MEANING.exec(short);
  const term = meant?.[1] ?? meant?.[2];
  if (term !== undefined) return glossary(asWritten(flat, term), true);
  const wish = short.replace(WISHING, '');
  const led = beginning(wish, LEADING);
  if (led === null) return null;
  const words = wish.split(' ');
  const rest = [led.glued, ...words.slice(led.words)].filter((word) => word !== '').join(' ');
  const wished = wish !== short;
  switch (led.kind) {
    case 'pause':
      return pause(rest, led, today);
    case 'reflect':
      return reflect(rest);
    case 'language':
      return language(rest);
    case 'glossary': {
      const head = words.slice(0, led.words).join(' ');
      const everyday = LEADING.glossary.only.includes(head);
      return glossary(rest === '' ? '' : asWritten(flat, rest), everyday || wished);
    }
    case 'propose': {
      // *Kan du föreslå en tid?* is a question to somebody; only a message that begins with the word is the command.
      if (!undotted(flat).startsWith(words[0] ?? '')) return null;
      if (led.glued !== '' && !words[0]?.startsWith('foresla')) return null;
      if (led.glued.length === 1 || led.glued.length === 2) return null;
      const written = raw.normalize('NFC').trim().split(/\s+/).slice(led.words);
      // The letters of a word that was written together with the command are at its end.
      const glued = led.glued === '' ? [] : [raw.trim().split(/\s+/)[0]?.slice(-led.glued.length) ?? ''];
      return propose([...glued, ...written], led.corrected);
    }
  }
};
