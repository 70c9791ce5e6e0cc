/** Confirmed answers in memory: the part of the inventory that themes are made of. */
import type { Level } from '../../bot/core/api-competence.ts';
import type { PlanArea } from '../../bot/core/choices.ts';
import { libraryAreas } from '../../bot/core/competence-areas.ts';
import type { Matrix } from '../../bot/core/competence-matrix.ts';
import type { InventoryStore, Respondent } from '../../bot/usecases/ports.ts';

const words = (title: string) => ({
  ...{ title, description: '' },
  levels: { behov_av_baskunskap: 'Vill lära', medelkunskap: 'Kan', hog_kunskap: 'Kan lära andra' },
});

/** A published matrix of areas with words that nobody reads. */
export const matrixOf = (areas: readonly { id: string; area: PlanArea }[], version = 1): Matrix => ({
  ...{ version, published: '2026-01-12' },
  areas: areas.map(({ id, area }) => {
    const said = words(`Området ${id}`);
    return libraryAreas.find((known) => known.id === id) ?? { id, area, own: true, sv: said, en: said };
  }),
});

/** The part of the inventory's store that themes read, filled by hand. */
export interface MemoryConfirmed extends Pick<InventoryStore, 'confirmed' | 'matrix'> {
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

export const makeMemoryConfirmed = (): MemoryConfirmed => {
  const matrices = new Map<string, Matrix>();
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
      matrices.set(unit, matrixOf(areas, (matrices.get(unit)?.version ?? 0) + 1));
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
