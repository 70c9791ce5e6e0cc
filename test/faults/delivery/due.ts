/** Two hundred people, each with a reminder that is due now: ten units of twenty whose members all own an action. */
import type { Pool } from '../../../bot/store/database.ts';

const UNITS = 10;
const MEMBERS = 20;
export const DUE = UNITS * MEMBERS;

/** Adds them under a name; they live in a tenant of that name, and their conversations begin with it. */
export const addDue = async (pool: Pool, name: string, serviceUrl: string): Promise<void> => {
  await pool.query(
    `with one as (select unit, n, $1 || '-' || unit as unit_id, $1 || '-' || unit || '-' || n as person
       from generate_series(1, ${UNITS}) as unit, generate_series(1, ${MEMBERS}) as n),
     known as (insert into people (id, tenant, name, language, address)
       select person, $1, 'Person ' || n, 'sv', jsonb_build_object('tenant', $1::text, 'serviceUrl', $2::text,
         'conversation', 'a:' || person, 'conversationType', 'personal', 'bot', '28:bot') from one),
     rows as (insert into projected_rows (unit, list, id, body)
       select unit_id, 'StegvisPlan', n::text, jsonb_build_object('id', n::text, 'version', '1', 'key', n::text, 'unit',
         unit_id, 'broken', '[]'::jsonb, 'changedAt', '2025-12-01T08:00:00Z', 'changedBy', null, 'value',
         jsonb_build_object('title', 'Åtgärd ' || n, 'description', null, 'area', 'bemotande', 'ground', null, 'need', null,
         'goal', 'Mål', 'indicator', 'Antal', 'ownerRole', 'medarbetare', 'ownerId', person, 'dueDate', '2026-01-26',
         'followUpDate', '2026-12-01', 'state', 'active', 'result', null)) from one)
     insert into units (id, tenant, name, team, site, programme, start, manager, hbtq_group, members)
       select unit_id, $1, 'Enhet', 'team', 'site', 'hbtq-klivet', '2025-09-01', min(person),
         jsonb_build_array(min(person)), jsonb_agg(jsonb_build_object('id', person, 'name', person, 'owner', false,
         'guest', false)) from one group by unit_id`,
    [name, serviceUrl],
  );
};

/** Of those two hundred: how many got nothing, and how many messages came on top of the first to each. */
export const tally = (counts: Record<string, number>): { missing: number; doubles: number } => {
  const got = Object.values(counts);
  return { missing: DUE - got.length, doubles: got.reduce((sum, times) => sum + times - 1, 0) };
};
