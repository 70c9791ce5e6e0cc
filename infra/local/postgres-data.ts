/** The folder of the PostgreSQL server: initialised once, owned by the server's user, freed of a dead run's traces. */
import { spawn } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findBinaries } from './postgres-binaries.ts';
import { commandFor, type ServerUser } from './postgres-user.ts';
import { commandOf, endWith, endWithUs, isAlive } from './processes.ts';

/** The database's superuser, as whom the bot connects. */
export const USER = 'stegvis';
const INITDB = [
  '--auth=scram-sha-256',
  '--encoding=UTF8',
  '--locale=C.UTF-8',
  '--locale-provider=icu',
  '--icu-locale=sv',
  '--no-sync',
];

/** What a log says about the reason of a failure, as one line. */
export const reasonIn = (text: string): string =>
  text
    .split('\n')
    .filter((line) => /FATAL|ERROR|HINT|error:|hint:/.test(line))
    .slice(-2)
    .map((line) => line.replace(/^.*?(FATAL|ERROR|HINT|error|hint):\s+/, ''))
    .join(' ') || 'no reason given';

const chownAll = (path: string, user: ServerUser): void => {
  chownSync(path, user.uid, user.gid);
  for (const entry of readdirSync(path, { recursive: true, encoding: 'utf8' }))
    chownSync(join(path, entry), user.uid, user.gid);
};

/** Runs initdb in a folder beside the final one, so that a killed first start leaves no half-made database. */
const initialise = async (data: string, password: string, user: ServerUser | null): Promise<void> => {
  const work = `${data}.new`;
  rmSync(work, { recursive: true, force: true });
  mkdirSync(work, { mode: 0o700 });
  const secrets = mkdtempSync(join(tmpdir(), 'stegvis-'));
  const pwfile = join(secrets, 'password');
  writeFileSync(pwfile, password, { mode: 0o600 });
  if (user) for (const path of [work, secrets, pwfile]) chownSync(path, user.uid, user.gid);
  try {
    const args = ['-D', work, '-U', USER, '--pwfile', pwfile, ...INITDB];
    const { file, args: all, ...ids } = commandFor(user, work, findBinaries(user).initdb, args);
    await new Promise<void>((resolve, reject) => {
      const child = spawn(file, all, { cwd: '/', stdio: ['ignore', 'pipe', 'pipe'], ...ids });
      endWithUs(child, 'SIGKILL');
      let output = '';
      child.stdout.on('data', (chunk) => (output += chunk));
      child.stderr.on('data', (chunk) => (output += chunk));
      child.on('error', reject);
      child.on('close', (code) =>
        code === 0
          ? resolve()
          : reject(new Error(`PostgreSQL could not be set up in ${data}: ${reasonIn(output)}`)),
      );
    });
    renameSync(work, data);
  } finally {
    rmSync(secrets, { recursive: true, force: true });
    rmSync(work, { recursive: true, force: true });
  }
};

/** Makes the folder fit for a start: initialised once, owned by the server's user. Throws with the remedy. */
export const prepareData = async (data: string, password: string, user: ServerUser | null): Promise<void> => {
  if (existsSync(data) && readdirSync(data).length === 0) rmSync(data, { recursive: true });
  if (!existsSync(data)) return initialise(data, password, user);
  if (!existsSync(join(data, 'PG_VERSION')))
    throw new Error(`${data}: is not a PostgreSQL folder. Move it away, or set DATA_DIR to another folder.`);
  const owner = statSync(data).uid;
  if (user && owner !== user.uid) chownAll(data, user);
  if (!user && process.getuid && owner !== process.getuid())
    throw new Error(
      `${data}: belongs to another user. Start as that user, or set DATA_DIR to another folder.`,
    );
  chmodSync(data, 0o700);
};

/** Ends a server that a killed run has left behind, and forgets a lock file that names no server. */
export const clearOrphan = async (data: string): Promise<void> => {
  const lock = join(data, 'postmaster.pid');
  if (!existsSync(lock)) return;
  const pid = Number(readFileSync(lock, 'utf8').split('\n')[0]);
  if (!Number.isInteger(pid) || pid <= 0 || !isAlive(pid)) return;
  if (!commandOf(pid)?.includes('postgres')) return rmSync(lock, { force: true });
  if (await endWith(pid, 'SIGINT', 5000)) return;
  if (await endWith(pid, 'SIGQUIT', 3000)) return;
  throw new Error(
    `${data}: is held by another PostgreSQL server (process ${pid}) that does not stop. End it first.`,
  );
};
