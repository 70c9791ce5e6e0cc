/** N12: the annual follow-up of the systematic work environment management. */
import { botTexts, fill } from '../../../core/texts/bot/index.ts';
import { open, press } from '../parts.ts';
import { counted, type Words } from '../words.ts';

export const n12: Words<'N12'> = ({ line, data, unitName, look: { language, links } }) => {
  const { n12: t, button } = botTexts[language];
  return {
    kind: fill(t.kind, { unit: unitName }),
    title: t.title,
    body: [counted(line.actions, t, language)],
    small: null,
    speak: t.speak,
    notice: null,
    buttons: [
      open(button.open, links('plan', line.unit)),
      // put off once: it does not come a third time
      ...(line.again ? [] : [press({ title: button.later, verb: 'later', data })]),
    ],
  };
};
