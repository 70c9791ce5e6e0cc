/** What is known beside the lists: calendars, members, a unit's settings and dates, who has taken which course, and what was told. */
import type { Migration } from './migration.ts';

export const people: readonly Migration[] = [
  {
    id: 40,
    sql: `
      create table calendar_series (
        unit text primary key,
        organiser text not null,
        id text not null,
        uid text not null,
        title text not null,
        read_at timestamptz,
        gone boolean not null
      );
      create table calendar_links (
        unit text not null,
        meeting text not null,
        organiser text not null,
        event text not null,
        series text,
        day text,
        read_at timestamptz not null,
        read jsonb not null,
        answers jsonb,
        agenda text,
        primary key (unit, meeting)
      );
      create table calendar_access (
        person text primary key,
        refused_until timestamptz
      );
    `,
  },
  {
    id: 50,
    sql: `
      alter table units add column membership text not null default 'standard'
        check (membership in ('standard', 'private', 'shared'));
      create index units_team on units (team);
      create table member_looks (
        unit text primary key,
        looked_at timestamptz,
        refused boolean not null default false,
        stale_at timestamptz
      );
      create table team_threads (
        thread text primary key,
        team text not null
      );
    `,
  },
  {
    id: 60,
    sql: `
      alter table claims add column why text;
      create table unit_settings (
        unit text primary key,
        closures jsonb not null default '[]',
        awareness boolean not null default false,
        pride text
      );
      create table unit_members_seen (
        unit text not null,
        person text not null,
        at timestamptz not null,
        primary key (unit, person)
      );
      create table unit_since (
        unit text primary key,
        at timestamptz not null
      );
      create table courses_done (
        unit text not null,
        step text not null,
        person text not null,
        at timestamptz not null,
        primary key (unit, step, person)
      );
      create index courses_done_person on courses_done (person);
      create table channels (
        unit text primary key,
        address jsonb not null
      );
      create table problems_told (
        key text primary key,
        at timestamptz not null
      );
      create index unit_members_seen_at on unit_members_seen (at);
      create index unit_since_at on unit_since (at);
      create index unit_settings_aware on unit_settings (unit) where awareness;
      create index projected_steps_due on projected_rows ((body->'value'->>'dueDate'), unit)
        where list = 'StegvisSteps';
      create index projected_steps_changed on projected_rows ((body->>'changedAt'), unit)
        where list = 'StegvisSteps';
      create index projected_certificates on projected_rows ((body->'value'->>'validUntil'), unit)
        where list = 'StegvisUnit';
    `,
  },
];
