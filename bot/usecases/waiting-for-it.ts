/**
 * Until an administrator has given the app a unit's site, the tab works with people's own rights and the manager has a
 * request to send. Reminders wait with it: the projection would know what was written in the tab, but a card whose
 * buttons cannot save, about rows that may have changed in SharePoint since, would be worse than none.
 */
import { type Actor, can } from '../core/access.ts';
import type { Overview } from '../core/api.ts';
import type { Language } from '../core/choices.ts';
import type { Verdict } from '../core/consents.ts';
import type { Outcome } from '../core/fault.ts';
import { requestText } from '../core/texts/consent/index.ts';
import type { As, Journal, Lists, Projection, SiteAccessStore, Sites, UnitRecord } from './ports.ts';

export interface WaitingPorts {
  sites: Pick<Sites, 'find' | 'readable'>;
  access: SiteAccessStore;
  /** Application (client) id, for whoever gives the site. */
  appId: string;
  journal: Journal;
}

/** Keeps how a look at a site came out; operators are told when it changes. */
const keep = async (
  { access, journal }: Pick<WaitingPorts, 'access' | 'journal'>,
  site: string,
  granted: boolean,
): Promise<void> => {
  const before = await access.has(site);
  if (before === granted) return;
  await access.set(site, granted);
  if (!granted)
    journal.warn('site-waits-for-it', {
      site,
      remedy: `Give the app the site: npm run admin -- grant ${site}. The reminders begin by themselves then.`,
    });
  else if (before === false) journal.info('site-granted', { site });
};

/** Asks Graph as the app whether it has the sites, and keeps the answers; `unknown` where there is none now. */
export const lookAtSites = async (
  ports: Pick<WaitingPorts, 'sites' | 'access' | 'journal'>,
  app: As,
  sites: readonly string[],
): Promise<Verdict[]> => {
  const answers = await ports.sites.readable(app, sites);
  const verdicts: Verdict[] = [];
  for (const [index, site] of sites.entries()) {
    const answer = answers[index];
    if (!answer?.ok) verdicts.push('unknown');
    else {
      await keep(ports, site, answer.value);
      verdicts.push(answer.value ? 'good' : 'missing');
    }
  }
  return verdicts;
};

/**
 * What a unit's overview says of it, to those who write in its plan: null when the site is given or nobody knows. A
 * site that is known to be given costs no request; one that waits is asked about every time (or with `again`), so that
 * the request is gone as soon as it has been met.
 */
export const waitingForIt = async (
  ports: WaitingPorts,
  { unit, actor, as }: { unit: UnitRecord; actor: Actor; as: As },
  language: Language,
  again = false,
): Promise<Overview['waitingForIt']> => {
  if (!can(actor, 'write-plan').allowed) return null;
  const known = await ports.access.has(unit.site);
  if (known === true && !again) return null;
  const [verdict] = await lookAtSites(ports, { kind: 'app', tenant: unit.tenant }, [unit.site]);
  if (verdict === 'good' || (verdict === 'unknown' && known !== false)) return null;
  const head = await ports.sites.find(as, unit.site);
  const address = head.ok ? head.value.address : unit.site;
  return {
    request: requestText({ unit: unit.name, site: unit.site, address, appId: ports.appId }, language),
  };
};

/** The lists, whose reading as the app also tells whether it has the site. */
export const noticing = (lists: Lists, ports: Pick<WaitingPorts, 'access' | 'journal'>): Lists => ({
  ...lists,
  async changes(as, site, tokens) {
    const outcome = await lists.changes(as, site, tokens);
    const granted = grantSeen(outcome);
    if (as.kind === 'app' && granted !== null) await keep(ports, site.site, granted);
    return outcome;
  },
});

const grantSeen = (outcome: Outcome<unknown>): boolean | null => {
  if (outcome.ok) return true;
  return outcome.fault.kind === 'refused' && outcome.fault.closed === true ? false : null;
};

/** The projection as reminders see it: units that wait for IT have nothing in it, and begin by themselves afterwards. */
export const holdingWaiting = (
  projection: Projection,
  access: Pick<SiteAccessStore, 'waitingUnits'>,
): Projection => {
  const without = async (units: readonly string[]): Promise<string[]> => {
    const waiting = new Set((await access.waitingUnits()).map(({ id }) => id));
    return units.filter((id) => !waiting.has(id));
  };
  return {
    ...projection,
    stirring: async (look) => without(await projection.stirring(look)),
    ruleRows: async (units, look) => projection.ruleRows(await without(units), look),
  };
};
