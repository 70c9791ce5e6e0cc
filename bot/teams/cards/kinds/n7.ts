/** N7 is an item of the group's agenda; on a card it would read like this, and lead to the plan. */
import { botTexts, fill } from '../../../core/texts/bot/index.ts';
import { mediumDay } from '../../../core/texts/dates.ts';
import { open } from '../parts.ts';
import type { Words } from '../words.ts';

export const n7: Words<'N7'> = ({ line, unitName, look: { language, links } }) => {
  const { n7: t, button } = botTexts[language];
  const title = fill(t.title, { action: line.title });
  return {
    kind: fill(t.kind, { unit: unitName }),
    title,
    body: [fill(t.body, { day: mediumDay(line.dueDate, language) })],
    small: null,
    speak: fill(t.speak, { action: line.title }),
    notice: null,
    buttons: [open(button.open, links('plan', line.unit, line.action))],
  };
};
