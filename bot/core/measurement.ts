/** What rules over facts are asked of, and what measuring gives: the words that all metrics share. */
import type { PlanArea, Programme, Rule, StepTemplate } from './content.ts';
import type { GroupProblem } from './group.ts';
import type { UnitRows } from './rows.ts';

/** Who has said, or been noted, to have done what: by step, and by `BASICS` and `WEB_COURSE` (`evidence-people.ts`). */
export type DoneBy = ReadonlyMap<string, ReadonlySet<string>>;

/** So many of so many. */
export interface Share {
  count: number;
  of: number;
}

/** What the competence inventory says of the whole unit. */
export interface InventoryFacts {
  trustHeld: boolean;
  published: boolean;
  /** To how many the process lead has offered an interview, taken or not. */
  offered: Share;
}

/** What the frozen snapshots of the themes tell: how many there are, and R27's word of the newest. */
export interface ThemesTold {
  snapshots: number;
  allReached: boolean;
}

/** What rules are asked of: the unit's rows, its manager, its group, who is in it, and who has done what. */
export interface UnitFacts {
  rows: UnitRows;
  manager: string;
  group: readonly string[];
  /** Object ids of the channel's members without guests. */
  members: readonly string[];
  done: DoneBy;
  /** What the competence inventory says; absent or null where the unit has none here. */
  inventory?: InventoryFacts | null;
  /** Absent while no snapshot of the themes is frozen. */
  themes?: ThemesTold | undefined;
}

/** The value of a metric, and what its sentence needs to say. `value` null: it does not exist. */
export interface Measurement {
  value: number | boolean | string | readonly string[] | null;
  /** What the answer of `/criteria` shows, where it is more than `value`. */
  shown?: unknown;
  /** Areas of the plan in which something is missing. */
  areas?: PlanArea[];
  group?: GroupProblem;
  /** So many of so many, where `value` is their fraction. */
  share?: Share;
  /** How many things lack what the metric asks for. */
  lacking?: number;
}

/** What a metric is measured for: the rule, its programme, and the step when it is a step's completion. */
export interface Question {
  facts: UnitFacts;
  programme: Programme;
  rule: Rule;
  step: StepTemplate | null;
}
