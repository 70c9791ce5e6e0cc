/** Looks ahead over memory ports, for chats. */
import { content } from '../../bot/core/content.ts';
import { cardWords } from '../../bot/teams/words.ts';
import { makePreviewUseCases, type PreviewUseCases } from '../../bot/usecases/preview/index.ts';
import { makeMemoryClaimStore } from './claims.ts';
import type { World } from './world.ts';

export const makeMemoryPreviews = (ports: World['ports']): PreviewUseCases =>
  makePreviewUseCases({ ...ports, content, claims: makeMemoryClaimStore([]), words: cardWords });
