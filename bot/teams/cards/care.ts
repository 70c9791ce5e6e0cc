/** For what a human being must receive (R34): nothing is kept or told, and who can help stands first. */
import type { Reply, WorkContacts } from '../../core/reply.ts';
import { supportLines } from '../../core/support-lines.ts';
import { botTexts, fill } from '../../core/texts/bot/index.ts';
import type { Look } from './line.ts';
import { type Button, type Element, type Face, face, heading, open, small, text } from './parts.ts';

type Named = { manager: string | null; safetyRep: string | null };

const whom = (template: string, { manager, safetyRep }: Named, { language }: Look): string => {
  const { fallbackNames } = botTexts[language];
  return fill(template, {
    manager: manager ?? fallbackNames.manager,
    safetyRep: safetyRep ?? fallbackNames.safetyRep,
  });
};

/**
 * Begins a chat with somebody, with nothing written in it (learn.microsoft.com/microsoftteams/platform/concepts/build-and-test/deep-link-teams:
 * `users` takes the name that people sign in with, or their mail address).
 */
const chatWith = (title: string, address: string | undefined): Button[] =>
  address
    ? [open(title, `https://teams.microsoft.com/l/chat/0/0?${new URLSearchParams({ users: address })}`)]
    : [];

/** HR and occupational health by name, and a way to them where the unit has written one. */
const work = (
  { hr, health }: WorkContacts,
  { language }: Look,
): { lines: Element[]; hrButton: Button[]; healthButton: Button[] } => {
  const { care: t } = botTexts[language];
  const lines = [
    ...(hr ? [text(fill(t.hr, { name: hr.name }))] : []),
    ...(health ? [text(fill(t.health, { name: health.name }))] : []),
  ];
  const hrButton = hr?.link ? [open(t.hrButton, hr.link)] : [];
  const healthButton = health?.link ? [open(t.healthButton, health.link)] : [];
  return { lines, hrButton, healthButton };
};

export const contactFace = (reply: Reply & { kind: 'contact' }, look: Look): Face => {
  const { contact: t } = botTexts[look.language];
  const people = whom(t.whom, reply, look);
  return face({
    language: look.language,
    summary: `${t.title} — ${people}`,
    speak: people,
    body: [heading(t.title), text(people), small(t.mind)],
    actions: [],
  });
};

/** The card looks the same whatever was written, and tells a bystander nothing of it. */
export const caseReportFace = (
  reply: Reply & { kind: 'case-report' },
  look: Look,
  /** What became of what was written; in the chat, that it is stored there. */
  kept: string = botTexts[look.language].caseReport.kept,
): Face => {
  const { caseReport: t } = botTexts[look.language];
  const people = whom(t.whom, reply, look);
  const { lines, hrButton, healthButton } = work(reply, look);
  const { care } = botTexts[look.language];
  const buttons = [
    ...hrButton,
    ...chatWith(care.safetyRepButton, reply.write?.safetyRep),
    ...chatWith(care.managerButton, reply.write?.manager),
    ...healthButton,
  ];
  return face({
    language: look.language,
    summary: `${t.title} — ${people} ${t.danger}`,
    speak: t.title,
    body: [heading(t.title), text(people), ...lines, text(t.danger), small(kept)],
    // Three at sight, as on every card.
    actions: buttons.map((one, index) => (index < 3 ? one : { ...one, mode: 'secondary' as const })),
  });
};

/** Life first: the emergency number, the national lines, then who there is at work. */
export const distressFace = (reply: Reply & { kind: 'distress' }, look: Look): Face => {
  const { care: t, caseReport } = botTexts[look.language];
  const people = whom(t.distressWhom, reply, look);
  const { lines, hrButton, healthButton } = work(reply, look);
  const national = supportLines.map((line) => {
    const { name, when } = line[look.language];
    return fill(t.line, { name, when, phone: line.phone });
  });
  return face({
    language: look.language,
    summary: `${t.distressTitle} ${t.distressDanger} ${national.join(' ')}`,
    speak: `${t.distressTitle} ${t.distressDanger}`.split('. ').slice(1).join('. '),
    body: [
      heading(t.distressTitle),
      text(t.distressDanger, { weight: 'Bolder' }),
      ...national.map((line) => text(line)),
      text(people),
      ...lines,
      small(caseReport.kept),
    ],
    actions: [...hrButton, ...healthButton],
  });
};
