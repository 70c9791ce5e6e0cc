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
      -- A list that is read meanwhile does not bring the name back into the copy.
      create function keep_names_out() returns trigger language plpgsql as $$
        declare
          field text := case new.list when 'StegvisPlan' then 'ownerId' when 'StegvisAgenda' then 'proposedBy' end;
        begin
          if field is not null and exists (
            select 1 from names_left as one where one.unit = new.unit and one.list = new.list and one.id = new.id
              and one.mark = mark_of(new.body->'value'->>field)) then
            new.body := jsonb_set(new.body, array['value', field], 'null');
          end if;
          return new;
        end $$;
      create trigger keep_names_out before insert or update on projected_rows
        for each row execute function keep_names_out();
    `,
  },
];
