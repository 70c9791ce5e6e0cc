/** Words that several of the rules in this folder share, and how a rule reads a text. */
import { plain } from '../words.ts';

export const set = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/).filter(Boolean));
export const begins = (word: string, stems: readonly string[]): boolean =>
  stems.some((stem) => word.startsWith(stem));

/** Contractions are opened and quotes dropped, so that `can't`, `cant` and `can not` are read alike. */
export const readable = (text: string): string => {
  const opened = text
    .slice(0, 4_000)
    .replace(/[\u2018\u2019\u02bc´`]/g, "'")
    .replace(/\b(can)'?t\b/gi, '$1 not')
    .replace(/\b(do|does|did|is|was|were|would|could|should|have|has)n'?t\b/gi, '$1 not')
    .replace(/\b(won)'?t\b/gi, 'will not')
    .replace(/\bcannot\b/gi, 'can not')
    .replace(/\b(i)'m\b/gi, '$1 am')
    .replace(/\b(he|she|they|it|we|you)'(?:s|re)\b/gi, '$1 is')
    .replace(/\b(i|he|she|they|we|you)'ve\b/gi, '$1 have');
  // `plain` reads the first 500 characters; an account may come late in a long message.
  const parts: string[] = [];
  for (let from = 0; from < opened.length; from += 400) parts.push(plain(opened.slice(from, from + 480)));
  return ` ${parts.join(' ')} `;
};

/** A pattern of whole words, with `_` for a blank and word lists filled in. */
export const pattern = (source: string): RegExp =>
  new RegExp(`(?<= )(?:${source.replaceAll('_', ' ')})(?= )`, 'u');

/** Words of plan work: with them, *trakasserier* is most likely a subject on an agenda. */
export const WORK: readonly string[] = (
  'rutin policy policies utbild åtgärd punkt plan möte apt mall blankett lag begrepp ord ordlist betyd innebär ' +
  'definition kurs dagordning workshop webb material forskning statistik enkät uppgift påminn förslag föreslå norm ' +
  'handlingsplan utvecklingsplan risk föreläs genomgång tema process checklist bemöt förebygg prevention handbok riktlinje ' +
  'routine training action item meeting form law term mean definition course agenda survey reminder guideline ' +
  'propose statistic lecture prevent topic session handbook checklist process research article'
).split(' ');
