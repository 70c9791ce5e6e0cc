/** Replies with the longest and oddest contents that people can give things: titles, names, agendas. */
import type { Reply } from '../../../bot/core/reply.ts';

/** SharePoint's limit for a single line of text, and nearly that of a display name in Entra ID. */
const LONGEST = 255;
const filled = (text: string): string =>
  text
    .repeat(Math.ceil(LONGEST / text.length))
    .slice(0, LONGEST)
    .toWellFormed();

export const EXTREMES = {
  'many words': filled('Gå igenom blanketter, mallar och system så att alla familjer känner sig hemma. '),
  'one word': filled('Arbetsmiljöutvecklingsplaneringskonferensförberedelsegrupp'),
  'odd signs': filled('👩‍👩‍👧‍👦\u202Eöd\u202Cמرحبا\u0301\u0301**[x](https://e.se)<b>ﷺ\u200B'),
} as const;

/** Properties whose texts people write. Ids, dates and our own content stay. */
const WRITTEN = new Set([
  'title',
  'name',
  'unitName',
  'meetingTitle',
  'by',
  'addedBy',
  'manager',
  'safetyRep',
  'certificate',
  'issuer',
  'term',
]);
/** Replies where these are a name and no id. */
const NAMED: Partial<Record<Reply['kind'], string>> = {
  welcome: 'unit',
  introduction: 'unit',
  'ask-date': 'action',
};
/** Lists that can become long. */
const LISTS = new Set(['agenda', 'tasks', 'items']);
const MANY = 40;

const stretch = (value: unknown, text: string, written: (key: string) => boolean, key = ''): unknown => {
  if (typeof value === 'string') return written(key) ? text : value;
  if (Array.isArray(value)) {
    const all = value.map((each) =>
      typeof each === 'string' && LISTS.has(key) ? text : stretch(each, text, written),
    );
    return LISTS.has(key) && all.length > 0
      ? Array.from({ length: MANY }, (_, index) => all[index % all.length])
      : all;
  }
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  const bilingual = written(key) && 'sv' in value && 'en' in value;
  return Object.fromEntries(
    entries.map(([name, each]) => [
      name,
      bilingual && typeof each === 'string' ? text : stretch(each, text, written, name),
    ]),
  );
};

/** The reply with every text that people write as extreme as `text`, and every list long. */
export const extreme = (reply: Reply, text: string): Reply => {
  const named = NAMED[reply.kind];
  const top = Object.fromEntries(
    Object.entries(reply).map(([key, value]) => [
      key,
      key === named && typeof value === 'string'
        ? text
        : stretch(value, text, (name) => WRITTEN.has(name), key),
    ]),
  );
  return top as unknown as Reply;
};
