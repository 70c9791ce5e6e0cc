/** What every implementation of the port `Notes` promises. */
import { afterEach, describe, expect, test } from '@jest/globals';
import type { Outcome } from '../../bot/core/fault.ts';
import type { As, NoteFile, Notes } from '../../bot/usecases/ports.ts';

export interface NotesUnderTest {
  notes: Notes;
  ada: As;
  bo: As;
  /** The content of a file by its name, as its owner reads it; null when there is none. */
  read(of: 'ada' | 'bo', name: string): Promise<string | null>;
  close(): Promise<void>;
}

export const file = (mark: string, text: string): NoteFile => ({
  name: `2026-01-12 Egen anteckning ${mark}.txt`,
  type: 'text/plain; charset=utf-8',
  bytes: Buffer.from(text),
});

const value = <T>(outcome: Outcome<T>): T => {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.fault));
  return outcome.value;
};

/** Runs the suite on an implementation. */
export const notesContract = (name: string, make: () => Promise<NotesUnderTest>): void => {
  describe(`${name}, as every Notes`, () => {
    let made: NotesUnderTest | null = null;
    const open = async (): Promise<NotesUnderTest> => {
      made = await make();
      return made;
    };
    afterEach(() => made?.close());
    test('has none at first, and a folder to find them in', async () => {
      const { notes, ada } = await open();
      expect(value(await notes.list(ada))).toEqual({
        notes: [],
        folderUrl: expect.stringMatching(/^https:/),
      });
    });

    test('saves a note with all its letters, and finds it again', async () => {
      const { notes, ada, read } = await open();
      const kept = value(await notes.save(ada, 'aaaaaaaaaa', file('aaaaaaaaaa', 'å ä ö \u{1F600}\r\n')));
      expect(kept).toMatchObject({
        fileName: '2026-01-12 Egen anteckning aaaaaaaaaa.txt',
        url: expect.stringMatching(/^https:/),
      });
      expect(value(await notes.list(ada)).notes).toEqual([kept]);
      expect(await read('ada', kept.fileName)).toBe('å ä ö \u{1F600}\r\n');
    });

    test('saves once per mark, whatever is sent with it again, and never writes over', async () => {
      const { notes, ada, read } = await open();
      const first = value(await notes.save(ada, 'aaaaaaaaaa', file('aaaaaaaaaa', 'one')));
      const again = { ...file('aaaaaaaaaa', 'two'), name: '2026-01-13 My own note aaaaaaaaaa.txt' };
      expect(value(await notes.save(ada, 'aaaaaaaaaa', again))).toEqual(first);
      expect(value(await notes.list(ada)).notes).toHaveLength(1);
      expect(await read('ada', first.fileName)).toBe('one');
    });

    test('saves once when the same is sent side by side', async () => {
      const { notes, ada } = await open();
      const both = await Promise.all(
        [1, 2].map(() => notes.save(ada, 'bbbbbbbbbb', file('bbbbbbbbbb', 'same'))),
      );
      expect(new Set(both.map((outcome) => value(outcome).id)).size).toBe(1);
      expect(value(await notes.list(ada)).notes).toHaveLength(1);
    });

    test('keeps each person’s notes to that person', async () => {
      const { notes, ada, bo, read } = await open();
      const kept = value(await notes.save(ada, 'aaaaaaaaaa', file('aaaaaaaaaa', 'mine')));
      expect(value(await notes.list(bo)).notes).toEqual([]);
      expect(await read('bo', kept.fileName)).toBeNull();
    });
  });
};
