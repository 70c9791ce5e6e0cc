/** Commands whose doing has its home elsewhere; here they are only led to their answers. */
import type { Reply } from '../../core/reply.ts';

/** *begrepp <ord>*. */
export const explainTerm = (word: string | null): Reply => ({ kind: 'glossary', word });

/** *mina data*. */
export const showMyData = (): Reply => ({ kind: 'my-data' });

/** *radera mina data*: always asked about before anything is deleted. */
export const askToErase = (): Reply => ({ kind: 'erase-ask' });

/** [Radera] on that question. */
export const eraseMyData = async (): Promise<Reply> => ({
  kind: 'problem',
  fault: { kind: 'conflict', reason: 'already-decided' },
  card: null,
});
