/** The words of the dialogs that the bot opens in the tab. */
import type { Language } from '../../choices.ts';
import type { Widen } from '../bot/sv.ts';

const sv = {
  cut: 'Meddelandet var längre än vad som får plats. Slutet är inte med.',
  action: {
    lead: 'Åtgärden sparas som utkast. Ansvarig och datum väljs i planen.',
    noNames: 'Planen kan läsas av andra. Ta bort det som rör enskilda personer.',
    save: 'Spara utkast',
    missing: 'Skriv vad ni ska göra.',
    notYou: 'Chefen och hbtq-gruppen skriver i planen. Du kan föreslå det till APT.',
    propose: 'Föreslå till APT',
    insert: 'Visa ett kort i samtalet',
    insertHint: 'Kortet läggs i rutan där du skriver. Du väljer om du skickar det.',
  },
  proposal: {
    lead: 'Chefen eller hbtq-gruppen väljer vad som tas upp.',
    send: 'Föreslå',
    missing: 'Skriv vad du vill ta upp.',
    how: 'Välj hur du vill lämna förslaget.',
  },
  press: { doing: 'Sparar …', lead: 'Det görs med din egen behörighet.' },
  calendar: {
    doing: 'Läser i din kalender …',
    notThere: 'Mötet finns inte i din kalender. Den som kallar till mötet kan läsa av datumet.',
  },
  note: { gone: 'Frågan finns inte längre.' },
} as const;

export type DialogTexts = Widen<typeof sv>;

const en: DialogTexts = {
  cut: 'The message was longer than there is room for. Its end is left out.',
  action: {
    lead: 'The action is saved as a draft. Choose owner and date in the plan.',
    noNames: 'Others can read the plan. Take out what concerns individuals.',
    save: 'Save draft',
    missing: 'Write what you will do.',
    notYou: 'The manager and the LGBTQI group write in the plan. You can propose it for APT.',
    propose: 'Propose for APT',
    insert: 'Show a card in the conversation',
    insertHint: 'The card is put where you write. You choose whether to send it.',
  },
  proposal: {
    lead: 'The manager or the LGBTQI group chooses what is taken up.',
    send: 'Propose',
    missing: 'Write what you want to take up.',
    how: 'Choose how to make the proposal.',
  },
  press: { doing: 'Saving …', lead: 'It is done with your own rights.' },
  calendar: {
    doing: 'Reading your calendar …',
    notThere: 'The meeting is not in your calendar. Whoever organises it can read the date.',
  },
  note: { gone: 'The question no longer exists.' },
};

export const dialogTexts: Record<Language, DialogTexts> = { sv, en };
