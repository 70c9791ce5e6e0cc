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

/** An array without its elements that mention the person. */
const without = (array: string): string =>
  `(select coalesce(jsonb_agg(element order by place), '[]') from jsonb_array_elements(${array}) with ordinality
     as each (element, place) where strpos(element::text, $1) = 0)`;

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
};

const CLAIMS: Trace = {
  table: 'claims',
  columns: ['key', 'person', 'about'],
  own: rowsWhere('claims', 'person = $1'),
  forget: [
    'delete from claims where person = $1 or about = $1 or strpos(key, $1) > 0 or strpos(about, $1) > 0',
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
};

const calendar = (table: string): Trace => ofPerson(table, 'organiser');

const PROBLEMS: Trace = {
  table: 'problems_told',
  columns: ['key', 'about'],
  own: rowsWhere('problems_told', 'about = $1 or strpos(key, $1) > 0'),
  forget: ['delete from problems_told where about = $1 or strpos(key, $1) > 0'],
};

/** Every table of ours, cards before claims, since cards are found by theirs. */
export const TRACES: readonly Trace[] = [
  CARDS,
  CLAIMS,
  ofPerson('courses_done'),
  ofPerson('theme_counted'),
  ofPerson('app_installs'),
  ofPerson('calendar_access'),
  calendar('calendar_series'),
  calendar('calendar_links'),
  PROBLEMS,
  PROJECTION,
  UNITS,
  ofPerson('unit_people'),
  ofPerson('unit_members_seen'),
  ofPerson('people', 'id'),
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
