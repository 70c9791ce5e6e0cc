/**
 * The private store's tables, as numbered steps that are run once each, in order, in one transaction a step.
 * A step that has been released is never edited: a new one is added.
 */
export const migrations: readonly { id: number; sql: string }[] = [
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
  {
    id: 70,
    sql: `alter table people add column fewer jsonb not null default '[]';`,
  },
  {
    id: 71,
    sql: `create index claims_put_off_year on claims (later_on) where kind in ('N12', 'N13') and later_on is not null;`,
  },
  {
    id: 75,
    sql: `
      alter table claims alter constraint claims_card_fkey deferrable initially deferred;
      create index claims_card on claims (card) where card is not null;
      create index claims_later on claims (later_on, unit, about) where kind = 'N6' and later_on is not null;
      create index cards_at on cards (at);
      alter table cards add column sending_by text, add column sending_at timestamptz;
      create table lanes (
        tenant text primary key,
        next_at timestamptz not null default '-infinity',
        held_until timestamptz not null default '-infinity',
        worker text,
        kept_until timestamptz not null default '-infinity'
      );

      -- Who is in which unit, by person: kept from the units' own column.
      create table unit_people (
        person text not null,
        unit text not null,
        primary key (person, unit)
      );
      create index unit_people_unit on unit_people (unit);
      create function unit_people_of(units) returns setof text language sql immutable as $$
        select distinct member->>'id' from jsonb_array_elements($1.members) as member
      $$;
      create function keep_unit_people() returns trigger language plpgsql as $$
        begin
          if tg_op = 'TRUNCATE' then
            truncate unit_people;
            return null;
          end if;
          if tg_op <> 'INSERT' then
            delete from unit_people where unit = old.id
              and (tg_op = 'DELETE' or person not in (select unit_people_of(new)));
          end if;
          if tg_op <> 'DELETE' then
            insert into unit_people (person, unit) select person, new.id from unit_people_of(new) as person
            on conflict do nothing;
          end if;
          return null;
        end $$;
      create trigger keep_unit_people after insert or delete or update on units
        for each row execute function keep_unit_people();
      create trigger forget_unit_people after truncate on units
        for each statement execute function keep_unit_people();
      insert into unit_people (person, unit) select person, units.id from units, unit_people_of(units) as person
        on conflict do nothing;

      create index people_hours on people ((coalesce(hours::text, '') || '/' || coalesce(days::text, '')));

      -- Nobody who chose prompts has one due before this day; null: not known.
      alter table people add column reflect_from text;
      create index people_reflect_from on people (coalesce(reflect_from, ''), id) where reflection is not null;
      create function reflection_chosen() returns trigger language plpgsql as $$
        begin
          new.reflect_from := null;
          return new;
        end $$;
      create trigger reflection_chosen before update of reflection on people for each row
        when (old.reflection is distinct from new.reflection) execute function reflection_chosen();
      create function reflection_answered() returns trigger language plpgsql as $$
        begin
          update people set reflect_from = null where id = new.person and reflect_from is not null;
          return null;
        end $$;
      create trigger reflection_answered after update of answered on claims for each row
        when (new.kind = 'N8' and old.answered is distinct from new.answered)
        execute function reflection_answered();
    `,
  },
  {
    id: 76,
    // Whoever is known and has no address had one: they removed or blocked the app.
    sql: `
      create table app_installs (
        person text primary key,
        state text not null,
        tried_on text,
        refusals int not null default 0
      );
      insert into app_installs (person, state) select id, 'removed' from people where address is null;
      create table install_stops (
        tenant text primary key,
        kind text not null,
        cause text not null,
        day text not null
      );
      create index people_reached on people (tenant, id) where address is not null;
    `,
  },
  {
    id: 79,
    sql: `
      -- Null: told before it was kept what of.
      alter table problems_told add column kind text, add column unit text, add column about text;
      create index problems_told_at on problems_told (at);
    `,
  },
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
