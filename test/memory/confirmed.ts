/** Confirmed answers in memory: the part of the inventory that themes are made of. */
import type { Level } from '../../bot/core/api-competence.ts';
import type { PlanArea } from '../../bot/core/choices.ts';
import type { InventoryStore, PublishedMatrix, Respondent } from '../../bot/usecases/ports.ts';

export interface MemoryInventory extends Pick<InventoryStore, 'confirmed' | 'matrix'> {
  publish(unit: string, areas: readonly { id: string; area: PlanArea }[]): void;
  /** Confirms; what stood there before is replaced. */
  confirm(
    unit: string,
    person: string,
    levels: Readonly<Record<string, Level>>,
    baseline?: readonly string[],
  ): void;
  stepOut(unit: string, person: string): void;
}

export const makeMemoryInventory = (): MemoryInventory => {
  const matrices = new Map<string, PublishedMatrix>();
  const answers = new Map<string, Map<string, Respondent>>();
  let marks = 0;
  const of = (unit: string): Map<string, Respondent> => {
    const known = answers.get(unit) ?? new Map<string, Respondent>();
    answers.set(unit, known);
    return known;
  };
  return {
    confirmed: async (unit) => [...of(unit).values()],
    matrix: async (unit) => matrices.get(unit) ?? null,
    publish(unit, areas) {
      const version = (matrices.get(unit)?.version ?? 0) + 1;
      const titled = areas.map(({ id, area }) => ({ id, area, title: `Området ${id}` }));
      matrices.set(unit, { version, published: '2026-01-12', areas: titled });
    },
    confirm(unit, person, levels, baseline = []) {
      marks += 1;
      of(unit).set(person, {
        ...{ person, levels: new Map(Object.entries(levels)), baseline: new Set(baseline) },
        confirmedAt: String(marks),
      });
    },
    stepOut: (unit, person) => void of(unit).delete(person),
  };
};
