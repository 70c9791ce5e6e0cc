/** What can be known of processes that this one did not start itself, such as those a killed run has left behind. */
import { type ChildProcess, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

/** Whether a process has ended and only waits for its parent to take note, which nobody may do in a container. */
const isZombie = (pid: number): boolean => {
  try {
    return /\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    // No /proc (macOS): there init always takes note.
    return false;
  }
};

/** Whether a process of that id lives. */
export const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return !isZombie(pid);
  } catch (error) {
    // Somebody else's process may not be signalled, but it is there.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};

/** The command line of a process, or null when there is no such process or no way to tell. */
export const commandOf = (pid: number): string | null => {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim() || null;
  } catch {
    // No /proc (macOS), or no such process: ask ps.
    const listed = spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
    return listed.status === 0 ? listed.stdout.trim() || null : null;
  }
};

/** Signals a process and waits for its end; false when it is still there after `ms`. */
export const endWith = async (pid: number, signal: NodeJS.Signals, ms: number): Promise<boolean> => {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return true;
    throw error;
  }
  for (const deadline = Date.now() + ms; Date.now() < deadline; ) {
    if (!isAlive(pid)) return true;
    await pause(25);
  }
  return !isAlive(pid);
};

/** Lets a child not outlive this process, however it ends (but for kill -9). */
export const endWithUs = (child: ChildProcess, signal: NodeJS.Signals): void => {
  const end = (): void => {
    child.kill(signal);
  };
  process.once('exit', end);
  child.once('exit', () => process.off('exit', end));
};
