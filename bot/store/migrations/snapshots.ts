/** Frozen themes of units. A snapshot holds bands; whom it counted stands apart and is erased with the person. */
import type { Migration } from './migration.ts';

export const snapshots: readonly Migration[] = [
  {
    id: 124,
    sql: `
      create table theme_snapshots (
        unit text not null,
        number integer not null,
        day text not null,
        body jsonb not null,
        primary key (unit, number)
      );
      create function theme_snapshot_stands() returns trigger language plpgsql as $$
        begin
          raise exception 'a frozen snapshot is never changed';
        end $$;
      create trigger theme_snapshot_stands before update on theme_snapshots
        for each row execute function theme_snapshot_stands();
    `,
  },
  {
    id: 125,
    sql: `
      -- Who was counted, by which answer and in which areas; never a level.
      create table theme_counted (
        unit text not null,
        number integer not null,
        person text not null,
        mark text not null,
        areas text[] not null,
        primary key (unit, number, person)
      );
      create index theme_counted_person on theme_counted (person);
    `,
  },
];
