/**
 * Looks for many words at once in everything that a house has written. The words of one run begin alike, so that each
 * file is first looked through for the beginning, in every form a text is written in.
 */
import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import pg from 'pg';
import { formsOf } from './traces.ts';

/** Where a word was found, for each word. */
export type Found = Map<string, string[]>;

function* filesBelow(folder: string): Generator<string> {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    const kind = lstatSync(path, { throwIfNoEntry: false });
    if (kind?.isDirectory()) yield* filesBelow(path);
    else if (kind?.isFile()) yield path;
  }
}

const add = (found: Found, word: string, place: string): void => {
  const places = found.get(word) ?? [];
  if (!places.includes(place)) found.set(word, [...places, place]);
};

export const scanBytes = (
  found: Found,
  words: readonly string[],
  beginning: string,
  bytes: Buffer,
  place: string,
) => {
  if (!formsOf(beginning).some((form) => bytes.includes(form))) return;
  for (const word of words) if (formsOf(word).some((form) => bytes.includes(form))) add(found, word, place);
};

/** Reads every file below a folder; gives how many there were. Places are relative to it. */
export const scanFolder = (
  found: Found,
  words: readonly string[],
  beginning: string,
  folder: string,
): number => {
  let files = 0;
  for (const path of filesBelow(folder)) {
    let bytes: Buffer;
    try {
      bytes = readFileSync(path);
    } catch {
      // Temporary files come and go while the house runs.
      continue;
    }
    files += 1;
    scanBytes(found, words, beginning, bytes, relative(folder, path));
  }
  return files;
};

/** Looks through every table, the queue's too, once what PostgreSQL holds in memory is written out. */
export const scanTables = async (
  found: Found,
  words: readonly string[],
  databaseUrl: string,
): Promise<void> => {
  const database = new pg.Client(databaseUrl);
  await database.connect();
  try {
    await database.query('checkpoint');
    const tables = await database.query<{ name: string }>(
      `select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')`,
    );
    for (const { name } of tables.rows)
      for (const word of words) {
        const { rowCount } = await database.query(
          `select 1 from ${name} as one where strpos(one::text, $1) > 0 limit 1`,
          [word],
        );
        if (rowCount) add(found, word, `table ${name.replace('public.', '')}`);
      }
  } finally {
    await database.end();
  }
};

/** A file that somebody downloads: packed ones are unpacked. */
export const scanExport = (
  found: Found,
  words: readonly string[],
  beginning: string,
  bytes: Uint8Array,
  place: string,
) => {
  const packed = bytes[0] === 0x50 && bytes[1] === 0x4b;
  const text = packed
    ? Object.values(unzipSync(bytes))
        .map((part) => strFromU8(part, true))
        .join('\n')
    : Buffer.from(bytes).toString('latin1');
  scanBytes(found, words, beginning, Buffer.from(text, 'latin1'), place);
};
