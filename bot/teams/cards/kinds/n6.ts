/** N6: an action's date comes. */
import { weekday } from '../../../core/calendar.ts';
import { PLAN_AREAS, type PlanArea } from '../../../core/choices.ts';
import { botTexts, fill, numberWord } from '../../../core/texts/bot/index.ts';
import { mediumDay } from '../../../core/texts/dates.ts';
import { open, press } from '../parts.ts';
import type { Words } from '../words.ts';

const isArea = (area: string | null): area is PlanArea => PLAN_AREAS.some((known) => known === area);

export const n6: Words<'N6'> = ({ line, data, look: { language, links } }) => {
  const { n6: t, outcome, button, areas } = botTexts[language];
  const day = mediumDay(line.dueDate, language);
  // A due date on a day off is told of on another day, so "today" would be wrong.
  const today = line.workingDaysLeft === 0 && weekday(line.dueDate) <= 5;
  const left =
    line.workingDaysLeft === 1 ? t.leftOne : fill(t.left, { n: numberWord(line.workingDaysLeft, language) });
  const first = line.occurrence === 'first';
  const menu = first && line.workingDaysLeft > 0;
  const body = [
    ...(line.stoodIn ? [t.stoodIn] : first ? [t.owner] : []),
    ...(line.workingDaysLeft > 0 ? [left] : []),
    ...(line.workingDaysLeft < 0 ? [outcome.passed] : []),
    ...(first ? [] : [t.last]),
  ].join(' ');
  return {
    kind: isArea(line.area) ? fill(t.kind, { area: areas[line.area] }) : t.kindPlain,
    title: fill(today ? t.today : t.title, { day, action: line.title }),
    body: [body],
    small: menu ? t.next : null,
    speak: fill(t.speak, { day, action: line.title }),
    notice: null,
    buttons: [
      press({ title: button.done, verb: 'done', primary: true, data }),
      press({ title: button.move, verb: 'move', data }),
      open(button.open, links('plan', line.unit, line.action)),
      ...(menu ? [press({ title: button.later, verb: 'later', secondary: true, data })] : []),
    ],
  };
};
