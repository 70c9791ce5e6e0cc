/** What the bot answers, as data. `bot/teams/cards` makes text or a card of it in the reader's language. */
import type { Language } from './content.ts';
import type { Fault } from './fault.ts';
import type { NudgeLine } from './nudge.ts';

/** A card that a nudge became. `card` is its id in the store; each line keeps its claim's key. */
export interface NudgeCard {
  card: string;
  unitName: string;
  lines: { key: string; line: NudgeLine }[];
  /** Matters beyond three, to be found in the tab. */
  more: number;
}

export type Reply =
  | { kind: 'welcome'; name: string; addedBy: string | null; unit: string | null }
  | { kind: 'introduction'; unit: string | null; addedBy: string | null }
  | { kind: 'help' }
  | {
      kind: 'next-meeting';
      meeting: { title: string; start: string; agenda: string[] } | null;
      unit: string | null;
    }
  | { kind: 'tasks'; tasks: { id: string; unit: string; title: string; dueDate: string | null }[] }
  | { kind: 'paused'; until: string }
  | { kind: 'resumed' }
  | { kind: 'privacy' }
  | { kind: 'language'; language: Language }
  /** The follow-up of "Välj tider": language, window and reflection with input fields. */
  | { kind: 'times'; window: { from: string; to: string }; reflection: { weekday: number } | null }
  | { kind: 'times-saved'; window: { from: string; to: string }; reflection: { weekday: number } | null }
  | { kind: 'unknown'; nearest: [string, string] }
  | { kind: 'nudge'; card: NudgeCard }
  /** One line of a card was answered; the others, if any, stay. */
  | { kind: 'answered'; card: NudgeCard; answers: { key: string; answer: Answer }[] }
  /** The follow-up of "Flytta datum": a date input for an action. */
  | { kind: 'ask-date'; card: NudgeCard; key: string; action: string; dueDate: string }
  | { kind: 'gone'; what: 'action' | 'meeting' }
  | { kind: 'problem'; fault: Fault; card: NudgeCard | null };

/** How a line was answered: who did it first, when, and what can be undone. */
export type Answer =
  | { kind: 'done'; title: string; by: string; mine: boolean; at: string; undo: boolean }
  | {
      kind: 'placed';
      title: string;
      meetingStart: string;
      by: string;
      mine: boolean;
      at: string;
      undo: boolean;
    }
  | { kind: 'not-now' }
  | { kind: 'later'; title: string; day: string | null }
  | { kind: 'moved'; title: string; dueDate: string }
  | { kind: 'skipped' }
  | { kind: 'paused'; until: string }
  | { kind: 'irrelevant' }
  | { kind: 'fewer' }
  | { kind: 'undone'; title: string }
  | { kind: 'outdated'; title: string };
