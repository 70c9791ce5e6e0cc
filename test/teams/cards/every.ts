/**
 * Every card that the bot can send or answer with, in both languages, with ordinary and with extreme contents. New kinds
 * of replies go into `../replies/`; cards that are made otherwise than from a reply go into OTHERS below.
 */
import type { Language } from '../../../bot/core/content.ts';
import type { AdaptiveCard, Face } from '../../../bot/teams/cards/parts.ts';
import { faceOf } from '../../../bot/teams/cards/render.ts';
import { makeLinks } from '../../../bot/teams/links.ts';
import { replies } from '../replies/index.ts';
import { EXTREMES, extreme } from './extremes.ts';

export const LANGUAGES: readonly Language[] = ['sv', 'en'];
export const links = makeLinks({
  teamsAppId: 'f8b1c2d3-0000-4000-8000-000000000000',
  baseUrl: 'https://stegvis.example.se',
});

export interface EveryCard {
  name: string;
  language: Language;
  card: AdaptiveCard;
  /** What a notification shows. */
  summary: string;
}

/** Cards that no reply makes, by name: how each looks in a language, with a text that people wrote in it. */
const OTHERS: Readonly<Record<string, (language: Language, written: string) => Face>> = {};

const cardsOf = (name: string, faceIn: (language: Language) => Face): EveryCard[] =>
  LANGUAGES.flatMap((language) => {
    const face = faceIn(language);
    return face.kind === 'card' ? [{ name, language, card: face.card, summary: face.summary }] : [];
  });

const WRITTEN = Object.entries(EXTREMES);

/** With the contents that the samples have. */
export const ordinaryCards: readonly EveryCard[] = [
  ...Object.entries(replies).flatMap(([name, reply]) =>
    cardsOf(name, (language) => faceOf(reply, { language, links })),
  ),
  ...Object.entries(OTHERS).flatMap(([name, face]) =>
    cardsOf(name, (language) => face(language, 'Gå igenom blanketter')),
  ),
];

/** With the longest and oddest contents. */
export const extremeCards: readonly EveryCard[] = WRITTEN.flatMap(([what, text]) => [
  ...Object.entries(replies).flatMap(([name, reply]) =>
    cardsOf(`${name}, ${what}`, (language) => faceOf(extreme(reply, text), { language, links })),
  ),
  ...Object.entries(OTHERS).flatMap(([name, face]) =>
    cardsOf(`${name}, ${what}`, (language) => face(language, text)),
  ),
]);

const seen = new Set<string>();
/** All of them, each once. */
export const everyCard: readonly EveryCard[] = [...ordinaryCards, ...extremeCards].filter(({ card }) => {
  const text = JSON.stringify(card);
  return !seen.has(text) && seen.add(text);
});
