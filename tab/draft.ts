/** Text that is not saved yet, kept in this browser until it is. */

const PREFIX = 'stegvis/draft/';
const KEEP_MS = 30 * 24 * 3600_000;

/** Where there is no storage (a host may block it for framed pages), the text lives as long as the page. */
const memory = new Map<string, string>();

const storage = (): Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> => {
  try {
    return window.localStorage;
  } catch {
    return {
      getItem: (name) => memory.get(name) ?? null,
      setItem: (name, value) => void memory.set(name, value),
      removeItem: (name) => void memory.delete(name),
    };
  }
};

/** The draft under this name, if it is younger than 30 days. */
export const readDraft = <T>(name: string): T | null => {
  try {
    const kept = JSON.parse(storage().getItem(PREFIX + name) ?? 'null') as { at: number; value: T } | null;
    return kept && Date.now() - kept.at < KEEP_MS ? kept.value : null;
  } catch {
    // Not ours, or written by an older version: nothing to give back.
    return null;
  }
};

/** Keeps the draft; false when the browser is full or refuses, so that the person can be told. */
export const keepDraft = <T>(name: string, value: T): boolean => {
  try {
    storage().setItem(PREFIX + name, JSON.stringify({ at: Date.now(), value }));
    return true;
  } catch {
    memory.set(PREFIX + name, JSON.stringify({ at: Date.now(), value }));
    return false;
  }
};

/** Forgets the draft. */
export const dropDraft = (name: string): void => storage().removeItem(PREFIX + name);
