/** The competence inventory: what a unit has set up, and what each person has confided. */
import type { Migration } from './migration.ts';

export const inventory: readonly Migration[] = [
  {
    id: 120,
    sql: `
      -- Whether a unit may begin (R50). Who asked for a pause is no column.
      create table inventories (
        unit text primary key,
        trust_held text,
        paused_on text
      );
      -- Published versions are never changed; one that nobody has answered may be taken back.
      create table matrices (
        unit text not null,
        version integer not null,
        published text not null,
        areas jsonb not null,
        withdrawn boolean not null default false,
        primary key (unit, version)
      );
    `,
  },
  {
    id: 121,
    sql: `
      create table competence (
        unit text not null,
        person text not null,
        areas jsonb not null,
        comment text,
        comment_lead text,
        version text not null,
        mark text not null,
        primary key (unit, person)
      );
      create index competence_person on competence (person);
    `,
  },
  {
    id: 122,
    sql: `
      create table interview_offers (
        unit text not null,
        mark text not null,
        primary key (unit, mark)
      );
    `,
  },
  {
    id: 123,
    sql: `
      -- Whoever leaves a unit is forgotten with the word that they are gone, whichever way it came (R35).
      create function forget_leaver() returns trigger language plpgsql as $$
        begin
          delete from competence where unit = old.unit and person = old.person;
          delete from interview_offers where unit = old.unit and mark = mark_of(old.person);
          delete from theme_counted where unit = old.unit and person = old.person;
          return null;
        end
      $$;
      create trigger leavers_forgotten after delete on unit_members_seen
        for each row execute function forget_leaver();
    `,
  },
];
