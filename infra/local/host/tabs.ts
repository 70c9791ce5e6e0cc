/** Tabs that people have added to channels, in the shape of Graph's `teamsTab`, so that Graph can list them. */
import { randomUUID } from 'node:crypto';
import type { Tenant } from '../tenant.ts';
import type { SavedConfiguration, SavedTab } from './shapes.ts';

/** The state's collection that holds them, by tab id. */
export const TABS = 'tabs';

/** The channel's tabs of the app, oldest first. */
export const tabsIn = (tenant: Tenant, channel: string): SavedTab[] =>
  [...tenant.state.collection<SavedTab>(TABS).values()].filter((tab) => tab.channel === channel);

/** Adds a tab to a channel, or changes the one with the same entity; null when the channel does not exist. */
export const saveTab = (
  tenant: Tenant,
  channel: string,
  displayName: string,
  configuration: SavedConfiguration,
): SavedTab | null => {
  const unit = tenant.units.find((one) => one.channel === channel);
  if (!unit) return null;
  const known = tabsIn(tenant, channel).find((tab) => tab.configuration.entityId === configuration.entityId);
  const id = known?.id ?? randomUUID();
  const label = encodeURIComponent(displayName);
  const tab: SavedTab = {
    id,
    team: unit.team,
    channel,
    displayName,
    webUrl: `https://teams.microsoft.com/l/channel/${encodeURIComponent(channel)}/tab%3a%3a${id}?label=${label}`,
    teamsAppId: tenant.ids.teamsAppId,
    configuration,
  };
  tenant.state.collection<SavedTab>(TABS).set(id, tab);
  return tab;
};
