/** What a person chooses for themselves: hours, reflection prompts, pause, and what is kept of them. */
import type { Language } from '../../core/content.ts';
import type { NudgeKind } from '../../core/nudge.ts';
import { DEPTHS, type Depth } from '../../core/reflection.ts';
import type { Reply } from '../../core/reply.ts';
import { botTexts, fill } from '../../core/texts/bot/index.ts';
import { longDay } from '../../core/texts/dates.ts';
import type { Look } from './line.ts';
import { type Element, type Face, face, heading, open, press, sentence, small, text } from './parts.ts';

const weekdayName = (weekday: number, language: Language): string =>
  botTexts[language].weekdays[weekday - 1] ?? '';

/** *08:30* as people read it: *08.30* in Swedish. */
const hour = (time: string, language: Language): string =>
  language === 'sv' ? time.replace(':', '.') : time;

const weekdayField = (id: string, label: string, chosen: number | null, language: Language): Element => {
  const { times: t } = botTexts[language];
  return {
    type: 'Input.ChoiceSet',
    id,
    label,
    style: 'compact',
    value: String(chosen ?? 0),
    choices: [
      { title: t.off, value: '0' },
      ...[1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
        title: fill(t.on, { weekday: weekdayName(weekday, language) }),
        value: String(weekday),
      })),
    ],
  };
};

/** How deep the questions go (R40). */
const depthField = (chosen: Depth | null, language: Language): Element => {
  const { reflecting: t } = botTexts[language];
  return {
    ...{ type: 'Input.ChoiceSet', id: 'depth', label: t.depth, style: 'compact', value: String(chosen ?? 0) },
    choices: [
      { title: t.mixed, value: '0' },
      ...DEPTHS.map((depth) => ({ title: t.depths[depth], value: String(depth) })),
    ],
  };
};

/** What the person has asked for fewer of, to be unticked; nothing while they have not. */
const fewerField = (kinds: readonly NudgeKind[], language: Language): Element[] => {
  const { fewer: t } = botTexts[language];
  if (kinds.length === 0) return [];
  const choices = kinds.map((kind) => ({ title: t.kinds[kind], value: kind }));
  return [
    {
      ...{ type: 'Input.ChoiceSet', id: 'fewer', label: t.label, style: 'expanded', isMultiSelect: true },
      value: kinds.join(','),
      choices,
    },
  ];
};

/** The form of "Välj tider". */
export const timesFace = (reply: Reply & { kind: 'times' }, { language }: Look): Face => {
  const { times: t, button } = botTexts[language];
  const time = (id: 'from' | 'to', label: string): Element => ({
    type: 'Input.Time',
    id,
    label,
    value: reply.window[id],
    isRequired: true,
    errorMessage: t.missing,
  });
  return face({
    language,
    summary: `${t.title} — ${t.body}`,
    speak: t.title,
    body: [
      heading(t.title),
      text(t.body),
      time('from', t.from),
      time('to', t.to),
      weekdayField('reflection', t.reflection, reply.reflection?.weekday ?? null, language),
      {
        type: 'Input.ChoiceSet',
        id: 'language',
        label: t.language,
        style: 'expanded',
        value: language,
        choices: [
          { title: t.swedish, value: 'sv' },
          { title: t.english, value: 'en' },
        ],
      },
      ...fewerField(reply.fewer ?? [], language),
    ],
    actions: [press({ title: button.save, verb: 'times', primary: true })],
  });
};

export const timesSavedFace = (reply: Reply & { kind: 'times-saved' }, { language }: Look): Face => {
  const { times: t, button } = botTexts[language];
  const { from, to } = reply.window;
  const window = fill(t.window, { from: hour(from, language), to: hour(to, language) });
  const question =
    reply.reflection === null
      ? t.quiet
      : fill(t.reflecting, { weekday: weekdayName(reply.reflection.weekday, language) });
  return face({
    language,
    summary: `${t.saved} — ${window} ${question}`,
    speak: t.saved,
    body: [heading(t.saved), text(window), text(question)],
    actions: [press({ title: button.times, verb: 'times' })],
  });
};

/** Questions to think about were chosen, or chosen away. */
export const reflectingFace = (reply: Reply & { kind: 'reflecting' }, { language }: Look): Face => {
  const { reflecting: t, button, n8 } = botTexts[language];
  if (reply.weekday === null) return sentence(t.off);
  const on = fill(t.on, { weekday: weekdayName(reply.weekday, language) });
  return face({
    language,
    summary: `${t.title} — ${on}`,
    speak: t.title,
    body: [
      heading(t.title),
      text(on),
      small(n8.small),
      weekdayField('weekday', t.weekday, reply.weekday, language),
      depthField(reply.depth ?? null, language),
    ],
    actions: [press({ title: button.save, verb: 'reflect', primary: true })],
  });
};

export const pausedFace = (reply: Reply & { kind: 'paused' }, { language }: Look): Face => {
  const { paused: t, button } = botTexts[language];
  const title = reply.until === 'open' ? t.open : fill(t.title, { day: longDay(reply.until, language) });
  return face({
    language,
    summary: `${title} ${t.body}`,
    speak: `${title} ${t.body}`,
    body: [heading(title), text(t.body)],
    actions: [press({ title: button.resume, verb: 'resume' })],
  });
};

/** What is kept of a person (R33), with the way to their own data. */
export const privacyFace = ({ language, links }: Look): Face => {
  const { privacy: t, button, erase, myData } = botTexts[language];
  return face({
    language,
    summary: `${t.title} — ${t.keep} ${t.reminders} ${t.never} ${t.chat}`,
    speak: `${t.title}. ${t.never}`,
    body: [heading(t.title), text(`${t.keep} ${t.reminders}`), text(t.never), small(t.chat)],
    actions: [
      press({ title: button.myData, verb: 'my-data' }),
      press({ title: erase.confirm, verb: 'erase-ask' }),
      open(myData.see, links('personal', null)),
    ],
  });
};
