/** Where OneDrive shows a file or folder (`webUrl`), and what stands at such an address. */
import type { Person, Tenant } from '../tenant.ts';
import type { DriveItem } from './drive-store.ts';

const itemsOf = (tenant: Tenant, person: Person): DriveItem[] =>
  [...tenant.state.collection<DriveItem>('graph.files').values()].filter(({ owner }) => owner === person.id);

/** `exempelkommun-my.sharepoint.com`: the host of all people's drives. */
export const oneDriveHost = (tenant: Tenant): string => tenant.ids.sharePointHost.replace('.', '-my.');

/** The address of an item; the drive's own for its root. */
export const webAddress = (tenant: Tenant, person: Person, item: DriveItem): string => {
  const byId = new Map(itemsOf(tenant, person).map((one) => [one.id, one]));
  const names: string[] = [];
  for (let at: DriveItem | undefined = item; at?.parent; at = byId.get(at.parent)) names.unshift(at.name);
  const home = person.upn.replace(/[@.#]/g, '_').toLowerCase();
  const path = names.map((name) => `/${encodeURIComponent(name)}`).join('');
  return `https://${oneDriveHost(tenant)}/personal/${home}/Documents${path}`;
};

/** What of a person's drive stands at an address, with what is in it; null when nothing of theirs does. */
export const standingAt = (
  tenant: Tenant,
  person: Person,
  address: string,
): { item: DriveItem; children: DriveItem[] } | null => {
  const all = itemsOf(tenant, person);
  const item = all.find((one) => webAddress(tenant, person, one) === address);
  return item ? { item, children: all.filter(({ parent }) => parent === item.id) } : null;
};
