/** Grants of a site to apps: what `Sites.Selected` needs (learn.microsoft.com/graph/api/site-post-permissions). */
import { createHash } from 'node:crypto';
import { bodyOf, type Call, type GraphHandler, isObject, param, type World } from './call.ts';
import { invalidRequest, itemNotFound } from './errors.ts';
import { collection, entity } from './paging.ts';
import { checkShape, supports } from './query.ts';
import type { Route } from './routing.ts';
import { type Grant, type GrantRole, grantsOf, siteFor } from './sites.ts';

const ROLES: readonly GrantRole[] = ['read', 'write', 'owner', 'fullcontrol'];

const grantId = (site: string, app: string): string =>
  Buffer.from(createHash('sha256').update(`${site}|${app}`).digest('hex').slice(0, 40)).toString('base64url');

/** Gives the program's own app a site, or takes it away. */
export const setGrant = (world: World, site: string, role: GrantRole | null): void => {
  const app = world.tenant.ids.appId;
  const id = grantId(site, app);
  if (role) grantsOf(world).set(id, { id, site, app, role });
  else grantsOf(world).delete(id);
};

const view = (world: World, grant: Grant): object => {
  const application = {
    id: grant.app,
    displayName: grant.app === world.tenant.ids.appId ? 'Stegvis' : grant.app,
  };
  return {
    id: grant.id,
    roles: [grant.role],
    grantedToIdentities: [{ application }],
    grantedToIdentitiesV2: [{ application }],
  };
};

const rolesIn = (body: Record<string, unknown>): GrantRole => {
  const roles = body.roles;
  const role = Array.isArray(roles) && roles.length === 1 ? ROLES.find((one) => one === roles[0]) : undefined;
  if (!role) throw invalidRequest("The 'roles' property must hold one of read, write, owner, fullcontrol.");
  return role;
};

const appIn = (body: Record<string, unknown>): string => {
  const given = body.grantedToIdentitiesV2 ?? body.grantedToIdentities ?? body.grantedTo;
  const first: unknown = Array.isArray(given) ? given[0] : undefined;
  const application = isObject(first) && isObject(first.application) ? first.application : undefined;
  if (typeof application?.id !== 'string' || !/^[0-9a-f-]{36}$/i.test(application.id))
    throw invalidRequest('A permission of a site must name the application by its id.');
  return application.id.toLowerCase();
};

export const permissionRoutes = (world: World): Route[] => {
  const ofSite = (call: Call): { site: string; grant: Grant } => {
    const { site } = siteFor(world, call, 'fullcontrol');
    const grant = grantsOf(world).get(param(call, 'permission'));
    if (grant?.site !== site) throw itemNotFound();
    return { site, grant };
  };
  const list: GraphHandler = (call) => {
    const { site } = siteFor(world, call, 'fullcontrol');
    supports(call);
    const grants = [...grantsOf(world).values()].filter((grant) => grant.site === site);
    // A listing gives no roles, each permission by itself does (learn.microsoft.com/graph/api/site-list-permissions).
    const value = grants.map((grant) => ({ ...view(world, grant), roles: undefined }));
    return { status: 200, body: collection(call, `sites('${encodeURIComponent(site)}')/permissions`, value) };
  };
  const add: GraphHandler = (call) => {
    const { site } = siteFor(world, call, 'fullcontrol');
    const body = bodyOf(call);
    checkShape('permission', body, {
      roles: 'array',
      grantedTo: 'array',
      grantedToIdentities: 'array',
      grantedToIdentitiesV2: 'array',
    });
    const app = appIn(body);
    const grant: Grant = { id: grantId(site, app), site, app, role: rolesIn(body) };
    grantsOf(world).set(grant.id, grant);
    return { status: 201, body: entity(call, 'permissions', view(world, grant)) };
  };
  const get: GraphHandler = (call) => ({
    status: 200,
    body: entity(call, 'permissions', view(world, ofSite(call).grant)),
  });
  const change: GraphHandler = (call) => {
    const { grant } = ofSite(call);
    const body = bodyOf(call);
    checkShape('permission', body, { roles: 'array' });
    const next = { ...grant, role: rolesIn(body) };
    grantsOf(world).set(grant.id, next);
    return { status: 200, body: entity(call, 'permissions', view(world, next)) };
  };
  const remove: GraphHandler = (call) => {
    grantsOf(world).delete(ofSite(call).grant.id);
    return { status: 204 };
  };
  const one = '/sites/{site}/permissions/{permission}';
  return [
    { method: 'GET', pattern: '/sites/{site}/permissions', handler: list },
    { method: 'POST', pattern: '/sites/{site}/permissions', handler: add },
    { method: 'GET', pattern: one, handler: get },
    { method: 'PATCH', pattern: one, handler: change },
    { method: 'DELETE', pattern: one, handler: remove },
  ];
};
