/**
 * The year's rhythm (`domain.md` section 6): what belongs to which months, as data. It is our assumption, so a unit may
 * write its own; and one HBTQI item a quarter is the norm that we suggest.
 */
import type { Language } from './choices.ts';
import type { SamPhase } from './rows.ts';

export interface WheelPart {
  id: string;
  /** Months, 1–12. */
  months: readonly number[];
  /** The phase of SAM that it belongs to, where it does. */
  samPhase: SamPhase | null;
  sv: { short: string; text: string };
  en: { short: string; text: string };
}

const part = (
  id: string,
  months: readonly number[],
  sv: [short: string, text: string],
  en: [short: string, text: string],
  samPhase: SamPhase | null = null,
): WheelPart => ({
  ...{ id, months, samPhase },
  sv: { short: sv[0], text: sv[1] },
  en: { short: en[0], text: en[1] },
});

/** What every year has, in the order of the year. */
export const WHEEL: readonly WheelPart[] = [
  part('sam', [1, 2, 3], ['SAM', 'Årlig uppföljning av SAM'], ['SAM', 'Annual SAM follow-up'], 'followUp'),
  part(
    'report',
    [1, 2, 3],
    ['Verksamhetsberättelse', 'Underlag till verksamhetsberättelsen'],
    ['Annual report', 'Input to the annual report'],
  ),
  part('osa', [2, 3], ['OSA', 'Riskbedömning av OSA'], ['OSA', 'OSA risk assessment'], 'assess'),
  part('screening', [3, 4], ['Genomlysning', 'Genomlysning'], ['Screening', 'Screening'], 'investigate'),
  part('round', [3, 4], ['Skyddsrond', 'Skyddsrond'], ['Safety round', 'Safety round'], 'investigate'),
  part('check', [5], ['Plan', 'Planavstämning'], ['Plan', 'Plan check'], 'followUp'),
  part(
    'summer',
    [5],
    ['Sommar', 'Bestäm kontakt under sommaren'],
    ['Summer', 'Decide the contact for the summer'],
  ),
  part(
    'wrap',
    [6],
    ['Avslut', 'Ett kort avslut före ledigheten'],
    ['Wrap-up', 'One short wrap-up before leave'],
  ),
  part('rest', [7], ['Paus', 'Paus vecka 27–32'], ['Pause', 'Pause in weeks 27–32']),
  part('start', [8], ['Omstart', 'Omstart och nya medarbetare'], ['Restart', 'Restart and new starters']),
  part('theme', [9, 10], ['Tema', 'Temapass'], ['Theme', 'Theme session']),
  part(
    'next',
    [9, 10],
    ['Verksamhetsplan', 'Underlag till nästa verksamhetsplan'],
    ['Operational plan', 'Input to the next operational plan'],
  ),
  part(
    'talks',
    [10, 11],
    ['Samtal', 'Teman från enkäten, samtal'],
    ['Talks', 'Survey themes, talks'],
    'investigate',
  ),
  part(
    'year',
    [11, 12],
    ['Årets uppföljning', 'Årets uppföljning'],
    ['Year review', 'Year review'],
    'followUp',
  ),
  part(
    'freeze',
    [12],
    ['Planversion', 'Frys en version av planen'],
    ['Plan version', 'Freeze a plan version'],
  ),
];

/** What a unit wrote in place of ours: a few words for each month, and how many items a quarter it wants. */
export interface OwnWheel {
  /** Twelve lists of short lines, January first. */
  months: string[][];
  perQuarter: number;
}

/** The norm that we suggest. */
export const PER_QUARTER = 1;

export interface WheelMonth {
  month: number;
  lines: { short: string; text: string }[];
}

/** The year as the unit has it: its own where it has written one, else ours. */
export const monthsOf = (own: OwnWheel | null, language: Language): WheelMonth[] =>
  Array.from({ length: 12 }, (_, index) => ({
    month: index + 1,
    lines:
      own === null
        ? WHEEL.filter(({ months }) => months.includes(index + 1)).map((each) => each[language])
        : (own.months[index] ?? []).map((text) => ({ short: text, text })),
  }));

/** The quarter of a day, 1–4. */
export const quarterOf = (day: string): number => Math.ceil(Number(day.slice(5, 7)) / 3);
