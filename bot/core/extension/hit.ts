/** What the search in a message finds: a row of a unit, or an item of the APT library. No names of people stand in it. */
import type { AptIdea } from '../content.ts';
import type { ActionState, AgendaState } from '../rows.ts';

export const SEARCHES = ['actions', 'agenda', 'library'] as const;
export type Search = (typeof SEARCHES)[number];
export const isSearch = (command: string): command is Search => SEARCHES.some((one) => one === command);

/** Commands on a message; `makeAction` and `propose` of the manifest. */
export const ON_MESSAGE = { makeAction: 'action', propose: 'proposal' } as const;
export type OnMessage = (typeof ON_MESSAGE)[keyof typeof ON_MESSAGE];
export const onMessage = (command: string): OnMessage | null =>
  Object.hasOwn(ON_MESSAGE, command) ? ON_MESSAGE[command as keyof typeof ON_MESSAGE] : null;

interface InUnit {
  /** The unit's channel, and its name. */
  unit: string;
  unitName: string;
  /** List item's id. */
  id: string;
  title: string;
}

export type Hit =
  | (InUnit & { kind: 'action'; area: string | null; state: ActionState; dueDate: string | null })
  | (InUnit & {
      kind: 'item';
      minutes: number | null;
      state: AgendaState;
      /** The meeting that it is on; null: none yet. */
      meeting: { id: string; title: string; start: string | null } | null;
    })
  | { kind: 'idea'; unit: string; idea: AptIdea };
