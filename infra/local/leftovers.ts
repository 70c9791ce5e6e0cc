/** Which processes a start has running on a data folder, so that the next start knows a live one from a dead one. */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { commandOf, endWith, isAlive } from './processes.ts';

/** A process as it was noted; the command line tells it from another one that has got the same id since. */
interface Noted {
  pid: number;
  command: string | null;
}

interface Notes {
  tenant: Noted;
  bot: Noted | null;
  /** It has been told to stop. */
  stopping?: boolean;
}

/** A start that was told to stop is gone within this time. */
const STOPPING_MS = 15_000;
/** npm may be gone before the start below it has noticed (run.ts): so long it gets to note that it stops. */
const NOTICE_MS = 1000;

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

/** Notes that this process is stopping, so that the next start waits for its end. */
export const noteStopping = (folder: string): void => {
  const notes = read(folder);
  if (notes) writeFileSync(fileIn(folder), JSON.stringify({ ...notes, stopping: true }));
};

/** Forgets the notes: everything was stopped in order. */
export const forgetProcesses = (folder: string): void => rmSync(fileIn(folder), { force: true });

/** Waits for a start that is stopping; the notes of one that lives on, or null. */
const liveNotes = async (folder: string): Promise<Notes | null> => {
  const began = Date.now();
  for (;;) {
    const notes = read(folder);
    if (!notes || notes.tenant.pid === process.pid || !lives(notes.tenant)) return null;
    if (Date.now() - began > (notes.stopping ? STOPPING_MS : NOTICE_MS)) return notes;
    await pause(50);
  }
};

/**
 * Takes a data folder for this process, once a start that is stopping has gone. Throws when a live one has it; ends a
 * bot that a killed one left behind.
 */
export const takeFolder = async (folder: string, dataDir: string): Promise<void> => {
  // Keys and passwords are in it.
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const other = await liveNotes(folder);
  if (other)
    throw new Error(
      `DATA_DIR: ${dataDir} is in use by another npm start (process ${other.tenant.pid}). Stop that one, or set DATA_DIR to another folder.`,
    );
  const notes = read(folder);
  if (notes?.bot && lives(notes.bot)) await endWith(notes.bot.pid, 'SIGKILL', 3000);
  noteProcesses(folder, null);
};
