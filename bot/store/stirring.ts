/**
 * Units with something that may be due, found through indexes: what is not due costs nothing. Each part names the units
 * of one kind of nudge, and is asked only when it may have an answer. Instants are compared as text with a day to spare,
 * since they are in UTC; a unit too many is only read in vain.
 */
import type { Look } from '../core/nudges/look.ts';

const claimed = (key: string): string => `exists (select 1 from claims where key = ${key})`;
/** Whether somebody is a member of the unit and no guest. */
const isIn = (person: string): string =>
  `units.members @> jsonb_build_array(jsonb_build_object('id', ${person}, 'guest', false))`;
const MEMBERS = `(select member->>'id' from jsonb_array_elements(units.members) as member
  where not (member->>'guest')::boolean)`;
const GROUP = '(select units.manager union select jsonb_array_elements_text(units.hbtq_group))';
const STATE = `coalesce(body->'value'->>'state', 'planned')`;

interface Part {
  sql: string;
  /** False when the look has nothing that this part could find. */
  asked?: (look: Look) => boolean;
}

/** Actions (N6): without a first claim, without a second on the due date, or put off to today. */
const ACTIONS: Part = {
  sql: `select unit from projected_rows as action
    where list = 'StegvisPlan' and body->'value'->>'state' = 'active'
      and body->'value'->>'dueDate' between look.from and look."actionsNow"
      and (not ${claimed(`'N6:' || action.unit || ':' || action.id || ':first'`)}
        or (body->'value'->>'dueDate' <= look.today
          and not ${claimed(`'N6:' || action.unit || ':' || action.id || ':second'`)}))
    union
    select unit from claims as first
    where kind = 'N6' and later_on between look.from and look.today
      and not ${claimed(`'N6:' || first.unit || ':' || first.about || ':second'`)}`,
};

/** Coming meetings: an APT without its offer (N3) or its card to the channel (N4), a group not wholly told (N1). */
const COMING: Part = {
  sql: `select meeting.unit from projected_rows as meeting join units on units.id = meeting.unit
    where list = 'StegvisMeetings' and ${STATE} = 'planned'
      and body->'value'->>'start' >= (look.from::date - 1)::text
      and body->'value'->>'start' < (look."meetingsNow"::date + 2)::text
      and case body->'value'->>'kind'
        when 'apt' then not ${claimed(`'N3:' || meeting.unit || ':' || meeting.id`)}
          or (not ${claimed(`'N4:' || meeting.unit || ':' || meeting.id`)} and exists (
            select 1 from projected_rows as item where item.unit = meeting.unit and item.list = 'StegvisAgenda'
              and item.body->'value'->>'meetingKey' = meeting.body->>'key'))
        when 'group' then exists (select 1 from ${GROUP} as one (person)
          where not ${claimed(`'N1:' || meeting.unit || ':' || meeting.id || ':' || one.person`)})
        else false end`,
};

/** Meetings that took place: decisions not confirmed (N2), items of which nobody has said how it went (N5). */
const HELD: Part = {
  sql: `select meeting.unit from projected_rows as meeting join units on units.id = meeting.unit
    where list = 'StegvisMeetings' and ${STATE} in ('planned', 'held')
      and body->'value'->>'start' >= (look.from::date - 15)::text
      and body->'value'->>'start' < (look.today::date + 1)::text and ${isIn('units.manager')}
      and case body->'value'->>'kind'
        when 'group' then not ${claimed(`'N2:' || meeting.unit || ':' || meeting.id`)}
        when 'apt' then exists (select 1 from projected_rows as item
          where item.unit = meeting.unit and item.list = 'StegvisAgenda'
            and item.body->'value'->>'meetingKey' = meeting.body->>'key'
            and coalesce(item.body->'value'->>'state', 'onAgenda') = 'onAgenda'
            and not ${claimed(`'N5:' || meeting.unit || ':' || item.id || ':' || meeting.id`)})
        else false end`,
};

/** Stalled actions (N7) that stand on no agenda, where the group is to meet. */
const STALLED: Part = {
  sql: `select unit from projected_rows as action
    where list = 'StegvisPlan' and body->'value'->>'state' = 'active'
      and body->'value'->>'dueDate' <= look.stalled
      and not exists (select 1 from projected_rows as item
        where item.unit = action.unit and item.list = 'StegvisAgenda'
          and item.body->'value'->>'source'
            = 'N7:' || action.id || ':' || (action.body->'value'->>'dueDate'))
      and exists (select 1 from projected_rows as meeting
        where meeting.unit = action.unit and meeting.list = 'StegvisMeetings'
          and meeting.body->'value'->>'kind' = 'group' and coalesce(meeting.body->'value'->>'state', 'planned') = 'planned'
          and meeting.body->'value'->>'start' >= look.today)`,
};

/** Whether a session's agenda was made of an area. */
const isTheme = (meeting: string): string =>
  `exists (select 1 from projected_rows as theme where theme.unit = ${meeting}.unit and theme.list = 'StegvisAgenda'
    and theme.body->'value'->>'source' like 'area:%'
    and theme.body->'value'->>'meetingKey' = ${meeting}.body->>'key')`;

const waitsFor = (unit: string, item: string, occurrence: string, step = item): string =>
  `exists (select 1 from ${MEMBERS} as one (person)
    where not ${claimed(`'N9:' || ${unit} || ':' || ${item} || ':' || one.person || ':${occurrence}'`)}
      and not exists (select 1 from courses_done as done
        where done.unit = ${unit} and done.step in (${item}, ${step}) and done.person = one.person))`;
const isCourse = `step.list = 'StegvisSteps' and step.body->'value'->>'state' = 'open'
  and step.body->'value'->>'stepId' in (select jsonb_array_elements_text(look.courses))`;
const stepId = `(step.body->'value'->>'stepId')`;

/** Web courses that open or are about to close, and sessions in two weeks (N9). */
const COURSES: Part = {
  sql: `select step.unit from projected_rows as step join units on units.id = step.unit
    where ${isCourse} and step.body->'value'->>'dueDate' between look.from and (look.today::date + 14)::text
      and ${waitsFor('step.unit', stepId, 'closing')}
    union
    select step.unit from projected_rows as step join units on units.id = step.unit
    where ${isCourse} and ${waitsFor('step.unit', stepId, 'opens')} and step.unit in (
      select unit from projected_rows as earlier where list = 'StegvisSteps'
        and body->'value'->>'dueDate' between look.from and look.today
      union select unit from projected_rows as touched where list = 'StegvisSteps'
        and body->>'changedAt' >= (look.from::date - 1)::text
      union select unit from unit_since where at >= look.from::date - 1)
    union
    select meeting.unit from projected_rows as meeting join units on units.id = meeting.unit
    where list = 'StegvisMeetings' and ${STATE} = 'planned' and body->'value'->>'kind' = 'session'
      and body->'value'->>'start' >= (look.today::date - 1)::text
      and body->'value'->>'start' < (look."sessionsNow"::date + 1)::text
      and ${waitsFor(
        'meeting.unit',
        'meeting.id',
        'closing',
        // A theme session is attended by itself, whoever was at another of its step's.
        `(case when ${isTheme('meeting')} then meeting.id else meeting.body->'value'->>'stepId' end)`,
      )}`,
};

/** Theme sessions that have been, with somebody who was there and has not been asked (N9). */
const BASELINES: Part = {
  sql: `select meeting.unit from projected_rows as meeting join units on units.id = meeting.unit
      join courses_done as done on done.unit = meeting.unit and done.step = meeting.id
    where list = 'StegvisMeetings' and ${STATE} in ('planned', 'held') and body->'value'->>'kind' = 'session'
      and body->'value'->>'start' >= (look.from::date - 15)::text
      and body->'value'->>'start' < (look.today::date + 1)::text
      and ${isTheme('meeting')} and ${isIn('done.person')}
      and not ${claimed(`'N9:' || meeting.unit || ':' || meeting.id || ':' || done.person || ':after'`)}`,
};

/** New starters in their third week and before their ninetieth day (N10). */
const STARTERS: Part = {
  sql: `select seen.unit from jsonb_to_recordset(look.starters) as time (occurrence text, "from" date, "to" date)
      join unit_members_seen as seen on seen.at >= time."from" - 1 and seen.at < time."to" + 1
      join unit_since on unit_since.unit = seen.unit and seen.at > unit_since.at
      join units on units.id = seen.unit
    where not exists (select 1 from courses_done as done
        where done.unit = seen.unit and done.step = 'basics' and done.person = seen.person)
      and (not ${claimed(`'N10:' || seen.unit || ':' || seen.person || ':' || time.occurrence || ':starter'`)}
        or (units.manager <> seen.person and ${isIn('units.manager')}
          and not ${claimed(`'N10:' || seen.unit || ':' || seen.person || ':' || time.occurrence || ':manager'`)}))`,
};

/** Certificates that run out (N14). */
const RENEWALS: Part = {
  sql: `select certificate.unit
    from jsonb_to_recordset(look.renewals) as time (occurrence text, "from" text, "to" text)
      join projected_rows as certificate on list = 'StegvisUnit'
        and body->'value'->>'validUntil' between time."from" and time."to"
    where not ${claimed(`'N14:' || certificate.unit || ':' || (body->'value'->>'validUntil') || ':' || time.occurrence`)}`,
};

/** Plan checks (N11) of units with an action that needs a decision. */
const QUARTERS: Part = {
  asked: ({ quarters }) => quarters.length > 0,
  sql: `select units.id from units, jsonb_to_recordset(look.quarters) as quarter (id text, "on" text)
    where exists (select 1 from ${GROUP} as one (person)
        where ${isIn('one.person')} and not ${claimed(`'N11:' || units.id || ':' || quarter.id || ':' || one.person`)})
      and exists (select 1 from projected_rows as action where action.unit = units.id and list = 'StegvisPlan'
        and body->'value'->>'state' = 'active' and coalesce(body->'value'->>'dueDate', '') < look.today)`,
};

/** Units in which nothing has happened for ninety days, and whose group was not asked what now (N11). */
const HALTS: Part = {
  sql: `select units.id from units cross join lateral (
      select max(fact_day(list, body)) as day from projected_rows as fact where fact.unit = units.id) as last
    where last.day between look.halts->>'from' and look.halts->>'to'
      and exists (select 1 from ${GROUP} as one (person)
        where ${isIn('one.person')}
          and not ${claimed(`'N11:' || units.id || ':halt-' || last.day || ':' || one.person`)})`,
};

/** The year's days of managers and safety representatives (N12, N13). */
const YEARS: Part = {
  asked: (look) => look.samYears.length + look.planYears.length + look.reportYears.length > 0,
  sql: `select units.id from units, jsonb_array_elements_text(look."samYears") as year
    where (${isIn('units.manager')} and not ${claimed(`'N12:' || units.id || ':' || year || ':manager'`)})
      or (units.safety_rep <> units.manager and ${isIn('units.safety_rep')}
        and not ${claimed(`'N12:' || units.id || ':' || year || ':safety-rep'`)})
    union
    select units.id from units, jsonb_array_elements_text(look."reportYears") as year
    where ${isIn('units.manager')} and not ${claimed(`'N13:' || units.id || ':' || year`)}
    union
    select units.id from units, jsonb_array_elements_text(look."planYears") as year
    where ${isIn('units.manager')} and not ${claimed(`'N13:' || units.id || ':' || year`)}
      and exists (select 1 from projected_rows as action where action.unit = units.id and list = 'StegvisPlan'
        and coalesce(body->'value'->>'state', 'draft') in ('draft', 'active'))`,
};

/** What of the year's matters was put off to today (N12, N13). */
const PUT_OFF: Part = {
  sql: `select unit from claims as first
    where kind in ('N12', 'N13') and later_on is not null and later_on between look.from and look.today
      and not ${claimed("first.key || ':later'")}`,
};

/** Awareness dates of units that have turned them on, and their own day of Pride (N15). */
const AWARENESS: Part = {
  sql: `select units.id from unit_settings join units on units.id = unit_settings.unit
      cross join lateral (select jsonb_array_elements_text(look.awareness)
        union select pride || ':pride' where pride between look.pride->>'from' and look.pride->>'to') as date (id)
    where awareness and exists (select 1 from ${GROUP} as one (person)
      where ${isIn('one.person')} and not ${claimed(`'N15:' || units.id || ':' || date.id || ':' || one.person`)})`,
};

const PARTS: readonly Part[] = [
  ACTIONS,
  COMING,
  HELD,
  STALLED,
  COURSES,
  BASELINES,
  STARTERS,
  RENEWALS,
  QUARTERS,
  HALTS,
  YEARS,
  PUT_OFF,
  AWARENESS,
];

/** The columns that the parts read the look by. */
const LOOK = `with look as (select * from jsonb_to_record($1::jsonb) as given (today text, "from" text, "actionsNow" text,
  "meetingsNow" text, stalled text, courses jsonb, "sessionsNow" text, starters jsonb, renewals jsonb, quarters jsonb,
  halts jsonb,   "samYears" jsonb, "planYears" jsonb, "reportYears" jsonb, awareness jsonb, pride jsonb))`;
export const stirringQuery = (look: Look): { text: string; values: [string] } => ({
  text: `${LOOK} select distinct found.unit from look cross join lateral (
    ${PARTS.filter(({ asked }) => asked?.(look) ?? true)
      .map(({ sql }) => sql)
      .join('\n    union\n    ')}) as found (unit)`,
  values: [JSON.stringify(look)],
});
