/** Every reply that the bot can give, with ordinary and with long content. */
import type { Reply } from '../../../bot/core/reply.ts';
import { commandReplies } from '../command-replies.ts';
import { runningReplies } from '../running-replies.ts';
import { cardReplies } from './cards.ts';
import { conversationReplies } from './conversation.ts';
import { troubleReplies } from './troubles.ts';

export { answers, answersByKind } from './answers.ts';
export { cardOf } from './cards.ts';
export { lines } from './lines.ts';

export const replies: Record<string, Reply> = {
  ...commandReplies,
  ...cardReplies,
  ...conversationReplies,
  ...runningReplies,
  ...troubleReplies,
};
