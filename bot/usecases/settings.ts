/** What a person chooses for themselves: pause, hours, reflection prompts, language. Nobody else sees it. */
import { addDays, instantOf, localDay, weekday as weekdayOf } from '../core/calendar.ts';
import type { Language } from '../core/content.ts';
import { done, failed, type Outcome } from '../core/fault.ts';
import { readKinds } from '../core/fewer.ts';
import type { Day, NudgeKind } from '../core/nudge.ts';
import type { Depth } from '../core/reflection.ts';
import type { Reply } from '../core/reply.ts';
import type { ChatPorts } from './conversation.ts';
import type { PersonRecord } from './ports.ts';

type Ports = Pick<ChatPorts, 'people' | 'clock'>;

/** Without a time of one's own, a pause lasts four weeks. */
const PAUSE_DAYS = 28;
export const DEFAULT_WINDOW = { from: '08:30', to: '16:00' };

/** The day until which a pause lasts when none is given. */
export const pauseDay = ({ clock }: Pick<ChatPorts, 'clock'>, until: Day | 'open' | null): Day | 'open' =>
  until ?? addDays(localDay(clock.now()), PAUSE_DAYS);

/** Pauses until the beginning of a day, or until the person resumes. Gives the day or `open`. */
export const pause = async (
  ports: Ports,
  person: string,
  until: Day | 'open' | null,
): Promise<Day | 'open'> => {
  const day = pauseDay(ports, until);
  const pausedUntil = day === 'open' ? day : instantOf(day, '00:00').toISOString();
  await ports.people.change(person, (known) => ({ ...known, pausedUntil }));
  return day;
};

export const resume = async (ports: Ports, person: string): Promise<void> => {
  await ports.people.change(person, (known) => ({ ...known, pausedUntil: null }));
};

/** Choosing anew starts anew: the fortnight and the count of ignored prompts begin with the choice. */
const chosenReflection = (
  weekday: number | null,
  now: Date,
  depth: Depth | null,
): PersonRecord['reflection'] =>
  weekday === null
    ? null
    : {
        ...{ weekday, since: now.toISOString(), rhythm: 'fortnightly', ignored: 0 },
        ...(depth === null ? {} : { depth }),
      };

/** The depth that somebody chose; null: mixed. */
export const depthOf = (person: PersonRecord | null): Depth | null => person?.reflection?.depth ?? null;

/** Opts in to reflection prompts on a weekday (R21; off until chosen), or out with null. */
export const reflect = async (
  ports: Ports,
  person: string,
  weekday: number | null,
  /** Absent: as it was chosen before. */
  depth?: Depth | null,
): Promise<void> => {
  const now = ports.clock.now();
  await ports.people.change(person, (known) => ({
    ...known,
    reflection: chosenReflection(weekday, now, depth === undefined ? depthOf(known) : depth),
  }));
};

/** What is shown of the choice: the day, and the depth where one was chosen. */
export const reflecting = (weekday: number | null, depth: Depth | null): Reply => ({
  kind: 'reflecting',
  weekday,
  ...(weekday === null || depth === null ? {} : { depth }),
});

/** The weekday that prompts come on when the person names none: today's, or Wednesday on a weekend. */
export const usualWeekday = (now: Date): number => {
  const today = weekdayOf(localDay(now));
  return today <= 5 ? today : 3;
};

export const speak = async (ports: Ports, person: string, language: Language): Promise<void> => {
  await ports.people.change(person, (known) => ({ ...known, language }));
};

/** The form of "Välj tider" with what holds now. */
export const timesOf = (person: PersonRecord | null): Reply => ({
  kind: 'times',
  window: person?.window ?? DEFAULT_WINDOW,
  reflection: person?.reflection ? { weekday: person.reflection.weekday } : null,
  ...(person === null || person.fewer.length === 0 ? {} : { fewer: person.fewer }),
});

export interface Times {
  window: { from: string; to: string };
  weekday: number | null;
  language: Language | null;
  /** Null: the form did not ask. */
  fewer: NudgeKind[] | null;
}

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

/** Reads the form's inputs. A window may run past midnight, for those who work nights, but not be empty. */
export const readTimes = (inputs: Readonly<Record<string, unknown>>): Outcome<Times> => {
  const { from, to, reflection, language, fewer } = inputs;
  if (typeof from !== 'string' || typeof to !== 'string' || !TIME.test(from) || !TIME.test(to) || from === to)
    return failed({ kind: 'invalid', fields: [{ field: 'from', code: 'out-of-range' }] });
  const weekday = typeof reflection === 'string' && /^[1-7]$/.test(reflection) ? Number(reflection) : null;
  return done({
    window: { from, to },
    weekday,
    language: language === 'sv' || language === 'en' ? language : null,
    // A choice of several comes as one text with commas; what is not ticked any more comes again.
    fewer: typeof fewer === 'string' ? readKinds(fewer.split(',')) : null,
  });
};

/** Saves the form. */
export const saveTimes = async (ports: Ports, person: string, times: Times): Promise<PersonRecord | null> => {
  const now = ports.clock.now();
  const usual = times.window.from === DEFAULT_WINDOW.from && times.window.to === DEFAULT_WINDOW.to;
  return ports.people.change(person, (known) => ({
    ...known,
    window: usual ? null : times.window,
    language: times.language ?? known.language,
    reflection: chosenReflection(times.weekday, now, depthOf(known)),
    fewer: times.fewer === null ? known.fewer : known.fewer.filter((kind) => times.fewer?.includes(kind)),
  }));
};
