/** "Why did I get this?" and "why did nobody get this?", one sentence each. */
import type { sv } from './sv.ts';

export const en: typeof sv = {
  someone: 'A colleague',
  why: {
    owner: 'You are responsible for the action.',
    'stands-in': 'Nobody in the unit is named as responsible, so the question goes to you.',
    manager: 'You manage the unit.',
    group: 'You are in the LGBTQI group.',
    'safety-rep': 'You are the safety representative.',
    'note-taker': 'You note the decisions.',
    'item-lead': 'You lead the item.',
    chosen: 'You have chosen questions to think about.',
    course: 'The training concerns you and is not noted as done.',
    attended: 'You were at the theme session.',
    starter: 'You are new in the unit.',
    'starters-manager': 'Somebody is new in the unit that you manage.',
    channel: 'It concerns the whole workplace.',
  },
  held: {
    'no-address': 'Waiting: the app has not been added to the chat.',
    paused: 'Waiting: reminders are paused.',
    'outside-hours': 'Waiting for a time when I may write.',
    cap: 'Waiting, so that there are not too many reminders.',
  },
  dropped: {
    cap: 'Not sent: there would have been too many reminders.',
    quiet: 'Not sent: no permitted time was left.',
    missed: 'Not sent: its time had run out.',
    paused: 'Not sent: reminders were paused.',
    irrelevant: 'Not sent: it was done or changed already.',
    'no-address': 'Not sent: the app has not been added to the chat.',
    off: 'Not sent: it is turned off.',
    left: 'Not sent: the person is no longer in the unit.',
    guest: 'Not sent: guests get no reminders.',
    'in-doubt': 'Not sent again: whether it arrived is uncertain.',
    blocked: 'Not sent: the app has been removed or blocked.',
    failed: 'Not sent: Teams did not accept it.',
  },
  problem: {
    'no-manager': 'The unit has no manager among the channel’s members.',
    'owner-left': 'Whoever is responsible for the action is no longer in the unit.',
    'meeting-times': 'The meeting ends before it begins.',
    hours: 'The person’s hours cannot be read, so the usual ones apply.',
    'time-zone': 'The person’s time zone does not exist, so Swedish time applies.',
    'rule-failed': 'A rule could not be worked out for the unit.',
  },
};
