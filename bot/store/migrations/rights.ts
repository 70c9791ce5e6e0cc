/** What came with people's rights: who has left a unit, and rows of lists that still name somebody who erased everything. */
import type { Migration } from './migration.ts';

export const rights: readonly Migration[] = [
  {
    id: 130,
    sql: `
      -- Who is in a unit no more, and when what its work left of them is erased (R35): a day after they were last seen
      -- in it at the latest, so within a day of their leaving.
      create table departures (
        unit text not null,
        person text not null,
        due_at timestamptz not null,
        primary key (unit, person)
      );
      create index departures_due on departures (due_at);
      create or replace function keep_unit_people() returns trigger language plpgsql as $$
        begin
          if tg_op = 'TRUNCATE' then
            truncate unit_people;
            return null;
          end if;
          if tg_op <> 'INSERT' then
            with gone as (
              delete from unit_people where unit = old.id
                and (tg_op = 'DELETE' or person not in (select unit_people_of(new)))
              returning person)
            insert into departures (unit, person, due_at)
            select old.id, person, coalesce(old.members_read_at, 'epoch') + interval '20 hours' from gone
            on conflict do nothing;
          end if;
          if tg_op <> 'DELETE' then
            insert into unit_people (person, unit) select person, new.id from unit_people_of(new) as person
            on conflict do nothing;
            delete from departures where unit = new.id and person in (select unit_people_of(new));
          end if;
          return null;
        end $$;

      -- Rows of lists that name somebody who has erased everything, since SharePoint could not be written. The digest
      -- tells whether it is still them; it is gone with the row's change, or after a week.
      create table names_left (
        unit text not null,
        list text not null,
        id text not null,
        mark text not null,
        tries integer not null default 0,
        since timestamptz not null default now(),
        next_at timestamptz not null default now(),
        primary key (unit, list, id, mark)
      );
      -- When they last erased everything, by the rules' clock.
      alter table left_alone add column at timestamptz;
      -- A list that is read later does not bring the name back into the copy: a row that was last changed before the
      -- erasing, known then or not, is one to take the name out of. Whoever is chosen anew afterwards stays.
      create function keep_names_out() returns trigger language plpgsql as $$
        declare
          field text := case new.list when 'StegvisPlan' then 'ownerId' when 'StegvisAgenda' then 'proposedBy' end;
          erased text;
        begin
          select mark into erased from left_alone
            where mark = mark_of(new.body->'value'->>field)
              and coalesce((new.body->>'changedAt')::timestamptz, '-infinity') <= at;
          if erased is not null then
            insert into names_left (unit, list, id, mark) values (new.unit, new.list, new.id, erased)
            on conflict do nothing;
            new.body := jsonb_set(new.body, array['value', field], 'null');
          end if;
          return new;
        end $$;
      create trigger keep_names_out before insert or update on projected_rows
        for each row execute function keep_names_out();
    `,
  },
];
