/**
 * `npm run bench [name …]`: every measurement in turn, against the local tenant, as one table. Ends with a code other
 * than 0 when a row does not hold.
 */
import { readdirSync } from 'node:fs';
import { availableParallelism, totalmem } from 'node:os';

export interface Row {
  what: string;
  value: string;
  limit: string;
  holds: boolean;
}

export interface Bench {
  name: string;
  run(): Promise<Row[]>;
}

const isBench = (value: unknown): value is Bench =>
  typeof value === 'object' && value !== null && 'name' in value && 'run' in value;

const wanted = process.argv.slice(2);
const files = readdirSync(new URL('.', import.meta.url))
  .filter((file) => file.endsWith('.bench.ts'))
  .filter((file) => wanted.length === 0 || wanted.some((name) => file.startsWith(name)))
  .sort();

const gib = Math.round(totalmem() / 2 ** 30);
console.log(`Node ${process.versions.node}, ${availableParallelism()} cores, ${gib} GiB\n`);
console.log('| bench | what | value | limit | holds |\n| --- | --- | --- | --- | --- |');

let broken = 0;
const tell = (bench: string, { what, value, limit, holds }: Row): void => {
  if (!holds) broken++;
  console.log(`| ${bench} | ${what} | ${value} | ${limit} | ${holds ? 'yes' : '**no**'} |`);
};

for (const file of files) {
  const module: Record<string, unknown> = await import(new URL(file, import.meta.url).href);
  const bench = Object.values(module).find(isBench) ?? module;
  if (!isBench(bench)) throw new Error(`${file} exports no bench`);
  try {
    for (const row of await bench.run()) tell(bench.name, row);
  } catch (error) {
    console.error(error);
    tell(bench.name, { what: 'ran to its end', value: String(error), limit: 'yes', holds: false });
  }
}
process.exit(broken === 0 ? 0 : 1);
