/** What the message extension and the dialogs that the bot opens say in English. */
import type { ExtensionTexts } from './sv.ts';

export const en: ExtensionTexts = {
  kind: {
    action: 'Action · {unit}',
    actionIn: 'Action · {area} · {unit}',
    item: 'Agenda item · {unit}',
    idea: 'APT library · {area}',
  },
  state: { draft: 'Draft', active: 'Under way', done: 'Done', dropped: 'Dropped' },
  due: '{state}. Due {day}.',
  undated: '{state}. No date is set.',
  done: 'Done.',
  item: {
    on: '{meeting}, {when}. {minutes}',
    undated: '{meeting}. {minutes}',
    proposed: 'Proposed. {minutes}',
    discussed: 'Discussed at {meeting}, {when}.',
    discussedUndated: 'Discussed at {meeting}.',
    notReached: 'Not reached. {minutes}',
  },
  minutes: '{n} minutes.',
  minute: 'One minute.',
  question: 'To talk about: {question}',
  found: {
    nothing: 'Nothing found. Try another word.',
    empty: 'Nothing here yet.',
    noUnit: 'You are in no unit that uses Stegvis. Add the tab in your unit’s channel.',
    unknown: 'I don’t know that search.',
  },
  dialog: {
    action: { title: 'Make it an action' },
    proposal: { title: 'Propose for APT' },
    press: { title: 'Do it yourself' },
    calendar: { title: 'Read the calendar' },
    note: { title: 'Write to yourself' },
    caseReport: { title: 'This does not belong in the plan' },
  },
  identity: 'I leave that out. Write nothing about individuals in the plan.',
  notKept: 'I have not kept the message or taken it anywhere.',
  unknown: 'I don’t know that button. Nothing was changed.',
  trouble: 'Something went wrong on my side. It is noted; please try again in a while.',
  ownRights: {
    title: 'I cannot reach the unit’s lists',
    body: 'You can do it yourself, with your own rights. Nothing has changed yet.',
  },
  button: { open: 'Open', self: 'Do it yourself', readCalendar: 'Read calendar', writeHere: 'Write here' },
};
