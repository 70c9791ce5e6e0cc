/** What commands are answered with, in English. */
import type { commandsSv } from './commands-sv.ts';
import type { Widen } from './sv.ts';

export const commandsEn: Widen<typeof commandsSv> = {
  agendaCard: {
    kind: 'APT · {unit}',
    title: 'APT {when}',
    line: '{n}. {title}, {min} minutes',
    lineOne: '{n}. {title}, one minute',
    untimed: '{n}. {title}',
    more: '{n} more items are in the tab.',
    moreOne: 'One more item is in the tab.',
    total: '{min} minutes in all.',
    waiting: '{n} proposals are waiting.',
    waitingOne: 'One proposal is waiting.',
    none: 'No workplace meeting is planned.',
  },
  ahead: {
    title: 'This is on its way to you',
    notice: 'What is on its way to you',
    line: '{day}: {title}',
    more: '{n} more are in the tab.',
    moreOne: 'One more is in the tab.',
    none: 'Nothing is on its way to you in the next four weeks.',
    paused: 'You have paused, so nothing is on its way. Write resume when you like.',
    noAddress: 'Nothing is on its way. Add me to your own chat first.',
  },
  pauseAsk: {
    title: 'Pause until {day}?',
    open: 'Pause until further notice?',
    body: 'I am not sure that I understood you right.',
  },
  unchanged: 'Then I do nothing.',
  proposal: {
    title: 'Proposed: {title}',
    place: '{unit}, APT {day}.',
    noApt: '{unit}. No workplace meeting is planned yet.',
    named: 'It is waiting for the agenda, with your name.',
    group: 'It is waiting for the agenda, without your name.',
    hint: 'End the line with via the group, and no name is shown.',
    already: 'The item is there already.',
    undone: 'Undone: {title}',
    askBody: '{unit}, APT {day}. Write as if everybody reads it.',
    askBodyNoApt: '{unit}. Write as if everybody reads it.',
    noUnit: 'I find no unit for you yet. Begin in the channel’s tab.',
    notWaiting: 'The item is not waiting any more. Nothing is changed.',
    tooLong: 'Write at most 255 characters. Nothing is proposed.',
  },
  glossaryHow: 'Write glossary and a word, such as glossary non-binary.',
  commandButton: { cancel: 'Cancel', proposeIt: 'Propose' },
};
