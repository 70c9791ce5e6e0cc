/** Buttons that open a dialog of the tab, where the person is signed in already. */
import type { Button } from './parts.ts';

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
