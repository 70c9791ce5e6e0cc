/** What came with the conversation: erasing all that is kept of somebody. */
import type { Migration } from './migration.ts';

export const talk: readonly Migration[] = [
  {
    id: 105,
    sql: `
      -- That somebody erased everything, and when; never who (R35).
      create table erasures (
        id bigint generated always as identity primary key,
        event text not null,
        at timestamptz not null
      );
      -- Digests of ids for whom the app never adds itself and who are nobody's newcomers. It tells nobody whose they are.
      create table left_alone (
        mark text primary key
      );
      create function mark_of(person text) returns text language sql immutable as $$
        select encode(sha256(convert_to(person, 'UTF8')), 'hex')
      $$;
      -- Cards that are still to be removed from chats; empty but for the minutes after an erasing.
      create table chat_leftovers (
        id bigint generated always as identity primary key,
        address jsonb not null,
        activity text not null
      );
    `,
  },
];
