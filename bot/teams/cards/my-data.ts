/** What is kept of the reader, and the card that asks before all of it is erased. */
import type { Language } from '../../core/content.ts';
import type { MyData } from '../../core/my-data.ts';
import type { Reply } from '../../core/reply.ts';
import { botTexts, fill } from '../../core/texts/bot/index.ts';
import { longDay } from '../../core/texts/dates.ts';
import type { Look } from './line.ts';
import { type Face, face, heading, open, press, small, text } from './parts.ts';

type Units = MyData['units'];
const SHOWN = 3;

const unitLines = (units: Units, language: Language): string[] => {
  const { myData: t } = botTexts[language];
  return units.slice(0, SHOWN).map(({ name, roles }) => {
    const told = roles.filter((role) => role !== 'member' || roles.length === 1).map((role) => t.roles[role]);
    return fill(t.unit, { unit: name, roles: told.join(', ') });
  });
};

const hour = (time: string, language: Language): string =>
  language === 'sv' ? time.replace(':', '.') : time;

const settings = (data: MyData, language: Language): string => {
  const { myData: t, weekdays } = botTexts[language];
  const [from, to] = [hour(data.window.from, language), hour(data.window.to, language)];
  const parts = [
    fill(t.settings, { from, to, language: data.language === 'sv' ? t.swedish : t.english }),
    data.pausedUntil === null
      ? null
      : data.pausedUntil === 'open'
        ? t.pausedOpen
        : fill(t.paused, { day: longDay(data.pausedUntil, language) }),
    data.reflection === null
      ? null
      : fill(t.reflecting, { weekday: weekdays[data.reflection.weekday - 1] ?? '' }),
  ];
  return parts.filter((part) => part !== null).join(' ');
};

export const myDataFace = ({ data }: Reply & { kind: 'my-data' }, { language, links }: Look): Face => {
  const { myData: t } = botTexts[language];
  const { inventory } = data;
  const own = settings(data, language);
  const answered = data.reminders.filter((one) => one.answered).length;
  const lines = [
    own,
    ...(data.units.length === 0 ? [t.noUnits] : unitLines(data.units, language)),
    fill(t.reminders, { n: String(data.reminders.length), answered: String(answered) }),
    fill(t.courses, { n: String(data.courses.length) }),
    fill(t.lists, { actions: String(data.actions.length), proposals: String(data.proposals.length) }),
    ...(data.calendarMeetings > 0 ? [fill(t.calendar, { n: String(data.calendarMeetings) })] : []),
    ...(inventory.levels + inventory.talks > 0
      ? [fill(t.inventory, { levels: String(inventory.levels), talks: String(inventory.talks) })]
      : []),
    t.notes,
  ];
  return face({
    language,
    // A list of chats may be read over a shoulder: the summary tells nothing of the person.
    summary: t.title,
    speak: t.title,
    body: [heading(t.title), ...lines.map((line) => text(line)), small(t.never)],
    actions: [open(t.see, links('personal', null)), press({ title: t.erase, verb: 'erase-ask' })],
  });
};

export const eraseAskFace = ({ units }: Reply & { kind: 'erase-ask' }, { language, links }: Look): Face => {
  const { erase: t, myData } = botTexts[language];
  const held = units.filter(({ roles }) => roles.some((role) => role !== 'member' && role !== 'owner'));
  return face({
    language,
    summary: t.title,
    speak: t.title,
    body: [
      heading(t.title),
      text(t.body),
      ...(held.length > 0 ? [text(fill(t.roles, { roles: unitLines(held, language).join('; ') }))] : []),
    ],
    // The one that changes nothing first: a hasty press erases nothing.
    actions: [
      press({ title: t.keep, verb: 'keep', primary: true }),
      press({ title: t.confirm, verb: 'erase' }),
      open(myData.see, links('personal', null)),
    ],
  });
};

export const erasedFace = ({ remains }: Reply & { kind: 'erased' }, { language }: Look): Face => {
  const { erase: t } = botTexts[language];
  const lists = remains.rows > 0 ? fill(t.remainsOwner, { n: String(remains.rows) }) : t.remains;
  const backups = fill(t.backups, { day: longDay(remains.backupsUntil, language) });
  return face({
    language,
    summary: t.done,
    speak: t.done,
    body: [heading(t.done), text(t.doneBody), text(lists), text(t.roster), text(backups), small(t.back)],
    actions: [],
  });
};
