import type { Action } from '../../bot/core/api.ts';
import type { Form } from './form.ts';

/** What the editor is opened with. */
export interface Opening {
  action: Action | null;
  /** Fields that a suggestion fills in for a new action, and its id. */
  idea?: { id: string; form: Partial<Form> };
  /** What the new action comes of: a finding, by its id, or a step of the programme. */
  of?: { finding?: string; step?: string };
  /** Show at once what is missing, because starting it was tried. */
  starting?: boolean;
}

/** Which dialog the plan shows. */
export type Showing =
  | { kind: 'action'; opening: Opening }
  | { kind: 'drop'; action: Action }
  | { kind: 'raise'; action: Action }
  /** Suggestions, for a finding or a step where one was asked for. */
  | { kind: 'ideas'; asked: { finding?: string; step?: string } };
