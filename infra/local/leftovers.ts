/** Which processes a start has running on a data folder, so that the next start knows a live one from a dead one. */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { commandOf, endWith, isAlive } from './processes.ts';

/** A process as it was noted; the command line tells it from another one that has got the same id since. */
interface Noted {
  pid: number;
  command: string | null;
}

interface Notes {
  tenant: Noted;
  bot: Noted | null;
}

const fileIn = (folder: string): string => join(folder, 'processes.json');
const noted = (pid: number): Noted => ({ pid, command: commandOf(pid) });
const lives = ({ pid, command }: Noted): boolean =>
  isAlive(pid) && command !== null && commandOf(pid) === command;

const read = (folder: string): Notes | null => {
  if (!existsSync(fileIn(folder))) return null;
  try {
    return JSON.parse(readFileSync(fileIn(folder), 'utf8')) as Notes;
  } catch {
    // Cut off by a kill in the middle of writing: then it knows nothing.
    return null;
  }
};

/** Notes this process, and the bot that it has started. */
export const noteProcesses = (folder: string, bot: number | null): void => {
  const notes: Notes = { tenant: noted(process.pid), bot: bot === null ? null : noted(bot) };
  writeFileSync(fileIn(folder), JSON.stringify(notes));
};

/** Forgets the notes: everything was stopped in order. */
export const forgetProcesses = (folder: string): void => rmSync(fileIn(folder), { force: true });

/** Takes a data folder for this process. Throws when a live one has it; ends a bot that a killed one left behind. */
export const takeFolder = async (folder: string, dataDir: string): Promise<void> => {
  // Keys and passwords are in it.
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const notes = read(folder);
  if (notes && notes.tenant.pid !== process.pid && lives(notes.tenant))
    throw new Error(
      `DATA_DIR: ${dataDir} is in use by another npm start (process ${notes.tenant.pid}). Stop that one, or set DATA_DIR to another folder.`,
    );
  if (notes?.bot && lives(notes.bot)) await endWith(notes.bot.pid, 'SIGKILL', 3000);
  noteProcesses(folder, null);
};
