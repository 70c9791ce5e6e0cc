/** A region straight in the private store: units of twenty with their plans, of which some have actions due on a day. */
import type { Pool } from '../../../bot/store/database.ts';

export const PEOPLE_A_UNIT = 20;
/** Monday 12 January 2026; an action due on 26 January is first reminded of then. */
export const DAY = '2026-01-12';
const DUE = '2026-01-26';

export interface Region {
  people: number;
  tenants: number;
  /** So many units have actions due. */
  stirring: number;
  /** For so many different people of each. */
  dueInEach: number;
  serviceUrl?: string;
  /** All units live in one site, for workers that would look at each. */
  oneSite?: boolean;
}

const tenantOf = (units: number, tenants: number): string => `'tenant-' || (unit * ${tenants} / ${units})`;

/** Fills the empty store. Everybody has the app; one in twenty chose prompts, of whom none is due on the day. */
export const fillRegion = async (
  pool: Pool,
  {
    people,
    tenants,
    stirring,
    dueInEach,
    serviceUrl = 'https://localhost/connector/',
    oneSite = false,
  }: Region,
): Promise<void> => {
  const units = Math.ceil(people / PEOPLE_A_UNIT);
  const tenant = tenantOf(units, tenants);
  const client = await pool.connect();
  try {
    await client.query('set statement_timeout = 0');
    await client.query(`
      insert into people (id, tenant, name, language, address, hours, reflection, reflect_from)
      select 'person-' || unit || '-' || n, ${tenant}, 'Person ' || n, case when n % 5 = 0 then 'en' else 'sv' end,
        jsonb_build_object('tenant', ${tenant}, 'serviceUrl', '${serviceUrl}', 'conversation', 'a:' || unit || '-' || n,
          'conversationType', 'personal', 'bot', '28:bot'),
        case when n % 10 = 9 then jsonb_build_object('from', '0' || (6 + unit % 3) || ':30', 'to', '15:00') end,
        case when n = 3 then '{"weekday": 3, "since": "2026-01-12", "rhythm": "fortnightly", "ignored": 0}'::jsonb end,
        case when n = 3 then '2026-01-14' end
      from generate_series(0, ${units - 1}) as unit, generate_series(0, ${PEOPLE_A_UNIT - 1}) as n`);
    await client.query(`
      insert into units (id, tenant, name, team, site, programme, start, manager, hbtq_group, process_lead, members)
      select 'unit-' || lpad(unit::text, 7, '0'), ${tenant}, 'Enhet ' || unit, 'team-' || unit, ${oneSite ? "'site'" : "'site-' || unit"},
        'hbtq-klivet', '2025-09-01', 'person-' || unit || '-0',
        jsonb_build_array('person-' || unit || '-0', 'person-' || unit || '-1'), 'person-' || unit || '-2',
        (select jsonb_agg(jsonb_build_object('id', 'person-' || unit || '-' || n, 'name', 'Person ' || n, 'owner', n = 0,
          'guest', false)) from generate_series(0, ${PEOPLE_A_UNIT - 1}) as n)
      from generate_series(0, ${units - 1}) as unit`);
    const action = (id: string, due: string, owner: string): string => `
      jsonb_build_object('id', ${id}, 'version', '1', 'key', 'key-' || ${id}, 'unit', unit_id, 'broken', '[]'::jsonb,
        'changedAt', '2025-12-01T08:00:00Z', 'changedBy', null, 'value', jsonb_build_object('title', 'Åtgärd ' || ${id},
        'description', null, 'area', 'bemotande', 'ground', null, 'need', null, 'goal', 'Mål', 'indicator', 'Antal',
        'ownerRole', 'medarbetare', 'ownerId', ${owner}, 'dueDate', ${due}, 'followUpDate', '2026-12-01', 'state', 'active',
        'result', null))`;
    // Six actions later in the year in every unit, and a group meeting and an APT far ahead.
    await client.query(`
      insert into projected_rows (unit, list, id, body)
      select unit_id, 'StegvisPlan', n::text, ${action('n::text', "'2026-' || (5 + n) || '-15'", "'person-' || unit || '-4'")}
      from (select unit, 'unit-' || lpad(unit::text, 7, '0') as unit_id from generate_series(0, ${units - 1}) as unit) as u,
        generate_series(5, 7) as n`);
    await client.query(`
      insert into projected_rows (unit, list, id, body)
      select unit_id, 'StegvisMeetings', kind, jsonb_build_object('id', kind, 'version', '1', 'key', kind || unit_id,
        'unit', unit_id, 'broken', '[]'::jsonb, 'changedAt', null, 'changedBy', null, 'value', jsonb_build_object(
        'kind', kind, 'start', '2026-06-10T12:00:00Z', 'end', '2026-06-10T13:00:00Z', 'state', 'planned', 'title', 'Möte'))
      from (select unit, 'unit-' || lpad(unit::text, 7, '0') as unit_id from generate_series(0, ${units - 1}) as unit) as u,
        unnest(array['group', 'apt']) as kind`);
    // Those that are due lie spread over all tenants.
    await client.query(`
      insert into projected_rows (unit, list, id, body)
      select unit_id, 'StegvisPlan', 'due-' || n, ${action("'due-' || n", `'${DUE}'`, "'person-' || unit || '-' || (n + 4)")}
      from (select unit, 'unit-' || lpad(unit::text, 7, '0') as unit_id
          from (select (n::bigint * ${units} / ${stirring}) as unit from generate_series(0, ${stirring - 1}) as n) as spread) as u,
        generate_series(0, ${dueInEach - 1}) as n`);
    await client.query('analyze');
  } finally {
    client.release(true);
  }
};
