/** Integration talks and the method support that they follow. What was said in a talk is kept nowhere. */
import type { Migration } from './migration.ts';

export const talks: readonly Migration[] = [
  {
    id: 127,
    sql: `
      create table talks (
        id text primary key,
        unit text not null,
        -- The process lead whom it was confided to.
        lead text not null,
        key text not null,
        part integer not null check (part in (1, 2)),
        day text,
        held boolean not null default false,
        version integer not null default 1,
        place bigint generated always as identity,
        at timestamptz not null,
        unique (unit, lead, key)
      );
      create index talks_unit on talks (unit, place);
      create table talk_people (
        talk text not null references talks (id) on delete cascade,
        person text not null,
        primary key (talk, person)
      );
      create index talk_people_person on talk_people (person);
    `,
  },
  {
    id: 128,
    sql: `
      create table talk_decisions (
        talk text not null references talks (id) on delete cascade,
        title text not null,
        -- The StegvisKey of its action; made for it alone.
        key text not null unique,
        action text,
        place bigint generated always as identity,
        primary key (talk, title)
      );
    `,
  },
  {
    id: 129,
    sql: `
      -- Nothing in it is about anybody.
      create table method_supports (
        unit text primary key,
        name text not null,
        url text,
        questions jsonb not null,
        standing boolean not null default false
      );
    `,
  },
];
