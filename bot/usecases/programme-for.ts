/** Which programme a unit follows: one of the five or a template of the tenant's own, as the unit has adapted it. */
import { adapted } from '../core/adaptation.ts';
import type { Adaptation } from '../core/api-programme.ts';
import { type Programme, programmeById } from '../core/content.ts';
import type { Follower, ProgrammeStore, UnitRecord } from './ports.ts';

export interface ProgrammePorts {
  programmes: Pick<ProgrammeStore, 'of' | 'template'>;
}

/** A template by its id: one of the five, or one of the tenant's own. */
export const templateFor = async (
  { programmes }: ProgrammePorts,
  tenant: string,
  id: string,
): Promise<Programme | null> =>
  programmeById(id) ?? (await programmes.template(tenant, id))?.value.programme ?? null;

/** A unit's programme, and what it was made of. */
export interface Followed {
  programme: Programme;
  template: Programme;
  adaptation: Adaptation | null;
}

/** Of each of these units whose programme is known. */
export const programmesFor = async (
  { programmes }: ProgrammePorts,
  units: readonly Follower[],
): Promise<Map<string, Followed>> => {
  const own = units.length === 0 ? new Map() : await programmes.of(units);
  return new Map(
    units.flatMap((unit): [string, Followed][] => {
      const found = own.get(unit.id);
      const template = programmeById(unit.programme) ?? found?.template ?? null;
      if (template === null) return [];
      const adaptation = found?.adaptation ?? null;
      return [[unit.id, { programme: adapted(template, adaptation), template, adaptation }]];
    }),
  );
};

/** The unit's programme as it has adapted it; null when its template is no longer there. */
export const programmeFor = async (
  ports: ProgrammePorts,
  unit: Pick<UnitRecord, 'id' | 'tenant' | 'programme'>,
): Promise<Followed | null> => (await programmesFor(ports, [unit])).get(unit.id) ?? null;
