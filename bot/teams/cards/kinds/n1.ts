/** N1: a group meeting comes. */
import { botTexts, fill } from '../../../core/texts/bot/index.ts';
import { clockTime, longDay } from '../../../core/texts/dates.ts';
import { open, press } from '../parts.ts';
import { listed, type Words } from '../words.ts';
import { dateQuestion } from './date-question.ts';

export const n1: Words<'N1'> = ({ line, data, look: { language, links } }) => {
  const { n1: t, agenda, button } = botTexts[language];
  const { agenda: items, stalled = 0 } = line;
  const waiting = stalled === 1 ? t.stalledOne : fill(t.stalled, { n: String(stalled) });
  const all = stalled === 0 ? items : [...items, waiting];
  const asked = dateQuestion(line, data, language);
  const variables = {
    day: longDay(line.start, language),
    time: clockTime(line.start, language),
    title: line.title,
  };
  return {
    kind: fill(t.kind, variables),
    title: fill(t.title, variables),
    body: [all.length === 0 ? t.empty : fill(t.body, { items: listed(all, agenda.more) }), ...asked.body],
    small: null,
    speak: fill(t.speak, variables),
    notice: null,
    buttons: [
      open(button.agenda, links('meetings', line.unit, line.meeting)),
      ...asked.buttons,
      press({ title: button.propose, verb: 'propose', data }),
      ...asked.read,
    ],
  };
};
