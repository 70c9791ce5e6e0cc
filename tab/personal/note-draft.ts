/**
 * What somebody is writing, for as long as this page is open and no longer. Other drafts are kept in the browser's
 * storage (`tab/draft.ts`); a reflection is not, since the computer may be shared and the next person must not find it.
 */

export interface NoteDraft {
  /** Id of the question; null: written freely. */
  prompt: string | null;
  text: string;
}

/** What was last sent, and the key it was sent with. */
export interface Attempt extends NoteDraft {
  key: string;
}

/**
 * The key to send a draft with: the earlier one while nothing has changed, so that a lost answer makes no second note;
 * a new one for another text, so that no text is taken for one that stands already.
 */
export const keyFor = (draft: NoteDraft, last: Attempt | null, fresh: () => string): string =>
  last && last.prompt === draft.prompt && last.text === draft.text ? last.key : fresh();

/** In the page's memory alone, by person: it outlives a look at another view, and goes with the page. */
const kept = new Map<string, { draft: NoteDraft; last: Attempt | null }>();

/** What the person has written on this page and not saved. */
export const heldNote = (person: string): { draft: NoteDraft; last: Attempt | null } | null =>
  kept.get(person) ?? null;

/** Holds it; an empty one is let go. */
export const holdNote = (person: string, draft: NoteDraft, last: Attempt | null): void => {
  if (draft.text === '' && last === null) kept.delete(person);
  else kept.set(person, { draft, last });
};
