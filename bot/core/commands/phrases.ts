/**
 * What people write for each command, Swedish first, without dots and in lower case. `near`: recognised with a typing
 * error too; `only`: everyday words, which are the command when they stand alone and as they are.
 */
export type Simple =
  | 'help'
  | 'next-meeting'
  | 'agenda'
  | 'tasks'
  | 'ahead'
  | 'resume'
  | 'privacy'
  | 'my-data'
  | 'competence'
  | 'erase'
  | 'contact'
  | 'times'
  | 'reflect-off';

/** Commands that something can follow: a day, a word, a line of text. */
export type Leading = 'pause' | 'reflect' | 'language' | 'glossary' | 'propose';

export interface Phrases {
  near: readonly string[];
  only: readonly string[];
}

const list = (text: string): string[] =>
  text
    .split(',')
    .map((phrase) => phrase.trim())
    .filter((phrase) => phrase !== '');
const of = (near: string, only = ''): Phrases => ({ near: list(near), only: list(only) });

export const SIMPLE: Readonly<Record<Simple, Phrases>> = {
  help: of(
    'hjalp, kommando, kommandon, help, commands, vad kan du gora, what can you do',
    'hej, hejsan, hej hej, hej pa dig, god morgon, tjena, halla, vad kan du, hello, hi, hey, hi there, good morning',
  ),
  'next-meeting': of(
    `nasta mote, nasta moten, nasta motet, nasta gruppmote, nasta arbetsplatstraff, nasta traff, next meeting,
     next meetings, next group meeting, next workplace meeting`,
    'mote, moten, motet, meeting, meetings, the meeting, nasta apt, next apt, nar ses vi, when do we meet',
  ),
  agenda: of(
    `dagordning, dagordningen, dagordningar, agenda, agendan, nasta dagordning, next agenda, dagordning till apt,
     dagordningen till apt, dagordning for apt, agenda for the apt, apt dagordning, apt agenda`,
    'the agenda',
  ),
  tasks: of(
    'mina uppgifter, min uppgift, mina atgarder, my tasks, my task, my actions, vad ska jag gora, what should i do',
    'uppgifter, att gora, tasks, to do, todo, my to do',
  ),
  ahead: of(
    `min puff, mina puffar, min nasta puff, nasta puff, min paminnelse, mina paminnelser, my nudge, my nudges,
     my next nudge, next nudge, my reminder, my reminders`,
    'puff, puffar, paminnelser, nudge, nudges, reminders',
  ),
  resume: of(
    'fortsatt, fortsatta, ateruppta, aterstarta, resume, continue, unpause',
    'starta, start, borja igen, satt igang, start again',
  ),
  privacy: of('integritet, integriteten, personuppgifter, privacy, personal data', 'gdpr'),
  'my-data': of(
    `mina data, min data, mina uppgifter hos dig, exportera mina data, hamta mina data, ladda ner mina data, my data,
     export my data, download my data`,
  ),
  competence: of(
    `kompetens, kompetensen, kompetensinventering, kompetensinventeringen, min kompetens, competence,
     competence inventory, my competence`,
    'inventering, inventeringen, inventory, the inventory',
  ),
  erase: of(
    `radera mina data, radera min data, radera alla mina data, ta bort mina data, slang mina data, glom mig,
     radera mig, delete my data, erase my data, remove my data, delete all my data, delete me, erase me, forget me`,
    'radera, delete, erase',
  ),
  contact: of(
    `kontakt, kontakter, kontakten, kontakta, kontaktperson, kontaktpersoner, contact, contacts,
     vem kan jag kontakta, vem kan jag prata med, who can i contact, who can i talk to`,
  ),
  times: of(
    'valj tider, mina tider, andra tider, choose times, my times, change times',
    'tider, times, hours',
  ),
  'reflect-off': of(
    'sluta reflektera, reflektera inte, inga fragor, stop reflecting, do not reflect, no questions',
    'reflect off',
  ),
};

export const LEADING: Readonly<Record<Leading, Phrases>> = {
  // *Paus* alone is also what people say before coffee, and *pausa* with a letter dropped: it is asked about.
  pause: of('pausa, pausera, pause', 'sluta, stopp, stop'),
  reflect: of(
    'reflektera, reflektion, reflektioner, sjalvreflektion, reflect, reflection, reflections, self reflection',
  ),
  language: of('sprak, spraket, byt sprak, andra sprak, language, change language, switch language'),
  glossary: of(
    'begrepp, begreppet, begreppen, ordlista, ordlistan, glossary',
    'vad betyder, vad innebar, forklara, definiera, term, explain, define, what is meant by',
  ),
  propose: of('foresla, propose, suggest', 'foresla punkt, propose item, suggest item, forslag, proposal'),
};

/** The names of languages; alone they are the command. */
export const LANGUAGES: Readonly<Record<'sv' | 'en', readonly string[]>> = {
  sv: list('svenska, pa svenska, swedish, in swedish'),
  en: list('engelska, pa engelska, english, in english'),
};
