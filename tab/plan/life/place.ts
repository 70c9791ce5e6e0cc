/** The sub-pages of the plan, as they stand in the place's item: `import`, `versions`, `versions/3`, `feedback`. */

export type LifePage =
  | { page: 'import' }
  | { page: 'versions' }
  | { page: 'version'; number: string }
  | { page: 'feedback' };

/** The sub-page that an item names; null for an action's id, suggestions, or nothing. */
export const lifePage = (item: string | null): LifePage | null => {
  if (item === 'import' || item === 'versions' || item === 'feedback') return { page: item };
  const number = /^versions\/(\d+)$/.exec(item ?? '')?.[1];
  return number === undefined ? null : { page: 'version', number };
};

/** What suggestions are opened for: `ideas`, `ideas/finding/<key>`, `ideas/step/<id>`; null: none are. */
export const ideasFor = (item: string | null): { finding?: string; step?: string } | null => {
  if (item === 'ideas') return {};
  const [, kind, id] = /^ideas\/(finding|step)\/(.+)$/.exec(item ?? '') ?? [];
  if (id === undefined) return null;
  return kind === 'finding' ? { finding: id } : { step: id };
};
