/** The first words: in a personal chat what will be sent, how often and how to stop it; in a channel once who I am. */
import type { Reply } from '../../core/reply.ts';
import { botTexts, fill } from '../../core/texts/bot/index.ts';
import type { BotTexts } from '../../core/texts/bot/sv.ts';
import type { Look } from './line.ts';
import { type Face, face, heading, open, press, small, text } from './parts.ts';

type Welcome = Reply & { kind: 'welcome' };

/** How I came here, in the paragraph before what I do. */
const cameBy = ({ addedBy: person, unit }: Welcome, { welcome: t }: BotTexts): string[] => {
  if (person !== null) return [unit === null ? fill(t.added, { person }) : fill(t.addedIn, { person, unit })];
  return unit === null ? [] : [fill(t.member, { unit })];
};

/** The paragraphs of the welcome; who did not ask for me also learns by whose leave I came, and that leaving lasts. */
const paragraphs = (reply: Welcome, words: BotTexts): string[] => {
  const { welcome: t } = words;
  const { byItself, unit } = reply;
  if (byItself === undefined || unit === null) return [[...cameBy(reply, words), t.what].join(' '), t.stop];
  const { manager: person } = byItself;
  const by = person === null ? fill(t.itselfToManager, { unit }) : fill(t.itself, { unit, person });
  return [by, t.what, `${t.stop} ${t.leave}`];
};

export const welcomeFace = (reply: Welcome, { language, links }: Look): Face => {
  const words = botTexts[language];
  const { welcome: t, button } = words;
  const { name } = reply;
  const title = name === '' ? t.titleNameless : fill(t.title, { name });
  const body = paragraphs(reply, words);
  return face({
    language,
    summary: `${title} — ${body.join(' ')}`,
    speak: t.what,
    body: [heading(title), ...body.map((each) => text(each))],
    actions: [
      open(button.nextStep, links('start', null)),
      press({ title: button.times, verb: 'times' }),
      press({ title: button.privacy, verb: 'privacy' }),
    ],
  });
};

export const introductionFace = (reply: Reply & { kind: 'introduction' }, { language }: Look): Face => {
  const { introduction: t } = botTexts[language];
  const { addedBy: person, unit } = reply;
  const how =
    unit === null ? [] : [person === null ? fill(t.place, { unit }) : fill(t.added, { person, unit })];
  const body = [...how, t.what].join(' ');
  return face({
    language,
    summary: `${t.title} — ${body} ${t.start}`,
    speak: t.what,
    body: [heading(t.title), text(body), small(t.start)],
    actions: [],
  });
};
