/** Teams, channels and their people, through Graph: the port `Directory`. */
import type {
  AadUserConversationMember,
  Channel,
  Drive,
  DriveItem,
  Site,
  Team,
} from '@microsoft/microsoft-graph-types';
import { done, failed, type Outcome } from '../../core/fault.ts';
import type { As, Directory, Member, Membership } from '../../usecases/ports.ts';
import type { Effort, GraphClient } from '../client.ts';
import type { Pages } from '../pages.ts';
import { DELEGATED_SCOPES } from '../scopes.ts';
import { faultOf, isGood, items, text } from '../sent.ts';

const EFFORT_MS = 7_000;

interface Found {
  team: string;
  teamName: string;
  channelName: string;
  membership: Membership;
}

const part = (id: string): string => encodeURIComponent(id);

/** Makes the port over Graph. */
export const makeDirectory = (client: GraphClient, pages: Pages): Directory => ({
  async place(as, channel) {
    const effort = client.effort(DELEGATED_SCOPES, EFFORT_MS);
    const found = await findChannel(pages, as, channel, effort);
    if (!found.ok) return found;
    const { team, teamName, channelName, membership } = found.value;
    const site =
      membership === 'standard'
        ? await teamSite(client, as, team, effort)
        : await ownSite(client, as, team, channel, effort);
    return site.ok ? done({ team, teamName, channelName, site: site.value, membership }) : site;
  },
  async members(as, team, channel, membership) {
    const read = await readMembers(client, pages, as, listOf(team, channel, membership));
    return read.ok ? done(read.value.flatMap((value) => memberOf(value, as.tenant))) : read;
  },
  async addresses(as, team, channel, membership) {
    const read = await readMembers(client, pages, as, listOf(team, channel, membership));
    if (!read.ok) return read;
    const addresses = read.value.flatMap((member): [string, string][] => {
      const id = text<AadUserConversationMember>(member, 'userId');
      const address = text<AadUserConversationMember>(member, 'email');
      return id === null || address === null || address === '' ? [] : [[id, address]];
    });
    return done(new Map(addresses));
  },
});

const readMembers = async (
  client: GraphClient,
  pages: Pages,
  as: As,
  list: string,
): Promise<Outcome<unknown[]>> => {
  const effort = client.effort(DELEGATED_SCOPES, EFFORT_MS);
  const [found] = await pages.collect(as, [`${list}?$top=${MOST_ON_A_PAGE}`], effort);
  if (!found) return failed({ kind: 'not-found', what: 'unit' });
  if (!found.ok) return failed(faultOf(found.sent, as, 'unit', effort.scopes));
  return done(found.values);
};

/** "The default and maximum page sizes are 100 and 999 objects" (learn.microsoft.com/graph/api/channel-list-members). */
const MOST_ON_A_PAGE = 999;

/**
 * Where members are listed, with what the app needs where it stands in the team: a standard channel has its team's
 * (team-list-members: TeamMember.Read.Group), a private one its own, a shared one also those who are in it through
 * another team (channel-list-members, channel-list-allmembers: ChannelMember.Read.Group).
 */
const listOf = (team: string, channel: string, membership: Membership): string => {
  if (membership === 'standard') return `/teams/${part(team)}/members`;
  const list = membership === 'shared' ? 'allMembers' : 'members';
  return `/teams/${part(team)}/channels/${part(channel)}/${list}`;
};

/** What Graph calls a channel; a kind that is not known yet is treated as the narrowest. */
const membershipOf = (told: string | null): Membership =>
  told === null || told === 'standard' ? 'standard' : told === 'shared' ? 'shared' : 'private';

/**
 * learn.microsoft.com/graph/api/resources/aaduserconversationmember: `roles` holds `owner` or `guest`, or nothing.
 * Whoever belongs to another tenant, as in a shared channel, is treated as a guest.
 */
const memberOf = (value: unknown, tenant: string): Member[] => {
  const id = text<AadUserConversationMember>(value, 'userId');
  if (id === null) return [];
  const roles = items<AadUserConversationMember>(value, 'roles');
  const home = text<AadUserConversationMember>(value, 'tenantId');
  const foreign = home !== null && home.toLowerCase() !== tenant.toLowerCase();
  return [
    {
      id,
      name: text<AadUserConversationMember>(value, 'displayName') ?? '',
      owner: roles.includes('owner'),
      guest: foreign || roles.includes('guest'),
    },
  ];
};

/** Looks through the channels of the person's own teams; a channel of nobody they know is `not-found`. */
const findChannel = async (
  pages: Pages,
  as: As,
  channel: string,
  effort: Effort,
): Promise<Outcome<Found>> => {
  const [joined] = await pages.collect(as, ['/me/joinedTeams'], effort);
  if (!joined?.ok)
    return failed(
      joined ? faultOf(joined.sent, as, 'unit', effort.scopes) : { kind: 'not-found', what: 'unit' },
    );
  const teams = joined.values.flatMap((team) => {
    const id = text<Team>(team, 'id');
    return id === null ? [] : [{ id, name: text<Team>(team, 'displayName') ?? '' }];
  });
  const paths = teams.map(({ id }) => `/teams/${part(id)}/channels?$select=id,displayName,membershipType`);
  const channels = await pages.collect(as, paths, effort);
  let unread: Outcome<Found> | null = null;
  for (const [index, team] of teams.entries()) {
    const of = channels[index];
    if (!of) continue;
    if (!of.ok) {
      // A team that was archived or left meanwhile must not hide the others.
      const fault = faultOf(of.sent, as, 'unit', effort.scopes);
      if (fault.kind !== 'not-found') unread = failed(fault);
      continue;
    }
    const found = of.values.find((one) => text<Channel>(one, 'id') === channel);
    if (found === undefined) continue;
    return done({
      team: team.id,
      teamName: team.name,
      channelName: text<Channel>(found, 'displayName') ?? '',
      membership: membershipOf(text<Channel>(found, 'membershipType')),
    });
  }
  return unread ?? failed({ kind: 'not-found', what: 'unit' });
};

/** A standard channel's files and lists live in the team's site (learn.microsoft.com/graph/api/site-get). */
const teamSite = async (
  client: GraphClient,
  as: As,
  team: string,
  effort: Effort,
): Promise<Outcome<string>> => {
  const sent = await client.send(
    as,
    { method: 'GET', path: `/groups/${part(team)}/sites/root?$select=id` },
    effort,
  );
  const id = isGood(sent) ? text<Site>(sent.body, 'id') : null;
  return id === null ? failed(faultOf(sent, as, 'unit', effort.scopes)) : done(id);
};

/**
 * A private or shared channel has a site of its own, which its files folder leads to
 * (learn.microsoft.com/graph/api/channel-get-filesfolder): the folder's drive knows its SharePoint ids.
 */
const ownSite = async (
  client: GraphClient,
  as: As,
  team: string,
  channel: string,
  effort: Effort,
): Promise<Outcome<string>> => {
  const folder = await client.send(
    as,
    { method: 'GET', path: `/teams/${part(team)}/channels/${part(channel)}/filesFolder` },
    effort,
  );
  if (!isGood(folder)) return failed(faultOf(folder, as, 'unit', effort.scopes));
  const whole = text<DriveItem>(folder.body, 'parentReference', 'siteId');
  if (whole?.split(',').length === 3) return done(whole);
  const drive = text<DriveItem>(folder.body, 'parentReference', 'driveId');
  if (drive === null) return failed({ kind: 'not-found', what: 'unit' });
  const sent = await client.send(
    as,
    { method: 'GET', path: `/drives/${part(drive)}?$select=id,sharePointIds` },
    effort,
  );
  if (!isGood(sent)) return failed(faultOf(sent, as, 'unit', effort.scopes));
  const site = text<Drive>(sent.body, 'sharePointIds', 'siteId');
  const web = text<Drive>(sent.body, 'sharePointIds', 'webId');
  const address = text<Drive>(sent.body, 'sharePointIds', 'siteUrl');
  if (site === null || web === null || address === null || !URL.canParse(address))
    return failed({ kind: 'not-found', what: 'unit' });
  return done(`${new URL(address).hostname},${site},${web}`);
};
