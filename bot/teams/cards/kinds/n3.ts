/** N3: two ideas for an APT. */
import { botTexts, fill } from '../../../core/texts/bot/index.ts';
import { longDay } from '../../../core/texts/dates.ts';
import { open, press } from '../parts.ts';
import type { Words } from '../words.ts';
import { dateQuestion } from './date-question.ts';

export const n3: Words<'N3'> = ({ line, data, unitName, look: { language, links } }) => {
  const { n3: t, button } = botTexts[language];
  const [first, second] = line.ideas;
  const day = longDay(line.start, language);
  const asked = dateQuestion(line, data, language);
  const many = asked.buttons.length > 0;
  return {
    kind: fill(t.kind, { unit: unitName }),
    title: fill(t.title, { day }),
    body: [fill(t.body, { a: first[language], b: second[language] }), ...asked.body],
    small: fill(t.small, { a: String(first.minutes), b: String(second.minutes) }),
    speak: fill(t.speak, { day }),
    notice: null,
    buttons: [
      press({ title: button.first, verb: 'place', primary: true, data: { ...data, idea: first.id } }),
      press({ title: button.second, verb: 'place', data: { ...data, idea: second.id } }),
      ...asked.buttons,
      // Three buttons show; with the question the way into the tab, where the date is moved, goes along.
      press({ title: button.notNow, verb: 'skip', secondary: many, data }),
      ...(many ? [open(button.open, links('meetings', line.unit, line.meeting), true)] : []),
    ],
  };
};
