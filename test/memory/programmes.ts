/** What units have changed in their programmes, and templates of their own, in memory. */
import type { OwnTemplate, ProgrammeStore, Versioned } from '../../bot/usecases/ports.ts';

const copy = <T>(value: T): T => structuredClone(value);

/** Things kept against the version that was seen. */
const shelf = <T>() => {
  const kept = new Map<string, Versioned<T>>();
  return {
    get: (key: string): Versioned<T> | null => copy(kept.get(key) ?? null),
    all: (): Versioned<T>[] => copy([...kept.values()]),
    save: (key: string, value: T, seen: string | null): string | null => {
      const known = kept.get(key);
      if ((known?.version ?? null) !== seen) return null;
      const version = String(Number(known?.version ?? 0) + 1);
      kept.set(key, { value: copy(value), version });
      return version;
    },
  };
};

export const makeMemoryProgrammes = (): ProgrammeStore => {
  const adaptations = shelf<Parameters<ProgrammeStore['saveAdaptation']>[2]>();
  const contacts = shelf<Parameters<ProgrammeStore['saveContacts']>[1]>();
  const templates = shelf<OwnTemplate>();
  const key = (unit: string, programme: string): string => `${unit}\n${programme}`;
  const ofTenant = (tenant: string, id: string): Versioned<OwnTemplate> | null => {
    const found = templates.get(id);
    return found?.value.tenant === tenant ? found : null;
  };
  return {
    adaptation: async (unit, programme) => adaptations.get(key(unit, programme)),
    saveAdaptation: async (unit, programme, adaptation, seen) =>
      adaptations.save(key(unit, programme), adaptation, seen),
    contacts: async (unit) => contacts.get(unit),
    saveContacts: async (unit, value, seen) => contacts.save(unit, value, seen),
    template: async (tenant, id) => ofTenant(tenant, id),
    templates: async (tenant) => templates.all().filter(({ value }) => value.tenant === tenant),
    saveTemplate: async (template, seen) => {
      const known = templates.get(template.id)?.value;
      const same = known === undefined || (known.tenant === template.tenant && known.unit === template.unit);
      return same ? templates.save(template.id, template, seen) : null;
    },
    of: async (units) =>
      new Map(
        units.flatMap(({ id, tenant, programme }) => {
          const template = ofTenant(tenant, programme)?.value.programme ?? null;
          const adaptation = adaptations.get(key(id, programme))?.value ?? null;
          return template === null && adaptation === null ? [] : [[id, { template, adaptation }] as const];
        }),
      ),
    stepsOfKind: async (kind) => [
      ...new Set(
        templates
          .all()
          .flatMap(({ value }) =>
            value.programme.steps.filter((step) => step.kind === kind).map(({ id }) => id),
          ),
      ),
    ],
  };
};
