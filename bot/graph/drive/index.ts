/**
 * Notes to self in a person's own OneDrive: the port `Notes`, over the app's folder there (learn.microsoft.com/graph/
 * onedrive-sharepoint-appfolder, driveitem-put-content). A name holds the mark of its key and is never written over
 * (`conflictBehavior=fail`, learn.microsoft.com/graph/api/resources/driveitem), so sending twice makes one file.
 */
import type { DriveItem } from '@microsoft/microsoft-graph-types';
import { done, type Fault, failed, type Outcome } from '../../core/fault.ts';
import { markOf } from '../../core/note.ts';
import type { As, KeptNote, NoteFile, Notes } from '../../usecases/ports.ts';
import type { Effort, GraphClient } from '../client.ts';
import type { Pages } from '../pages.ts';
import { NOTES_SCOPE } from '../scopes.ts';
import { codeOf, get, isGood, needsLook, type Sent, text } from '../sent.ts';
import { driveFault } from './fault.ts';

const EFFORT_MS = 8_000;
/** For the look that settles what became of a lost answer. */
const LOOK_MS = 4_000;
const FOLDER = '/me/drive/special/approot';
const SELECT = '$select=id,name,file,createdDateTime,webUrl';

const ODD: Fault = { kind: 'refused', remedy: 'OneDrive answered with something that is no file.' };

/** A file as OneDrive tells of it; null for folders and whatever else people keep there. */
const keptOf = (item: unknown): KeptNote | null => {
  const id = text<DriveItem>(item, 'id');
  const fileName = text<DriveItem>(item, 'name');
  const savedAt = text<DriveItem>(item, 'createdDateTime');
  const url = text<DriveItem>(item, 'webUrl');
  const isFile = get<DriveItem>(item, 'file') !== undefined;
  if (!isFile || id === null || fileName === null || savedAt === null || url === null) return null;
  return { id, fileName, savedAt, url };
};

const byPath = (name: string): string => `${FOLDER}:/${encodeURIComponent(name)}`;

/** Makes the port over Graph. */
export const makeNotes = (client: GraphClient, pages: Pages): Notes => {
  /** Asking for the children also makes the folder, which a write does not do everywhere (microsoft-graph-docs issue 4287). */
  const files = async (as: As, effort: Effort): Promise<Outcome<KeptNote[]>> => {
    const [found] = await pages.collect(as, [`${FOLDER}/children?${SELECT}`], effort);
    if (!found) return failed(ODD);
    if (!found.ok) return failed(driveFault(found.sent, as));
    return done(found.values.map(keptOf).filter((note) => note !== null));
  };

  /** What stands under this name; null when nothing does. */
  const look = async (as: As, name: string): Promise<Outcome<KeptNote | null>> => {
    const effort = client.effort([NOTES_SCOPE], LOOK_MS);
    const sent = await client.send(as, { method: 'GET', path: `${byPath(name)}?${SELECT}` }, effort);
    if (isGood(sent)) return done(keptOf(sent.body));
    if (sent.kind === 'answered' && sent.status === 404) return done(null);
    return failed(driveFault(sent, as));
  };

  const settle = async (as: As, name: string, sent: Sent): Promise<Outcome<KeptNote>> => {
    const stands = sent.kind === 'answered' && sent.status === 409 && codeOf(sent) === 'nameAlreadyExists';
    if (sent.kind !== 'lost' && !stands && !needsLook(sent)) return failed(driveFault(sent, as));
    const found = await look(as, name);
    if (found.ok && found.value) return done(found.value);
    const fault = driveFault(sent, as);
    if (found.ok && sent.kind !== 'lost') return failed(fault);
    // Lost, and not there now: it may still come. Nobody can say: the same key asks again.
    const retryAt = 'retryAt' in fault ? fault.retryAt : new Date(Date.now() + LOOK_MS).toISOString();
    return failed({ kind: 'offline', inDoubt: true, retryAt });
  };

  const put = (as: As, file: NoteFile, effort: Effort): Promise<Sent> =>
    client.send(
      as,
      {
        method: 'PUT',
        path: `${byPath(file.name)}:/content?@microsoft.graph.conflictBehavior=fail`,
        headers: { 'content-type': file.type },
        body: Buffer.from(file.bytes),
        repeatable: true,
      },
      effort,
    );

  return {
    async save(as, mark, file) {
      const effort = client.effort([NOTES_SCOPE], EFFORT_MS);
      const before = await files(as, effort);
      if (!before.ok) return before;
      const known = before.value.find(({ fileName }) => markOf(fileName) === mark);
      if (known) return done(known);
      const sent = await put(as, file, effort);
      if (!isGood(sent)) return settle(as, file.name, sent);
      const kept = keptOf(sent.body);
      return kept ? done(kept) : failed(ODD);
    },
    async list(as) {
      const effort = client.effort([NOTES_SCOPE], EFFORT_MS);
      const folder = await client.send(as, { method: 'GET', path: `${FOLDER}?$select=id,webUrl` }, effort);
      if (!isGood(folder)) return failed(driveFault(folder, as));
      const all = await files(as, effort);
      return all.ok ? done({ notes: all.value, folderUrl: text<DriveItem>(folder.body, 'webUrl') }) : all;
    },
  };
};
