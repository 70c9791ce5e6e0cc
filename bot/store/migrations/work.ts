/** A unit's work: the year's wheel, versions of the plan, feedback, facts by day, and the programme as the unit has adapted it. */
import type { Migration } from './migration.ts';

export const work: readonly Migration[] = [
  {
    id: 88,
    sql: `
      -- The year's wheel that a unit has written in place of ours: nothing in it is about anybody.
      create table wheels (
        unit text primary key,
        months jsonb not null,
        per_quarter integer not null
      );
    `,
  },
  {
    id: 86,
    sql: `
      create table plan_versions (
        unit text not null,
        number integer not null,
        key text not null,
        decided_on text not null,
        note text,
        frozen_at timestamptz not null,
        actions jsonb not null,
        primary key (unit, number),
        unique (unit, key)
      );
      create function plan_version_stands() returns trigger language plpgsql as $$
        begin
          raise exception 'a frozen version of a plan is never changed';
        end $$;
      create trigger plan_version_stands before update on plan_versions
        for each row execute function plan_version_stands();
    `,
  },
  {
    id: 87,
    sql: `
      create table feedback_copies (
        unit text not null,
        number integer not null,
        at timestamptz not null,
        actions jsonb not null,
        primary key (unit, number)
      );
      create table feedback (
        unit text not null,
        id text not null,
        place bigint generated always as identity,
        key text not null,
        number integer,
        text text not null,
        action text,
        at timestamptz not null,
        decision text check (decision in ('accept', 'adjust', 'decline')),
        reason text,
        decided_on text,
        version integer not null default 1,
        primary key (unit, id),
        unique (unit, key)
      );
    `,
  },
  {
    // The day on which a row is a fact of the work: the same as factDay in core/programme-state.ts.
    id: 84,
    sql: `
      create function fact_day(list text, body jsonb) returns text language sql immutable as $$
        select case
          when list = 'StegvisMeetings' then
            case when body->'value'->>'state' = 'held' then left(body->'value'->>'start', 10) end
          when list = 'StegvisAgenda' and body->'value'->>'source' like 'N7:%'
            and body->'value'->>'state' = 'onAgenda' then null
          else left(body->>'changedAt', 10)
        end
      $$;
      create index projected_facts on projected_rows (unit, fact_day(list, body));
    `,
  },
  {
    id: 80,
    sql: `
      -- A unit's programme as data: what it has changed in it, by programme, and templates of its own.
      create table programme_adaptations (
        unit text not null,
        programme text not null,
        version integer not null default 1,
        body jsonb not null,
        changed_at timestamptz not null,
        primary key (unit, programme)
      );
      create table programme_templates (
        id text primary key,
        tenant text not null,
        unit text not null,
        version integer not null default 1,
        body jsonb not null,
        made_at timestamptz not null,
        changed_at timestamptz not null
      );
      create index programme_templates_tenant on programme_templates (tenant);
      create table unit_contacts (
        unit text primary key,
        version integer not null default 1,
        body jsonb not null,
        changed_at timestamptz not null
      );
    `,
  },
];
