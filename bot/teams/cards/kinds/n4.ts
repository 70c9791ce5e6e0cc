/** N4: the agenda of an APT, for everybody in the channel. */
import type { Language } from '../../../core/choices.ts';
import type { NudgeLine } from '../../../core/nudge.ts';
import { botTexts, fill, numberWord } from '../../../core/texts/bot/index.ts';
import { longDay } from '../../../core/texts/dates.ts';
import { open, press } from '../parts.ts';
import type { Words } from '../words.ts';

/** The first is the title's; these stand below it. */
const ALSO = 2;

type Item = (NudgeLine & { kind: 'N4' })['items'][number];

const led = ({ minutes, lead }: Item, language: Language): string => {
  const { n4: t, leads } = botTexts[language];
  const role = leads[lead];
  if (minutes === null) return fill(t.untimed, { role });
  return minutes === 1 ? fill(t.bodyOne, { role }) : fill(t.body, { min: String(minutes), role });
};

export const n4: Words<'N4'> = ({ line, data, unitName, look: { language, links } }) => {
  const { n4: t, n1, button } = botTexts[language];
  const [first, ...others] = line.items;
  const day = longDay(line.start, language);
  const also = others
    .slice(0, ALSO)
    .map((item) => fill(t.also, { title: item.title, body: led(item, language) }));
  const more = others.length - also.length;
  return {
    kind: fill(t.kind, { unit: unitName }),
    title: first === undefined ? `APT ${day}` : fill(t.title, { day, title: first.title }),
    body: first === undefined ? [n1.empty] : [led(first, language), ...also],
    small: more <= 0 ? null : more === 1 ? t.moreOne : fill(t.more, { n: numberWord(more, language) }),
    speak: fill(t.speak, { day }),
    notice: null,
    buttons: [
      open(button.agenda, links('meetings', line.unit, line.meeting)),
      press({ title: button.propose, verb: 'propose', data }),
    ],
  };
};
