/** Which view the tab shows: from its address, or from the link that led to it. */

export const VIEWS = [
  'start',
  'programme',
  'plan',
  'screening',
  'apt',
  'meetings',
  'training',
  'competence',
  'report',
  'personal',
  'glossary',
  'settings',
  'configure',
] as const;
export type View = (typeof VIEWS)[number];

export interface Place {
  view: View;
  /** A row to show at once: an action's or a meeting's id. */
  item: string | null;
}

const asView = (text: string | null | undefined): View | null => VIEWS.find((view) => view === text) ?? null;

/**
 * The place that an address (`?view=plan&item=12`) and a deep link's sub-page mean. A sub-page names a view, an item,
 * or both as `plan/12`. A view that does not exist shows the start.
 */
export const placeOf = (search: string, subPage: string | null): Place => {
  const query = new URLSearchParams(search);
  const view = asView(query.get('view')) ?? 'start';
  if (!subPage) return { view, item: query.get('item') };
  const [first = '', second = null] = subPage.split(/[/:](.*)/s, 2);
  const named = asView(first);
  if (named) return { view: named, item: second };
  return { view, item: subPage };
};

/** The address of a place, keeping what else stands in the present one (`unit`). */
export const searchOf = (place: Place, search: string): string => {
  const query = new URLSearchParams(search);
  query.set('view', place.view);
  if (place.item) query.set('item', place.item);
  else query.delete('item');
  return `?${query}`;
};
