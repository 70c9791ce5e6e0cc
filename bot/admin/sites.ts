/** Giving a site to the app, taking it back, and telling how it stands. Repeating any of it does no harm. */
import { grantCommand } from '../core/consents.ts';
import type { Fault } from '../core/fault.ts';
import { SITE_ROLE } from '../core/permissions.ts';
import type { AdminTexts } from '../core/texts/admin/sv.ts';
import type { As, SiteGrant, Sites } from '../usecases/ports.ts';
import type { Verb } from './command.ts';

/** Exit codes: what a script can act on. */
export const EXIT = {
  good: 0,
  /** `check` found that something is missing. */
  missing: 1,
  /** The arguments or the environment. */
  usage: 2,
  /** Nobody signed in, or without the consent. */
  signIn: 3,
  /** Graph said no, or there is no such site. */
  refused: 4,
  /** Microsoft did not answer. */
  offline: 5,
} as const;

export interface Told {
  code: number;
  lines: string[];
}

export interface AdminPorts {
  sites: Sites;
  as: As;
  /** Application (client) id of the app that is given sites. */
  appId: string;
  texts: AdminTexts;
}

/** Roles that let the app write rows (learn.microsoft.com/graph/permissions-selected-overview#roles). */
const ENOUGH = [SITE_ROLE, 'manage', 'owner', 'fullcontrol'];
const MORE = ENOUGH.filter((role) => role !== SITE_ROLE);

const rolesOf = (grants: readonly SiteGrant[]): string[] => [
  ...new Set(grants.flatMap(({ roles }) => roles)),
];
const fails = (code: number, line: string): Told => ({ code, lines: [line] });

/** An error as one line with its remedy. */
export const faultTold = (fault: Fault, texts: AdminTexts): Told => {
  switch (fault.kind) {
    case 'consent':
      return fails(EXIT.signIn, texts.error.consent);
    case 'offline':
      return fails(EXIT.offline, texts.error.offline);
    case 'busy':
      return fails(EXIT.offline, texts.error.busy);
    case 'refused':
      return fails(EXIT.refused, texts.error.other(fault.remedy));
    default:
      return fails(EXIT.refused, texts.error.other(fault.kind));
  }
};

const IS_ID = /^[^,\s/]+,[0-9a-f-]{36},[0-9a-f-]{36}$/i;

/** The site's id and how to call it. An id needs no look-up, which an administrator by role alone may not make. */
const resolve = async (
  { sites, as, texts }: AdminPorts,
  where: string,
): Promise<{ site: string; called: string } | Told> => {
  if (IS_ID.test(where)) return { site: where, called: where };
  if (!/^https:\/\//i.test(where)) return fails(EXIT.usage, texts.error.site(where));
  const found = await sites.find(as, where);
  if (found.ok) return { site: found.value.site, called: found.value.address };
  if (found.fault.kind === 'not-found') return fails(EXIT.refused, texts.error.noSite(where));
  if (found.fault.kind === 'refused') return fails(EXIT.refused, texts.error.closedSite(where));
  return faultTold(found.fault, texts);
};

const grantIn = async (ports: AdminPorts, site: string, called: string, had: SiteGrant[]): Promise<Told> => {
  const { sites, as, appId, texts } = ports;
  const roles = rolesOf(had);
  if (roles.some((role) => ENOUGH.includes(role)))
    return { code: EXIT.good, lines: [texts.alreadyGranted(called, roles.join(', '))] };
  const given = await sites.grant(as, site, { id: appId, name: 'Stegvis' }, SITE_ROLE, had[0]?.id);
  if (!given.ok) {
    // The answer may have been lost on the way: how it stands is worth one look.
    const now = given.fault.kind === 'offline' ? await sites.grants(as, site, appId) : null;
    if (!now?.ok || !rolesOf(now.value).includes(SITE_ROLE)) return told(given.fault, texts);
  }
  return { code: EXIT.good, lines: [texts.granted(called), texts.needsRole] };
};

const revokeIn = async (ports: AdminPorts, site: string, called: string, had: SiteGrant[]): Promise<Told> => {
  const { sites, as, texts } = ports;
  if (had.length === 0) return { code: EXIT.good, lines: [texts.nothingToRevoke(called)] };
  for (const { id } of had) {
    const gone = await sites.revoke(as, site, id);
    if (!gone.ok) return told(gone.fault, texts);
  }
  return { code: EXIT.good, lines: [texts.revoked(called)] };
};

const checkIn = ({ texts }: AdminPorts, site: string, called: string, had: SiteGrant[]): Told => {
  const roles = rolesOf(had);
  const said = roles.join(', ');
  if (roles.some((role) => MORE.includes(role)))
    return { code: EXIT.good, lines: [texts.checkMore(called, said)] };
  if (roles.includes(SITE_ROLE)) return { code: EXIT.good, lines: [texts.checkGood(called, said)] };
  return roles.length > 0
    ? fails(EXIT.missing, texts.checkLittle(called, said, grantCommand(site)))
    : fails(EXIT.missing, texts.checkNone(called, grantCommand(site)));
};

/** Graph's no to permissions of a site means the wrong person. */
const told = (fault: Fault, texts: AdminTexts): Told =>
  fault.kind === 'refused'
    ? fails(EXIT.refused, texts.error.notAdministrator(fault.remedy))
    : faultTold(fault, texts);

/** Does one of the commands for a site, given as id or address. */
export const administer = async (ports: AdminPorts, verb: Verb, where: string): Promise<Told> => {
  const place = await resolve(ports, where);
  if ('code' in place) return place;
  const { site, called } = place;
  const had = await ports.sites.grants(ports.as, site, ports.appId);
  if (!had.ok) {
    if (had.fault.kind === 'not-found') return fails(EXIT.refused, ports.texts.error.noSite(where));
    return told(had.fault, ports.texts);
  }
  if (verb === 'grant') return grantIn(ports, site, called, had.value);
  return verb === 'revoke'
    ? revokeIn(ports, site, called, had.value)
    : checkIn(ports, site, called, had.value);
};
