/** Files of people's OneDrives: small ones, kept with the tenant's state. */
import { createHash, createHmac, randomUUID, timingSafeEqual } from 'node:crypto';
import type { Res } from '../http.ts';
import type { Collection } from '../state.ts';
import type { Person } from '../tenant.ts';
import { stamp, type World } from './call.ts';
import { openToken, sealToken } from './paging.ts';
import { FOUNDED } from './sites.ts';

export interface DriveItem {
  id: string;
  /** Person id of the drive's owner. */
  owner: string;
  /** Null for the root. */
  parent: string | null;
  name: string;
  /** Null for a folder. */
  file: { type: string; base64: string; size: number } | null;
  special: 'approot' | null;
  created: string;
  modified: string;
  version: number;
}

export const filesIn = (world: World): Collection<DriveItem> => world.tenant.state.collection('graph.files');

const madeId = (from: string): string =>
  `01${createHash('sha256').update(from).digest('hex').toUpperCase().slice(0, 32)}`;

export const driveIdOf = (person: Person): string =>
  `b!${createHash('sha256').update(`drive/${person.id}`).digest('base64url')}`;

/** The root of a person's drive. */
export const rootOf = (person: Person): DriveItem => ({
  id: madeId(`root/${person.id}`),
  owner: person.id,
  parent: null,
  name: 'root',
  file: null,
  special: null,
  created: FOUNDED,
  modified: FOUNDED,
  version: 1,
});

export const itemIn = (world: World, person: Person, id: string): DriveItem | undefined => {
  const root = rootOf(person);
  if (id === root.id) return root;
  const item = filesIn(world).get(id);
  return item?.owner === person.id ? item : undefined;
};

export const childrenOf = (world: World, folder: DriveItem): DriveItem[] =>
  [...filesIn(world).values()]
    .filter((item) => item.parent === folder.id)
    .sort((a, b) => a.name.localeCompare(b.name));

export const childNamed = (world: World, folder: DriveItem, name: string): DriveItem | undefined =>
  childrenOf(world, folder).find((item) => item.name.toLowerCase() === name.toLowerCase());

export const addItem = (
  world: World,
  parent: DriveItem,
  given: Pick<DriveItem, 'name' | 'file'> & { special?: 'approot' },
): DriveItem => {
  const at = stamp(world);
  const item: DriveItem = {
    id: madeId(randomUUID()),
    owner: parent.owner,
    parent: parent.id,
    name: given.name,
    file: given.file,
    special: given.special ?? null,
    created: at,
    modified: at,
    version: 1,
  };
  filesIn(world).set(item.id, item);
  return item;
};

/** Removes an item and all below it. */
export const removeItem = (world: World, item: DriveItem): void => {
  for (const child of childrenOf(world, item)) removeItem(world, child);
  filesIn(world).delete(item.id);
};

export const fileTag = (item: DriveItem): string => `"{${item.id}},${item.version}"`;

const signature = (world: World, text: string): string =>
  createHmac('sha256', world.tenant.ids.secret).update(text).digest('base64url');

/** learn.microsoft.com/graph/api/driveitem-get-content: an address that needs no token and soon ends (here an hour). */
export const downloadAddress = (world: World, base: string, item: DriveItem): string => {
  const text = sealToken({ item: item.id, until: Date.now() + 3_600_000 });
  return `${base.replace(/\/v1\.0$/, '')}/download/${sealToken({ text, sign: signature(world, text) })}`;
};

/** The file behind such an address; null when it is not one, or no longer. */
export const download = (world: World, ticket: string): Res | null => {
  const { text, sign } = openToken(ticket) ?? {};
  if (typeof text !== 'string' || typeof sign !== 'string') return null;
  const right = Buffer.from(signature(world, text));
  const given = Buffer.from(sign);
  if (right.length !== given.length || !timingSafeEqual(right, given)) return null;
  const { item, until } = openToken(text) ?? {};
  const found = typeof item === 'string' ? filesIn(world).get(item) : undefined;
  if (!found?.file || typeof until !== 'number' || until < Date.now()) return null;
  return {
    status: 200,
    headers: { 'content-type': found.file.type, etag: fileTag(found) },
    body: Buffer.from(found.file.base64, 'base64'),
  };
};
