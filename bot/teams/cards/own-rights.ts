/** Buttons that open a dialog of the tab, where the person is signed in already, and the card that offers one. */
import { isOwnVerb } from '../../core/extension/dialogs.ts';
import type { Reply } from '../../core/reply.ts';
import { extensionTexts } from '../../core/texts/extension/index.ts';
import type { Click } from '../../usecases/conversation.ts';
import { back } from './menu.ts';
import { type Button, type Face, face, heading, text } from './parts.ts';
import type { Look } from './words.ts';

/**
 * A button that opens a dialog. Only Action.Submit can (learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/
 * task-modules/task-modules-bots#bot-framework-card-actions-vs-adaptive-card-actionsubmit-actions); an answer to
 * Action.Execute has no form for it. Every client that shows cards knows Action.Submit; where there are no dialogs, Teams
 * opens the dialog's `fallbackUrl`.
 */
export const opensDialog = (
  title: string,
  data: Readonly<Record<string, string>>,
  { primary = false, secondary = false }: { primary?: boolean; secondary?: boolean } = {},
): Button => ({
  type: 'Action.Submit',
  title,
  ...(primary ? { style: 'positive' } : {}),
  ...(secondary ? { mode: 'secondary' } : {}),
  data: { ...data, msteams: { type: 'task/fetch' } },
});

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
