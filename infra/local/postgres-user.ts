/**
 * As whom the PostgreSQL server runs. It refuses to run as root: then `nobody` takes over, and where that user cannot
 * reach the data, `setpriv` lends it the one capability that it lacks.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

export interface ServerUser {
  uid: number;
  gid: number;
}

/** The user to run the server as: `nobody` when this process is root, else null (this process' own user). */
export const serverUser = (): ServerUser | null => {
  if (process.getuid?.() !== 0) return null;
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith('nobody:'));
  const [, , uid, gid] = line?.split(':') ?? [];
  // macOS writes -2 for an unsigned number.
  const unsigned = (text: string | undefined): number => Number(text ?? 65_534) >>> 0;
  return { uid: unsigned(uid), gid: unsigned(gid) };
};

/** Whether a user may go through every folder on the way to `path`, by the folders' modes. */
export const mayTraverse = (path: string, user: ServerUser): boolean => {
  for (let folder = resolve(path); ; folder = dirname(folder)) {
    const { uid, gid, mode } = statSync(folder);
    const bit = uid === user.uid ? 0o100 : gid === user.gid ? 0o010 : 0o001;
    if ((mode & bit) === 0) return false;
    if (folder === dirname(folder)) return true;
  }
};

export interface Command {
  file: string;
  args: string[];
  uid?: number;
  gid?: number;
}

const LEND = ['--clear-groups', '--inh-caps=+dac_override', '--ambient-caps=+dac_override'];

/** How to run a binary as `user` on data at `path`. Throws with the remedy when that cannot be. */
export const commandFor = (user: ServerUser | null, path: string, file: string, args: string[]): Command => {
  if (!user) return { file, args };
  if (mayTraverse(dirname(path), user)) return { file, args, uid: user.uid, gid: user.gid };
  if (spawnSync('setpriv', ['--version']).status !== 0)
    throw new Error(
      `${path}: PostgreSQL does not run as root, and the user nobody cannot reach this folder. Start as an ordinary user, or set DATA_DIR to a folder that everybody may pass through.`,
    );
  return { file: 'setpriv', args: [`--reuid=${user.uid}`, `--regid=${user.gid}`, ...LEND, file, ...args] };
};
