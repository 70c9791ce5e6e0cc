/** Whether a meeting's date holds, when it was read in a calendar long ago; asked on the card about that meeting. */
import type { Language } from '../../../core/choices.ts';
import { botTexts, fill } from '../../../core/texts/bot/index.ts';
import { mediumDay } from '../../../core/texts/dates.ts';
import { extensionTexts } from '../../../core/texts/extension/index.ts';
import { opensDialog } from '../opens-dialog.ts';
import { type Button, type Press, press } from '../parts.ts';

/**
 * The question, the button that says yes, which comes right after the main one, and behind the menu the one that reads
 * the date. Nothing for a date read lately.
 */
export const dateQuestion = (
  { readOn, unit }: { readOn?: string; unit: string },
  data: NonNullable<Press['data']>,
  language: Language,
): { body: string[]; buttons: Button[]; read: Button[] } => {
  if (readOn === undefined) return { body: [], buttons: [], read: [] };
  const { calendar: t, button } = botTexts[language];
  return {
    body: [fill(t.question, { day: mediumDay(readOn, language) })],
    buttons: [press({ title: button.stillRight, verb: 'confirm', data })],
    read: [
      // The app may not read people's calendars; the person whose it is can, in a dialog.
      opensDialog(
        extensionTexts[language].button.readCalendar,
        { ...data, dialog: 'calendar', unit },
        { secondary: true },
      ),
    ],
  };
};
