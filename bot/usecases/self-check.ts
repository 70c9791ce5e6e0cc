/**
 * What the program has been given, looked at when it starts and once a day: the app's token, the bot's token, each
 * unit's site, and whether its members can be read. What is missing is told to operators in words that an administrator can act on. Nothing waits for it.
 */
import type { Language } from '../core/choices.ts';
import type { ConsentProblem, Verdict } from '../core/consents.ts';
import type { Fault, Outcome } from '../core/fault.ts';
import { APPLICATION_ROLE, INSTALL_ROLE } from '../core/permissions.ts';
import { consentText, consentTexts, stopProblem } from '../core/texts/consent/index.ts';
import { LACKING, MOST_REFUSALS } from './install-limits.ts';
import type {
  CalendarStore,
  Clock,
  InstallStore,
  Journal,
  Rosters,
  SiteAccessStore,
  Sites,
  UnitStore,
} from './ports.ts';
import { lookAtSites } from './waiting-for-it.ts';

/** The tokens that the program has for itself. */
export interface OwnTokens {
  /** A new token for Graph (in a tenant, else the app's own), and the application permissions in it; null when they cannot be read. */
  app(tenant?: string): Promise<Outcome<{ roles: string[] | null }>>;
  /** A token for Teams. */
  bot(): Promise<Outcome<void>>;
}

export interface SelfCheckPorts {
  tokens: OwnTokens;
  sites: Sites;
  access: SiteAccessStore;
  units: UnitStore;
  calendarStore: Pick<CalendarStore, 'appReads'>;
  rosters: Pick<Rosters, 'refused'>;
  /** Where the app is to add itself for members (`installing.ts`); absent: it is not. */
  ownInstalls?: Pick<InstallStore, 'stops' | 'givenUp'>;
  clock: Clock;
  journal: Journal;
}

/** What `/api/status` says of it. `checkedAt` null: the first look is under way. */
export interface ConsentStatus {
  checkedAt: string | null;
  app: Verdict;
  bot: Verdict;
  /** Units by how their site stands. */
  sites: { good: number; missing: number; unknown: number };
  /** Calendars that the app asked for itself, as it last went. Optional: a refusal is no problem. */
  calendars: { allowed: number; refused: number; text: string };
  /** Whether the app may add itself for members; optional. */
  installs: { on: boolean; allowed: Verdict; text: string };
  problems: { check: ConsentProblem['check']; unit?: string; text: string }[];
}

export interface SelfCheck {
  /** Looks at everything; never rejects. */
  run(): Promise<void>;
  /** How it stands: tokens as they were last looked at, sites as the program knows them now. */
  status(language: Language): Promise<ConsentStatus>;
}

/** No answer is no finding; everything else that keeps a token away is. */
const passing = (fault: Fault): boolean => fault.kind === 'offline' || fault.kind === 'busy';
const causeOf = (fault: Fault): string => (fault.kind === 'refused' ? fault.remedy : fault.kind);
const verdictOf = (outcome: Outcome<unknown>): Verdict => {
  if (outcome.ok) return 'good';
  return passing(outcome.fault) ? 'unknown' : 'missing';
};

/** Makes the self-check. */
export const makeSelfCheck = (ports: SelfCheckPorts): SelfCheck => {
  const { tokens, units, access, rosters, clock, journal } = ports;
  let app: Verdict = 'unknown';
  let bot: Verdict = 'unknown';
  let mayInstall: Verdict = 'unknown';
  let found: ConsentProblem[] = [];
  let checkedAt: string | null = null;

  const lookAtTokens = async (): Promise<ConsentProblem[]> => {
    const problems: ConsentProblem[] = [];
    const [forApp, forBot] = await Promise.all([tokens.app(), tokens.bot()]);
    app = verdictOf(forApp);
    bot = verdictOf(forBot);
    if (!forApp.ok && app === 'missing') problems.push({ check: 'app-token', cause: causeOf(forApp.fault) });
    if (forApp.ok && forApp.value.roles !== null && !forApp.value.roles.includes(APPLICATION_ROLE)) {
      app = 'missing';
      problems.push({ check: 'app-role' });
    }
    mayInstall = app === 'good' ? 'good' : 'unknown';
    if (forApp.ok && forApp.value.roles !== null && !forApp.value.roles.includes(INSTALL_ROLE)) {
      mayInstall = 'missing';
      if (ports.ownInstalls) problems.push({ check: 'install-permission', cause: LACKING });
    }
    if (!forBot.ok && bot === 'missing') problems.push({ check: 'bot-token', cause: causeOf(forBot.fault) });
    return problems;
  };

  const lookAtUnits = async (): Promise<void> => {
    const bySite = new Map<string, Set<string>>();
    for (const { tenant, site } of await units.all())
      bySite.set(tenant, (bySite.get(tenant) ?? new Set()).add(site));
    for (const [tenant, sites] of bySite)
      await lookAtSites(ports, { kind: 'app', tenant, background: true }, [...sites]);
  };

  const siteProblems = async (): Promise<(ConsentProblem & { check: 'site' })[]> =>
    (await access.waitingUnits()).map(({ id, name, site }) => ({ check: 'site', unit: id, name, site }));

  /** What the daily look at members found: a unit that is asked about there needs no request here. */
  const memberProblems = async (): Promise<(ConsentProblem & { check: 'members' })[]> =>
    (await rosters.refused()).map(({ id, name }) => ({ check: 'members', unit: id, name }));

  /** What was found while installing; the permission that a token lacks is told once. */
  const installProblems = async (): Promise<ConsentProblem[]> => {
    if (!ports.ownInstalls) return [];
    const known = new Set(found.map(({ check }) => check));
    const problems = (await ports.ownInstalls.stops())
      .map(stopProblem)
      .filter(({ check }) => !known.has(check));
    const refused = problems.some(({ check }) => check === 'install-refused');
    const givenUp = await ports.ownInstalls.givenUp(MOST_REFUSALS);
    if (givenUp > 0 && !refused)
      problems.push({ check: 'install-refused', cause: `${givenUp} of them, ${MOST_REFUSALS} times each` });
    return problems;
  };

  const run = async (): Promise<void> => {
    try {
      found = await lookAtTokens();
      // Without a token for the app nothing can be learnt of the sites.
      if (app === 'good') await lookAtUnits();
      checkedAt = clock.now().toISOString();
      for (const problem of [
        ...found,
        ...(await siteProblems()),
        ...(await memberProblems()),
        ...(await installProblems()),
      ])
        journal.warn('consent-missing', {
          check: problem.check,
          ...('unit' in problem ? { unit: problem.unit } : {}),
          ...(problem.check === 'site' ? { site: problem.site } : {}),
          remedy: consentText(problem, 'en'),
        });
    } catch (error) {
      journal.warn('self-check-failed', { message: error instanceof Error ? error.message : String(error) });
    }
  };

  const status = async (language: Language): Promise<ConsentStatus> => {
    const missing = await siteProblems();
    const waiting = new Set(missing.map(({ unit }) => unit));
    const sites = { good: 0, missing: missing.length, unknown: 0 };
    for (const { id, site } of await units.all()) {
      if (waiting.has(id)) continue;
      if ((await access.has(site)) === true) sites.good++;
      else sites.unknown++;
    }
    const reads = await ports.calendarStore.appReads();
    const calendars = { ...reads, text: consentTexts[language].calendars(reads) };
    const problems = [...found, ...missing, ...(await memberProblems()), ...(await installProblems())].map(
      (problem) => ({
        check: problem.check,
        ...('unit' in problem ? { unit: problem.unit } : {}),
        text: consentText(problem, language),
      }),
    );
    const on = ports.ownInstalls !== undefined;
    const stopped = problems.some(
      ({ check }) => check === 'install-permission' || check === 'install-catalog',
    );
    const allowed = stopped ? 'missing' : mayInstall;
    const installs = { on, allowed, text: consentTexts[language].installs[on ? allowed : 'off'] };
    return { checkedAt, app, bot, sites: await access.counts(), calendars, installs, problems };
  };

  return { run, status };
};
