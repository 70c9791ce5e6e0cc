import { useCallback, useEffect, useRef } from 'react';
import type { Meetings } from '../../bot/core/api.ts';
import { type Unit, useUnit } from '../unit.tsx';
import { type Trying, useTrying } from '../use-trying.ts';
import { browser } from '../window.ts';
import { useCalendar } from './use-calendar.ts';

/** Going to and fro between the views does not read the calendar each time. */
const PAUSE_MS = 60_000;
/** A tab that is kept open for days reads again when it is looked at. */
const OLD_MS = 600_000;

/** When the calendar was last read for a unit in this window. */
const lastRead = new WeakMap<Unit, number>();

/** Whether anything shown comes from the reader's own calendar: nobody else can read that. */
const ownIn = ({ calendar, meetings }: Meetings): boolean =>
  calendar.series?.mine === true ||
  meetings.some((meeting) => meeting.state === 'planned' && meeting.calendar?.mine === true);

export interface CalendarReading extends Trying {
  /** Reads now; true when it went well. */
  read: () => Promise<boolean>;
}

/** Reads the calendar in the background when its owner opens the view; the meetings stand there meanwhile. */
export const useCalendarReading = (all: Meetings): CalendarReading => {
  const unit = useUnit();
  const trying = useTrying();
  const calendar = useCalendar();
  const read = (): Promise<boolean> => {
    lastRead.set(unit, Date.now());
    return trying.run(calendar.read);
  };
  const newest = useRef({ all, read });
  useEffect(() => {
    newest.current = { all, read };
  });
  const readIfOlder = useCallback(
    (milliseconds: number): void => {
      const { all: shown, read: readNow } = newest.current;
      const age = Date.now() - (lastRead.get(unit) ?? Number.NEGATIVE_INFINITY);
      if (age > milliseconds && ownIn(shown)) void readNow();
    },
    [unit],
  );
  useEffect(() => {
    readIfOlder(PAUSE_MS);
    return browser.onWake(() => readIfOlder(OLD_MS));
  }, [readIfOlder]);
  return { ...trying, read };
};
