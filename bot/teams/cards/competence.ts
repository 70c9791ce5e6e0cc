/** The way to the inventory: what it is for, who sees what and that one may decline (R50), and one button. */
import type { Reply } from '../../core/reply.ts';
import { botTexts } from '../../core/texts/bot/index.ts';
import type { Look } from './line.ts';
import { type Face, face, heading, open, small, text } from './parts.ts';

export const competenceFace = (reply: Reply & { kind: 'competence' }, { language, links }: Look): Face => {
  const { competenceCard: t } = botTexts[language];
  return face({
    language,
    // Read over a shoulder it says what everybody in the unit knows.
    summary: t.title,
    speak: t.title,
    body: [
      heading(t.title),
      ...(reply.open ? [] : [text(t.shut)]),
      text(t.purpose),
      text(t.who),
      text(t.decline),
      small(t.chat),
    ],
    actions: [open(t.open, links('competence', reply.unit))],
  });
};
