/** N3: two ideas for an APT. */
import { botTexts, fill } from '../../../core/texts/bot/index.ts';
import { longDay } from '../../../core/texts/dates.ts';
import { press } from '../parts.ts';
import type { Words } from '../words.ts';

export const n3: Words<'N3'> = ({ line, data, unitName, look: { language } }) => {
  const { n3: t, button } = botTexts[language];
  const [first, second] = line.ideas;
  const day = longDay(line.start, language);
  return {
    kind: fill(t.kind, { unit: unitName }),
    title: fill(t.title, { day }),
    body: [fill(t.body, { a: first[language], b: second[language] })],
    small: fill(t.small, { a: String(first.minutes), b: String(second.minutes) }),
    speak: fill(t.speak, { day }),
    notice: null,
    buttons: [
      press({ title: button.first, verb: 'place', primary: true, data: { ...data, idea: first.id } }),
      press({ title: button.second, verb: 'place', data: { ...data, idea: second.id } }),
      press({ title: button.notNow, verb: 'skip', data }),
    ],
  };
};
