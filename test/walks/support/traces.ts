/** Looks for a text in everything that a process has written: whole files, in every form that a text is written in. */
import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import pg from 'pg';

/** What of a Base64 text is the same wherever the needle stands in it: one form for each place modulo three. */
const base64Of = (bytes: Buffer): string[] =>
  [0, 1, 2].map((lead) => {
    const text = Buffer.concat([Buffer.alloc(lead), bytes])
      .toString('base64')
      .replace(/=+$/, '');
    const first = Math.ceil((lead * 8) / 6);
    const last = Math.floor(((lead + bytes.length) * 8) / 6);
    return text.slice(first, last);
  });

/** The forms of a text of plain letters and digits: UTF-8, UTF-16 in both orders, Base64 of each and its form for addresses, hexadecimal. */
export const formsOf = (needle: string): Buffer[] => {
  const utf8 = Buffer.from(needle, 'utf8');
  const little = Buffer.from(needle, 'utf16le');
  const big = Buffer.from(little).swap16();
  const raw = [utf8, little, big];
  const texts = raw.flatMap((bytes) => [
    ...base64Of(bytes),
    bytes.toString('hex'),
    bytes.toString('hex').toUpperCase(),
  ]);
  const forms = [...texts, ...texts.map((text) => text.replaceAll('+', '-').replaceAll('/', '_'))];
  return [...raw, ...[...new Set(forms)].map((text) => Buffer.from(text))];
};

/** Every file below a folder; links are not followed, and what goes away meanwhile is passed over. */
function* filesBelow(folder: string): Generator<string> {
  let names: string[];
  try {
    names = readdirSync(folder);
  } catch {
    // Temporary folders come and go while the house runs.
    return;
  }
  for (const name of names) {
    const path = join(folder, name);
    const kind = lstatSync(path, { throwIfNoEntry: false });
    if (kind?.isDirectory()) yield* filesBelow(path);
    else if (kind?.isFile()) yield path;
  }
}

interface Looked {
  /** Files that were read. */
  files: number;
  /** Those that hold the needle in some form, relative to the folder. */
  found: string[];
}

/** Reads every file below a folder and names those that hold the needle. */
const lookFor = (needle: string, folder: string): Looked => {
  const forms = formsOf(needle);
  const looked: Looked = { files: 0, found: [] };
  for (const path of filesBelow(folder)) {
    let bytes: Buffer;
    try {
      bytes = readFileSync(path);
    } catch {
      continue;
    }
    looked.files++;
    if (forms.some((form) => bytes.includes(form))) looked.found.push(relative(folder, path));
  }
  return looked;
};

/** Rows of any table, PostgreSQL's own left out, that hold the needle. */
const tablesWith = async (needle: string, databaseUrl: string): Promise<string[]> => {
  const database = new pg.Client(databaseUrl);
  await database.connect();
  try {
    // What PostgreSQL still holds in memory is written out.
    await database.query('checkpoint');
    const tables = await database.query<{ name: string }>(
      "select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')",
    );
    const found: string[] = [];
    for (const { name } of tables.rows) {
      const rows = await database.query(`select 1 from ${name} as one where one::text like $1 limit 1`, [
        `%${needle}%`,
      ]);
      if (rows.rowCount) found.push(`table ${name}`);
    }
    return found;
  } finally {
    await database.end();
  }
};

/**
 * Where the needle stands in what a house has written: tables by name, and files relative to the first folder that has
 * them. The first folder is the house's own: one with hardly any files is not what was meant to be searched.
 */
export const tracesOf = async (needle: string, databaseUrl: string, folders: string[]): Promise<string[]> => {
  const tables = await tablesWith(needle, databaseUrl);
  const [own, ...others] = folders.map((folder) => lookFor(needle, folder));
  if (!own || own.files < 1_000) throw new Error(`only ${own?.files ?? 0} files were searched`);
  return [...tables, ...own.found, ...others.flatMap(({ found }) => found)];
};
