/** The activities that carry our answers. */
import type { Activity } from 'botbuilder';
import type { Language } from '../core/content.ts';
import type { Reply } from '../core/reply.ts';
import type { Face } from './cards/parts.ts';
import { faceOf } from './cards/render.ts';
import type { Links } from './links.ts';

export const ADAPTIVE_CARD = 'application/vnd.microsoft.card.adaptive';

/** A message with a sentence or with a card, never both: Teams would make two messages of it, without an id. */
export const message = (face: Face): Partial<Activity> =>
  face.kind === 'text'
    ? { type: 'message', textFormat: 'plain', text: face.text }
    : {
        type: 'message',
        summary: face.summary,
        attachments: [{ contentType: ADAPTIVE_CARD, content: face.card }],
      };

/** The message for a reply. */
export const messageOf = (reply: Reply, language: Language, links: Links): Partial<Activity> =>
  message(faceOf(reply, { language, links }));
