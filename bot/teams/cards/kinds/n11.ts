/** N11: actions of the plan that need a decision, or a programme that has come to a halt. */
import { botTexts, fill } from '../../../core/texts/bot/index.ts';
import { longDay } from '../../../core/texts/dates.ts';
import { open } from '../parts.ts';
import { counted, type Words } from '../words.ts';

export const n11: Words<'N11'> = ({ line, unitName, look: { language, links } }) => {
  const { n11: t, button } = botTexts[language];
  const kind = fill(t.kind, { unit: unitName });
  const book = open(button.book, links('meetings', line.unit));
  if (line.haltedSince !== undefined)
    return {
      kind,
      title: t.halt.title,
      body: [fill(t.halt.body, { day: longDay(line.haltedSince, language) })],
      small: t.halt.small,
      speak: t.halt.speak,
      notice: null,
      buttons: [open(button.open, links('programme', line.unit)), book],
    };
  return {
    kind,
    title: t.title,
    body: [counted(line.actions, t, language)],
    small: null,
    speak: t.speak,
    notice: null,
    buttons: [open(button.open, links('plan', line.unit)), book],
  };
};
