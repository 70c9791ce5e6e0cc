import { type ListRead, listOf } from '../../core/brought-list.ts';
import type { ReadFile } from '../ports.ts';

/** The rows of a list that somebody brings, or why there are none. */
export const readList = async (readFile: ReadFile, bytes: Uint8Array): Promise<ListRead> => {
  const read = await readFile(bytes);
  if (read.ok) return listOf(read.document);
  return { ok: false, why: read.why === 'too-large' ? 'too-long' : 'unreadable' };
};
