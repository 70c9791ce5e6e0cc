/** What the message extension and the dialogs that the bot opens say in Swedish. `{name}` is a variable. */
import type { Widen } from '../bot/sv.ts';

export const sv = {
  kind: {
    action: 'Åtgärd · {unit}',
    actionIn: 'Åtgärd · {area} · {unit}',
    item: 'Dagordningspunkt · {unit}',
    idea: 'APT-biblioteket · {area}',
  },
  state: { draft: 'Utkast', active: 'Pågår', done: 'Klar', dropped: 'Struken' },
  due: '{state}. Klart senast {day}.',
  undated: '{state}. Inget datum är satt.',
  done: 'Klar.',
  item: {
    on: '{meeting}, {when}. {minutes}',
    undated: '{meeting}. {minutes}',
    proposed: 'Föreslagen. {minutes}',
    discussed: 'Diskuterad på {meeting}, {when}.',
    discussedUndated: 'Diskuterad på {meeting}.',
    notReached: 'Hanns inte. {minutes}',
  },
  minutes: '{n} minuter.',
  minute: 'En minut.',
  question: 'Att prata om: {question}',
  found: {
    nothing: 'Inga träffar. Prova ett annat ord.',
    empty: 'Här finns inget än.',
    noUnit: 'Du är inte med i någon enhet som använder Stegvis. Lägg till fliken i enhetens kanal.',
    unknown: 'Den sökningen känner jag inte till.',
  },
  dialog: {
    action: { title: 'Gör till åtgärd' },
    proposal: { title: 'Föreslå till APT' },
    press: { title: 'Gör det själv' },
    calendar: { title: 'Läs kalendern' },
    note: { title: 'Skriv till dig själv' },
    caseReport: { title: 'Det här hör inte hemma i planen' },
  },
  identity: 'Det tar jag inte med. Skriv inget om enskilda personer i planen.',
  notKept: 'Jag har inte sparat meddelandet eller tagit det med någonstans.',
  unknown: 'Den knappen känner jag inte till. Inget är ändrat.',
  trouble: 'Något gick fel hos mig. Det är noterat, försök gärna igen om en stund.',
  /** On a card whose button the app's own rights did not reach. */
  ownRights: {
    title: 'Jag kommer inte åt enhetens listor',
    body: 'Du kan göra det själv, med din egen behörighet. Inget är ändrat än.',
  },
  button: { open: 'Öppna', self: 'Gör det själv', readCalendar: 'Läs kalendern', writeHere: 'Skriv här' },
} as const;

export type ExtensionTexts = Widen<typeof sv>;
