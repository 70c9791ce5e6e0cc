/**
 * The local tenant's memory: named collections of JSON documents, read whole at start and written through to one
 * SQLite file, so that a kill at any moment loses nothing that was answered.
 */
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** A map whose every change is on disk before the call returns. Documents are treated as immutable: set a new one. */
export interface Collection<T> {
  get(id: string): T | undefined;
  has(id: string): boolean;
  set(id: string, document: T): void;
  delete(id: string): boolean;
  clear(): void;
  values(): IterableIterator<T>;
  entries(): IterableIterator<[string, T]>;
  readonly size: number;
}

export interface State {
  /** The collection of this name; asked twice, the same one. */
  collection<T>(name: string): Collection<T>;
  /** Runs writes as one transaction, for speed in bulk. */
  together<T>(work: () => T): T;
  /** Forgets every collection but the named ones. */
  clearAllBut(keep: readonly string[]): void;
  close(): void;
}

/** Opens `folder/tenant.sqlite`; null keeps everything in memory (tests). */
export const openState = (folder: string | null): State => {
  if (folder) mkdirSync(folder, { recursive: true });
  const db = new DatabaseSync(folder ? join(folder, 'tenant.sqlite') : ':memory:');
  db.exec('pragma journal_mode = wal; pragma synchronous = off;');
  db.exec(
    'create table if not exists documents (collection text, id text, body text, primary key (collection, id)) without rowid',
  );
  const put = db.prepare(
    'insert into documents values (?, ?, ?) on conflict do update set body = excluded.body',
  );
  const remove = db.prepare('delete from documents where collection = ? and id = ?');
  const clear = db.prepare('delete from documents where collection = ?');
  const all = db.prepare('select id, body from documents where collection = ?');
  const open = new Map<string, { map: Map<string, unknown>; view: Collection<unknown> }>();

  const collection = <T>(name: string): Collection<T> => {
    const known = open.get(name);
    if (known) return known.view as Collection<T>;
    const map = new Map<string, T>();
    for (const row of all.all(name)) map.set(String(row.id), JSON.parse(String(row.body)) as T);
    const view: Collection<T> = {
      get: (id) => map.get(id),
      has: (id) => map.has(id),
      set(id, document) {
        map.set(id, document);
        put.run(name, id, JSON.stringify(document));
      },
      delete(id) {
        if (map.delete(id)) {
          remove.run(name, id);
          return true;
        }
        return false;
      },
      clear() {
        map.clear();
        clear.run(name);
      },
      values: () => map.values(),
      entries: () => map.entries(),
      get size() {
        return map.size;
      },
    };
    open.set(name, { map: map as Map<string, unknown>, view: view as Collection<unknown> });
    return view;
  };

  let depth = 0;
  return {
    collection,
    together(work) {
      if (depth++ > 0) {
        try {
          return work();
        } finally {
          depth--;
        }
      }
      db.exec('begin');
      try {
        const value = work();
        db.exec('commit');
        return value;
      } catch (error) {
        db.exec('commit');
        throw error;
      } finally {
        depth--;
      }
    },
    clearAllBut(keep) {
      const names = new Set([
        ...open.keys(),
        ...db
          .prepare('select distinct collection from documents')
          .all()
          .map((row) => String(row.collection)),
      ]);
      for (const name of names) if (!keep.includes(name)) collection(name).clear();
    },
    close: () => db.close(),
  };
};

/** Removes what the tenant remembers on disk. */
export const forget = (folder: string): void => {
  for (const name of ['tenant.sqlite', 'tenant.sqlite-wal', 'tenant.sqlite-shm'])
    rmSync(join(folder, name), { force: true });
};
