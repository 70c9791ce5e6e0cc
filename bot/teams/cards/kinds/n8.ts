/** N8: a question to think about, for the reader's own eyes: no notification shows it, and no phone reads it out. */
import { botTexts } from '../../../core/texts/bot/index.ts';
import { press } from '../parts.ts';
import type { Words } from '../words.ts';

export const n8: Words<'N8'> = ({ line, data, look: { language } }) => {
  const { n8: t, button } = botTexts[language];
  const goOn = line.ask === 'continue';
  return {
    kind: t.kind,
    title: t.title,
    body: [line.question[language], ...(goOn ? [t.continue] : [])],
    small: t.small,
    speak: t.speak,
    notice: t.title,
    buttons: [
      ...(goOn ? [press({ title: button.resume, verb: 'resume', data })] : []),
      press({ title: button.skip, verb: 'skip', data }),
      press({ title: button.pause, verb: 'pause', data }),
      ...(goOn ? [press({ title: button.fewer, verb: 'fewer', secondary: true, data })] : []),
    ],
  };
};
