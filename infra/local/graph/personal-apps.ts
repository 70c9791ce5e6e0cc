/**
 * The app in people's personal chats: installing it for somebody, finding it, and the chat that it has with them
 * (learn.microsoft.com/graph/api/userteamwork-post-installedapps, userteamwork-list-installedapps,
 * userscopeteamsappinstallation-get-chat). How the bot then hears of it is the connector's matter
 * (learn.microsoft.com/microsoftteams/platform/graph-api/proactive-bots-and-messages/graph-proactive-bots-and-messages).
 */
import type { Person } from '../tenant.ts';
import {
  bodyOf,
  type Call,
  type GraphHandler,
  type JsonObject,
  type PersonalApp,
  param,
  type World,
} from './call.ts';
import { holds, type Needs } from './caller.ts';
import { badRequest, notServed, Refusal } from './errors.ts';
import { parseFilter, pathsOf } from './odata-filter.ts';
import { collection, entity } from './paging.ts';
import { filterOf } from './plain-filter.ts';
import { checkShape, expansions, noSuchProperty, selected, supports } from './query.ts';
import type { Route } from './routing.ts';
import { FOUNDED } from './sites.ts';

const WRITE = ['ReadWriteSelfForUser', 'ReadWriteForUser'].map((name) => `TeamsAppInstallation.${name}`);
const READ = ['TeamsAppInstallation.ReadForUser', ...WRITE];
const needs = (names: readonly string[]): Needs => ({
  scopes: names,
  roles: names.map((name) => `${name}.All`),
});

/** The app of a bind to the catalogue. */
const BIND = /^https:\/\/graph\.microsoft\.com\/v1\.0\/appCatalogs\/teamsApps(?:\/([\w-]+)|\('([\w-]+)'\))$/i;

/** Without the connector's side the app stands nowhere. */
const NOWHERE: PersonalApp = {
  has: () => false,
  install: () => true,
  isBlocked: () => false,
  chatOf: () => '',
};

const APP = ['id', 'externalId', 'displayName', 'distributionMethod'];

/** What entries are filtered by: the app's own properties, where the app is expanded. */
const filterIn = (text: string | null, expanded: readonly string[]): ((value: object) => boolean) => {
  const parsed = text === null ? null : parseFilter(text);
  if (parsed?.ok)
    for (const path of pathsOf(parsed.filter)) {
      const [relation, name = ''] = path.split('/');
      if (relation === 'teamsApp' && !APP.includes(name)) throw noSuchProperty(name, 'teamsApp');
      if (relation !== 'teamsApp') throw notServed('other filters of installed apps than by the app');
    }
  return filterOf(text, 'teamsAppInstallation', expanded);
};

export const personalAppRoutes = (world: World): Route[] => {
  const { catalogAppId, teamsAppId, appId, tenant } = world.tenant.ids;
  const deps = world.deps.personalApp ?? NOWHERE;
  const idFor = (person: Person): string => Buffer.from(`${person.id}##${catalogAppId}`).toString('base64');

  /** Whom it is about, when the caller may: the app for anybody, a person for themself. */
  const personFor = (call: Call, wanted: Needs): Person => {
    const { caller } = call;
    if (!holds(caller, wanted)) {
      const [kind, names, held] =
        caller.kind === 'app'
          ? ['role', wanted.roles, caller.roles]
          : ['scope', wanted.scopes, caller.scopes];
      throw new Refusal(
        403,
        'Forbidden',
        `Missing ${kind} permissions on the request. API requires one of '${names.join(', ')}'. ${kind === 'role' ? 'Roles' : 'Scopes'} on the request '${held.join(', ')}'.`,
      );
    }
    const name = param(call, 'user').toLowerCase();
    const person = world.tenant.people.find((one) => one.id === name || one.upn.toLowerCase() === name);
    // Not the directory's own word: Teams looks the person up itself.
    if (!person) throw new Refusal(404, 'NotFound', 'NotFound');
    if (caller.kind === 'person' && caller.person !== person.id)
      throw new Refusal(403, 'Forbidden', 'The user can only manage apps of their own.');
    return person;
  };

  const install: GraphHandler = async (call) => {
    const person = personFor(call, needs(WRITE));
    supports(call);
    const body = bodyOf(call);
    checkShape('userScopeTeamsAppInstallation', body, { consentedPermissionSet: 'object' });
    if (body.consentedPermissionSet !== undefined)
      throw notServed('consent to resource-specific permissions');
    const bind = body['teamsApp@odata.bind'];
    const match = typeof bind === 'string' ? BIND.exec(bind) : null;
    const named = match?.[1] ?? match?.[2];
    if (!named) throw badRequest("The property 'teamsApp@odata.bind' must name an app of the catalogue.");
    // The catalogue's own id; the manifest's is the `externalId` (the page on proactive bots, "Get the teamsAppId").
    if (named.toLowerCase() !== catalogAppId) throw new Refusal(404, 'NotFound', 'Not Found');
    // As in OfficeDev/microsoft-teams-apps-company-communicator issue 1537.
    if (person.guest || deps.isBlocked(person.id))
      throw new Refusal(
        403,
        'Forbidden',
        `App is blocked by app permission policy. TenantId: ${tenant}, UserObjectId: ${person.id}, AppId: ${catalogAppId}, AppType: Private`,
        { inner: 'AccessDenied' },
      );
    if (!deps.install(person.id))
      throw new Refusal(409, 'Conflict', 'The app is already installed in the personal scope of the user.');
    return { status: 201 };
  };

  const view = (person: Person, expanded: readonly string[]): JsonObject => ({
    id: idFor(person),
    ...(expanded.includes('teamsApp')
      ? {
          teamsApp: {
            id: catalogAppId,
            externalId: teamsAppId,
            displayName: 'Stegvis',
            distributionMethod: 'organization',
          },
        }
      : {}),
    ...(expanded.includes('teamsAppDefinition')
      ? {
          teamsAppDefinition: {
            id: Buffer.from(`${catalogAppId}##1.0.0`).toString('base64'),
            teamsAppId: catalogAppId,
            displayName: 'Stegvis',
            version: '1.0.0',
            publishingState: 'published',
            authorization: { clientAppId: appId },
          },
        }
      : {}),
  });

  /** `$filter`, `$select` and `$expand`; what is filtered by stands in an entry only when it is expanded. */
  const list: GraphHandler = (call) => {
    const person = personFor(call, needs(READ));
    supports(call, 'filter', 'select', 'expand');
    const expanded = expansions(call, 'teamsAppInstallation', ['teamsApp', 'teamsAppDefinition']);
    if (expanded.some(({ select }) => select !== null))
      throw notServed('$select in $expand of installed apps');
    const names = expanded.map(({ name }) => name);
    const matches = filterIn(call.query.filter, names);
    const all = deps.has(person.id) ? [view(person, names)] : [];
    const value = all
      .filter(matches)
      .map((one) => selected(call.query.select, 'teamsAppInstallation', ['id', ...names], one));
    const context = `users('${person.id}')/teamwork/installedApps`;
    return { status: 200, body: collection(call, context, value, { count: value.length }) };
  };

  const chat: GraphHandler = (call) => {
    const person = personFor(call, needs(READ));
    supports(call, 'select');
    if (param(call, 'installation') !== idFor(person) || !deps.has(person.id))
      throw new Refusal(404, 'NotFound', 'NotFound');
    const CHAT = ['id', 'topic', 'createdDateTime', 'lastUpdatedDateTime', 'chatType', 'webUrl', 'tenantId'];
    const known = selected(call.query.select, 'chat', CHAT, {
      id: deps.chatOf(person.id),
      topic: null,
      createdDateTime: FOUNDED,
      lastUpdatedDateTime: FOUNDED,
      chatType: 'oneOnOne',
      webUrl: `https://teams.microsoft.com/l/chat/${encodeURIComponent(deps.chatOf(person.id))}/0?tenantId=${tenant}`,
      tenantId: tenant,
    });
    return { status: 200, body: entity(call, 'chats', known) };
  };

  const base = '/users/{user}/teamwork/installedApps';
  return [
    { method: 'GET', pattern: base, handler: list },
    { method: 'POST', pattern: base, handler: install },
    { method: 'GET', pattern: `${base}/{installation}/chat`, handler: chat },
  ];
};
