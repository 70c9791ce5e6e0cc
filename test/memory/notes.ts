/** Notes to self in memory, each person's by themselves. */
import { done, type Fault, failed } from '../../bot/core/fault.ts';
import { markOf } from '../../bot/core/note.ts';
import type { As, KeptNote, NoteFile, Notes } from '../../bot/usecases/ports.ts';

export interface MemoryNotes extends Notes {
  /** Every call fails with this until it is null again. */
  fault: Fault | null;
  files(person: string): { kept: KeptNote; file: NoteFile }[];
}

const ownerOf = (as: As): string => (as.kind === 'person' ? as.person : '');

export const makeMemoryNotes = (): MemoryNotes => {
  const drives = new Map<string, { kept: KeptNote; file: NoteFile }[]>();
  const of = (person: string): { kept: KeptNote; file: NoteFile }[] => {
    const known = drives.get(person) ?? [];
    drives.set(person, known);
    return known;
  };
  const memory: MemoryNotes = {
    fault: null,
    files: of,
    async save(as, mark, file) {
      if (memory.fault !== null) return failed(memory.fault);
      const drive = of(ownerOf(as));
      const known = drive.find(({ kept }) => markOf(kept.fileName) === mark);
      if (known) return done(known.kept);
      const kept = {
        id: `n${drive.length + 1}`,
        fileName: file.name,
        savedAt: new Date(Date.UTC(2026, 0, 12, 7, drive.length)).toISOString(),
        url: `https://onedrive.example/${encodeURIComponent(file.name)}`,
      };
      drive.push({ kept, file });
      return done(kept);
    },
    async list(as) {
      if (memory.fault !== null) return failed(memory.fault);
      return done({
        notes: of(ownerOf(as)).map(({ kept }) => kept),
        folderUrl: 'https://onedrive.example/',
      });
    },
  };
  return memory;
};
