/** Answers to *begrepp*, *mina data* and *radera mina data*. */
import type { Reply } from '../../core/reply.ts';
import { botTexts } from '../../core/texts/bot/index.ts';
import type { Look } from './line.ts';
import { type Face, face, heading, open, press, sentence, text } from './parts.ts';

export const glossaryFace = (reply: Reply & { kind: 'glossary' }, { language }: Look): Face => {
  const { others: t } = botTexts[language];
  return sentence(reply.word === null ? t.glossaryHow : t.glossaryNone);
};

export const myDataFace = ({ language, links }: Look): Face => {
  const { others: t, button } = botTexts[language];
  return face({
    language,
    summary: `${t.myData} — ${t.myDataBody}`,
    speak: t.myDataBody,
    body: [heading(t.myData), text(t.myDataBody)],
    actions: [open(button.open, links('personal', null))],
  });
};

/** Nothing is deleted before this is answered. */
export const eraseAskFace = ({ language }: Look): Face => {
  const { others: t, commandButton } = botTexts[language];
  return face({
    language,
    summary: `${t.erase} — ${t.eraseBody}`,
    speak: t.erase,
    body: [heading(t.erase), text(t.eraseBody)],
    actions: [
      press({ title: commandButton.erase, verb: 'erase' }),
      press({ title: commandButton.cancel, verb: 'cancel' }),
    ],
  });
};
