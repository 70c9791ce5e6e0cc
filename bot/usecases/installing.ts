/**
 * Adding the app to the personal chat of members who do not have it, where an administrator allows it. It happens when
 * something is due to somebody and only the chat is missing, and then in a half hour in which they may be written to:
 * the welcome comes at that moment, and what is due in a half hour after it. One attempt a person and day, a few a
 * minute. Whoever has removed or blocked the app is left alone for good.
 */
import { localDay, slotOf } from '../core/calendar.ts';
import { INSTALL_ROLE } from '../core/permissions.ts';
import { consentText, stopProblem } from '../core/texts/consent/index.ts';
import { installed } from './install.ts';
import { LACKING, MOST_REFUSALS } from './install-limits.ts';
import { membersByPerson } from './nudge-facts.ts';
import type {
  Clock,
  InstallRecord,
  InstallStop,
  InstallStore,
  Journal,
  Member,
  Messenger,
  PeopleStore,
  PersonalApps,
  UnitStore,
} from './ports.ts';
import type { OwnTokens } from './self-check.ts';
import { uninstalled } from './uninstall.ts';

export interface InstallingPorts {
  installs: InstallStore;
  personalApps: PersonalApps;
  tokens: Pick<OwnTokens, 'app'>;
  people: PeopleStore;
  units: UnitStore;
  messenger: Pick<Messenger, 'send'>;
  /** Has these people's attempts carried out by and by, a few a minute. */
  installRequests: { request(slot: Date, tenant: string, people: readonly string[]): Promise<void> };
  /** Where a chat is reached that Teams has not told of: the bot's id in Teams, and a service address to begin with. */
  place: { bot: string; serviceUrl: string };
  clock: Clock;
  journal: Journal;
}

/**
 * Where Teams is reached for a tenant of which nothing is known yet: Microsoft's own address with the part for all
 * tenants (learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/send-proactive-messages).
 */
export const firstServiceUrl = (allowed: readonly string[]): string => {
  const [first = ''] = allowed;
  return first === 'https://smba.trafficmanager.net/' ? `${first}teams/` : first;
};

/** Somebody for whom an attempt may be made today. */
export interface Candidate {
  person: string;
  tenant: string;
}

export interface Installing {
  /** Those of these people for whom an attempt may be made in the slot. */
  candidates(slot: Date, people: readonly string[]): Promise<Candidate[]>;
  /** Has the app added for those of these people for whom it may be. */
  want(slot: Date, people: readonly string[]): Promise<void>;
  /** Makes the attempts of a slot for some people of a tenant; does nothing once the slot is over. */
  carryOut(slot: Date, tenant: string, people: readonly string[]): Promise<void>;
}

/** So many refused one after the other, and nobody let in between, mean that it is not about those people. */
const REFUSED_IN_A_ROW = 3;
/** What is wanted beyond this waits for the next slot. */
const MOST_A_SLOT = 750;
/** People who may have the app, of whom one is asked for its id in the catalogue. */
const HOLDERS = 5;

const mayTry = (record: InstallRecord | undefined, today: string): boolean => {
  switch (record?.state) {
    case undefined:
      return true;
    case 'removed':
      return false;
    // Nothing is installed again: it is only looked for.
    case 'asked':
    case 'installed':
      return true;
    case 'open':
    case 'refused':
      return record.refusals < MOST_REFUSALS && (record.triedOn ?? '') < today;
  }
};

/** Makes the use case. */
export const makeInstalling = (ports: InstallingPorts): Installing => {
  const { installs, personalApps, people, units, clock, journal } = ports;

  const stopped = async (today: string): Promise<ReadonlySet<string>> =>
    new Set((await installs.stops()).filter(({ on }) => on >= today).map(({ tenant }) => tenant));

  const candidates: Installing['candidates'] = async (slot, ids) => {
    if (ids.length === 0) return [];
    const today = localDay(slot);
    const [records, theirs, closed] = await Promise.all([
      installs.of(ids),
      units.ofPeople(ids),
      stopped(today),
    ]);
    const members = membersByPerson(theirs);
    return ids.flatMap((person) => {
      const unit = theirs.find((one) => one.members.some(({ id }) => id === person));
      if (!unit || members.get(person)?.guest !== false || closed.has(unit.tenant)) return [];
      return mayTry(records.get(person), today) ? [{ person, tenant: unit.tenant }] : [];
    });
  };

  const stop = async (found: InstallStop): Promise<void> => {
    if (!(await installs.stop(found))) return;
    const { tenant, kind, cause } = found;
    journal.error('install-stopped', {
      tenant,
      check: stopProblem(found).check,
      kind,
      cause,
      remedy: consentText(stopProblem(found), 'en'),
    });
  };

  /** Keeps the chat that the app has with somebody, though Teams has not told of it, and greets them there. */
  const reach = async (tenant: string, member: Member, record: InstallRecord): Promise<void> => {
    const found = await personalApps.chat({ kind: 'app', tenant, background: true }, member.id);
    if (!found.ok) return;
    if (found.value === null) {
      // It was there, and Teams has not told of their taking it away.
      if (record.state === 'installed') await installs.removed(member.id);
      else await installs.settle(member.id, 'open');
      return;
    }
    const { serviceUrl } = await installs.reached(tenant, 1);
    const address = {
      tenant,
      serviceUrl: serviceUrl ?? ports.place.serviceUrl,
      conversation: found.value,
      conversationType: 'personal',
      bot: ports.place.bot,
    } as const;
    if (record.state !== 'installed') await installs.settle(member.id, 'installed');
    const writer = { id: member.id, name: member.name, tenant, language: 'sv', address } as const;
    const spoken = await installed(ports, writer, null);
    if (spoken === null) return;
    const sent = await ports.messenger.send(address, spoken.reply, spoken.language);
    if (sent.kind !== 'sent') journal.warn('greeting-not-sent', { outcome: sent.kind });
    if (sent.kind === 'closed') await uninstalled(ports, member.id);
  };

  /** One person's attempt. `over`: nobody else's is worth making now. */
  const attempt = async (
    tenant: string,
    member: Member,
    app: string,
    today: string,
  ): Promise<'installed' | 'refused' | 'nothing' | 'over'> => {
    const known = (await installs.of([member.id])).get(member.id);
    if (known?.state === 'asked' || known?.state === 'installed') {
      await reach(tenant, member, known);
      return 'nothing';
    }
    if (!(await installs.begin(member.id, today, MOST_REFUSALS))) return 'nothing';
    const outcome = await personalApps.install({ kind: 'app', tenant, background: true }, member.id, app);
    switch (outcome.kind) {
      case 'installed':
        await installs.settle(member.id, 'installed');
        return 'installed';
      case 'already':
        await reach(tenant, member, { state: 'asked', triedOn: today, refusals: 0 });
        return 'installed';
      case 'refused': {
        const refusals = await installs.settle(member.id, 'refused');
        if (refusals >= MOST_REFUSALS) journal.error('install-given-up', { tenant, cause: outcome.cause });
        return 'refused';
      }
      case 'not-allowed':
        await installs.settle(member.id, 'open');
        await stop({ tenant, kind: 'permission', cause: outcome.cause, on: today });
        return 'over';
      case 'away':
        if (!outcome.inDoubt) await installs.settle(member.id, 'open');
        return 'over';
    }
  };

  /** The app's id in the tenant's catalogue, when the app may install at all; else operators are told why not. */
  const allowed = async (tenant: string, today: string): Promise<string | null> => {
    const own = await ports.tokens.app(tenant);
    if (!own.ok) return null;
    const { roles } = own.value;
    if (roles !== null && !roles.includes(INSTALL_ROLE)) {
      await stop({ tenant, kind: 'permission', cause: LACKING, on: today });
      return null;
    }
    const { people: holders } = await installs.reached(tenant, HOLDERS);
    const found = await personalApps.catalogId({ kind: 'app', tenant, background: true }, holders);
    if (found.ok && found.value === null)
      await stop({ tenant, kind: 'catalog', cause: 'nobody has the app yet', on: today });
    return found.ok ? found.value : null;
  };

  return {
    candidates,
    async want(slot, ids) {
      const byTenant = new Map<string, string[]>();
      for (const { person, tenant } of await candidates(slot, [...new Set(ids)]))
        byTenant.set(tenant, [...(byTenant.get(tenant) ?? []), person]);
      for (const [tenant, wanted] of byTenant)
        await ports.installRequests.request(slot, tenant, wanted.slice(0, MOST_A_SLOT));
    },
    async carryOut(slot, tenant, ids) {
      const now = clock.now();
      // Their hours may be over: the next slot says who is to be written to then.
      if (slotOf(now).getTime() !== slotOf(slot).getTime()) return;
      const today = localDay(now);
      // Everything is decided again: who is there, who has got the app meanwhile, who has removed it.
      const wanted = (await candidates(slot, ids)).filter((one) => one.tenant === tenant);
      const reached = new Set(
        (await people.many(ids)).filter(({ address }) => address !== null).map(({ id }) => id),
      );
      const members = membersByPerson(await units.ofPeople(ids));
      const left = wanted.flatMap(({ person }) => (reached.has(person) ? [] : [members.get(person)]));
      if (left.length === 0) return;
      const app = await allowed(tenant, today);
      if (app === null) return;
      let refused = 0;
      for (const member of left) {
        if (member === undefined) continue;
        const came = await attempt(tenant, member, app, today);
        if (came === 'over') return;
        if (came === 'installed') {
          refused = 0;
          await installs.resume(tenant);
        }
        if (came !== 'refused') continue;
        refused += 1;
        if (refused < REFUSED_IN_A_ROW) continue;
        await stop({ tenant, kind: 'refusals', cause: 'several people after each other', on: today });
        return;
      }
    },
  };
};
