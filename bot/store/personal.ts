/**
 * Where in the tables a person may stand, and how they are taken out of each: one entry a table, in the order in which
 * they are erased. `$1` is the person's id, `$2` an array of what they may be called. A new table with anything personal gets an
 * entry here; a test names every text column of the database that is neither here nor known to be about nobody.
 */

export interface Trace {
  table: string;
  /** The columns in which the person's id, name or address may stand. */
  columns: readonly string[];
  /** The person's part of the table, as rows of one column `row`. */
  own: string;
  /** Statements that leave nothing of the person. */
  forget: readonly string[];
  /**
   * Statements that leave nothing of what tied the person to one unit, once they have left it (`$2`: the unit). Every
   * table with a column `unit` has them, be it none; `stays` says why something is left.
   */
  left?: readonly string[];
  /** Statements for somebody who has left and is in no unit any more. */
  alone?: readonly string[];
  stays?: string;
}

const rowsWhere = (table: string, where: string): string =>
  `select to_jsonb(one) as row from ${table} as one where ${where}`;

/** A table whose rows are each about one person. */
const ofPerson = (table: string, column = 'person'): Trace => ({
  table,
  columns: [column],
  own: rowsWhere(table, `${column} = $1`),
  forget: [`delete from ${table} where ${column} = $1`],
});

/** A table whose rows are each about one person in one unit: what the unit's work left of them goes when they leave. */
export const inUnit = (table: string, column = 'person'): Trace => ({
  ...ofPerson(table, column),
  left: [`delete from ${table} where ${column} = $1 and unit = $2`],
});

/** A table that has one row a person, whatever their units: it goes with the last of them. */
export const ofAll = (table: string, column = 'person'): Trace => {
  const trace = ofPerson(table, column);
  return { ...trace, alone: trace.forget };
};

/** An array without its elements that mention the person. */
const without = (array: string): string =>
  `(select coalesce(jsonb_agg(element order by place), '[]') from jsonb_array_elements(${array}) with ordinality
     as each (element, place) where strpos(element::text, $1) = 0)`;

/** An array of a card's lines without those that are about a unit. */
const withoutUnit = `(select coalesce(jsonb_agg(element order by place), '[]') from jsonb_array_elements(lines) with ordinality
     as each (element, place) where element->'line'->>'unit' is distinct from $2)`;
/** The same without those that mention the person in that unit. */
const withoutBoth = `(select coalesce(jsonb_agg(element order by place), '[]') from jsonb_array_elements(lines) with ordinality
     as each (element, place) where element->'line'->>'unit' is distinct from $2 or strpos(element::text, $1) = 0)`;

/** In the place of somebody who is gone: no id of anybody, so that the role shows as vacant like a leaver's. */
export const VACANT = 'vacant';

const CARDS: Trace = {
  table: 'cards',
  columns: ['person', 'lines', 'answers'],
  own: rowsWhere('cards', 'person = $1'),
  forget: [
    'delete from cards where person = $1',
    // Others' cards: a line about the person goes, and with its last line the card.
    `update cards set lines = ${without('lines')} where strpos(lines::text, $1) > 0`,
    `delete from cards where lines = '[]'`,
    `update cards set answers = ${without('answers')} where strpos(answers::text, $1) > 0`,
    // Who did something first stands by name on cards that several see.
    `update cards set answers = (
       select jsonb_agg(case when element->'answer'->>'by' = any($2::text[])
         then jsonb_set(element, '{answer,by}', '"–"') else element end order by place)
       from jsonb_array_elements(answers) with ordinality as each (element, place))
     where exists (select 1 from jsonb_array_elements(answers) as element
       where element->'answer'->>'by' = any($2::text[])) and $1 <> ''`,
  ],
  left: [
    `update cards set lines = ${withoutUnit} where person = $1`,
    `update cards set lines = ${withoutBoth} where unit = $2 and strpos(lines::text, $1) > 0`,
    `delete from cards where lines = '[]'`,
    `update cards set answers = ${without('answers')} where unit = $2 and strpos(answers::text, $1) > 0`,
  ],
};

const CLAIMS: Trace = {
  table: 'claims',
  columns: ['key', 'person', 'about'],
  own: rowsWhere('claims', 'person = $1'),
  forget: [
    'delete from claims where person = $1 or about = $1 or strpos(key, $1) > 0 or strpos(about, $1) > 0',
  ],
  left: [
    'delete from claims where unit = $2 and (person = $1 or strpos(key, $1) > 0 or strpos(about, $1) > 0)',
  ],
};

const UNITS: Trace = {
  table: 'units',
  columns: ['manager', 'hbtq_group', 'process_lead', 'safety_rep', 'members'],
  own: `select jsonb_build_object('unit', id, 'manager', manager = $1, 'group', hbtq_group ? $1,
      'process_lead', process_lead = $1, 'safety_rep', safety_rep = $1, 'member',
      (select member from jsonb_array_elements(members) as member where member->>'id' = $1 limit 1)) as row
    from units where strpos(to_jsonb(units)::text, $1) > 0`,
  forget: [
    `update units set
       manager = case when manager = $1 then '${VACANT}' else manager end,
       process_lead = case when process_lead = $1 then '${VACANT}' else process_lead end,
       safety_rep = case when safety_rep = $1 then '${VACANT}' else safety_rep end,
       hbtq_group = case when hbtq_group ? $1 then (hbtq_group - $1::text - '${VACANT}') || '["${VACANT}"]' else hbtq_group end,
       members = ${without('members')}
     where strpos(to_jsonb(units)::text, $1) > 0`,
  ],
  left: [
    `update units set
       manager = case when manager = $1 then '${VACANT}' else manager end,
       process_lead = case when process_lead = $1 then '${VACANT}' else process_lead end,
       safety_rep = case when safety_rep = $1 then '${VACANT}' else safety_rep end,
       hbtq_group = case when hbtq_group ? $1 then (hbtq_group - $1::text - '${VACANT}') || '["${VACANT}"]' else hbtq_group end
     where id = $2`,
  ],
};

const PROJECTION: Trace = {
  table: 'projected_rows',
  columns: ['body'],
  own: rowsWhere('projected_rows', 'strpos(body::text, $1) > 0'),
  forget: [
    // The lists themselves were changed before; the copy follows where one of them could not be.
    `update projected_rows set body = jsonb_set(body, '{value,ownerId}', 'null') where body->'value'->>'ownerId' = $1`,
    `update projected_rows set body = jsonb_set(body, '{value,proposedBy}', 'null')
     where body->'value'->>'proposedBy' = $1`,
    `update projected_rows set body = jsonb_set(body, '{changedBy}', 'null') where body->>'changedBy' = any($2::text[]) and $1 <> ''`,
  ],
  left: [],
  stays:
    'An action belongs to the unit: who was responsible stands in its list until the manager has chosen somebody else.',
};

const calendar = (table: string): Trace => inUnit(table, 'organiser');

const PROBLEMS: Trace = {
  table: 'problems_told',
  columns: ['key', 'about'],
  own: rowsWhere('problems_told', 'about = $1 or strpos(key, $1) > 0'),
  forget: ['delete from problems_told where about = $1 or strpos(key, $1) > 0'],
  left: [],
  stays: 'That an action has no owner any more is told once, for as long as the list names who left.',
};

/** Area by area, the lead to whom it was confided. */
const CONFIDED = `exists (select 1 from jsonb_each(areas) as each where each.value->>'lead' = $1)`;

const COMPETENCE: Trace = {
  table: 'competence',
  columns: ['person', 'areas', 'comment', 'comment_lead'],
  own: `${rowsWhere('competence', 'person = $1')}
    union all select distinct jsonb_build_object('unit', unit, 'process_lead', true) from competence
      where person <> $1 and (comment_lead = $1 or ${CONFIDED})`,
  forget: [
    'delete from competence where person = $1',
    // What others confided stays theirs, confided to nobody who is here.
    'update competence set comment_lead = null where comment_lead = $1',
    `update competence set areas = (
       select jsonb_object_agg(key, case when value->>'lead' = $1 then jsonb_set(value, '{lead}', 'null') else value end)
       from jsonb_each(areas)) where ${CONFIDED}`,
  ],
  left: ['delete from competence where person = $1 and unit = $2'],
};

/** Kept by a digest, as it stays when somebody steps out: nobody sees by it that they did. */
const OFFERS: Trace = {
  table: 'interview_offers',
  columns: ['mark'],
  own: rowsWhere('interview_offers', 'mark = mark_of($1)'),
  forget: ['delete from interview_offers where mark = mark_of($1)'],
  left: ['delete from interview_offers where mark = mark_of($1) and unit = $2'],
};

/** Talks: the person is taken out of theirs, and one that nobody is left of goes, with what was decided in it. */
const TALK_PEOPLE: Trace = {
  table: 'talk_people',
  columns: ['person'],
  own: `select jsonb_build_object('unit', unit, 'part', part, 'day', day, 'held', held, 'decisions',
      (select jsonb_agg(title order by place) from talk_decisions where talk = talks.id)) as row
    from talk_people join talks on talks.id = talk where person = $1`,
  forget: [
    'delete from talk_people where person = $1',
    'delete from talks where not exists (select 1 from talk_people where talk = talks.id)',
  ],
  left: [
    'delete from talk_people where person = $1 and talk in (select id from talks where unit = $2)',
    `delete from talks where unit = $2 and $1 <> '' and not exists (select 1 from talk_people where talk = talks.id)`,
  ],
};

/** Talks that were confided to the person as process lead: who talked stands in no row of theirs. */
const TALKS: Trace = {
  table: 'talks',
  columns: ['lead'],
  own: `select jsonb_build_object('unit', unit, 'part', part, 'day', day) as row from talks where lead = $1`,
  forget: [`update talks set lead = '${VACANT}', key = id where lead = $1`],
  left: [`update talks set lead = '${VACANT}', key = id where lead = $1 and unit = $2`],
};

/**
 * Every table of ours: cards before claims, since cards are found by theirs, and a person's place in their units before
 * their answers, in the order in which answering takes them.
 */
export const TRACES: readonly Trace[] = [
  CARDS,
  CLAIMS,
  inUnit('courses_done'),
  inUnit('unit_members_seen'),
  COMPETENCE,
  OFFERS,
  inUnit('theme_counted'),
  ofAll('app_installs'),
  ofAll('calendar_access'),
  calendar('calendar_series'),
  calendar('calendar_links'),
  PROBLEMS,
  PROJECTION,
  UNITS,
  inUnit('unit_people'),
  TALK_PEOPLE,
  TALKS,
  // After the units, since a change of their members notes who left.
  inUnit('departures'),
  ofAll('people', 'id'),
];

/**
 * The queue's own tables, where the program's process has them. `$2`: the
 * person's cards. A job names a card, or people to add the app for.
 */
export const QUEUE_FORGET: readonly string[] = [
  `delete from pgboss.job where data->>'card' = any($2::text[]) and $1 <> ''`,
  `update pgboss.job set data = jsonb_set(data, '{people}', (data->'people') - $1::text) where data->'people' ? $1`,
  `update pgboss.job set output = null where strpos(output::text, $1) > 0`,
];
