/**
 * The conversation set: what people say and press, in both languages. The transcripts, the bench and the Playground all
 * play it; a new command or card gets its scene here, and nowhere else.
 */
import type { Language } from '../../bot/core/content.ts';

type Both = Readonly<Record<Language, string>>;

export type Turn =
  /** Somebody writes; in the channel with a mention. */
  | { kind: 'say'; text: Both }
  /** A button of the card that was shown last is pressed, with what was put into its fields. */
  | { kind: 'press'; verb: string; inputs?: Readonly<Record<string, string>> }
  /** The app is added. */
  | { kind: 'add' }
  /** The tenant's clock is moved to an instant at which a reminder has come; where no clock can be moved, nothing is shown. */
  | { kind: 'wait'; until: string };

export interface Scene {
  /** Part of the pictures' names. */
  id: string;
  title: Both;
  where: 'personal' | 'channel';
  turns: readonly Turn[];
}

const say = (sv: string, en: string): Turn => ({ kind: 'say', text: { sv, en } });
const press = (verb: string, inputs?: Readonly<Record<string, string>>): Turn => ({
  kind: 'press',
  verb,
  ...(inputs ? { inputs } : {}),
});

export const scenes: readonly Scene[] = [
  {
    id: 'welcome',
    title: { sv: 'Första gången', en: 'The first time' },
    where: 'personal',
    turns: [
      { kind: 'add' },
      press('times'),
      press('times', { language: 'sv', from: '09:00', to: '15:30', reflection: 'off' }),
    ],
  },
  {
    id: 'asking',
    title: { sv: 'Fråga', en: 'Asking' },
    where: 'personal',
    turns: [
      say('hjälp', 'help'),
      say('Nästa möte?', 'Next meeting?'),
      say('mina uppgifter', 'my tasks'),
      say('dagordning', 'agenda'),
      say('min puff', 'my nudges'),
      say('integritet', 'privacy'),
      say('kontakt', 'contact'),
      say('nasta mote tack', 'next meeting please'),
      say('vad blir det för väder', 'what is the weather like'),
    ],
  },
  {
    id: 'pausing',
    title: { sv: 'Pausa och fortsätta', en: 'Pausing and going on' },
    where: 'personal',
    turns: [say('pausa till måndag', 'pause until Monday'), press('resume'), say('fortsätt', 'resume')],
  },
  {
    id: 'reflecting',
    title: { sv: 'Frågor att tänka på', en: 'Questions to think about' },
    where: 'personal',
    turns: [say('reflektera torsdag', 'reflect Thursday'), say('sluta reflektera', 'stop reflecting')],
  },
  {
    id: 'words',
    title: { sv: 'Ord', en: 'Words' },
    where: 'personal',
    turns: [
      say('begrepp icke-binär', 'glossary non-binary'),
      say('begrepp glasspinne', 'glossary ice cream'),
    ],
  },
  {
    id: 'proposing',
    title: { sv: 'Föreslå', en: 'Proposing' },
    where: 'personal',
    turns: [say('föreslå skyltarna i väntrummet', 'propose the signs in the waiting room')],
  },
  {
    id: 'data',
    title: { sv: 'Mina data', en: 'My data' },
    where: 'personal',
    turns: [say('mina data', 'my data'), say('radera mina data', 'erase my data'), press('keep')],
  },
  {
    id: 'limits',
    title: { sv: 'Det Stegvis inte gör', en: 'What Stegvis does not do' },
    where: 'personal',
    turns: [say('är Bo gay?', 'is Bo gay?'), say('min kollega trakasserar mig', 'my colleague harasses me')],
  },
  {
    id: 'reminder',
    title: { sv: 'En påminnelse', en: 'A reminder' },
    where: 'personal',
    turns: [
      { kind: 'wait', until: '2026-01-12T14:00:00.000Z' },
      press('why'),
      press('show'),
      press('later'),
      press('done'),
      press('undo'),
    ],
  },
  {
    id: 'channel',
    title: { sv: 'I kanalen', en: 'In the channel' },
    where: 'channel',
    turns: [
      { kind: 'add' },
      say('nästa möte', 'next meeting'),
      say('mina uppgifter', 'my tasks'),
      { kind: 'wait', until: '2026-01-21T12:00:00.000Z' },
    ],
  },
];
