/** What stands on the agenda in a meeting's chat, Swedish and English. */
import type { Language } from '../choices.ts';
import type { MeetingKind } from '../rows.ts';

export interface MeetingTexts {
  kind: string;
  kinds: Record<MeetingKind, string>;
  /** Before anything has begun: the agenda itself. */
  title: string;
  now: string;
  allDone: string;
  over: string;
  item: string;
  itemOne: string;
  untimed: string;
  discussed: string;
  notReached: string;
  more: string;
  moreOne: string;
  who: string;
  /** N5 asks about what nobody has said anything of. */
  later: string;
  doneNext: string;
  open: string;
  notChair: string;
  speak: string;
}

export const meetingTexts: Record<Language, MeetingTexts> = {
  sv: {
    kind: '{kind} · {unit}',
    kinds: {
      ...{ apt: 'APT', group: 'Gruppmöte', workshop: 'Workshop', session: 'Utbildning', other: 'Möte' },
    },
    title: 'Dagordning',
    now: 'Nu: {title}',
    allDone: 'Dagordningen är genomgången',
    over: 'Mötet är slut',
    item: '{title}, {min} minuter',
    itemOne: '{title}, en minut',
    untimed: '{title}',
    discussed: 'Klar: {title}',
    notReached: 'Hanns inte: {title}',
    more: '{n} punkter till.',
    moreOne: 'En punkt till.',
    who: 'Den som leder mötet bockar av.',
    later: 'Det som saknar utfall frågar jag om nästa arbetsdag.',
    doneNext: 'Klar, nästa',
    open: 'Öppna',
    notChair: 'Den som leder mötet bockar av punkterna. Du kan följa med i panelen.',
    speak: 'Dagordningen till mötet.',
  },
  en: {
    kind: '{kind} · {unit}',
    kinds: {
      ...{ apt: 'APT', group: 'Group meeting', workshop: 'Workshop', session: 'Training', other: 'Meeting' },
    },
    title: 'Agenda',
    now: 'Now: {title}',
    allDone: 'The agenda is finished',
    over: 'The meeting is over',
    item: '{title}, {min} minutes',
    itemOne: '{title}, one minute',
    untimed: '{title}',
    discussed: 'Done: {title}',
    notReached: 'No time: {title}',
    more: '{n} more items.',
    moreOne: 'One more item.',
    who: 'Whoever leads the meeting ticks items off.',
    later: 'I ask about items without an outcome on the next working day.',
    doneNext: 'Done, next',
    open: 'Open',
    notChair: 'Whoever leads the meeting ticks items off. You can follow along in the panel.',
    speak: 'The agenda of the meeting.',
  },
};
