/** N15: a date to plan for. Its name stays out of notifications: being in the group is nobody else's matter. */
import { botTexts, fill } from '../../../core/texts/bot/index.ts';
import { mediumDay } from '../../../core/texts/dates.ts';
import { open, press } from '../parts.ts';
import type { Words } from '../words.ts';

export const n15: Words<'N15'> = ({ line, data, look: { language, links } }) => {
  const { n15: t, button } = botTexts[language];
  const variables = { day: mediumDay(line.day, language), name: t.names[line.awareness] };
  return {
    kind: t.kind,
    title: fill(t.title, variables),
    body: [[...(line.mourning ? [t.mourning] : []), t.body].join(' ')],
    small: line.idea === null ? null : line.idea[language],
    speak: t.notice,
    notice: t.notice,
    buttons: [
      line.idea === null
        ? open(button.open, links('apt', line.unit))
        : open(button.showIdea, links('apt', line.unit, line.idea.id)),
      press({ title: button.notThisYear, verb: 'irrelevant', data }),
    ],
  };
};
