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
  | { kind: 'conflict'; reason: ConflictReason }
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
  | 'step'
  | 'person'
  | 'programme'
  | 'template'
  | 'card'
  | 'note'
  /** Something in a calendar. */
  | 'event'
  | 'series';

export type ActorRole = 'manager' | 'group' | 'processLead' | 'safetyRep' | 'member' | 'owner';

export type ConflictReason =
  | 'earlier-output-missing'
  | 'step-locked'
  | 'already-decided'
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
  /** Another unit follows the template: changing it would change theirs. */
  | 'template-in-use';

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
    | 'wrong-type';
  limit?: number;
  /** The sentence, where it names what only whoever found the problem knows. */
  said?: Readonly<Record<'sv' | 'en', string>>;
}

export type Outcome<T> = { ok: true; value: T } | { ok: false; fault: Fault };

/** Wraps a value as a success. */
export const done = <T>(value: T): Outcome<T> => ({ ok: true, value });

/** Wraps a fault as a failure. */
export const failed = (fault: Fault): { ok: false; fault: Fault } => ({ ok: false, fault });
