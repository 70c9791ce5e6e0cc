/** Where Microsoft's official schemas are: ORACLES_DIR. */
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
export const ORACLES_DIR = resolve(ROOT, process.env.ORACLES_DIR ?? '../shared/oracles');
export const present = existsSync(join(ORACLES_DIR, 'SOURCES.md'));

export const oracle = <T = unknown>(name: string): T =>
  JSON.parse(readFileSync(join(ORACLES_DIR, name), 'utf8')) as T;
