/** Sending at scale: what was put off, lanes, who is where, installs, and what went wrong. */
import type { Migration } from './migration.ts';

export const delivery: readonly Migration[] = [
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
    id: 81,
    // Of `doubts`, those whose worker ended are counted by themselves from now on.
    sql: `alter table cards add column crashes integer not null default 0`,
  },
];
