/** Tabs that people have added to channels, kept where Graph's service lists them from. */
import { randomUUID } from 'node:crypto';
import { placesIn, type Tenant } from '../tenant.ts';
import type { SavedConfiguration, SavedTab } from './shapes.ts';

/** The state's collection that holds them, by tab id. */
export const TABS = 'graph.tabs';

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
  if (!placesIn(tenant).some((unit) => unit.channel === channel)) return null;
  const known = tabsIn(tenant, channel).find((tab) => tab.configuration.entityId === configuration.entityId);
  const id = known?.id ?? randomUUID();
  const tab: SavedTab = { id, channel, displayName, configuration };
  tenant.state.collection<SavedTab>(TABS).set(id, tab);
  return tab;
};
