/** A person's OneDrive (learn.microsoft.com/graph/api/driveitem-get, driveitem-put-content, drive-get-specialfolder). */
import type { Person } from '../tenant.ts';
import {
  bodyOf,
  type Call,
  type GraphHandler,
  isObject,
  type JsonObject,
  stamp,
  type World,
} from './call.ts';
import { identityOf } from './caller.ts';
import { webAddress } from './drive-address.ts';
import { checkName, DRIVE_READ, DRIVE_WRITE, makePlaces } from './drive-place.ts';
import {
  addItem,
  childNamed,
  childrenOf,
  type DriveItem,
  downloadAddress,
  driveIdOf,
  filesIn,
  fileTag,
  removeItem,
  rootOf,
} from './drive-store.ts';
import { accessDenied, invalidRequest, itemNotFound, Refusal } from './errors.ts';
import { checkIfMatch } from './etags.ts';
import { collection, entity, pageOf } from './paging.ts';
import { checkShape, selected, supports } from './query.ts';
import type { Route } from './routing.ts';

const DRIVE_ITEM = [
  'id',
  'createdBy',
  'createdDateTime',
  'cTag',
  'eTag',
  'file',
  'fileSystemInfo',
  'folder',
  'lastModifiedBy',
  'lastModifiedDateTime',
  'name',
  'parentReference',
  'root',
  'size',
  'specialFolder',
  'webUrl',
  'content',
  '@microsoft.graph.downloadUrl',
];

export const driveRoutes = (world: World): Route[] => {
  const { owned, place, found } = makePlaces(world);
  const view = (call: Call, person: Person, item: DriveItem): object => {
    const by = identityOf(world, { kind: 'user', id: person.id });
    const all: JsonObject = {
      ...(item.file ? { '@microsoft.graph.downloadUrl': downloadAddress(world, call.base, item) } : {}),
      createdBy: by,
      createdDateTime: item.created,
      cTag: `"c:{${item.id}},${item.version}"`,
      eTag: fileTag(item),
      id: item.id,
      lastModifiedBy: by,
      lastModifiedDateTime: item.modified,
      name: item.name,
      parentReference: {
        driveId: driveIdOf(person),
        driveType: 'business',
        ...(item.parent ? { id: item.parent } : {}),
      },
      webUrl: webAddress(world.tenant, person, item),
      fileSystemInfo: { createdDateTime: item.created, lastModifiedDateTime: item.modified },
      ...(item.parent ? {} : { root: {} }),
      ...(item.special ? { specialFolder: { name: item.special } } : {}),
      ...(item.file
        ? { file: { mimeType: item.file.type }, size: item.file.size }
        : { folder: { childCount: childrenOf(world, item).length }, size: 0 }),
    };
    return selected(call.query.select, 'driveItem', DRIVE_ITEM, all);
  };
  const context = (person: Person): string => `drives('${encodeURIComponent(driveIdOf(person))}')/items`;

  const drive: GraphHandler = (call) => {
    const { person, onlyAppFolder } = owned(call, DRIVE_READ);
    if (onlyAppFolder) throw accessDenied();
    supports(call, 'select');
    const value = {
      id: driveIdOf(person),
      driveType: 'business',
      name: 'OneDrive',
      createdDateTime: rootOf(person).created,
      webUrl: webAddress(world.tenant, person, rootOf(person)),
      owner: identityOf(world, { kind: 'user', id: person.id }),
      quota: { total: 1_099_511_627_776, used: 0, remaining: 1_099_511_627_776, deleted: 0, state: 'normal' },
    };
    return {
      status: 200,
      body: entity(call, 'drives', selected(call.query.select, 'drive', Object.keys(value), value)),
    };
  };
  const one: GraphHandler = (call) => {
    const { person, item } = found(call, DRIVE_READ);
    supports(call, 'select');
    return {
      status: 200,
      headers: { etag: fileTag(item) },
      body: entity(call, context(person), view(call, person, item)),
    };
  };
  const children: GraphHandler = (call) => {
    const { person, item } = found(call, DRIVE_READ);
    supports(call, 'select', 'top', 'skiptoken');
    if (item.file) throw invalidRequest('A file has no children.');
    const { page, next } = pageOf(call, childrenOf(world, item), { size: 200, most: 999 });
    const value = page.map((child) => view(call, person, child));
    return {
      status: 200,
      body: collection(call, `${context(person)}('${item.id}')/children`, value, { next }),
    };
  };
  const addFolder: GraphHandler = (call) => {
    const { person, item } = found(call, DRIVE_WRITE);
    const body = bodyOf(call);
    checkShape('driveItem', body, {
      name: 'string',
      folder: 'object',
      '@microsoft.graph.conflictBehavior': 'string',
    });
    if (typeof body.name !== 'string' || !isObject(body.folder))
      throw invalidRequest("A folder needs 'name' and 'folder'.");
    const name = checkName(body.name);
    if (childNamed(world, item, name))
      throw new Refusal(409, 'nameAlreadyExists', 'The specified item name already exists.');
    return {
      status: 201,
      body: entity(call, context(person), view(call, person, addItem(world, item, { name, file: null }))),
    };
  };
  const content: GraphHandler = (call) => {
    const { item } = found(call, DRIVE_READ);
    if (!item.file) throw invalidRequest('The content of a folder cannot be read.');
    return { status: 302, headers: { location: downloadAddress(world, call.base, item) } };
  };
  const put: GraphHandler = (call) => {
    const { person, parent, name, item } = place(call, DRIVE_WRITE);
    const behaviour = call.query.others.get('@microsoft.graph.conflictBehavior') ?? 'replace';
    if (!['replace', 'fail', 'rename'].includes(behaviour))
      throw invalidRequest('The conflict behaviour is not known.');
    const { body } = call.req;
    const file = {
      type: call.req.headers['content-type'] ?? 'application/octet-stream',
      base64: body.toString('base64'),
      size: body.length,
    };
    if (!item) {
      // An ETag can only match what is there.
      if (call.req.headers['if-match'] !== undefined) checkIfMatch(call.req, '""');
      if (!parent) throw itemNotFound();
      return {
        status: 201,
        body: entity(call, context(person), view(call, person, addItem(world, parent, { name, file }))),
      };
    }
    if (!item.file) throw new Refusal(409, 'nameAlreadyExists', 'A folder of that name already exists.');
    if (behaviour === 'fail')
      throw new Refusal(409, 'nameAlreadyExists', 'The specified item name already exists.');
    if (behaviour === 'rename' && parent) {
      const [, stem = name, ending = ''] = /^(.*?)(\.[^.]*)?$/.exec(name) ?? [];
      let number = 1;
      while (childNamed(world, parent, `${stem} ${number}${ending}`)) number++;
      const made = addItem(world, parent, { name: `${stem} ${number}${ending}`, file });
      return { status: 201, body: entity(call, context(person), view(call, person, made)) };
    }
    checkIfMatch(call.req, fileTag(item));
    const next: DriveItem = { ...item, file, modified: stamp(world), version: item.version + 1 };
    filesIn(world).set(item.id, next);
    return { status: 200, body: entity(call, context(person), view(call, person, next)) };
  };
  const remove: GraphHandler = (call) => {
    const { item } = found(call, DRIVE_WRITE);
    if (!item.parent) throw accessDenied();
    checkIfMatch(call.req, fileTag(item));
    removeItem(world, item);
    return { status: 204 };
  };
  return ['/me/drive', '/users/{user}/drive', '/drives/{drive}'].flatMap((of): Route[] => [
    { method: 'GET', pattern: of, handler: drive },
    { method: 'GET', pattern: `${of}/items/{item}`, handler: one },
    { method: 'DELETE', pattern: `${of}/items/{item}`, handler: remove },
    { method: 'GET', pattern: `${of}/items/{item}/children`, handler: children },
    { method: 'POST', pattern: `${of}/items/{item}/children`, handler: addFolder },
    { method: 'GET', pattern: `${of}/items/{item}/content`, handler: content },
    { method: 'PUT', pattern: `${of}/items/{item}/content`, handler: put },
  ]);
};
