/** N13: input to the operational plan in September, a draft annual report in January. */
import { botTexts, fill } from '../../../core/texts/bot/index.ts';
import { open, press } from '../parts.ts';
import { counted, type Words } from '../words.ts';

export const n13: Words<'N13'> = ({ line, data, unitName, look: { language, links } }) => {
  const { n13: t, button } = botTexts[language];
  const year = String(line.year);
  const report = line.occurrence === 'report';
  return {
    kind: fill(t.kind, { unit: unitName }),
    title: report ? t.report : fill(t.title, { year }),
    body: [report ? t.reportBody : counted(line.proposals, t, language)],
    small: null,
    speak: report ? t.reportSpeak : fill(t.speak, { year }),
    notice: null,
    buttons: [
      open(button.open, links('report', line.unit)),
      // put off once: it does not come a third time
      ...(line.again ? [] : [press({ title: button.later, verb: 'later', data })]),
    ],
  };
};
