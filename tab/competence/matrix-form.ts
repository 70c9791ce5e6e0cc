/** The matrix as it is put together before it is published. Pure but for the browser's own memory. */
import type { CompetenceArea, InventoryView, MatrixInput, OwnArea } from '../../bot/core/api-competence.ts';

export interface MatrixForm {
  /** Areas of the library that are chosen. */
  chosen: string[];
  own: OwnArea[];
}

/** What is published now, or the whole library where nothing is. */
export const matrixForm = ({ draft, matrix }: Pick<InventoryView, 'draft' | 'matrix'>): MatrixForm => {
  const library = draft?.areas.filter(({ own }) => !own) ?? [];
  const published = matrix?.areas.filter(({ own }) => !own).map(({ id }) => id);
  return {
    chosen: library.map(({ id }) => id).filter((id) => published?.includes(id) ?? true),
    own: draft?.own ?? [],
  };
};

export const numberOf = ({ chosen, own }: MatrixForm): number => chosen.length + own.length;

export const matrixInputOf = ({ chosen, own }: MatrixForm): MatrixInput => ({
  published: true,
  areas: chosen,
  own,
});

/** The areas as people would meet them, in their order: the library's, then the unit's own. */
export const previewOf = (
  { chosen, own }: MatrixForm,
  library: readonly CompetenceArea[],
): CompetenceArea[] => [
  ...library.filter(({ id }) => chosen.includes(id)),
  ...own.map((area, index) => ({ ...area, id: `own-${index}`, own: true })),
];
