/** Teams, their channels and members (learn.microsoft.com/graph/api/team-get, channel-list, team-list-members). */
import { channelOf, channelsIn, isOwnerOf, membersOf, type Unit } from '../tenant.ts';
import { type Call, type GraphHandler, param, type World } from './call.ts';
import { holds, isMember, me, type Needs, teamFor } from './caller.ts';
import { insufficientPrivileges, Refusal } from './errors.ts';
import { collection, entity, pageOf } from './paging.ts';
import { filterOf } from './plain-filter.ts';
import { selected, supports } from './query.ts';
import type { Route } from './routing.ts';
import { FOUNDED, siteUrl } from './sites.ts';

export type TeamNeeds = Needs & { consent: readonly string[] };

const GROUP = ['Group.Read.All', 'Group.ReadWrite.All', 'Directory.Read.All', 'Directory.ReadWrite.All'];
const needs = (permissions: readonly string[], consent: readonly string[]): TeamNeeds => ({
  scopes: [...permissions, ...GROUP],
  roles: [...permissions, ...GROUP],
  consent,
});
const SETTINGS = ['TeamSettings.Read.All', 'TeamSettings.ReadWrite.All'];
const JOINED = ['Team.ReadBasic.All', ...SETTINGS, 'User.Read.All', 'User.ReadWrite.All', ...GROUP];
const TEAM = needs(
  ['Team.ReadBasic.All', ...SETTINGS],
  ['TeamSettings.Read.Group', 'TeamSettings.ReadWrite.Group'],
);
const TEAM_MEMBERS: TeamNeeds = {
  scopes: ['TeamMember.Read.All', 'TeamMember.ReadWrite.All'],
  roles: ['TeamMember.Read.All', 'TeamMember.ReadWrite.All'],
  consent: ['TeamMember.Read.Group'],
};
export const CHANNELS = needs(
  ['Channel.ReadBasic.All', 'ChannelSettings.Read.All', 'ChannelSettings.ReadWrite.All'],
  ['ChannelSettings.Read.Group', 'ChannelSettings.ReadWrite.Group'],
);
const CHANNEL_MEMBERS: TeamNeeds = {
  scopes: ['ChannelMember.Read.All', 'ChannelMember.ReadWrite.All', 'Group.Read.All', 'Group.ReadWrite.All'],
  roles: ['ChannelMember.Read.All', 'ChannelMember.ReadWrite.All'],
  consent: ['ChannelMember.Read.Group'],
};
/** The table of learn.microsoft.com/graph/api/channel-get-filesfolder; `File.Read.Group` is not asked for here. */
const FILE_SCOPES = [
  ...['Files.Read.All', 'Files.ReadWrite.All', 'Group.Read.All', 'Group.ReadWrite.All'],
  ...['Sites.Read.All', 'Sites.ReadWrite.All'],
];
const FILES: TeamNeeds = {
  scopes: ['Files.Read', 'Files.ReadWrite', ...FILE_SCOPES],
  roles: FILE_SCOPES,
  consent: [],
};

/**
 * "The default and maximum page sizes are 100 and 999 objects" (learn.microsoft.com/graph/api/channel-list-members).
 * Ours are smaller, so that every client meets a second page; a page may hold less than was asked for
 * (learn.microsoft.com/graph/paging).
 */
const MEMBERS_PAGE = { size: 10, most: 999, full: 200 };

export interface Channel {
  id: string;
  name: string;
  general: boolean;
  membership: 'standard' | 'private' | 'shared';
  /** Where its files and lists live, and who is in it. */
  place: Unit;
}

/**
 * The channels of a team that the caller may know of: "private channels are visible only to their owners and members"
 * (learn.microsoft.com/microsoftteams/private-channels), the app with its own consent sees them all.
 */
export const channelsOf = (world: World, call: Call, unit: Unit): Channel[] => {
  const { caller } = call;
  const standard = { membership: 'standard' as const, place: unit };
  const own = channelsIn(world.tenant, unit.id).filter(
    (channel) => caller.kind === 'app' || channel.members.some(({ id }) => id === caller.person),
  );
  return [
    { id: unit.teamThread, name: 'Allmänt', general: true, ...standard },
    { id: unit.channel, name: unit.channelName, general: false, ...standard },
    ...own.map(({ unit: place, membership }) => ({
      id: place.channel,
      name: place.channelName,
      general: false,
      membership,
      place,
    })),
  ];
};

/** The channel of a call's team; 404 when the team has no such channel. */
export const channelIn = (world: World, call: Call, unit: Unit): Channel => {
  const id = param(call, 'channel');
  if (!/^19:[^@]+@thread\.(tacv2|skype)$/.test(id))
    throw new Refusal(400, 'BadRequest', 'Bad format of channel id.');
  const channel = channelsOf(world, call, unit).find((one) => one.id === id);
  if (!channel) throw new Refusal(404, 'NotFound', 'Failed to find the channel in the team.');
  return channel;
};

const MEMBER = ['id', 'roles', 'displayName', 'visibleHistoryStartDateTime', 'userId', 'email', 'tenantId'];

export const memberView = (world: World, scope: string, unit: Unit, id: string): Record<string, unknown> => {
  const person = world.tenant.people.find((one) => one.id === id);
  return {
    '@odata.type': '#microsoft.graph.aadUserConversationMember',
    // Opaque to clients; the service's own are base64 too.
    id: Buffer.from(`${world.tenant.ids.tenant}##${scope}##${id}`).toString('base64'),
    roles: isOwnerOf(world.tenant, unit, id) ? ['owner'] : person?.guest ? ['guest'] : [],
    displayName: person?.name ?? null,
    visibleHistoryStartDateTime: '0001-01-01T00:00:00Z',
    userId: id,
    email: person?.upn.replace('#EXT#', '') ?? null,
    tenantId: world.tenant.ids.tenant,
  };
};

export const memberPage = (world: World, call: Call, context: string, scope: string, unit: Unit) => {
  supports(call, 'select', 'filter', 'top', 'skiptoken');
  const matches = filterOf(call.query.filter, 'conversationMember', MEMBER);
  const members = membersOf(world.tenant, unit.id)
    .map((person) => memberView(world, scope, unit, person.id))
    .filter(matches);
  const { page, next } = pageOf(call, members, MEMBERS_PAGE);
  const value = page.map((member) => selected(call.query.select, 'conversationMember', MEMBER, member));
  return { status: 200, body: collection(call, context, value, { next, count: page.length }) };
};

const TEAM_PROPERTIES = [
  'id',
  'createdDateTime',
  'displayName',
  'description',
  'internalId',
  'classification',
  'specialization',
  'visibility',
  'webUrl',
  'isArchived',
  'tenantId',
  'memberSettings',
  'guestSettings',
  'messagingSettings',
  'funSettings',
  'summary',
];
const CHANNEL_PROPERTIES = [
  'id',
  'createdDateTime',
  'displayName',
  'description',
  'isFavoriteByDefault',
  'email',
  'tenantId',
  'webUrl',
  'membershipType',
  'isArchived',
  'summary',
];

export const teamRoutes = (world: World): Route[] => {
  const team = (call: Call, wants: TeamNeeds): Unit =>
    teamFor(world, call, param(call, 'team'), wants, channelOf(world.tenant, param(call, 'channel'))?.unit);
  const joined: GraphHandler = (call) => {
    const person = me(world, call);
    if (!holds(call.caller, { scopes: JOINED, roles: [] })) throw insufficientPrivileges();
    supports(call, 'select');
    const value = world.tenant.units
      .filter((unit) => isMember(world, person.id, unit))
      .map((unit) => ({
        id: unit.team,
        displayName: unit.teamName,
        description: unit.teamName,
        isArchived: false,
        tenantId: world.tenant.ids.tenant,
      }));
    // "This method does not currently support the OData query parameters": $select changes nothing, nothing is paged.
    return { status: 200, body: collection(call, 'teams', value) };
  };
  const one: GraphHandler = (call) => {
    const unit = team(call, TEAM);
    supports(call, 'select');
    const view = selected(call.query.select, 'team', TEAM_PROPERTIES, {
      id: unit.team,
      createdDateTime: FOUNDED,
      displayName: unit.teamName,
      description: unit.teamName,
      internalId: unit.teamThread,
      classification: null,
      specialization: 'none',
      visibility: 'private',
      webUrl: `https://teams.microsoft.com/l/team/${encodeURIComponent(unit.teamThread)}/conversations?groupId=${unit.team}&tenantId=${world.tenant.ids.tenant}`,
      isArchived: false,
      tenantId: world.tenant.ids.tenant,
      memberSettings: { allowCreateUpdateChannels: true, allowAddRemoveApps: true },
      guestSettings: { allowCreateUpdateChannels: false, allowDeleteChannels: false },
    });
    return { status: 200, body: entity(call, 'teams', view) };
  };
  const channelView = (unit: Unit, channel: Channel): object => ({
    id: channel.id,
    createdDateTime: FOUNDED,
    displayName: channel.name,
    description: null,
    isFavoriteByDefault: null,
    email: '',
    tenantId: world.tenant.ids.tenant,
    webUrl: `https://teams.microsoft.com/l/channel/${encodeURIComponent(channel.id)}/${encodeURIComponent(channel.name)}?groupId=${unit.team}&tenantId=${world.tenant.ids.tenant}`,
    membershipType: channel.membership,
    isArchived: false,
  });
  const channels: GraphHandler = (call) => {
    const unit = team(call, CHANNELS);
    supports(call, 'select', 'filter');
    const matches = filterOf(call.query.filter, 'channel', CHANNEL_PROPERTIES);
    const value = channelsOf(world, call, unit)
      .map((channel) => channelView(unit, channel))
      .filter(matches)
      .map((channel) => selected(call.query.select, 'channel', CHANNEL_PROPERTIES, channel));
    return {
      status: 200,
      body: collection(call, `teams('${unit.team}')/channels`, value, { count: value.length }),
    };
  };
  const channel: GraphHandler = (call) => {
    const unit = team(call, CHANNELS);
    supports(call, 'select');
    const view = selected(
      call.query.select,
      'channel',
      CHANNEL_PROPERTIES,
      channelView(unit, channelIn(world, call, unit)),
    );
    return { status: 200, body: entity(call, `teams('${unit.team}')/channels`, view) };
  };
  const channelMembers: GraphHandler = (call) => {
    const unit = team(call, CHANNEL_MEMBERS);
    const { id, place } = channelIn(world, call, unit);
    const context = `teams('${unit.team}')/channels('${encodeURIComponent(id)}')/members`;
    // A standard channel has the members of its team.
    return memberPage(world, call, context, id, place);
  };
  /** learn.microsoft.com/graph/api/channel-list-allmembers: also those who are in a shared channel through a team. */
  const allMembers: GraphHandler = (call) => {
    const unit = team(call, CHANNEL_MEMBERS);
    const { id, place } = channelIn(world, call, unit);
    const context = `teams('${unit.team}')/channels('${encodeURIComponent(id)}')/allMembers`;
    return memberPage(world, call, context, id, place);
  };
  const members: GraphHandler = (call) => {
    const unit = team(call, TEAM_MEMBERS);
    return memberPage(world, call, `teams('${unit.team}')/members`, unit.team, unit);
  };
  /** learn.microsoft.com/graph/api/channel-get-filesfolder: no query options. */
  const filesFolder: GraphHandler = (call) => {
    const unit = team(call, FILES);
    const found = channelIn(world, call, unit);
    supports(call);
    const { place } = found;
    // "Newly created private channels no longer create a dedicated folder": theirs is the root of the library.
    const folder = found.general ? 'General' : found.membership === 'standard' ? found.name : 'root';
    const below = folder === 'root' ? '' : `/${encodeURIComponent(folder)}`;
    const view = {
      id: `01${Buffer.from(found.id).toString('hex').toUpperCase().slice(6, 38)}`,
      createdDateTime: '0001-01-01T00:00:00Z',
      lastModifiedDateTime: FOUNDED,
      name: folder,
      webUrl: `${siteUrl(world, place)}/Shared%20Documents${below}`,
      size: 0,
      parentReference: {
        driveId: `b!${Buffer.from(place.site).toString('base64url').slice(0, 64)}`,
        driveType: 'documentLibrary',
        siteId: place.site,
      },
      fileSystemInfo: { createdDateTime: FOUNDED, lastModifiedDateTime: FOUNDED },
      folder: { childCount: 0 },
    };
    return {
      status: 200,
      body: entity(
        call,
        `teams('${unit.team}')/channels('${encodeURIComponent(found.id)}')/filesFolder`,
        view,
      ),
    };
  };
  return [
    { method: 'GET', pattern: '/me/joinedTeams', handler: joined },
    { method: 'GET', pattern: '/teams/{team}', handler: one },
    { method: 'GET', pattern: '/teams/{team}/members', handler: members },
    { method: 'GET', pattern: '/teams/{team}/channels', handler: channels },
    { method: 'GET', pattern: '/teams/{team}/channels/{channel}', handler: channel },
    { method: 'GET', pattern: '/teams/{team}/channels/{channel}/members', handler: channelMembers },
    { method: 'GET', pattern: '/teams/{team}/channels/{channel}/allMembers', handler: allMembers },
    { method: 'GET', pattern: '/teams/{team}/channels/{channel}/filesFolder', handler: filesFolder },
  ];
};
