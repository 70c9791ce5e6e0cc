/**
 * Which file or folder an address of a OneDrive names, and whether the caller may go there
 * (learn.microsoft.com/graph/onedrive-addressing-driveitems).
 */
import type { Person } from '../tenant.ts';
import { type Call, param, type World } from './call.ts';
import { me } from './caller.ts';
import { personBy } from './directory.ts';
import { addItem, childNamed, type DriveItem, driveIdOf, filesIn, itemIn, rootOf } from './drive-store.ts';
import { accessDenied, invalidRequest, itemNotFound, Refusal } from './errors.ts';

export const DRIVE_READ = [
  'Files.Read',
  'Files.ReadWrite',
  'Files.Read.All',
  'Files.ReadWrite.All',
  'Sites.Read.All',
  'Sites.ReadWrite.All',
];
export const DRIVE_WRITE = ['Files.ReadWrite', 'Files.ReadWrite.All', 'Sites.ReadWrite.All'];
const APP_FOLDER = 'Files.ReadWrite.AppFolder';

/** Marks an address by path: a character that no address of a client can hold after decoding a plain id. */
const MARK = '\u0001';
const PREFIX = /^(\/me\/drive|\/users\/[^/]+\/drive|\/drives\/[^/]+)(\/.*)$/i;

/** `root:/a/b:/content`, `special/approot:/a`, `items/{id}:/a` all become `items/{mark…}` with the rest behind it. */
export const drivePath = (path: string): string => {
  const parts = PREFIX.exec(path);
  if (!parts) return path;
  const [, prefix = '', below = ''] = parts;
  const at = /^\/(root|special\/[^/:]+|items\/[^/:]+)(?::\/([^:]*?)\/?(?::(\/.*)?)?|(\/.*))?$/i.exec(below);
  if (!at) return path;
  const [, anchor = '', relative, behind = '', rest = ''] = at;
  if (relative === undefined && anchor.toLowerCase().startsWith('items/')) return path;
  const reference = `${MARK}${decodeURIComponent(anchor)}${MARK}${relative === undefined ? '' : decodeURIComponent(relative)}`;
  return `${prefix}/items/${encodeURIComponent(reference)}${behind}${rest}`;
};

/**
 * Names that OneDrive does not take: support.microsoft.com, "Restrictions and limitations in OneDrive and SharePoint"
 * ("Invalid characters", "Invalid file or folder names").
 */
const FORBIDDEN =
  /["*:<>?/\\|]|^\.+$|_vti_|^~\$|^(\.lock|desktop\.ini)$|^(con|prn|aux|nul|com\d|lpt\d)(\.[^.]*)?$/i;

export const checkName = (name: string): string => {
  if (name === '' || name.length > 255 || FORBIDDEN.test(name) || name !== name.trim())
    throw invalidRequest('The name contains invalid characters.', 'invalidPath');
  return name;
};

export interface Place {
  person: Person;
  /** The folder that a missing item would stand in, and its name there. */
  parent: DriveItem | null;
  name: string;
  item: DriveItem | undefined;
}

/** The ways from a call to a place of a drive. */
export interface Places {
  owned(call: Call, permissions: readonly string[]): { person: Person; onlyAppFolder: boolean };
  place(call: Call, permissions: readonly string[]): Place;
  /** The item of a call; 404 when there is none. */
  found(call: Call, permissions: readonly string[]): { person: Person; item: DriveItem };
}

export const makePlaces = (world: World): Places => {
  const ownerOf = (call: Call): Person => {
    if (call.params.user !== undefined) return personBy(world, call.params.user);
    if (call.params.drive === undefined) return me(world, call);
    const person = world.tenant.people.find((one) => driveIdOf(one) === call.params.drive);
    if (!person)
      throw itemNotFound(
        'The provided drive id appears to be malformed, or does not represent a valid drive.',
      );
    return person;
  };
  const owned = (call: Call, permissions: readonly string[]): { person: Person; onlyAppFolder: boolean } => {
    const { caller } = call;
    const person = ownerOf(call);
    const has = caller.kind === 'person' ? caller.scopes : caller.roles;
    const full = permissions.some(
      (name) => has.includes(name) && (caller.kind === 'person' || name.endsWith('.All')),
    );
    if (!full && !has.includes(APP_FOLDER)) throw accessDenied();
    if (caller.kind === 'person' && caller.person !== person.id) throw accessDenied();
    // A guest's licence is at home; here they have no OneDrive (microsoftgraph/msgraph-sdk-dotnet issue 579).
    if (person.guest) throw new Refusal(404, 'ResourceNotFound', "User's mysite not found.");
    return { person, onlyAppFolder: !full };
  };
  const inAppFolder = (person: Person, item: DriveItem): boolean => {
    for (
      let at: DriveItem | undefined = item;
      at;
      at = at.parent ? itemIn(world, person, at.parent) : undefined
    )
      if (at.special === 'approot') return true;
    return false;
  };
  /**
   * The app's folder, made when it is first asked for with the right to write. A write below it does not make it:
   * that is told to work by one page and seen not to (microsoftgraph/microsoft-graph-docs issue 4287); the stricter holds.
   */
  const appFolder = (call: Call, person: Person): DriveItem => {
    const known = [...filesIn(world).values()].find(
      (one) => one.owner === person.id && one.special === 'approot',
    );
    if (known) return known;
    if (call.req.method !== 'GET') throw itemNotFound();
    const { caller } = call;
    const has = caller.kind === 'person' ? caller.scopes : caller.roles;
    // "If you have read-only permissions and request a special folder that doesn't exist, you'll receive 403."
    if (![...DRIVE_WRITE, APP_FOLDER].some((name) => has.includes(name))) throw accessDenied();
    const root = rootOf(person);
    const apps = childNamed(world, root, 'Apps') ?? addItem(world, root, { name: 'Apps', file: null });
    return addItem(world, apps, { name: 'Stegvis', file: null, special: 'approot' });
  };
  const anchored = (call: Call, person: Person, anchor: string): DriveItem => {
    if (anchor.toLowerCase() === 'root') return rootOf(person);
    const special = /^special\/(.+)$/i.exec(anchor)?.[1];
    // "The name approot is case sensitive" (learn.microsoft.com/graph/onedrive-sharepoint-appfolder).
    if (special === 'approot') return appFolder(call, person);
    if (special) throw itemNotFound('The resource could not be found.');
    const item = itemIn(world, person, anchor.replace(/^items\//i, ''));
    if (!item) throw itemNotFound();
    return item;
  };
  const place = (call: Call, permissions: readonly string[]): Place => {
    const { person, onlyAppFolder } = owned(call, permissions);
    const reference = param(call, 'item');
    const marked = reference.startsWith(MARK) ? reference.split(MARK) : null;
    let at = marked ? anchored(call, person, marked[1] ?? '') : anchored(call, person, `items/${reference}`);
    if (onlyAppFolder && !inAppFolder(person, at)) throw accessDenied();
    const names = (marked?.[2] ?? '')
      .split('/')
      .filter((name) => name !== '')
      .map(checkName);
    const last = names.pop();
    if (last === undefined) return { person, parent: null, name: at.name, item: at };
    for (const name of names) {
      const next = childNamed(world, at, name);
      if (next?.file) throw itemNotFound();
      // A path to a file makes the folders on the way (driveitem-put-content); reading does not.
      if (!next && call.req.method !== 'PUT') throw itemNotFound();
      at = next ?? addItem(world, at, { name, file: null });
    }
    return { person, parent: at, name: last, item: childNamed(world, at, last) };
  };
  const found = (call: Call, permissions: readonly string[]): { person: Person; item: DriveItem } => {
    const { person, item } = place(call, permissions);
    if (!item) throw itemNotFound();
    return { person, item };
  };
  return { owned, place, found };
};
