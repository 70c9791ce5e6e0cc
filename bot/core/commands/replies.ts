/** What the bot answers to commands that show, ask or propose something, as data. */
/** A line of an agenda: its place in the order is its place in the list. */
export interface AgendaLine {
  title: string;
  minutes: number | null;
}

/** Where a proposal goes: the unit, and its next workplace meeting if one is planned. */
export interface ProposalPlace {
  unit: string;
  unitName: string;
  /** When the meeting begins. */
  start: string | null;
}

/** Something that comes to the reader, and why. */
export interface AheadCard {
  at: string;
  lines: { unit: string; title: string; reason: string }[];
}

export type CommandReply =
  /** The agenda of the next workplace meeting. `waiting`: proposals that nobody has placed yet. */
  | {
      kind: 'agenda';
      unit: string | null;
      unitName: string;
      meeting: { id: string; title: string; start: string } | null;
      items: AgendaLine[];
      minutes: number;
      waiting: number;
    }
  /** What comes to the reader in the coming weeks; `held`: why nothing does. */
  | { kind: 'ahead'; held: 'paused' | 'no-address' | null; cards: AheadCard[] }
  /** Asks before pausing what was understood only by correcting typing errors. */
  | { kind: 'pause-ask'; until: string }
  /** Asks for the line to propose, or whether it was understood. */
  | { kind: 'ask-proposal'; place: ProposalPlace; title: string | null; through: 'person' | 'group' }
  /** A line waits for an agenda. `row` is the agenda row's list item id; `already`: somebody proposed it before. */
  | {
      kind: 'proposal';
      place: ProposalPlace;
      title: string;
      through: 'person' | 'group';
      row: string;
      already: boolean;
    }
  /** A proposal was taken back. */
  | { kind: 'proposal-undone'; title: string }
  /** Why a proposal cannot be made or taken back. */
  | { kind: 'no-proposal'; why: 'no-unit' | 'not-waiting' | 'too-long' }
  /** The question was answered with no. */
  | { kind: 'unchanged' }
  /** The way to one's own answers in the inventory; nothing of them is said or typed in a chat. `unit` null: any. */
  | { kind: 'competence'; unit: string | null; open: boolean }
  /** How a term is asked for, where none was given. */
  | { kind: 'glossary-how' };
