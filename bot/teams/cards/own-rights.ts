/** The card that offers to do with the person's own rights what the app's do not reach. */
import { isOwnVerb } from '../../core/extension/dialogs.ts';
import type { Reply } from '../../core/reply.ts';
import { extensionTexts } from '../../core/texts/extension/index.ts';
import type { Click } from '../../usecases/conversation.ts';
import { back } from './menu.ts';
import { opensDialog } from './opens-dialog.ts';
import { type Face, face, heading, text } from './parts.ts';
import type { Look } from './words.ts';

/** What may be carried along of what the card's fields had; the rest is the card's own. */
const INPUTS = ['date', 'was', 'title', 'as', 'once'] as const;

/**
 * Where the app's rights end, the person's own may reach: the way to try, in the place of a refusal. Null where there is
 * none. A proposal through the group cannot be made by the person without naming them.
 */
export const ownRightsFace = (reply: Reply, { verb, data }: Click, look: Look): Face | null => {
  if (reply.kind !== 'problem' || reply.card === null) return null;
  if (reply.fault.kind !== 'refused' && reply.fault.kind !== 'consent') return null;
  const { nudge, item } = data;
  if (!isOwnVerb(verb) || typeof nudge !== 'string' || typeof item !== 'string') return null;
  if (verb === 'propose' && data.as === 'group') return null;
  const { ownRights: t, button } = extensionTexts[look.language];
  const inputs = Object.fromEntries(
    INPUTS.flatMap((name) => (typeof data[name] === 'string' ? [[name, data[name]]] : [])),
  );
  return face({
    language: look.language,
    summary: `${t.title} — ${t.body}`,
    speak: t.title,
    body: [heading(t.title), text(t.body)],
    actions: [
      opensDialog(button.self, { ...inputs, dialog: 'press', verb, nudge, item }, { primary: true }),
      back(reply.card, item, look),
    ],
  });
};
