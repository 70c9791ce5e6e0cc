/** N9: a web course or a session, privately: who has not taken it is nobody else's matter. */
import type { Language } from '../../../core/choices.ts';
import { botTexts, fill, numberWord } from '../../../core/texts/bot/index.ts';
import { clockTime, longDay, mediumDay } from '../../../core/texts/dates.ts';
import { open, press } from '../parts.ts';
import type { Words } from '../words.ts';

/** *Tre timmar*, *45 minuter*, *1,5 timmar*. */
const duration = (hours: number, language: Language): string => {
  const { n9: t } = botTexts[language];
  if (hours === 1) return t.hour;
  if (hours < 1) return fill(t.minutes, { n: String(Math.round(hours * 60)) });
  if (Number.isInteger(hours)) return fill(t.hours, { n: numberWord(hours, language) });
  const n = hours.toLocaleString(language === 'sv' ? 'sv-SE' : 'en-GB', { maximumFractionDigits: 1 });
  return fill(t.hours, { n });
};

/** After a theme session: a question that says who sees the answer before anything is pressed. */
const after: Words<'N9'> = ({ line, data, look: { language } }) => {
  const { n9, button } = botTexts[language];
  const { after: t } = n9;
  return {
    kind: t.kind,
    title: fill(t.title, { area: line.name[language] }),
    body: [t.body],
    small: null,
    speak: n9.notice,
    notice: n9.notice,
    buttons: [
      press({ title: t.yes, verb: 'confirm', data }),
      press({ title: t.notYet, verb: 'notReached', data }),
      press({ title: button.skip, verb: 'skip', data }),
    ],
  };
};

export const n9: Words<'N9'> = (given) => {
  const { line, data, look } = given;
  if (line.occurrence === 'after') return after(given);
  const { language, links } = look;
  const { n9: t, button } = botTexts[language];
  const course = line.name[language];
  const title =
    line.form === 'course'
      ? fill(t.title, { course, day: mediumDay(line.closes, language) })
      : line.start === null
        ? fill(t.sessionDay, { course, day: longDay(line.closes, language) })
        : fill(t.session, {
            course,
            day: longDay(line.start, language),
            time: clockTime(line.start, language),
          });
  return {
    kind: t.kind,
    title,
    body: [line.hours === null ? t.untimed : fill(t.body, { time: duration(line.hours, language) })],
    small: null,
    speak: t.notice,
    notice: t.notice,
    buttons: [
      open(button.open, links('training', line.unit, line.item)),
      press({ title: button.taken, verb: 'done', data }),
    ],
  };
};
