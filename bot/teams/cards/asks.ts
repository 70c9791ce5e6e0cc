/** Follow-ups that ask for something: a new date, a line for an agenda. Only they have fields. */
import type { Reply } from '../../core/reply.ts';
import { botTexts, fill } from '../../core/texts/bot/index.ts';
import { mediumDay } from '../../core/texts/dates.ts';
import { type Look, subject } from './line.ts';
import { back } from './menu.ts';
import { type Face, face, heading, press, text } from './parts.ts';

/** The follow-up of "Flytta datum". */
export const askDateFace = (reply: Reply & { kind: 'ask-date' }, look: Look): Face => {
  const { askDate: t, button } = botTexts[look.language];
  const line = reply.card.lines.find(({ key }) => key === reply.key)?.line;
  const item = line === undefined ? '' : subject(line).item;
  const title = fill(t.title, { action: reply.action });
  const body = fill(t.body, { day: mediumDay(reply.dueDate, look.language) });
  return face({
    language: look.language,
    summary: `${title} — ${body}`,
    speak: title,
    body: [
      heading(title),
      text(body),
      {
        type: 'Input.Date',
        id: 'date',
        label: t.label,
        value: reply.dueDate,
        isRequired: true,
        errorMessage: t.missing,
      },
    ],
    actions: [
      press({
        title: button.save,
        verb: 'move',
        primary: true,
        // The date that the person sees: moved meanwhile by somebody else, it is not overwritten.
        data: { item, nudge: reply.card.card, was: reply.dueDate },
      }),
      back(reply.card, item, look),
    ],
  });
};

/** The follow-up of "Föreslå punkt". Whoever proposes chooses whether their name stands there (R19). */
export const askItemFace = (reply: Reply & { kind: 'ask-item' }, look: Look): Face => {
  const { askItem: t, proposing, button } = botTexts[look.language];
  const body = fill(t.body, { title: reply.meetingTitle });
  return face({
    language: look.language,
    summary: `${t.title} — ${body}`,
    speak: t.title,
    body: [
      heading(t.title),
      text(body),
      {
        type: 'Input.Text',
        id: 'title',
        label: t.label,
        maxLength: 200,
        isRequired: true,
        errorMessage: t.missing,
      },
      {
        type: 'Input.ChoiceSet',
        id: 'as',
        label: proposing.as,
        style: 'compact',
        value: 'name',
        choices: [
          { title: proposing.name, value: 'name' },
          { title: proposing.group, value: 'group' },
        ],
      },
    ],
    actions: [
      press({
        title: button.save,
        verb: 'propose',
        primary: true,
        data: { item: reply.meeting, nudge: reply.card.card, once: reply.once },
      }),
      back(reply.card, reply.meeting, look),
    ],
  });
};
