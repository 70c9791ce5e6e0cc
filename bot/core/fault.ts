/**
 * Expected failures as values. A thrown error means a bug; everything else that can go wrong is one of these,
 * and each edge translates it once: Graph status to fault, fault to HTTP problem, fault to a sentence.
 */
export type Fault =
  | { kind: 'not-found'; what: Thing }
  /** `need`: the role that may do it, for the sentence "{roll} kan ändra det här". */
  | { kind: 'not-allowed'; need: ActorRole | null }
  | { kind: 'invalid'; fields: FieldProblem[] }
  /** Somebody else changed it: `theirs` is the newest form, with its version. */
  | { kind: 'stale'; theirs: unknown }
  /** A rule of the programme stands in the way now (409). */
  | {
      kind: 'conflict';
      reason: ConflictReason;
      /** What stands in the way, as a sentence; without it the reason's own. */
      because?: Readonly<Record<'sv' | 'en', string>>;
    }
  /** A change came without the version it was made from (428). */
  | { kind: 'unversioned' }
  /** The service asks us to wait. `retryAt`: ISO instant. Surely not carried out. */
  | { kind: 'busy'; retryAt: string }
  /** The service did not answer. `inDoubt`: it may have been carried out; repeat with the same key to settle it. */
  | { kind: 'offline'; inDoubt: boolean; retryAt: string }
  /** The person (or an administrator) has not consented to what this needs. */
  | { kind: 'consent'; scopes: string[] }
  /** The app has no grant for the site, or a person's rights in SharePoint do not reach. `remedy` is for the operator. */
  | {
      kind: 'refused';
      remedy: string;
      /** The app itself was not let into the site: its grant is missing. */
      closed?: true;
    };

export type Thing =
  | 'unit'
  | 'action'
  | 'meeting'
  | 'agenda-item'
  | 'finding'
  | 'step'
  | 'person'
  | 'programme'
  | 'template'
  | 'card'
  | 'note'
  | 'version'
  | 'comment'
  /** Something in a calendar. */
  | 'event'
  | 'series'
  | 'routine'
  | 'talk';

export type ActorRole = 'manager' | 'group' | 'processLead' | 'safetyRep' | 'member' | 'owner';

export type ConflictReason =
  | 'earlier-output-missing'
  | 'step-locked'
  | 'already-decided'
  /** Facts decide whether the step is done, not somebody's word. */
  | 'facts-decide'
  | 'no-coming-apt'
  /** The person has no OneDrive, or none yet; or there is no room left in it. */
  | 'no-onedrive'
  | 'onedrive-full'
  /** The meeting, or the event, is linked to another already. */
  | 'linked-already'
  /** The meeting stands in no calendar, or in somebody else's. */
  | 'not-your-calendar'
  /** Only who organises an event writes in it. */
  | 'not-your-event'
  /** The agenda's marks in the event were changed by hand. */
  | 'agenda-broken'
  /** The app has not been given the site, so nobody can propose without their name standing in the row. */
  | 'only-by-name'
  /** The matter was raised to another group already; or it was not raised, so there is nothing to answer. */
  | 'raised-already'
  | 'not-raised'
  /** A snapshot of the themes would tell of too few people now; `because` says why, to the process lead. */
  | 'themes-wait'
  /** Another unit follows the template: changing it would change theirs. */
  | 'template-in-use'
  /** Nothing is asked of anybody before the trust check (R50) and a published matrix (R23). */
  | 'no-trust'
  | 'no-matrix'
  /** Somebody in the unit has asked for a pause. */
  | 'inventory-paused'
  /** There is nobody to lead the inventory, or it would be the unit's own manager. */
  | 'no-process-lead'
  | 'lead-is-manager'
  /** Somebody has answered: the publication is not taken back. */
  | 'answered-already'
  /** The inventory takes no answer of this person's now. */
  | 'inventory-closed';

/** One field that is wrong. `code` is looked up in texts, `limit` fills its variable. */
export interface FieldProblem {
  field: string;
  code:
    | 'missing'
    | 'too-long'
    | 'not-a-date'
    | 'not-a-choice'
    | 'unknown-field'
    | 'out-of-range'
    | 'not-a-member'
    /** The day has not been yet. */
    | 'in-the-future'
    /** Only a day before the unit came here will do. */
    | 'not-before'
    | 'wrong-type'
    /** An individual session keeps no note (R49), and nobody says for one person how it was received (R46). */
    | 'individual'
    /** A role is asked for, and an address was written (R44). */
    | 'not-a-role'
    /** A file that cannot be read as a list of people. */
    | 'unreadable'
    | 'no-heading'
    | 'empty';
  limit?: number;
  /** The sentence, where it names what only whoever found the problem knows. */
  said?: Readonly<Record<'sv' | 'en', string>>;
}

export type Outcome<T> = { ok: true; value: T } | { ok: false; fault: Fault };

/** Wraps a value as a success. */
export const done = <T>(value: T): Outcome<T> => ({ ok: true, value });

/** Wraps a fault as a failure. */
export const failed = (fault: Fault): { ok: false; fault: Fault } => ({ ok: false, fault });
