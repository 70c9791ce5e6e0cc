/** Cards as people read and press them, also those of several matters. */
import type { CardAction, Message } from './house.ts';
import { buttonsOf } from './year/story.ts';

/** The card itself, or the text of a message without one. */
export const contentOf = ({ activity }: Message): unknown =>
  activity.attachments?.[0]?.content ?? activity.text ?? '';

/** Everything that a card says, line by line. */
export const wordsOf = (message: Message): string => {
  const said = (part: unknown): string[] => {
    if (typeof part !== 'object' || part === null) return [];
    const { type, text } = part as { type?: string; text?: string };
    const own = type === 'TextBlock' && text !== undefined ? [text] : [];
    return [...own, ...Object.values(part).flatMap(said)];
  };
  return [message.activity.text ?? '', ...said(contentOf(message))].join('\n');
};

/** The button with the verb in the smallest part of a card that also says the words: one of several matters' own. */
export const buttonBeside = (part: unknown, words: string, verb: string): CardAction | undefined => {
  if (typeof part !== 'object' || part === null || !JSON.stringify(part).includes(words)) return undefined;
  for (const inner of Object.values(part)) {
    const found = buttonBeside(inner, words, verb);
    if (found !== undefined) return found;
  }
  return buttonsOf(part).find((button) => button.verb === verb);
};
