/** The words of a meeting that is held, in Swedish. */
const minutes = (n: number): string => `${n} min`;

export const live = {
  title: 'Var är vi?',
  connected: 'Uppkopplad',
  connecting: 'Ansluter',
  retrying: 'Försöker igen',
  notBegun: 'Mötet har inte börjat.',
  notBegunChair: 'Mötet har inte börjat. Tiden räknas när ni startar.',
  begin: 'Starta mötet',
  end: 'Avsluta mötet',
  ended: 'Mötet är slut.',
  allDone: 'Dagordningen är genomgången.',
  later: 'Det som saknar utfall frågar Stegvis om nästa arbetsdag.',
  empty: 'Lägg till en punkt.',
  emptyReader: 'Dagordningen är tom.',
  noMeeting: 'Inget möte är planerat.',
  add: 'Lägg till en punkt',
  agenda: 'Dagordning',
  now: 'Nu',
  goTo: (title: string) => `Gå till ${title}`,
  goToShort: 'Gå till',
  /** Seconds that are left of an item's time. */
  left: (seconds: number) => {
    if (seconds >= 60) return `${minutes(Math.ceil(seconds / 60))} kvar`;
    if (seconds > 0) return 'Under en minut kvar';
    return seconds > -60 ? 'Tiden är slut' : `${minutes(Math.floor(-seconds / 60))} över`;
  },
  /** Read aloud when the meeting goes on. */
  at: (title: string) => `Nu: ${title}`,
  begun: 'Mötet har börjat.',
};
