/** The way from the chat to the competence inventory, in Swedish. `competence-en.ts` has the same shape. */
export const competenceSv = {
  competenceCard: {
    title: 'Kompetensinventering',
    purpose:
      'Den visar vad enheten vill lära sig mer om och ger dig en egen plan. Den används inte för lön eller bedömning.',
    who: 'Du och processledaren ser dina svar. Alla andra ser bara vad enheten behöver, aldrig vad någon har svarat.',
    decline: 'Du kan avstå, ändra dig och ta bort dina svar, utan att säga varför.',
    shut: 'Inventeringen är inte öppen just nu.',
    chat: 'Svara i fliken, inte här. Chatten lagras.',
    open: 'Öppna mina svar',
  },
} as const;
