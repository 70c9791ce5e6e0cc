/** Finding an item of the library. Pure. */
import type { LibraryItem } from '../../bot/core/api-apt.ts';

export interface Wish {
  text: string;
  area: string;
  kind: string;
  phase: string;
  month: string;
}

export const NO_WISH: Wish = { text: '', area: '', kind: '', phase: '', month: '' };

/** The items that fit everything that was chosen; every word of the search is in the item. Those of the programme first. */
export const found = (library: readonly LibraryItem[], wish: Wish): LibraryItem[] => {
  const words = wish.text.toLocaleLowerCase('sv').split(/\s+/).filter(Boolean);
  return library
    .filter(({ area }) => wish.area === '' || area === wish.area)
    .filter(({ kind }) => wish.kind === '' || kind === wish.kind)
    .filter(({ samPhase }) => wish.phase === '' || samPhase === wish.phase)
    .filter(({ months }) => wish.month === '' || months.includes(Number(wish.month)))
    .filter(({ title, purpose, question }) => {
      const text = `${title} ${purpose} ${question}`.toLocaleLowerCase('sv');
      return words.every((word) => text.includes(word));
    })
    .toSorted((a, b) => Number(b.own) - Number(a.own) || Number(a.usedLately) - Number(b.usedLately));
};
