/** A line that was put off: the day, and while there is a choice, tomorrow, next week or a date. */
import type { NudgeLine } from '../../core/nudge.ts';
import type { Answer } from '../../core/reply.ts';
import { botTexts, fill } from '../../core/texts/bot/index.ts';
import { longDay } from '../../core/texts/dates.ts';
import { type Button, type Element, press } from './parts.ts';
import type { AnsweredWords, Look } from './words.ts';

export const laterWords = (
  line: NudgeLine,
  answer: Answer & { kind: 'later' },
  name: string,
  data: { item: string; nudge: string },
  toTab: Button[],
  { language }: Look,
): AnsweredWords => {
  const { answered: t, button } = botTexts[language];
  const done =
    line.kind === 'N6' ? [press({ title: button.done, verb: 'done', primary: true, plain: true, data })] : [];
  const title = fill(t.later, { title: name });
  if (answer.day === null) return { title, body: [t.laterNone], inputs: [], buttons: [...done, ...toTab] };
  const max = answer.last ?? (line.kind === 'N6' ? line.dueDate : undefined);
  const day: Element = {
    type: 'Input.Date',
    id: 'day',
    label: t.laterDay,
    value: answer.day,
    ...(max === undefined ? {} : { max }),
  };
  const { soon } = answer;
  return {
    title,
    body: [fill(t.laterBody, { day: longDay(answer.day, language) })],
    inputs: [day],
    buttons: [
      ...done,
      ...(soon === undefined
        ? []
        : [
            press({
              title: soon.tomorrow ? button.tomorrow : button.nextDay,
              verb: 'later',
              plain: true,
              data: { ...data, when: 'tomorrow' },
            }),
          ]),
      press({ title: button.changeDay, verb: 'later', data }),
      press({
        title: button.nextWeek,
        verb: 'later',
        plain: true,
        secondary: true,
        data: { ...data, when: 'next-week' },
      }),
      ...toTab.map((each) => ({ ...each, mode: 'secondary' })),
    ],
  };
};
