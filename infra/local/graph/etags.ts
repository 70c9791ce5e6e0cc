/** Conditional writes: `If-Match` against an ETag. */
import type { Req } from '../http.ts';
import { Refusal } from './errors.ts';

/**
 * Passes when there is no `If-Match`, when it is `*`, or when it names the current tag; otherwise 412
 * (learn.microsoft.com/graph/api/listitem-update: "if the eTag provided does not match the current eTag on the item,
 * a 412 Precondition Failed response is returned"). ETags must be quoted strings (graph/errors: malformedEntityTag).
 */
export const checkIfMatch = (req: Pick<Req, 'headers'>, current: string): void => {
  const given = req.headers['if-match']?.trim();
  if (given === undefined || given === '*') return;
  const tags = given.match(/(?:W\/)?"[^"]*"/g);
  const rest = given.replace(/(?:W\/)?"[^"]*"/g, '').replace(/[\s,]/g, '');
  if (!tags || rest !== '')
    throw new Refusal(400, 'invalidRequest', 'ETag header is malformed. ETags must be quoted strings.', {
      inner: 'malformedEntityTag',
    });
  const bare = (tag: string): string => tag.replace(/^W\//, '').toLowerCase();
  if (!tags.some((tag) => bare(tag) === bare(current)))
    throw new Refusal(412, 'resourceModified', "ETag does not match current item's value", {
      inner: 'entityTagDoesNotMatch',
    });
};
