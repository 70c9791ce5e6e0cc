/** N14: the unit's certificate runs out. */
import { botTexts, fill } from '../../../core/texts/bot/index.ts';
import { yearDay } from '../../../core/texts/dates.ts';
import { open, press } from '../parts.ts';
import type { Words } from '../words.ts';

export const n14: Words<'N14'> = ({ line, data, unitName, look: { language, links } }) => {
  const { n14: t, button } = botTexts[language];
  const variables = {
    certificate: line.certificate ?? t.certificate,
    day: yearDay(line.validUntil, language),
  };
  return {
    kind: fill(t.kind, { unit: unitName }),
    title: fill(t.title, variables),
    body: [line.issuer === '' ? t.plain : fill(t.body, { issuer: line.issuer })],
    small: null,
    speak: fill(t.speak, variables),
    notice: null,
    buttons: [
      open(button.showSteps, links('programme', line.unit)),
      press({ title: button.notRenewing, verb: 'irrelevant', data }),
    ],
  };
};
