/** N11: actions of the plan that need a decision. */
import { botTexts, fill } from '../../../core/texts/bot/index.ts';
import { open } from '../parts.ts';
import { counted, type Words } from '../words.ts';

export const n11: Words<'N11'> = ({ line, unitName, look: { language, links } }) => {
  const { n11: t, button } = botTexts[language];
  return {
    kind: fill(t.kind, { unit: unitName }),
    title: t.title,
    body: [counted(line.actions, t, language)],
    small: null,
    speak: t.speak,
    notice: null,
    buttons: [open(button.open, links('plan', line.unit)), open(button.book, links('meetings', line.unit))],
  };
};
