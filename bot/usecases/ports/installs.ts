/** Adding the app to people's personal chats for them, where an administrator allows it; and what is kept about it. */
import type { Outcome } from '../../core/fault.ts';
import type { Day } from '../../core/nudge.ts';
import type { As } from './world.ts';

/** How an installation came out. */
export type InstallOutcome =
  /** Done; Teams tells the bot of it by and by. */
  | { kind: 'installed' }
  /** The app was there before. */
  | { kind: 'already' }
  /** Not for this person: a policy, no licence, a guest. `cause` names nobody. */
  | { kind: 'refused'; cause: string }
  /** Not for anybody in the tenant: the permission or the app in the catalogue is missing. */
  | { kind: 'not-allowed'; cause: string }
  /** No answer. `inDoubt`: it may have been done. */
  | { kind: 'away'; inDoubt: boolean };

/** The app in people's personal chats, through Graph. */
export interface PersonalApps {
  /**
   * The app's id in the tenant's catalogue, which the manifest does not tell: as configured, else learnt from one of
   * `holders`, people who have the app. Null when none of them has it.
   */
  catalogId(as: As, holders: readonly string[]): Promise<Outcome<string | null>>;
  /** Installs the app for a person. Doing it twice does no harm. */
  install(as: As, person: string, app: string): Promise<InstallOutcome>;
  /** The chat that a person has with the app; null when they do not have the app. */
  chat(as: As, person: string): Promise<Outcome<string | null>>;
}

/**
 * How far it came with a person. `asked`: a request left, and how it came out is not known. `installed`: Graph says so.
 * `open`: the last attempt led nowhere through no fault of theirs. `refused`: they may not have the app, as it seems.
 * `removed`: they have removed or blocked the app; final.
 */
export type InstallState = 'asked' | 'installed' | 'open' | 'refused' | 'removed';

export interface InstallRecord {
  state: InstallState;
  /** The day of the last attempt, by the rules' clock. */
  triedOn: Day | null;
  /** Refusals one after the other. */
  refusals: number;
}

/** Why nothing is installed in a tenant for now. */
export interface InstallStop {
  tenant: string;
  kind: 'permission' | 'catalog' | 'refusals';
  cause: string;
  /** The day on which it was found; another attempt is made on a later one. */
  on: Day;
}

/** What the private store keeps about installing. */
export interface InstallStore {
  /** Of those of these people about whom something is kept. */
  of(people: readonly string[]): Promise<ReadonlyMap<string, InstallRecord>>;
  /**
   * Takes the person's one attempt of the day, for the one caller who gets true. Nobody gets it for somebody who has
   * removed the app, who was refused `most` times, or for whom it is installed or asked for.
   */
  begin(person: string, day: Day, most: number): Promise<boolean>;
  /** Keeps how an attempt came out; gives the refusals so far. What a person has removed stays removed. */
  settle(person: string, state: 'installed' | 'open' | 'refused'): Promise<number>;
  /** The person removed or blocked the app. Never undone. */
  removed(person: string): Promise<void>;
  /** Where Teams has been reached for people of a tenant, and some of them. */
  reached(tenant: string, most: number): Promise<{ people: string[]; serviceUrl: string | null }>;
  stops(): Promise<InstallStop[]>;
  /** Keeps the stop; true when the tenant had none of its kind before, which is then to be told. */
  stop(stop: InstallStop): Promise<boolean>;
  /** Something went well: a stop of the tenant is over. */
  resume(tenant: string): Promise<void>;
  /** How many were refused `most` times, so that the program has given up on them. */
  givenUp(most: number): Promise<number>;
}
