/** What the program has been given, as it found it: good, missing, or not to be learnt at the moment. */
export type Verdict = 'good' | 'missing' | 'unknown';

/** What may be missing, apart from each other by what an administrator has to do. */
export type ConsentProblem =
  /** Entra gives the app no token: `cause` as Entra says it. */
  | { check: 'app-token'; cause: string }
  /** It gives one, without the application permission. */
  | { check: 'app-role' }
  /** The bot gets no token for Teams. */
  | { check: 'bot-token'; cause: string }
  /** The app has not been given the site. */
  | { check: 'site'; unit: string; name: string; site: string }
  /** The app does not stand in the unit's team, or without its resource-specific permissions. */
  | { check: 'members'; unit: string; name: string }
  /** The app is to add itself for people and may not, or not for some of them. */
  | { check: 'install-permission' | 'install-catalog' | 'install-refused'; cause: string };

/** Everything that was looked at, at `at` (ISO). `unknown`: what could not be learnt, since the service did not answer. */
export interface Consents {
  at: string;
  app: Verdict;
  bot: Verdict;
  sites: { unit: string; name: string; site: string; verdict: Verdict }[];
  problems: ConsentProblem[];
}

/** The administrator's command that gives the app a site. */
export const grantCommand = (site: string): string => `npm run admin -- grant ${site}`;
