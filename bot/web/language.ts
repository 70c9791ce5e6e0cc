/** The language that an Accept-Language header asks for: the first of ours by weight, Swedish when none is named. */
import type { Language } from '../core/choices.ts';

export const languageOf = (header: string | undefined): Language => {
  const wanted = (header ?? '')
    .split(',')
    .map((part, place) => {
      const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
      const weight = parameters.map((one) => one.trim()).find((one) => one.startsWith('q='));
      const q = weight === undefined ? 1 : Number(weight.slice(2));
      return { tag: tag.split('-')[0], q: Number.isNaN(q) ? 0 : q, place };
    })
    .filter(({ q }) => q > 0)
    .sort((a, b) => b.q - a.q || a.place - b.place);
  return wanted.find(({ tag }) => tag === 'sv' || tag === 'en')?.tag === 'en' ? 'en' : 'sv';
};
