/** N8: a question to think about, for the reader's own eyes: no notification shows it, and no phone reads it out. */
import { isHard, reflections } from '../../../core/reflection.ts';
import { botTexts } from '../../../core/texts/bot/index.ts';
import { extensionTexts } from '../../../core/texts/extension/index.ts';
import { opensDialog } from '../opens-dialog.ts';
import { open, press } from '../parts.ts';
import type { Words } from '../words.ts';

/** Questions of the third depth: whoever gets one is told in the same card whom to turn to (R41). */
const HARD = new Set(reflections.filter(isHard).map(({ id }) => id));

export const n8: Words<'N8'> = ({ line, data, look: { language, links } }) => {
  const { n8: t, button } = botTexts[language];
  const goOn = line.ask === 'continue';
  // The link names the question and the card, never a word of anybody's; the tab tells that the card was answered.
  const write = open(button.save, links('personal', line.unit, `${line.prompt}.${data.nudge}`));
  return {
    kind: t.kind,
    title: t.title,
    body: [
      line.question[language],
      ...(goOn ? [t.continue] : []),
      ...(HARD.has(line.prompt) ? [t.hard] : []),
    ],
    small: t.small,
    speak: t.speak,
    notice: t.title,
    buttons: [
      ...(goOn ? [press({ title: button.resume, verb: 'resume', data })] : [write]),
      press({ title: button.skip, verb: 'skip', data }),
      press({ title: button.pause, verb: 'pause', data }),
      ...(goOn
        ? [
            press({ title: button.fewer, verb: 'fewer', secondary: true, data }),
            { ...write, mode: 'secondary' as const },
          ]
        : [
            opensDialog(
              extensionTexts[language].button.writeHere,
              { ...data, dialog: 'note', prompt: line.prompt, unit: line.unit },
              { secondary: true },
            ),
          ]),
    ],
  };
};
