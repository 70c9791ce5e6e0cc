/** The way from the chat to the competence inventory, in English. */
import type { competenceSv } from './competence-sv.ts';
import type { Widen } from './sv.ts';

export const competenceEn: Widen<typeof competenceSv> = {
  competenceCard: {
    title: 'Competence inventory',
    purpose:
      'It shows what the unit wants to learn more about and gives you a plan of your own. It is not used for pay or appraisal.',
    who: 'You and the process lead see your answers. Everybody else sees only what the unit needs, never what anyone answered.',
    decline: 'You can decline, change your mind and remove your answers, without saying why.',
    shut: 'The inventory is not open right now.',
    chat: 'Answer in the tab, not here. The chat is stored.',
    open: 'Open my answers',
  },
};
