import { notesContract } from '../contracts/notes.ts';
import { makeMemoryNotes } from './notes.ts';
import { TENANT } from './world.ts';

const as = (person: string) => ({ kind: 'person', person, tenant: TENANT, assertion: 'a' }) as const;

notesContract('memory', async () => {
  const notes = makeMemoryNotes();
  return {
    notes,
    ada: as('ada'),
    bo: as('bo'),
    read: async (of, name) => {
      const found = notes.files(of).find(({ kept }) => kept.fileName === name);
      return found ? Buffer.from(found.file.bytes).toString() : null;
    },
    close: async () => undefined,
  };
});
