/** Builds the tab and the page for people when their sources have changed since the last build. */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { endWithUs, isAlive } from './processes.ts';

interface Part {
  /** Where it is built, below `.build`. */
  name: string;
  config: string;
  sources: readonly string[];
}

const PARTS: readonly Part[] = [
  { name: 'tab', config: 'tab/vite.config.ts', sources: ['tab', 'bot/core', 'package-lock.json'] },
  {
    name: 'host',
    config: 'infra/local/host/vite.config.ts',
    sources: ['infra/local/host', 'package-lock.json'],
  },
];
const LOCK_MS = 120_000;

const filesIn = (root: string, source: string): string[] => {
  if (!existsSync(join(root, source))) return [];
  const entries = source.includes('.')
    ? null
    : readdirSync(join(root, source), { recursive: true, withFileTypes: true });
  if (!entries) return [join(root, source)];
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
};

/** A fingerprint of everything a part is built from. */
const fingerprint = (root: string, part: Part): string => {
  const hash = createHash('sha256');
  for (const source of part.sources)
    for (const file of filesIn(root, source)) hash.update(file.slice(root.length)).update(readFileSync(file));
  return hash.digest('hex');
};

const stampOf = (root: string, part: Part): string => join(root, '.build', `${part.name}.stamp`);

const stale = (root: string): { part: Part; print: string }[] =>
  PARTS.map((part) => ({ part, print: fingerprint(root, part) })).filter(({ part, print }) => {
    const stamp = stampOf(root, part);
    return (
      !existsSync(join(root, '.build', part.name)) ||
      !existsSync(stamp) ||
      readFileSync(stamp, 'utf8') !== print
    );
  });

const buildPart = (root: string, part: Part): Promise<void> =>
  new Promise((resolve, reject) => {
    const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
    const child = spawn(process.execPath, [vite, 'build', '--config', part.config, '--logLevel', 'error'], {
      cwd: root,
      env: { ...process.env, NO_COLOR: '1' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    endWithUs(child, 'SIGKILL');
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    child.on('error', reject);
    child.on('close', (code) =>
      code === 0 ? resolve() : reject(new Error(`The ${part.name} could not be built.\n${output.trim()}`)),
    );
  });

/** Takes the lock of `.build`, so that two starts at once do not empty each other's folder; gives the release. */
const lock = async (root: string): Promise<() => void> => {
  const file = join(root, '.build', 'lock');
  mkdirSync(join(root, '.build'), { recursive: true });
  for (const deadline = Date.now() + LOCK_MS; Date.now() < deadline; await pause(100)) {
    try {
      const handle = openSync(file, 'wx');
      writeSync(handle, String(process.pid));
      closeSync(handle);
      return () => rmSync(file, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const holder = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0;
    if (holder > 0 && !isAlive(holder)) rmSync(file, { force: true });
  }
  throw new Error(`${file}: another build holds it. Remove it if no build is running.`);
};

/** Builds what is missing or older than its sources; `note` is told when that takes a while. */
export const ensureBuilt = async (root: string, note: (text: string) => void): Promise<void> => {
  if (stale(root).length === 0) return;
  const release = await lock(root);
  try {
    const parts = stale(root);
    if (parts.length > 0) note(`Building ${parts.map(({ part }) => `the ${part.name}`).join(' and ')} …`);
    await Promise.all(
      parts.map(async ({ part, print }) => {
        await buildPart(root, part);
        writeFileSync(stampOf(root, part), print);
      }),
    );
  } finally {
    release();
  }
};
