/** A nudge's words as its card has them, for a look ahead: buttons are named and do nothing. */
import type { CardWords } from '../core/api-nudges.ts';
import type { Language } from '../core/choices.ts';
import type { NudgeLine } from '../core/nudge.ts';
import { lineWords } from './cards/line.ts';

export const cardWords = (line: NudgeLine, unitName: string, language: Language): CardWords => {
  const { kind, title, body, small, buttons } = lineWords(line, '', unitName, { language, links: () => '' });
  const shown = buttons.filter(({ mode }) => mode !== 'secondary');
  return { kind, title, body, small, buttons: shown.map((button) => String(button.title)) };
};
