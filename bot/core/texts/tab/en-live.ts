/** The words of a meeting that is held, in English. */
import type { Texts } from './sv.ts';

const minutes = (n: number): string => `${n} min`;

export const live: Texts['live'] = {
  title: 'Where are we?',
  connected: 'Connected',
  connecting: 'Connecting',
  retrying: 'Trying again',
  notBegun: 'The meeting has not begun.',
  notBegunChair: 'The meeting has not begun. Time is counted once you start.',
  begin: 'Start the meeting',
  end: 'End the meeting',
  ended: 'The meeting is over.',
  allDone: 'The agenda is finished.',
  later: 'Stegvis asks about items without an outcome on the next working day.',
  empty: 'Add an item.',
  emptyReader: 'The agenda is empty.',
  noMeeting: 'No meeting is planned.',
  add: 'Add an item',
  agenda: 'Agenda',
  now: 'Now',
  goTo: (title: string) => `Go to ${title}`,
  goToShort: 'Go to',
  left: (seconds: number) => {
    if (seconds >= 60) return `${minutes(Math.ceil(seconds / 60))} left`;
    if (seconds > 0) return 'Less than a minute left';
    return seconds > -60 ? 'Time is up' : `${minutes(Math.floor(-seconds / 60))} over`;
  },
  at: (title: string) => `Now: ${title}`,
  begun: 'The meeting has begun.',
};
