/** What units have changed in their programmes, their contacts, and templates of their own. */
import type { Adaptation, Contact } from '../../core/api-programme.ts';
import type { Programme } from '../../core/content.ts';

/** Something with the version that it was read at; versions are opaque. */
export interface Versioned<T> {
  value: T;
  version: string;
}

/** A template that a unit has made: everybody in the tenant may use it, the unit's own people change it. */
export interface OwnTemplate {
  id: string;
  tenant: string;
  /** The unit that owns it. */
  unit: string;
  programme: Programme;
}

/** A unit, as much of it as tells which programme it follows. */
export interface Follower {
  id: string;
  tenant: string;
  programme: string;
}

export interface ProgrammeStore {
  /** What the unit has changed in this programme; null: nothing. */
  adaptation(unit: string, programme: string): Promise<Versioned<Adaptation> | null>;
  /**
   * Keeps it in place of what was seen (`null`: nothing) and gives its version; null when somebody else was first, and
   * then nothing is changed.
   */
  saveAdaptation(
    unit: string,
    programme: string,
    adaptation: Adaptation,
    seen: string | null,
    at: string,
  ): Promise<string | null>;
  /** The unit's contacts in place of the programme's; null: it has not changed them. */
  contacts(unit: string): Promise<Versioned<Contact[]> | null>;
  saveContacts(unit: string, contacts: Contact[], seen: string | null, at: string): Promise<string | null>;
  /** A tenant's own template; that of another tenant is none. */
  template(tenant: string, id: string): Promise<Versioned<OwnTemplate> | null>;
  /** Every template of the tenant's own, the newest last. */
  templates(tenant: string): Promise<Versioned<OwnTemplate>[]>;
  saveTemplate(template: OwnTemplate, seen: string | null, at: string): Promise<string | null>;
  /** Of those of these units that follow a template of their own, or have changed theirs: both, by unit. */
  of(
    units: readonly Follower[],
  ): Promise<Map<string, { template: Programme | null; adaptation: Adaptation | null }>>;
  /** Ids of the steps of own templates that are of a kind. */
  stepsOfKind(kind: string): Promise<string[]>;
}
