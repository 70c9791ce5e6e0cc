/** What a person can do with their own data, as the chat and the web call it. */
import type { MyData, Remains } from '../../core/my-data.ts';

/** Everything about a person, to take along. */
export interface MyDataFile {
  program: string;
  /** ISO instant. */
  madeAt: string;
  person: string;
  summary: MyData;
  /** Every row about the person, by table. */
  tables: Record<string, unknown[]>;
  /** Where else something of theirs is, which is not ours to hand over. */
  elsewhere: Record<string, string>;
}

export interface MyDataUseCases {
  see(person: string): Promise<MyData>;
  export(person: string): Promise<MyDataFile>;
  erase(person: string): Promise<Remains>;
  /** Goes on with what an earlier erasing has left in chats. */
  clearChats(): Promise<void>;
  /** Goes on with names that an earlier erasing could not take out of lists. */
  takeOutNames(): Promise<void>;
}
