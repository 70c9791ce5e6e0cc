/** What the bot answers, as data. `bot/teams/cards` makes text or a card of it in the reader's language. */
import type { CommandReply } from './commands/replies.ts';
import type { Language } from './content.ts';
import type { Fault } from './fault.ts';
import type { MyData, Remains } from './my-data.ts';
import type { NudgeLine, Recipient, Why } from './nudge.ts';
import type { Depth } from './reflection.ts';
import type { ActionState, AgendaState, MeetingKind, MeetingState } from './rows.ts';

/** A card that a nudge became. `card` is its id in the store; each line keeps its claim's key. */
export interface NudgeCard {
  card: string;
  unitName: string;
  lines: { key: string; line: NudgeLine }[];
  /** Matters beyond three, to be found in the tab. */
  more: number;
  /** Absent: to a person. A channel's card is everybody's: nothing on it is one reader's own. */
  to?: Recipient;
}

/** Why a day cannot be chosen for a reminder. */
export type DayFault = 'unreadable' | 'past' | 'too-late' | 'day-off';

export type Reply =
  | {
      kind: 'welcome';
      name: string;
      addedBy: string | null;
      unit: string | null;
      /** The app was added for them as an administrator allows; `manager` of the unit, null: the reader. */
      byItself?: { manager: string | null };
    }
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
  | {
      kind: 'times';
      window: { from: string; to: string };
      reflection: { weekday: number } | null;
      /** Kinds of reminders that the person has asked for fewer of. */
      fewer?: NudgeLine['kind'][];
    }
  | { kind: 'times-saved'; window: { from: string; to: string }; reflection: { weekday: number } | null }
  /** Reflection prompts chosen with a word in the chat; `weekday` null: chosen away. */
  | { kind: 'reflecting'; weekday: number | null; depth?: Depth }
  /** Who to turn to, by name where the unit has said so. */
  | { kind: 'contact'; manager: string | null; safetyRep: string | null }
  /** Something that a human being must receive; nothing of what was written is kept. */
  | ({
      kind: 'case-report';
      manager: string | null;
      safetyRep: string | null;
      /** Mail addresses to begin a chat with, where they are known. */
      write?: { manager?: string; safetyRep?: string };
    } & WorkContacts)
  /** Somebody seems to be in distress: life first, then who can help. */
  | ({ kind: 'distress'; manager: string | null; safetyRep: string | null } & WorkContacts)
  /** More than a chat that is stored should hold; nothing of it is read further. */
  | { kind: 'long-text' }
  /** A term of the glossary, by its id. */
  | { kind: 'term'; term: string }
  /** No such term. `nearest`: ids; `word`: what may be proposed, null where it is no word. */
  | { kind: 'term-unknown'; word: string | null; nearest: string[] }
  /** The follow-up of proposing a term: the word in a field, for the person to confirm. */
  | { kind: 'ask-term'; word: string; unit: string; unitName: string }
  | { kind: 'term-proposed'; word: string; unit: string; unitName: string }
  | { kind: 'term-refused'; why: 'not-a-word' | 'no-unit' }
  /** What is kept about the reader. */
  | { kind: 'my-data'; data: MyData }
  /** The card that asks before everything about the reader is erased. */
  | { kind: 'erase-ask'; units: MyData['units'] }
  | { kind: 'erased'; remains: Remains }
  | { kind: 'erase-kept' }
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
  /** "Why did I get this?": the reason for each line, and what can be chosen about it. */
  | { kind: 'why'; card: NudgeCard; reasons: { key: string; why: Why }[] }
  /** A day for a reminder that cannot be; `last`: the last one that can. The card stays. */
  | { kind: 'day-refused'; fault: DayFault; last: string | null }
  /** The agenda in a meeting's chat. `current`: the item at hand; null: not begun, or nothing is left. */
  | {
      kind: 'running';
      unit: string;
      unitName: string;
      meeting: string;
      meetingKind: MeetingKind;
      title: string;
      start: string | null;
      items: { id: string; title: string; minutes: number | null; state: AgendaState }[];
      current: string | null;
      over: boolean;
    }
  /** Pressed by somebody who does not lead the meeting; the card stays. */
  | { kind: 'not-chair' }
  | { kind: 'gone'; what: 'action' | 'meeting' | 'card'; unit: string | null }
  | { kind: 'problem'; fault: Fault; card: NudgeCard | null }
  | CommandReply;

/** HR and occupational health, where the unit has named them among its contacts. */
export interface WorkContacts {
  hr?: WorkContact;
  health?: WorkContact;
}
export interface WorkContact {
  name: string;
  link: string | null;
}

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
  /** `by`, `at`: on a card that several people share; by nobody: through the group (R19). */
  | { kind: 'proposed'; title: string; by?: string | null; at?: string }
  /** `soon`: the next working day, while it can be chosen; `last`: the last day that can. */
  | {
      kind: 'later';
      title: string;
      day: string | null;
      soon?: { day: string; tomorrow: boolean };
      last?: string;
    }
  /** The decisions of a meeting are right as noted. */
  | ({ kind: 'confirmed'; title: string; was?: MeetingState } & Settled)
  | ({ kind: 'discussed'; title: string; was?: AgendaState } & Settled)
  /** A draft action was made of an agenda item; `row` and `version`: the action as it was made. */
  | ({ kind: 'promoted'; title: string; row?: string; version?: string; was?: AgendaState } & Settled)
  /** Not reached: moved on to a meeting that begins at `to`, or to none. `moved`: from where and to where. */
  | ({
      kind: 'carried';
      title: string;
      to: string | null;
      moved?: { from: AgendaPlace; toKey: string | null };
    } & Settled)
  /**
   * The person says that they have taken the training. `noted`: what undoing takes back; null where it was noted before
   * the press, and absent on answers from before it was kept.
   */
  | { kind: 'taken'; at: string; noted?: string | null }
  /** The person has told the inventory; what they said stands there alone. */
  | { kind: 'told'; at: string }
  /** Reminders come again. */
  | { kind: 'resumed' }
  /** The date still holds; the line's other buttons stay. */
  | { kind: 'date-confirmed' }
  | { kind: 'moved'; title: string; dueDate: string }
  | { kind: 'skipped' }
  | { kind: 'paused'; until: string }
  | { kind: 'irrelevant' }
  | { kind: 'fewer' }
  /** `dueDate`: the action's date as it stands now, where the card may show an older one. */
  | { kind: 'undone'; title: string; dueDate?: string }
  | { kind: 'outdated'; title: string };

/** Who said so first, when (ISO instant), and whether the reader can take it back. */
interface Settled {
  by: string;
  mine: boolean;
  at: string;
  undo: boolean;
}

/** Where an agenda item stood before it was moved. */
export interface AgendaPlace {
  meetingKey: string | null;
  order: number | null;
  state: AgendaState;
}
