/** What the bot answers, as data. `bot/teams/cards` makes text or a card of it in the reader's language. */
import type { Language } from './content.ts';
import type { Fault } from './fault.ts';
import type { NudgeLine } from './nudge.ts';
import type { ActionState } from './rows.ts';

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
  /** Reflection prompts chosen with a word in the chat; `weekday` null: chosen away. */
  | { kind: 'reflecting'; weekday: number | null }
  /** Who to turn to, by name where the unit has said so. */
  | { kind: 'contact'; manager: string | null; safetyRep: string | null }
  /** Something that a human being must receive; nothing of what was written is kept. */
  | { kind: 'case-report'; manager: string | null; safetyRep: string | null }
  /** Asked about somebody's identity, or told of one's own. */
  | { kind: 'identity'; about: 'someone' | 'self' }
  /** Asked in a channel for what concerns one person only. */
  | { kind: 'private-only' }
  /** Something broke while answering; nothing is promised. */
  | { kind: 'trouble' }
  | { kind: 'unknown'; nearest: [string, string] }
  | { kind: 'nudge'; card: NudgeCard }
  /** One line of a card was answered; the others, if any, stay. */
  | { kind: 'answered'; card: NudgeCard; answers: { key: string; answer: Answer }[] }
  /** The follow-up of "Flytta datum": a date input for an action. */
  | { kind: 'ask-date'; card: NudgeCard; key: string; action: string; dueDate: string }
  /** The follow-up of "Föreslå punkt": a line of text for a meeting's agenda. `once` makes a double press add one. */
  | { kind: 'ask-item'; card: NudgeCard; key: string; meeting: string; meetingTitle: string; once: string }
  | { kind: 'gone'; what: 'action' | 'meeting' | 'card'; unit: string | null }
  | { kind: 'problem'; fault: Fault; card: NudgeCard | null };

/** How a line was answered: who did it first, when, and what can be undone. */
export type Answer =
  /** `was`: the state before, which undoing puts back. */
  | { kind: 'done'; title: string; by: string; mine: boolean; at: string; undo: boolean; was?: ActionState }
  | {
      kind: 'placed';
      title: string;
      meetingStart: string;
      by: string;
      mine: boolean;
      at: string;
      undo: boolean;
      /** List item id of the agenda row that was added. */
      row?: string;
    }
  | { kind: 'not-now' }
  /** The date still holds; the line's other buttons stay. */
  | { kind: 'confirmed' }
  | { kind: 'proposed'; title: string }
  | { kind: 'later'; title: string; day: string | null }
  | { kind: 'moved'; title: string; dueDate: string }
  | { kind: 'skipped' }
  | { kind: 'paused'; until: string }
  | { kind: 'irrelevant' }
  | { kind: 'fewer' }
  /** `dueDate`: the action's date as it stands now, where the card may show an older one. */
  | { kind: 'undone'; title: string; dueDate?: string }
  | { kind: 'outdated'; title: string };
