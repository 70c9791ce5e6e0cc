/** Answers to what people ask for: the next meeting, their tasks. */
import type { Reply } from '../../core/reply.ts';
import { botTexts, fill } from '../../core/texts/bot/index.ts';
import { dayAndTime, mediumDay } from '../../core/texts/dates.ts';
import type { Look } from './line.ts';
import { type Face, face, heading, open, sentence, small, text } from './parts.ts';
import { listed } from './words.ts';

/** As many tasks as a chat shows without becoming a list to scroll. */
const SHOWN = 5;

export const nextMeetingFace = (reply: Reply & { kind: 'next-meeting' }, { language, links }: Look): Face => {
  const { nextMeeting: t, agenda: all, button } = botTexts[language];
  if (reply.meeting === null) return sentence(t.none);
  const { title, start, agenda } = reply.meeting;
  const line = fill(t.line, { title, when: dayAndTime(start, language) });
  const items = agenda.length === 0 ? t.empty : fill(t.agenda, { items: listed(agenda, all.more) });
  return face({
    language,
    summary: `${line} ${items}`,
    speak: line,
    body: [heading(line), text(items)],
    actions: [open(button.agenda, links('meetings', reply.unit))],
  });
};

export const tasksFace = (reply: Reply & { kind: 'tasks' }, { language, links }: Look): Face => {
  const { tasks: t, button } = botTexts[language];
  if (reply.tasks.length === 0) return sentence(t.none);
  const lines = reply.tasks
    .slice(0, SHOWN)
    .map(({ title, dueDate }) =>
      dueDate === null
        ? fill(t.undated, { title })
        : fill(t.one, { title, day: mediumDay(dueDate, language) }),
    );
  const more = reply.tasks.length - lines.length;
  return face({
    language,
    summary: `${t.title} — ${lines.join('. ')}`,
    speak: t.title,
    body: [
      heading(t.title),
      ...lines.map((line) => text(line)),
      ...(more > 0 ? [small(fill(t.more, { n: String(more) }))] : []),
    ],
    actions: [open(button.open, links('plan', reply.tasks[0]?.unit ?? null))],
  });
};
