/**
 * Who a list from elsewhere names: by object id, by address, or by name, against those who are in the channel. It never
 * guesses: a name that two people have is told as such, and what else a file holds is not looked at.
 */
import type { ImportPreview } from './api-training.ts';

export interface Known {
  id: string;
  name: string;
  guest: boolean;
  address: string | null;
}

type Column = 'id' | 'address' | 'name' | 'first' | 'last' | 'done';

/** What headings are called in Swedish and English exports, Teams' attendance report among them. */
const HEADINGS: Readonly<Record<Column, readonly string[]>> = {
  id: [
    'objekt id',
    'objektid',
    'object id',
    'objectid',
    'entra id',
    'azure ad id',
    'aad id',
    'användar id',
    'user id',
  ],
  address: [
    ...['e post', 'epost', 'e postadress', 'epostadress', 'mejl', 'mejladress', 'mail', 'mailadress'],
    ...[
      'email',
      'e mail',
      'email address',
      'e mail address',
      'upn',
      'userprincipalname',
      'user principal name',
    ],
    ...['användarnamn', 'username', 'participant id upn', 'deltagar id upn', 'deltagares id upn'],
  ],
  name: [
    ...['namn', 'name', 'fullständigt namn', 'full name', 'visningsnamn', 'display name', 'displayname'],
    ...['deltagare', 'participant', 'medarbetare', 'employee', 'anställd', 'person'],
  ],
  first: ['förnamn', 'first name', 'firstname', 'given name'],
  last: ['efternamn', 'last name', 'lastname', 'surname'],
  done: [
    ...['närvaro', 'närvarande', 'deltagit', 'deltog', 'har deltagit', 'genomförd', 'genomfört', 'klar'],
    ...['attendance', 'attended', 'present', 'completed', 'done'],
  ],
};
const YES = new Set(
  'ja j x 1 sant true yes y klar klart genomförd genomfört närvarande deltagit deltog attended present completed done ✓ ✔'.split(
    ' ',
  ),
);
const NO = new Set(
  'nej n 0 falskt false no frånvarande saknas absent|ej|inte|ej genomförd|ej genomfört|inte genomförd|ej deltagit|inte deltagit|ej klar|inte klar|pågår|ej påbörjad|not completed|not attended|in progress|not started|-'
    .split('|')
    .flatMap((part, at) => (at === 0 ? part.split(' ') : [part])),
);

const plain = (text: string): string =>
  text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\u200b-\u200d\ufeff]/g, '')
    .replace(/[\s\u00a0]+/g, ' ')
    .trim();
const heading = (text: string): string =>
  plain(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
/** A name whatever order it is written in: *Östlund, Maria (Extern)* is *Maria Östlund*. */
const nameKey = (text: string): string =>
  plain(text.replace(/\([^)]*\)/g, ' '))
    .split(/[\s,;]+/)
    .filter((word) => word !== '')
    .sort()
    .join(' ');

const columnsOf = (row: readonly string[]): Map<Column, number> => {
  const found = new Map<Column, number>();
  row.forEach((cell, at) => {
    const word = heading(cell);
    for (const [column, words] of Object.entries(HEADINGS) as [Column, readonly string[]][])
      if (words.includes(word) && !found.has(column)) found.set(column, at);
  });
  return found;
};

const names = (columns: ReadonlyMap<Column, number>): boolean =>
  columns.has('id') ||
  columns.has('address') ||
  columns.has('name') ||
  (columns.has('first') && columns.has('last'));

/** Reports have a summary above the list. */
const MOST_ABOVE = 60;
/** Rows that are told one by one; the rest is counted. */
const MOST_TOLD = 200;
const LONGEST_TOLD = 80;

type Match =
  | { person: Known; by: 'id' | 'address' | 'name' }
  | { why: ImportPreview['unmatched'][number]['why'] };

const matcher = (people: readonly Known[]) => {
  const byId = new Map(people.map((person) => [person.id.toLowerCase(), person]));
  const byAddress = new Map(
    people.flatMap((person) => (person.address === null ? [] : [[plain(person.address), person] as const])),
  );
  const byName = new Map<string, Known[]>();
  for (const person of people) {
    const key = nameKey(person.name);
    if (key !== '') byName.set(key, [...(byName.get(key) ?? []), person]);
  }
  return (told: { id: string; address: string; name: string }): Match => {
    const person = byId.get(plain(told.id));
    if (person !== undefined) return { person, by: 'id' };
    const addressed = byAddress.get(plain(told.address).replace(/^mailto:/, ''));
    if (addressed !== undefined) return { person: addressed, by: 'address' };
    const named = byName.get(nameKey(told.name)) ?? [];
    const [only] = named;
    if (only === undefined) return { why: 'unknown' };
    return named.length > 1 ? { why: 'ambiguous' } : { person: only, by: 'name' };
  };
};

/** What a list would change; null when no row of headings says where people are named. */
export const matchList = (
  rows: readonly (readonly string[])[],
  people: readonly Known[],
  noted: ReadonlySet<string>,
): ImportPreview | null => {
  const top = rows.slice(0, MOST_ABOVE).findIndex((row) => names(columnsOf(row)));
  const columns = top < 0 ? null : columnsOf(rows[top] ?? []);
  if (columns === null) return null;
  const match = matcher(people);
  const preview: ImportPreview = {
    ...{ rows: 0, matched: [], unmatched: [], unmatchedCount: 0, notDone: 0, repeated: 0 },
  };
  const seen = new Set<string>();
  rows.forEach((row, at) => {
    if (at <= top) return;
    const cell = (column: Column): string => {
      const place = columns.get(column);
      return place === undefined ? '' : (row[place] ?? '').trim();
    };
    const name = cell('name') || `${cell('first')} ${cell('last')}`.trim();
    const told = { id: cell('id'), address: cell('address'), name };
    const text = (name || told.address || told.id).slice(0, LONGEST_TOLD);
    if (text === '') return;
    preview.rows += 1;
    const unmatched = (why: ImportPreview['unmatched'][number]['why']): void => {
      preview.unmatchedCount += 1;
      if (preview.unmatched.length < MOST_TOLD) preview.unmatched.push({ row: at + 1, text, why });
    };
    if (columns.has('done')) {
      const word = plain(cell('done')).replace(/\.$/, '');
      if (word === '' || NO.has(word)) {
        preview.notDone += 1;
        return;
      }
      if (!YES.has(word)) {
        unmatched('unclear');
        return;
      }
    }
    const found = match(told);
    if ('why' in found || found.person.guest) {
      unmatched('why' in found ? found.why : 'guest');
      return;
    }
    const { person, by } = found;
    if (seen.has(person.id)) {
      preview.repeated += 1;
      return;
    }
    seen.add(person.id);
    preview.matched.push({
      ...{ row: at + 1, text, id: person.id, name: person.name, by },
      already: noted.has(person.id),
    });
  });
  return preview;
};
