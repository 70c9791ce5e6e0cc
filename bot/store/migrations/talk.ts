/** What came with the conversation: erasing all that is kept of somebody, and meetings followed live. */
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
  {
    id: 110,
    // A number for each unit that rises with every change of its meetings, agendas and runs; and up to which number the
    // cards that a channel or a meeting's chat shares have been brought.
    sql: `
      create table live_units (
        unit text primary key,
        version bigint not null default 1,
        changed_at timestamptz not null default now(),
        refreshed bigint not null default 0,
        held_until timestamptz
      );
      create index live_units_stale on live_units (changed_at) where refreshed < version;
    `,
  },
  {
    id: 111,
    // How far meetings have come while they are held. Deleted a week later: what came of them stands in the lists.
    sql: `
      create table meeting_runs (
        unit text not null,
        meeting text not null,
        started_at timestamptz not null,
        current text,
        since timestamptz,
        ended_at timestamptz,
        primary key (unit, meeting)
      );
      create index meeting_runs_under_way on meeting_runs (unit, started_at) where ended_at is null;
    `,
  },
  {
    id: 112,
    sql: `
      create table meeting_chats (
        chat text primary key,
        unit text,
        title text,
        address jsonb not null
      );
    `,
  },
  {
    id: 113,
    sql: `
      create table shared_cards (
        id text primary key,
        unit text not null,
        meeting text,
        address jsonb,
        activity text,
        shown text,
        at timestamptz not null
      );
      create index shared_cards_unit on shared_cards (unit, at);
    `,
  },
];
