/** The private store's first tables: people, units, the projection, cards and claims, subscriptions and looks at sites, and whether a site is granted. */
import type { Migration } from './migration.ts';

export const first: readonly Migration[] = [
  {
    id: 1,
    sql: `
      create table people (
        id text primary key,
        tenant text not null,
        name text not null,
        language text not null check (language in ('sv', 'en')),
        address jsonb,
        hours jsonb,
        days jsonb,
        paused_until text,
        reflection jsonb
      );
      create table units (
        id text primary key,
        tenant text not null,
        name text not null,
        team text not null,
        site text not null,
        programme text not null,
        start text not null,
        manager text not null,
        hbtq_group jsonb not null,
        process_lead text,
        safety_rep text,
        members jsonb not null,
        members_read_at timestamptz
      );
      create index units_site on units (site);
      create table projected_rows (
        unit text not null,
        list text not null,
        id text not null,
        body jsonb not null,
        primary key (unit, list, id)
      );
      create table delta_tokens (
        site text not null,
        list text not null,
        token text not null,
        primary key (site, list)
      );
      create table cards (
        id text primary key,
        person text not null,
        tenant text not null,
        unit text not null,
        day text not null,
        lines jsonb not null,
        state text not null check (state in ('claimed', 'sending', 'sent', 'dropped')),
        reason text,
        activity text,
        at timestamptz not null,
        sent_at timestamptz,
        attempts integer not null default 0,
        doubts integer not null default 0,
        wait_until timestamptz,
        answers jsonb not null default '[]'
      );
      create index cards_unsettled on cards (state) where state in ('claimed', 'sending');
      create index cards_waiting on cards (wait_until) where wait_until is not null;
      create index cards_person on cards (person, at);
      create table claims (
        key text primary key,
        kind text not null,
        person text not null,
        unit text not null,
        card text references cards (id) on delete cascade,
        reason text,
        at timestamptz not null,
        later_on text,
        answered boolean not null default false,
        about text not null
      );
      create index claims_at on claims (at);
      create index claims_unit on claims (unit, at);
    `,
  },
  {
    id: 2,
    sql: `
      create table subscriptions (
        site text not null,
        list text not null,
        tenant text not null,
        id text unique,
        client_state text not null,
        expires timestamptz,
        state text not null check (state in ('live', 'doubted', 'lost', 'refused')),
        refused_reason text,
        tried_at timestamptz not null,
        primary key (site, list)
      );
      create table site_looks (
        site text primary key,
        last_look timestamptz,
        stale_at timestamptz,
        told_at timestamptz,
        held_until timestamptz
      );
    `,
  },
  {
    // Numbers between are free for steps that are made at the same time elsewhere.
    id: 20,
    sql: `
      create index projected_actions_due on projected_rows ((body->'value'->>'dueDate'), unit)
        where list = 'StegvisPlan' and body->'value'->>'state' = 'active';
      create index projected_meetings_start on projected_rows ((body->'value'->>'start'), unit)
        where list = 'StegvisMeetings';
      create index claims_put_off on claims (unit, about) where kind = 'N6' and later_on is not null;
      create index claims_person on claims (person, at);
      create index people_reflecting on people (id) where reflection is not null;
    `,
  },
  {
    id: 30,
    sql: `
      create table site_access (
        site text primary key,
        granted boolean not null
      );
    `,
  },
];
