/** N5: how an item of an APT went. */
import { botTexts, fill } from '../../../core/texts/bot/index.ts';
import { longDay } from '../../../core/texts/dates.ts';
import { press } from '../parts.ts';
import type { Words } from '../words.ts';

export const n5: Words<'N5'> = ({ line, data, unitName, look: { language } }) => {
  const { n5: t, button } = botTexts[language];
  const day = longDay(line.start, language);
  return {
    kind: fill(t.kind, { unit: unitName }),
    title: fill(t.title, { day }),
    body: [fill(t.body, { title: line.title })],
    small: null,
    speak: fill(t.speak, { day }),
    notice: null,
    buttons: [
      press({ title: button.discussed, verb: 'discussed', primary: true, data }),
      press({ title: button.promote, verb: 'promote', data }),
      press({ title: button.notReached, verb: 'notReached', data }),
    ],
  };
};
