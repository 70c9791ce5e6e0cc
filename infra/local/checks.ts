/** What has to be right before anything is started; what is not is thrown as one line with the remedy. */
import { accessSync, constants, existsSync, mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { portFault } from './ports.ts';

const PORT_TRIES = 6;
const PORT_PAUSE_MS = 100;

/** Makes the data folder; throws when it is a file or cannot be written. */
export const checkDataDir = (dataDir: string): void => {
  if (existsSync(dataDir) && !statSync(dataDir).isDirectory())
    throw new Error(`DATA_DIR: ${dataDir} is a file. Set it to a folder, or move the file away.`);
  try {
    const keep = join(dataDir, 'tenant');
    mkdirSync(keep, { recursive: true, mode: 0o700 });
    for (const folder of [dataDir, keep]) accessSync(folder, constants.W_OK | constants.X_OK);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new Error(`DATA_DIR: ${dataDir} cannot be written (${code}). Set it to a folder of your own.`);
  }
};

/** Throws when the bot's port, or one of the tenant's two, cannot be listened on. */
export const checkPorts = async (port: number): Promise<void> => {
  const named: [string, number][] = [
    ['PORT', port],
    ['PORT + 2', port + 2],
    ['PORT + 3', port + 3],
  ];
  for (const [name, number] of named) {
    let fault = await portFault(number);
    // A process that has just been ended holds its port for another moment.
    for (let tries = 1; fault === 'taken' && tries < PORT_TRIES; tries++) {
      await pause(PORT_PAUSE_MS);
      fault = await portFault(number);
    }
    if (fault)
      throw new Error(
        `${name}: ${number} is ${fault === 'taken' ? 'taken by another program' : 'not allowed for this user'}. Set PORT to another number, for example PORT=${port + 100} npm start.`,
      );
  }
};
