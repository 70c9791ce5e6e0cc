/** Units in the private store: where each lives, and who has which role in it. */
import type { Member, Membership, UnitRecord, UnitStore } from '../usecases/ports.ts';
import { type Pool, transaction } from './database.ts';
import { noteMembers } from './life.ts';

interface UnitTableRow {
  id: string;
  tenant: string;
  name: string;
  team: string;
  site: string;
  membership: Membership;
  programme: string;
  start: string;
  manager: string;
  hbtq_group: string[];
  process_lead: string | null;
  safety_rep: string | null;
  members: Member[];
  members_read_at: Date | null;
}

const fromRow = (row: UnitTableRow): UnitRecord => ({
  id: row.id,
  tenant: row.tenant,
  name: row.name,
  team: row.team,
  site: row.site,
  ...(row.membership === 'standard' ? {} : { membership: row.membership }),
  programme: row.programme,
  start: row.start,
  manager: row.manager,
  group: row.hbtq_group,
  processLead: row.process_lead,
  safetyRep: row.safety_rep,
  members: row.members,
  membersReadAt: row.members_read_at?.toISOString() ?? null,
});

const OF_PEOPLE = `
  select * from units where id in (select unit from unit_people where person = any($1)) order by id`;

export const makeUnits = (pool: Pool): UnitStore => ({
  async get(id) {
    const found = await pool.query<UnitTableRow>('select * from units where id = $1', [id]);
    const row = found.rows[0];
    return row ? fromRow(row) : null;
  },
  async all() {
    const found = await pool.query<UnitTableRow>('select * from units order by id');
    return found.rows.map(fromRow);
  },
  async many(ids) {
    const found = await pool.query<UnitTableRow>('select * from units where id = any($1) order by id', [ids]);
    return found.rows.map(fromRow);
  },
  async ofPerson(person) {
    const found = await pool.query<UnitTableRow>(OF_PEOPLE, [[person]]);
    return found.rows.map(fromRow);
  },
  async ofPeople(people) {
    const found = await pool.query<UnitTableRow>(OF_PEOPLE, [people]);
    return found.rows.map(fromRow);
  },
  async ofSite(site) {
    const found = await pool.query<UnitTableRow>('select * from units where site = $1 order by id', [site]);
    return found.rows.map(fromRow);
  },
  save: (unit) =>
    transaction(pool, async (client) => {
      if (unit.membersReadAt !== null) await noteMembers(client, unit.id, unit.members, unit.membersReadAt);
      await client.query(
        `insert into units (id, tenant, name, team, site, programme, start, manager, hbtq_group, process_lead,
         safety_rep, members, members_read_at, membership)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
       on conflict (id) do update set tenant = excluded.tenant, name = excluded.name, team = excluded.team,
         site = excluded.site, programme = excluded.programme, start = excluded.start, manager = excluded.manager,
         hbtq_group = excluded.hbtq_group, process_lead = excluded.process_lead, safety_rep = excluded.safety_rep,
         members = excluded.members, members_read_at = excluded.members_read_at,
         membership = excluded.membership`,
        [
          unit.id,
          unit.tenant,
          unit.name,
          unit.team,
          unit.site,
          unit.programme,
          unit.start,
          unit.manager,
          JSON.stringify(unit.group),
          unit.processLead,
          unit.safetyRep,
          JSON.stringify(unit.members),
          unit.membersReadAt,
          unit.membership ?? 'standard',
        ],
      );
    }),
  setMembers: (unit, members, at) =>
    transaction(pool, async (client) => {
      await noteMembers(client, unit, members, at);
      await client.query('update units set members = $2, members_read_at = $3 where id = $1', [
        unit,
        JSON.stringify(members),
        at,
      ]);
    }),
});
