/** N10: somebody is new: to them, and to their manager. Neither's notification names anybody. */
import { botTexts, fill } from '../../../core/texts/bot/index.ts';
import { mediumDay } from '../../../core/texts/dates.ts';
import { open, press } from '../parts.ts';
import type { Words } from '../words.ts';

export const n10: Words<'N10'> = ({ line, data, look: { language, links } }) => {
  const { n10: t, button } = botTexts[language];
  const day = mediumDay(line.before, language);
  const starter = line.for === 'starter';
  return {
    kind: fill(t.kind, { unit: line.unitName }),
    title: starter ? fill(t.title, { unit: line.unitName }) : fill(t.managerTitle, { name: line.name }),
    body: [fill(starter ? t.body : t.managerBody, { day }), ...(line.inventory ? [t.inventory] : [])],
    small: null,
    speak: t.notice,
    notice: t.notice,
    buttons: starter
      ? [
          open(button.showTimes, links('training', line.unit)),
          press({ title: button.taken, verb: 'done', data }),
        ]
      : [open(button.book, links('meetings', line.unit))],
  };
};
