/** What the page for people is told about the tenant. */
import { oneDriveHost } from '../graph/drive-address.ts';
import { channelOf, placesIn, type Tenant } from '../tenant.ts';
import type { TenantView } from './shapes.ts';

/** The tenant as the page needs it; no secrets. */
export const viewOf = (tenant: Tenant): TenantView => ({
  bot: tenant.addresses.bot,
  tenant: tenant.ids.tenant,
  app: tenant.ids.teamsAppId,
  apps: [tenant.ids.teamsAppId, tenant.ids.appId],
  oneDrive: oneDriveHost(tenant),
  people: tenant.people.map(({ id, name, upn, unit, role, group, guest, language }) => ({
    id,
    name,
    upn,
    unit,
    role,
    group,
    guest,
    language,
  })),
  units: placesIn(tenant).map((unit) => ({
    id: unit.id,
    name: unit.name,
    team: unit.team,
    teamThread: unit.teamThread,
    teamName: unit.teamName,
    channel: unit.channel,
    channelName: unit.channelName,
    manager: unit.manager,
    members: channelOf(tenant, unit.id)?.members.map(({ id }) => id) ?? null,
    siteUrl: `https://${tenant.ids.sharePointHost}/sites/${unit.siteName}`,
    meeting: {
      chat: unit.apt.meetingChat,
      id: Buffer.from(`0#${unit.apt.meetingChat}#0`).toString('base64'),
      title: `APT ${unit.name}`,
    },
  })),
});
