/** Tabs of a channel and apps of a team (learn.microsoft.com/graph/api/channel-post-tabs, team-list-installedapps). */
import { randomUUID } from 'node:crypto';
import type { Collection } from '../state.ts';
import type { Unit } from '../tenant.ts';
import {
  bodyOf,
  type Call,
  type GraphHandler,
  isObject,
  type JsonObject,
  param,
  type World,
} from './call.ts';
import { teamFor } from './caller.ts';
import { badRequest, notServed, Refusal } from './errors.ts';
import { collection, entity } from './paging.ts';
import { checkShape, expansions, supports } from './query.ts';
import type { Route } from './routing.ts';
import { type Channel, channelIn, type TeamNeeds } from './teams.ts';

interface Tab {
  id: string;
  channel: string;
  displayName: string;
  configuration: {
    entityId: string | null;
    contentUrl: string | null;
    websiteUrl: string | null;
    removeUrl: string | null;
  };
}

const GROUP = ['Group.ReadWrite.All', 'Directory.ReadWrite.All'];
const WRITE_ALL = [
  'TeamsTab.ReadWriteSelfForTeam',
  'TeamsTab.ReadWriteForTeam',
  'TeamsTab.ReadWrite.All',
  ...GROUP,
];
const permissions = (own: readonly string[], consent: readonly string[]): TeamNeeds => ({
  scopes: [...own, ...WRITE_ALL],
  roles: [...own, ...WRITE_ALL],
  consent: [...consent, 'TeamsTab.ReadWrite.Group'],
});
const READ = permissions(['TeamsTab.Read.All', 'Group.Read.All'], ['TeamsTab.Read.Group']);
const CREATE = permissions(['TeamsTab.Create'], ['TeamsTab.Create.Group']);
const CHANGE = permissions([], []);
const REMOVE = permissions([], ['TeamsTab.Delete.Group']);
const APPS: TeamNeeds = {
  scopes: [
    'TeamsAppInstallation.ReadForTeam',
    'TeamsAppInstallation.ReadWriteSelfForTeam',
    'TeamsAppInstallation.ReadWriteForTeam',
    ...GROUP,
  ],
  roles: ['TeamsAppInstallation.ReadForTeam.All', ...GROUP],
  consent: ['TeamsAppInstallation.Read.Group'],
};

export const tabRoutes = (world: World): Route[] => {
  const tabs: Collection<Tab> = world.tenant.state.collection('graph.tabs');
  const { catalogAppId: app, teamsAppId: externalId } = world.tenant.ids;
  const place = (call: Call, needs: TeamNeeds): { unit: Unit; channel: Channel; context: string } => {
    const unit = teamFor(world, call, param(call, 'team'), needs);
    const channel = channelIn(world, call, unit);
    return {
      unit,
      channel,
      context: `teams('${unit.team}')/channels('${encodeURIComponent(channel.id)}')/tabs`,
    };
  };
  const tabIn = (call: Call, channel: Channel): Tab => {
    const tab = tabs.get(param(call, 'tab').toLowerCase());
    if (tab?.channel !== channel.id) throw new Refusal(404, 'NotFound', 'No tab found with this id.');
    return tab;
  };
  const view = (tab: Tab, withApp: boolean): JsonObject => ({
    id: tab.id,
    displayName: tab.displayName,
    webUrl: `https://teams.microsoft.com/l/entity/${app}/${encodeURIComponent(tab.configuration.entityId ?? '')}?label=${encodeURIComponent(tab.displayName)}`,
    configuration: tab.configuration,
    ...(withApp
      ? { teamsApp: { id: app, externalId, displayName: 'Stegvis', distributionMethod: 'organization' } }
      : {}),
  });
  const configurationIn = (given: unknown): Tab['configuration'] => {
    if (given !== undefined && !isObject(given)) throw badRequest('The configuration must be a JSON object.');
    const from = given ?? {};
    checkShape('teamsTabConfiguration', from, {
      entityId: 'string',
      contentUrl: 'string',
      websiteUrl: 'string',
      removeUrl: 'string',
    });
    const text = (name: string): string | null => (typeof from[name] === 'string' ? from[name] : null);
    return {
      entityId: text('entityId'),
      contentUrl: text('contentUrl'),
      websiteUrl: text('websiteUrl'),
      removeUrl: text('removeUrl'),
    };
  };

  const all: GraphHandler = (call) => {
    const { channel, context } = place(call, READ);
    supports(call, 'expand', 'filter');
    if (call.query.filter) throw notServed('$filter on tabs');
    const withApp = expansions(call, 'teamsTab', ['teamsApp']).length > 0;
    const value = [...tabs.values()]
      .filter((tab) => tab.channel === channel.id)
      .map((tab) => view(tab, withApp));
    return { status: 200, body: collection(call, context, value, { count: value.length }) };
  };
  const one: GraphHandler = (call) => {
    const { channel, context } = place(call, READ);
    supports(call, 'expand');
    const withApp = expansions(call, 'teamsTab', ['teamsApp']).length > 0;
    return { status: 200, body: entity(call, context, view(tabIn(call, channel), withApp)) };
  };
  const add: GraphHandler = (call) => {
    const { unit, channel, context } = place(call, CREATE);
    const body = bodyOf(call);
    checkShape('teamsTab', body, { displayName: 'string', configuration: 'object' });
    const bind = body['teamsApp@odata.bind'];
    const named =
      typeof bind === 'string' ? /\/appCatalogs\/teamsApps(?:\/|\(')([\w-]+)(?:'\))?$/.exec(bind)?.[1] : null;
    if (!named) throw badRequest("The property 'teamsApp@odata.bind' must name an app of the catalogue.");
    if (named.toLowerCase() !== app) throw new Refusal(404, 'NotFound', 'The app is not in the catalogue.');
    // "The app must be preinstalled in the team."
    if (!world.deps.isInstalledInTeam(unit.team))
      throw new Refusal(403, 'Forbidden', 'The app is not installed in the team.');
    if (typeof body.displayName !== 'string' || body.displayName.trim() === '')
      throw badRequest('A tab needs a displayName.');
    const tab: Tab = {
      id: randomUUID(),
      channel: channel.id,
      displayName: body.displayName,
      configuration: configurationIn(body.configuration),
    };
    tabs.set(tab.id, tab);
    return { status: 201, body: entity(call, context, view(tab, false)) };
  };
  const change: GraphHandler = (call) => {
    const { channel, context } = place(call, CHANGE);
    const tab = tabIn(call, channel);
    const body = bodyOf(call);
    checkShape('teamsTab', body, { displayName: 'string', configuration: 'object' });
    const next: Tab = {
      ...tab,
      displayName: typeof body.displayName === 'string' ? body.displayName : tab.displayName,
      configuration:
        body.configuration === undefined ? tab.configuration : configurationIn(body.configuration),
    };
    tabs.set(tab.id, next);
    return { status: 200, body: entity(call, context, view(next, false)) };
  };
  const remove: GraphHandler = (call) => {
    const { channel } = place(call, REMOVE);
    tabs.delete(tabIn(call, channel).id);
    return { status: 204 };
  };
  const installed: GraphHandler = (call) => {
    const unit = teamFor(world, call, param(call, 'team'), APPS);
    supports(call, 'expand', 'filter');
    if (call.query.filter) throw notServed('$filter on installed apps');
    const expanded = expansions(call, 'teamsAppInstallation', ['teamsApp', 'teamsAppDefinition']).map(
      (one) => one.name,
    );
    const value = world.deps.isInstalledInTeam(unit.team)
      ? [
          {
            id: Buffer.from(`${unit.team}##${app}`).toString('base64'),
            ...(expanded.includes('teamsApp')
              ? {
                  teamsApp: {
                    id: app,
                    externalId,
                    displayName: 'Stegvis',
                    distributionMethod: 'organization',
                  },
                }
              : {}),
            ...(expanded.includes('teamsAppDefinition')
              ? {
                  teamsAppDefinition: {
                    id: Buffer.from(`${app}##1.0.0`).toString('base64'),
                    teamsAppId: app,
                    displayName: 'Stegvis',
                    version: '1.0.0',
                    publishingState: 'published',
                  },
                }
              : {}),
          },
        ]
      : [];
    return {
      status: 200,
      body: collection(call, `teams('${unit.team}')/installedApps`, value, { count: value.length }),
    };
  };
  const base = '/teams/{team}/channels/{channel}/tabs';
  return [
    { method: 'GET', pattern: base, handler: all },
    { method: 'POST', pattern: base, handler: add },
    { method: 'GET', pattern: `${base}/{tab}`, handler: one },
    { method: 'PATCH', pattern: `${base}/{tab}`, handler: change },
    { method: 'DELETE', pattern: `${base}/{tab}`, handler: remove },
    { method: 'GET', pattern: '/teams/{team}/installedApps', handler: installed },
  ];
};
