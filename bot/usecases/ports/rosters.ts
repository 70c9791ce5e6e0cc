/** When each unit's members were last read by the app itself, and which teams Teams' own events are about. */

export interface RosterLook {
  unit: string;
  /** The rules' clock at the last look that Graph answered, also with no; null before the first. */
  lookedAt: string | null;
  /** Teams has told of a change since. */
  stale: boolean;
}

/** What is kept about reading members, beside the members themselves. */
export interface Rosters {
  /** Keeps which group in Graph a team's thread in Teams belongs to: not every event names both. */
  knowTeam(thread: string, team: string): Promise<void>;
  teamOf(thread: string): Promise<string | null>;
  looks(units: readonly string[]): Promise<RosterLook[]>;
  /** Members of the team's units may have changed; gives the sites of those units. */
  markStale(tenant: string, team: string): Promise<string[]>;
  /** The store's own clock, for `keep`. */
  begin(): Promise<string>;
  /** Keeps how a look came out that began at `mark`; what became stale later stays so. `refused`: the app may not look. */
  keep(unit: string, mark: string, at: string, refused: boolean): Promise<void>;
  /** Sites of units whose members were last looked at by then; those never looked at are left out. */
  sitesReadBefore(at: string): Promise<string[]>;
  /** Units whose members the app may not read. */
  refused(): Promise<{ id: string; name: string }[]>;
}
