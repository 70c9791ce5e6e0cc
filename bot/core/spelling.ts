/** Typing errors: letters without their dots, letters that changed places, were dropped, doubled or hit beside. */
import { distance } from './words.ts';

/** Letters without dots and accents: å, ä, ö as keyboards without them give a, a, o. */
export const undotted = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[øœ]/g, 'o').replace(/æ/g, 'a');

const squeezed = (text: string): string => text.replaceAll(' ', '');

/** One mistake in a word, two in a long one, none in what is too short to be recognised. */
const bearable = (length: number): number => (length <= 2 ? 0 : length < 10 ? 1 : 2);

/** The shortest phrase that is recognised with a mistake in it. */
const SHORTEST = 4;

/**
 * How many mistakes make `written` of `phrase`, or null when they are more than a slip of the fingers: one in all, two in a
 * long phrase and then not both in one of its short words. A blank is a letter that can be dropped or doubled too.
 */
export const mistakes = (written: string, phrase: string): number | null => {
  const [a, b] = [squeezed(written), squeezed(phrase)];
  if (b.length < SHORTEST || Math.abs(a.length - b.length) > 2) return null;
  const whole = distance(a, b);
  if (whole <= 1) return whole;
  const [words, wanted] = [written.split(' '), phrase.split(' ')];
  if (words.length !== wanted.length) return null;
  const each = wanted.map((word, index) => distance(words[index] ?? '', word));
  const sum = each.reduce((all, one) => all + one, 0);
  const most = b.length < 10 ? 1 : 2;
  return sum <= most && wanted.every((word, at) => (each[at] ?? 0) <= bearable(word.length)) ? sum : null;
};
