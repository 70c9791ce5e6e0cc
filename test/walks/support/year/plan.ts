/** What a unit has before it in the year: meetings, actions, and what comes over the people. */

/** Thursdays at ten. */
export const GROUP_MEETINGS = [
  ...['2026-02-12', '2026-03-26', '2026-05-07', '2026-06-04'],
  ...['2026-08-27', '2026-10-08', '2026-11-26'],
] as const;

/** Wednesdays at three, once a month but in July. */
export const APTS = [
  ...['2026-01-28', '2026-02-25', '2026-03-25', '2026-04-22', '2026-05-20', '2026-06-10'],
  ...['2026-08-26', '2026-09-23', '2026-10-21', '2026-11-18', '2026-12-09'],
] as const;

/** A training that everybody is invited to. */
export const SESSION = { day: '2026-10-14', title: 'Bemötande i receptionen' } as const;

/** Given by somebody else, and valid as long as it says. */
export const CERTIFICATE = { name: 'Hbtq-diplom', from: '2024-12-15', until: '2026-12-15' } as const;

export interface Given {
  title: string;
  area: 'kunskap' | 'bemotande' | 'arbetsmiljo';
  owner: string;
  due: string;
  /** What the owner presses on the first card, and on the second. Null: nothing. */
  first: 'done' | 'later' | null;
  second: 'done' | null;
  /** The day on which somebody writes it into the plan; from the beginning when left out. */
  added?: string;
}

export const ACTIONS: readonly Given[] = [
  {
    ...{ title: 'Gå igenom blanketter', area: 'bemotande', owner: 'Gabriel Tornvall' },
    ...{ due: '2026-02-18', first: null, second: 'done' },
  },
  {
    ...{ title: 'Rutin när någon kränks på jobbet', area: 'arbetsmiljo', owner: 'Maria Östlund' },
    ...{ due: '2026-03-18', first: 'done', second: null },
  },
  {
    // The owner takes a pause from February to May and is not disturbed.
    ...{ title: 'Ny skylt i entrén', area: 'bemotande', owner: 'Lars Ekdahl' },
    ...{ due: '2026-03-31', first: null, second: null },
  },
  {
    // Nobody does anything about it: it ends on the group's agenda.
    ...{ title: 'Tema på introduktionen', area: 'kunskap', owner: 'Julia Mellgren' },
    ...{ due: '2026-04-15', first: null, second: null },
  },
  {
    ...{ title: 'Repetera tre begrepp på APT', area: 'kunskap', owner: 'Sofia Blom' },
    ...{ due: '2026-05-28', first: 'later', second: 'done' },
  },
  {
    // The owner leaves the unit in April: the manager hears of it.
    ...{ title: 'Frågor om jargong i skyddsronden', area: 'arbetsmiljo', owner: 'Emil Sandin' },
    ...{ due: '2026-06-16', first: null, second: 'done' },
  },
  {
    ...{ title: 'Bilder i väntrummet', area: 'bemotande', owner: 'Bo Hjelte', added: '2026-08-13' },
    ...{ due: '2026-09-15', first: 'done', second: null },
  },
  {
    ...{ title: 'Läscirkel om normer', area: 'kunskap', owner: 'Daniel Kårhed', added: '2026-08-13' },
    ...{ due: '2026-10-29', first: null, second: 'done' },
  },
  {
    ...{ title: 'Följa upp hot och våld', area: 'arbetsmiljo', owner: 'Inger Falk', added: '2026-09-17' },
    ...{ due: '2026-12-03', first: 'later', second: 'done' },
  },
];

export const PEOPLE = {
  /** Chose questions to think about, and skips or ignores them. */
  skips: 'Hanna Lööf',
  ignores: 'Fatima Saleh',
  paused: { name: 'Lars Ekdahl', from: '2026-02-05', until: '2026-05-04', words: 'pausa till 4 maj' },
  leaver: { name: 'Emil Sandin', day: '2026-04-16' },
  starter: { name: 'Vera Quist', day: '2026-08-13' },
  guest: 'Linus Zander',
  /** Has never added the bot. */
  unreachable: 'Malte Stål',
  /** Say at the second word only that they have taken the course. */
  slow: ['Bo Hjelte', 'Ronja Ljung', 'Julia Mellgren'],
  /** Asks for no more dates to plan for, after the first. */
  fewer: 'Wilma Svärd',
} as const;
