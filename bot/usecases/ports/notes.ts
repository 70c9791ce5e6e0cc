/** Notes to self: documents in a person's own OneDrive, reached with that person's own token and nothing else. */
import type { Language } from '../../core/choices.ts';
import type { Outcome } from '../../core/fault.ts';
import type { NoteMark } from '../../core/note.ts';
import type { As } from './world.ts';

export interface NoteFile {
  name: string;
  /** Media type. */
  type: string;
  bytes: Uint8Array;
}

/** A file of the person's folder, without its content. */
export interface KeptNote {
  id: string;
  fileName: string;
  /** ISO instant. */
  savedAt: string;
  url: string;
}

export interface Notes {
  /**
   * Adds a file once: where a file with the mark stands, that one is given as it is and nothing is written. No file is
   * ever written over. `no-onedrive`, `onedrive-full`: what OneDrive says of itself.
   */
  save(as: As, mark: NoteMark, file: NoteFile): Promise<Outcome<KeptNote>>;
  /** Every file in the folder, and where OneDrive shows it. */
  list(as: As): Promise<Outcome<{ notes: KeptNote[]; folderUrl: string | null }>>;
}

/** What a note says, in its writer's language. */
export interface NoteContent {
  language: Language;
  /** The day of the person's calendar, YYYY-MM-DD. */
  day: string;
  question: string | null;
  text: string;
}

/** Makes a document of a note. */
export type NoteDocument = (content: NoteContent, mark: NoteMark) => NoteFile;
