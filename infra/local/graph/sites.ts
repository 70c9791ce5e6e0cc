/**
 * Sites and who may do what in them. A person acts with what their token's scopes and their own membership both
 * allow; the app with its roles, or with `Sites.Selected` and a grant of the site
 * (learn.microsoft.com/graph/permissions-selected-overview).
 */
import type { Collection } from '../state.ts';
import { administratorById, placesIn, type Unit } from '../tenant.ts';
import { type Call, type GraphHandler, param, type World } from './call.ts';
import { isMember, unitOfTeam } from './caller.ts';
import { accessDenied, directoryNotFound, invalidRequest, itemNotFound } from './errors.ts';
import { entity } from './paging.ts';
import { selected, supports } from './query.ts';
import type { Route } from './routing.ts';

export type SiteRight = 'read' | 'write' | 'manage' | 'fullcontrol';
export type GrantRole = 'read' | 'write' | 'owner' | 'fullcontrol';

export interface Grant {
  /** Id of the permission. */
  id: string;
  site: string;
  app: string;
  role: GrantRole;
}

/** Scopes (and roles of the app) that allow each right everywhere; a stronger one includes the weaker. */
const READ = ['Sites.Read.All', 'Sites.ReadWrite.All', 'Sites.Manage.All', 'Sites.FullControl.All'];
const BROAD: Record<SiteRight, readonly string[]> = {
  read: READ,
  write: READ.slice(1),
  // learn.microsoft.com/graph/api/list-create and columndefinition-update: Sites.Manage.All; ReadWrite is too little.
  manage: READ.slice(2),
  // learn.microsoft.com/graph/api/site-post-permissions: Sites.FullControl.All.
  fullcontrol: READ.slice(3),
};
const GRANTED: Record<GrantRole, readonly SiteRight[]> = {
  read: ['read'],
  write: ['read', 'write'],
  owner: ['read', 'write', 'manage'],
  fullcontrol: ['read', 'write', 'manage'],
};

export const grantsOf = (world: World): Collection<Grant> => world.tenant.state.collection('graph.grants');

const granted = (world: World, site: string, right: SiteRight): boolean =>
  [...grantsOf(world).values()].some(
    (grant) =>
      grant.site === site && grant.app === world.tenant.ids.appId && GRANTED[grant.role].includes(right),
  );

/**
 * What a person's own rights allow. Members of a team's site have the level "Edit" (lists included). Grants to apps are
 * for administrators: "In delegated workflows, the user must have an administrator role, such as SharePoint
 * Administrator or higher" (learn.microsoft.com/graph/api/site-post-permissions). The role alone lets nobody read the
 * site, not even to learn its id (github.com/pnp/powershell/issues/5193).
 */
const mayAsPerson = (world: World, person: string, unit: Unit, right: SiteRight): boolean => {
  const administrator = administratorById(world.tenant, person);
  if (right === 'fullcontrol') return administrator !== undefined;
  return isMember(world, person, unit) || administrator?.inSites === true;
};

/** The unit whose site this is, if the caller has the right there; 403 or 404 otherwise. */
export const siteFor = (world: World, call: Call, right: SiteRight): Unit => {
  const { caller } = call;
  const has = caller.kind === 'person' ? caller.scopes : caller.roles;
  const broad = BROAD[right].some((name) => has.includes(name));
  if (!broad && !has.includes('Sites.Selected')) throw accessDenied();
  const id = param(call, 'site');
  const unit = placesIn(world.tenant).find((one) => one.site.toLowerCase() === id.toLowerCase());
  if (!unit) {
    const host = id.split(',')[0] ?? '';
    if (host.toLowerCase() !== world.tenant.ids.sharePointHost || !/^[^,]+,[^,]+,[^,]+$/.test(id))
      throw invalidRequest('Invalid hostname for this tenancy');
    throw itemNotFound('Requested site could not be found');
  }
  if (!broad && !granted(world, unit.site, right)) throw accessDenied();
  if (caller.kind === 'person' && !mayAsPerson(world, caller.person, unit, right)) throw accessDenied();
  return unit;
};

const SITE = [
  'id',
  'createdDateTime',
  'description',
  'displayName',
  'lastModifiedDateTime',
  'name',
  'root',
  'sharepointIds',
  'siteCollection',
  'webUrl',
];
/** When the tenant's seeded things were made: before its clock starts. */
export const FOUNDED = '2025-08-18T07:00:00Z';

export const siteUrl = (world: World, unit: Unit): string =>
  `https://${world.tenant.ids.sharePointHost}/sites/${unit.siteName}`;

const siteView = (world: World, call: Call, unit: Unit): object =>
  entity(
    call,
    'sites',
    selected(call.query.select, 'site', SITE, {
      createdDateTime: FOUNDED,
      description: '',
      id: unit.site,
      lastModifiedDateTime: FOUNDED,
      name: unit.siteName,
      webUrl: siteUrl(world, unit),
      displayName: unit.teamName,
      root: {},
      siteCollection: { hostname: world.tenant.ids.sharePointHost },
    }),
  );

/** `/sites/{host}:/sites/{name}[:/rest]` becomes `/sites/{id}[/rest]` (learn.microsoft.com/graph/api/site-getbypath). */
export const sitePath = (world: World, path: string): string => {
  const match = /^\/sites\/([^/:]+)(?::|%3A)\/(.*?)\/?(?:(?::|%3A)(\/.*)?)?$/i.exec(path);
  if (!match) return path;
  const [, host = '', relative = '', rest = ''] = match;
  if (host.toLowerCase() !== world.tenant.ids.sharePointHost)
    throw invalidRequest('Invalid hostname for this tenancy');
  const unit = placesIn(world.tenant).find(
    (one) => `sites/${one.siteName}`.toLowerCase() === relative.toLowerCase(),
  );
  if (!unit) throw itemNotFound('Requested site could not be found');
  return `/sites/${encodeURIComponent(unit.site)}${rest}`;
};

export const siteRoutes = (world: World): Route[] => {
  const one: GraphHandler = (call) => {
    const unit = siteFor(world, call, 'read');
    supports(call, 'select');
    return { status: 200, body: siteView(world, call, unit) };
  };
  /** learn.microsoft.com/graph/api/site-get: "Access the root SharePoint site of a group". */
  const ofGroup: GraphHandler = (call) => {
    const { caller } = call;
    const has = caller.kind === 'person' ? caller.scopes : caller.roles;
    // Sites.Selected names sites, not groups: the detour over a group needs the broad permission.
    if (!READ.some((name) => has.includes(name))) throw accessDenied();
    const unit = unitOfTeam(world, param(call, 'group'));
    if (!unit) throw directoryNotFound(param(call, 'group'));
    if (caller.kind === 'person' && !isMember(world, caller.person, unit)) throw accessDenied();
    supports(call, 'select');
    return { status: 200, body: siteView(world, call, unit) };
  };
  return [
    { method: 'GET', pattern: '/sites/{site}', handler: one },
    { method: 'GET', pattern: '/groups/{group}/sites/root', handler: ofGroup },
  ];
};
