/** The words of a unit's reminders, in English. */
import type { nudges as sv } from './sv-nudges.ts';

export const nudges: typeof sv = {
  title: 'Reminders',
  closed: 'Closed',
  closedBody: 'On these days no reminders about the unit are sent.',
  from: 'First day',
  to: 'Last day',
  period: (n) => `Closed, period ${n}`,
  addClosed: 'Add days',
  removeClosed: (n) => `Remove period ${n}`,
  remove: 'Remove',
  missingDay: 'Choose both days.',
  wrongOrder: 'The last day is before the first.',
  awareness: 'Ideas ahead of awareness dates',
  awarenessHelp: 'The group gets an idea three weeks before. Nobody else is sent anything.',
  pride: 'Day of the local Pride',
  prideHelp: 'Leave it empty if you do not mark it.',
  save: 'Save reminders',
  saved: 'The reminders are saved.',
};
