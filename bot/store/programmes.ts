/** Units' own programmes: adaptations, contacts and templates, each kept against the version that was seen. */
import type { Adaptation, Contact } from '../core/api-programme.ts';
import type { Programme } from '../core/content.ts';
import type { OwnTemplate, ProgrammeStore, Versioned } from '../usecases/ports.ts';
import type { Pool } from './database.ts';

interface TemplateRow {
  id: string;
  tenant: string;
  unit: string;
  body: Programme;
  version: number;
}

const toTemplate = ({ id, tenant, unit, body, version }: TemplateRow): Versioned<OwnTemplate> => ({
  value: { id, tenant, unit, programme: body },
  version: String(version),
});

/** A version as it is kept; one that is none matches nothing. */
const numberOf = (version: string): number => (/^[0-9]{1,9}$/.test(version) ? Number(version) : -1);

export const makeProgrammes = (pool: Pool): ProgrammeStore => {
  /** Adds the row when nothing was seen, else changes the one that was; null when it is another by now. */
  const keep = async (
    seen: string | null,
    add: { sql: string; values: unknown[] },
    change: { sql: string; values: unknown[] },
  ): Promise<string | null> => {
    const asked =
      seen === null
        ? { text: `${add.sql} on conflict do nothing returning version`, values: add.values }
        : {
            text: `${change.sql} and version = $1 returning version`,
            values: [numberOf(seen), ...change.values],
          };
    const { rows } = await pool.query<{ version: number }>(asked);
    return rows[0] === undefined ? null : String(rows[0].version);
  };
  return {
    async adaptation(unit, programme) {
      const { rows } = await pool.query<{ body: Adaptation; version: number }>(
        'select body, version from programme_adaptations where unit = $1 and programme = $2',
        [unit, programme],
      );
      return rows[0] === undefined ? null : { value: rows[0].body, version: String(rows[0].version) };
    },
    saveAdaptation: (unit, programme, adaptation, seen, at) =>
      keep(
        seen,
        {
          sql: 'insert into programme_adaptations (unit, programme, body, changed_at) values ($1, $2, $3, $4)',
          values: [unit, programme, JSON.stringify(adaptation), at],
        },
        {
          sql: `update programme_adaptations set body = $4, changed_at = $5, version = version + 1
            where unit = $2 and programme = $3`,
          values: [unit, programme, JSON.stringify(adaptation), at],
        },
      ),
    async contacts(unit) {
      const { rows } = await pool.query<{ body: Contact[]; version: number }>(
        'select body, version from unit_contacts where unit = $1',
        [unit],
      );
      return rows[0] === undefined ? null : { value: rows[0].body, version: String(rows[0].version) };
    },
    saveContacts: (unit, contacts, seen, at) =>
      keep(
        seen,
        {
          sql: 'insert into unit_contacts (unit, body, changed_at) values ($1, $2, $3)',
          values: [unit, JSON.stringify(contacts), at],
        },
        {
          sql: 'update unit_contacts set body = $3, changed_at = $4, version = version + 1 where unit = $2',
          values: [unit, JSON.stringify(contacts), at],
        },
      ),
    async template(tenant, id) {
      const { rows } = await pool.query<TemplateRow>(
        'select * from programme_templates where tenant = $1 and id = $2',
        [tenant, id],
      );
      return rows[0] === undefined ? null : toTemplate(rows[0]);
    },
    async templates(tenant) {
      const { rows } = await pool.query<TemplateRow>(
        'select * from programme_templates where tenant = $1 order by made_at, id',
        [tenant],
      );
      return rows.map(toTemplate);
    },
    saveTemplate: ({ id, tenant, unit, programme }, seen, at) =>
      keep(
        seen,
        {
          sql: `insert into programme_templates (id, tenant, unit, body, made_at, changed_at)
            values ($1, $2, $3, $4, $5, $5)`,
          values: [id, tenant, unit, JSON.stringify(programme), at],
        },
        {
          sql: `update programme_templates set body = $5, changed_at = $6, version = version + 1
            where id = $2 and tenant = $3 and unit = $4`,
          values: [id, tenant, unit, JSON.stringify(programme), at],
        },
      ),
    async of(units) {
      const { rows } = await pool.query<{
        unit: string;
        template: Programme | null;
        adaptation: Adaptation | null;
      }>(
        `select one.unit, own.body as template, adapted.body as adaptation
         from unnest($1::text[], $2::text[], $3::text[]) as one (unit, tenant, programme)
           left join programme_templates as own on own.id = one.programme and own.tenant = one.tenant
           left join programme_adaptations as adapted
             on adapted.unit = one.unit and adapted.programme = one.programme
         where own.id is not null or adapted.unit is not null`,
        [
          units.map(({ id }) => id),
          units.map(({ tenant }) => tenant),
          units.map(({ programme }) => programme),
        ],
      );
      return new Map(rows.map(({ unit, template, adaptation }) => [unit, { template, adaptation }]));
    },
    async stepsOfKind(kind) {
      const { rows } = await pool.query<{ id: string }>(
        `select distinct step->>'id' as id from programme_templates, jsonb_array_elements(body->'steps') as step
         where step->>'kind' = $1`,
        [kind],
      );
      return rows.map(({ id }) => id);
    },
  };
};
