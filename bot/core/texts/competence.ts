/** Sentences about competence that the API says. */
import type { Level } from '../api-competence.ts';
import type { Language, PlanArea } from '../choices.ts';

export interface CompetenceTexts {
  /** What the levels mean where nobody has described them for the area. */
  scale: Readonly<Record<Level, string>>;
  /** An aid for judging one's own knowledge, for reading only: the step that somebody sees themselves on is kept nowhere (R51). */
  staircase: readonly [string, string, string, string];
  term(term: string): string;
  session(area: string): string;
  /** A session with a colleague that fits; it names nobody. */
  colleague: Readonly<Record<PlanArea, (area: string) => string>>;
}

const sv: CompetenceTexts = {
  scale: {
    behov_av_baskunskap: 'Har behov av baskunskap',
    medelkunskap: 'Har medelkunskap',
    hog_kunskap: 'Har hög kunskap',
  },
  staircase: [
    'Ser ännu inte vad som saknas',
    'Ser vad det finns att lära',
    'Kan, med eftertanke',
    'Kan utan att behöva tänka efter',
  ],
  term: (term) => `Begrepp: ${term}`,
  session: (area) => `Temapass: ${area}`,
  colleague: {
    kunskap: (area) =>
      `Läs på var för sig om ${area} och berätta sedan för en kollega vad du tog med dig. En halvtimme räcker.`,
    bemotande: (area) =>
      `Pröva ett fall om ${area} tillsammans med en kollega och turas om att svara. En halvtimme räcker.`,
    arbetsmiljo: (area) =>
      `Gå igenom vad ni har bestämt om ${area} tillsammans med en kollega. En halvtimme räcker.`,
  },
};

const en: CompetenceTexts = {
  scale: {
    behov_av_baskunskap: 'Needs basic knowledge',
    medelkunskap: 'Has medium knowledge',
    hog_kunskap: 'Has high knowledge',
  },
  staircase: [
    'Does not yet see what is missing',
    'Sees what there is to learn',
    'Can, with deliberate thought',
    'Can without having to stop and think',
  ],
  term: (term) => `Term: ${term}`,
  session: (area) => `Theme session: ${area}`,
  colleague: {
    kunskap: (area) =>
      `Read up on ${area} each on your own, then tell a colleague what you took away. Half an hour is enough.`,
    bemotande: (area) =>
      `Try a case about ${area} together with a colleague and take turns answering. Half an hour is enough.`,
    arbetsmiljo: (area) =>
      `Go through what you have decided about ${area} together with a colleague. Half an hour is enough.`,
  },
};

export const competenceTexts: Record<Language, CompetenceTexts> = { sv, en };
