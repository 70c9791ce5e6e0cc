/** Teams and people, and sites and their grants, through Graph. */
import type { Outcome } from '../../core/fault.ts';
import type { As } from './world.ts';

export interface Member {
  /** Entra object id. */
  id: string;
  name: string;
  owner: boolean;
  guest: boolean;
}

/** A private or shared channel has members and a site of its own; a standard one has its team's. */
export type Membership = 'standard' | 'private' | 'shared';

/** Teams and people, through Graph. */
export interface Directory {
  /** Finds the team and the site of a channel among the caller's own teams; `not-found` if it is none of theirs. */
  place(
    as: As,
    channel: string,
  ): Promise<
    Outcome<{
      team: string;
      teamName: string;
      channelName: string;
      site: string;
      membership: Membership;
    }>
  >;
  /**
   * Every member of the channel (all pages). The app may ask where it stands in the team; `refused` with `closed` or
   * `not-found` where it does not.
   */
  members(as: As, team: string, channel: string, membership: Membership): Promise<Outcome<Member[]>>;
  /** The members’ mail addresses by object id, for an invitation; they are not kept. */
  addresses(
    as: As,
    team: string,
    channel: string,
    membership: Membership,
  ): Promise<Outcome<Map<string, string>>>;
}

/** Where people of a unit can be written to. */
export interface AddressBook {
  /** Mail addresses by object id, as far as the app learns them at once; empty where it does not. They are not kept. */
  of(unit: {
    tenant: string;
    team: string;
    id: string;
    membership?: Membership;
  }): Promise<Map<string, string>>;
}

/** A site as SharePoint names it. */
export interface SiteHead {
  /** Graph site id `host,guid,guid`. */
  site: string;
  name: string;
  /** `https://…sharepoint.com/sites/…` */
  address: string;
}

/** A site's grant to an app. */
export interface SiteGrant {
  id: string;
  /** Application (client) id. */
  app: string;
  roles: string[];
}

/** Whether the app has been given sites, as it was last found; the private store keeps it for all processes. */
export interface SiteAccessStore {
  /** Null: not looked at yet. */
  has(site: string): Promise<boolean | null>;
  set(site: string, granted: boolean): Promise<void>;
  /** Units whose site the app has not been given. */
  waitingUnits(): Promise<{ id: string; name: string; site: string }[]>;
  /** Units by how their site stands; `unknown` not looked at yet. */
  counts(): Promise<{ good: number; missing: number; unknown: number }>;
}

/** Sites and the apps that have been given them, through Graph. */
export interface Sites {
  /** A site by its Graph id or its https address. */
  find(as: As, where: string): Promise<Outcome<SiteHead>>;
  /** Whether `as` may read each of the sites; a fault where that cannot be learnt now. */
  readable(as: As, sites: readonly string[]): Promise<Outcome<boolean>[]>;
  /** The grants to one app (administrators alone). */
  grants(as: As, site: string, app: string): Promise<Outcome<SiteGrant[]>>;
  /** Gives an app a role in the site; `instead` changes a grant that it has. A lost answer may have been carried out. */
  grant(
    as: As,
    site: string,
    app: { id: string; name: string },
    role: string,
    instead?: string,
  ): Promise<Outcome<void>>;
  /** Takes a grant back; taking back what is gone is done. */
  revoke(as: As, site: string, grant: string): Promise<Outcome<void>>;
}
