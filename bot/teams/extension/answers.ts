/** The envelopes that Teams wants back from message extensions and dialogs. */
import type { AdaptiveCard } from '../cards/parts.ts';
import { ADAPTIVE_CARD } from '../message.ts';
import type { Attachment } from './cards.ts';

export interface TaskInfo {
  title: string;
  width: number;
  height: number;
  /** A page of the app's own; `fallbackUrl` opens in a browser where there are no dialogs. */
  url?: string;
  fallbackUrl?: string;
  card?: { contentType: typeof ADAPTIVE_CARD; content: AdaptiveCard };
}

/** learn.microsoft.com/microsoftteams/platform/messaging-extensions/how-to/search-commands/respond-to-search#respond-to-user-requests */
export const results = (attachments: readonly Attachment[]) => ({
  composeExtension: { type: 'result' as const, attachmentLayout: 'list' as const, attachments },
});

/** Plain words in the place of results. */
export const said = (text: string) => ({ composeExtension: { type: 'message' as const, text } });

/** learn.microsoft.com/microsoftteams/platform/messaging-extensions/how-to/action-commands/create-task-module#respond-to-the-fetchtask */
export const dialog = (value: TaskInfo) => ({ task: { type: 'continue' as const, value } });

/** A card of ours in a dialog. */
export const cardDialog = (title: string, content: AdaptiveCard) =>
  dialog({ title, width: 480, height: 360, card: { contentType: ADAPTIVE_CARD, content } });

/** Plain words in a dialog. */
export const popup = (value: string) => ({ task: { type: 'message' as const, value } });
