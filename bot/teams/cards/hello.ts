/** The first words: in a personal chat what will be sent, how often and how to stop it; in a channel once who I am. */
import type { Reply } from '../../core/reply.ts';
import { botTexts, fill } from '../../core/texts/bot/index.ts';
import type { Look } from './line.ts';
import { type Face, face, heading, open, press, small, text } from './parts.ts';

export const welcomeFace = (reply: Reply & { kind: 'welcome' }, { language, links }: Look): Face => {
  const { welcome: t, button } = botTexts[language];
  const { name, addedBy: person, unit, byItself } = reply;
  const title = name === '' ? t.titleNameless : fill(t.title, { name });
  const how =
    byItself !== undefined && unit !== null
      ? [
          byItself.manager === null
            ? fill(t.itselfToManager, { unit })
            : fill(t.itself, { unit, person: byItself.manager }),
          t.leave,
        ]
      : person !== null && unit !== null
        ? [fill(t.addedIn, { person, unit })]
        : person !== null
          ? [fill(t.added, { person })]
          : unit !== null
            ? [fill(t.member, { unit })]
            : [];
  const body = [...how, t.what].join(' ');
  return face({
    language,
    summary: `${title} — ${body} ${t.stop}`,
    speak: t.what,
    body: [heading(title), text(body), text(t.stop)],
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
