/** Sentences about training that the API says: how far a unit is where no rule of the programme asks for a share. */
import type { Language } from '../choices.ts';
import type { Share } from '../measurement.ts';

export interface TrainingTexts {
  basics: { title: string; purpose: string; starters: string };
  web: { title: string; purpose: string };
  attended(share: Share): string;
  webCourse(share: Share): string;
  starters(share: Share): string;
}

const sv: TrainingTexts = {
  basics: {
    title: 'Diplom eller catch-up',
    purpose: 'Alla i enheten har gått hbtq-diplomering eller catch-up.',
    starters: 'Grundutbildning för nya',
  },
  web: {
    title: 'Webbutbildning i stället för passen',
    purpose: 'Den som har gått den räknas som utbildad. Närvaro från passen ligger kvar.',
  },
  attended: ({ count, of }) => `${count} av ${of} har deltagit.`,
  webCourse: ({ count, of }) => `${count} av ${of} har gått den i stället för passen.`,
  starters: ({ count, of }) => `${count} av ${of} nya har gått den.`,
};

const en: TrainingTexts = {
  basics: {
    title: 'Diploma or catch-up',
    purpose: 'Everybody in the unit has LGBTQ diploma training or a catch-up.',
    starters: 'Basic training for new starters',
  },
  web: {
    title: 'Web course in place of the sessions',
    purpose: 'Whoever has taken it counts as trained. Attendance at the sessions stays.',
  },
  attended: ({ count, of }) => `${count} of ${of} ${count === 1 ? 'has' : 'have'} attended.`,
  webCourse: ({ count, of }) =>
    `${count} of ${of} ${count === 1 ? 'has' : 'have'} taken it in place of the sessions.`,
  starters: ({ count, of }) => `${count} of ${of} new starters ${count === 1 ? 'has' : 'have'} taken it.`,
};

export const trainingTexts: Record<Language, TrainingTexts> = { sv, en };
