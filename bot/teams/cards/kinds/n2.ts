/** N2: the decisions of a meeting that was. */
import { botTexts, fill } from '../../../core/texts/bot/index.ts';
import { longDay } from '../../../core/texts/dates.ts';
import { open, press } from '../parts.ts';
import { counted, type Words } from '../words.ts';

export const n2: Words<'N2'> = ({ line, data, look: { language, links } }) => {
  const { n2: t, button } = botTexts[language];
  const day = longDay(line.start, language);
  return {
    kind: fill(t.kind, { title: line.title }),
    title: fill(t.title, { day }),
    body: [counted(line.decisions, t, language)],
    small: null,
    speak: fill(t.speak, { day }),
    notice: null,
    buttons: [
      press({ title: button.confirm, verb: 'confirm', primary: true, data }),
      open(button.edit, links('meetings', line.unit, line.meeting)),
    ],
  };
};
