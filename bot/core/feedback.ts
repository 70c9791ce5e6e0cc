/** Feedback on the plan (R14): the numbers that a reviewer sees, and their comments out of what comes back. */
import type { PlanArea } from './choices.ts';
import type { Block, ReadDocument } from './document-blocks.ts';
import { actionState } from './plan.ts';
import { sameTitle } from './plan-proposal.ts';
import type { ActionRow, Stored } from './rows.ts';

/** The actions of a copy in its order: the first is number 1. */
export interface NumberedAction {
  id: string;
  title: string;
}

/** The plan in the order of a copy: by area as the programme has them, then by date, without what was dropped. */
export const inOrder = (
  rows: readonly Stored<ActionRow>[],
  areas: readonly PlanArea[],
): Stored<ActionRow>[] => {
  const place = ({ value }: Stored<ActionRow>): number => {
    const at = value.area === null ? -1 : areas.indexOf(value.area);
    return at < 0 ? areas.length : at;
  };
  return rows
    .filter(({ value }) => actionState(value) !== 'dropped')
    .sort(
      (a, b) =>
        place(a) - place(b) ||
        (a.value.dueDate ?? '9').localeCompare(b.value.dueDate ?? '9') ||
        Number(a.id) - Number(b.id) ||
        a.id.localeCompare(b.id),
    );
};

/** A comment as it was found; `loose`: text that is neither numbered nor in the margin. */
export interface RawComment {
  number: number | null;
  text: string;
  loose: boolean;
}

const NUMBERED =
  /^(?:(?:kommentar(?:er)?\s+(?:till|på|om)\s+)?(?:åtgärd|insats|punkt|nr|action|comment|kommentar)\s*(\d{1,3})\s*[.:)–-]?|(\d{1,3})\s*[.:)](?!\d))\s*(.*)$/isu;

const numberedLine = (text: string): { number: number; text: string } | null => {
  const found = NUMBERED.exec(text.trim());
  if (found === null) return null;
  return { number: Number(found[1] ?? found[2]), text: (found[3] ?? '').trim() };
};

/** The line by which a copy is known when it comes back, in either language. */
export const COPY_LINE = /\b(?:Kopia|Copy) (\d{1,6}) (?:av planen|of the plan)\b/;
/** The field of a copy in which the reviewer writes. */
const COMMENT_LABEL = /^(kommentar(er)?|comments?)\s*:?$/i;

/** The number of the copy that a document is; null: it is none of ours. */
export const copyNumber = (document: ReadDocument): number | null => {
  for (const block of document.blocks) {
    const found = block.kind === 'table' ? null : COPY_LINE.exec(block.text)?.[1];
    if (found != null) return Number(found);
  }
  return null;
};

const inMargin = (ids: readonly string[], document: ReadDocument, number: number | null): RawComment[] =>
  ids.flatMap((id) => {
    const text = document.comments[id]?.trim() ?? '';
    if (text === '') return [];
    const own = numberedLine(text);
    if (own !== null && own.text !== '') return [{ ...own, loose: false }];
    return [{ number, text, loose: false }];
  });

const inTable = (
  block: Extract<Block, { kind: 'table' }>,
  document: ReadDocument,
  above: number | null,
): RawComment[] =>
  block.rows.flatMap((cells, at) => {
    const [label = '', ...more] = cells;
    const own = /^\d{1,3}\.?$/.test(label.trim()) ? Number.parseInt(label, 10) : above;
    const written = COMMENT_LABEL.test(label.trim()) ? more.join('\n').trim() : '';
    return [
      ...(written === '' ? [] : [{ number: own, text: written, loose: false }]),
      ...inMargin(block.comments[at] ?? [], document, own),
    ];
  });

/** Comments in a copy of ours: in the margin, in its comment fields, and below an action as text of their own. */
const inCopy = (document: ReadDocument): RawComment[] => {
  const found: RawComment[] = [];
  let number: number | null = null;
  for (const block of document.blocks) {
    if (block.kind === 'heading') number = numberedLine(block.text)?.number ?? null;
    if (block.kind === 'table') found.push(...inTable(block, document, number));
    else {
      found.push(...inMargin(block.comments, document, number));
      if (block.kind !== 'heading' && number !== null && block.text.trim() !== '')
        found.push({ number, text: block.text.trim(), loose: false });
    }
  }
  return found;
};

/** A table with numbers to the left: the rest of each row is the comment. */
const inList = (block: Extract<Block, { kind: 'table' }>): RawComment[] =>
  block.rows.flatMap((cells) => {
    const [label = '', ...more] = cells;
    const said = numberedLine(label) ?? numberedLine(`${label.trim()}.`);
    const text = [said?.text ?? '', ...more].filter((part) => part.trim() !== '').join('\n');
    return said === null || text === '' ? [] : [{ number: said.number, text, loose: false }];
  });

/** Comments in a document of the reviewer's own, or in pasted text. */
const inLetter = (document: ReadDocument): RawComment[] => {
  const found: RawComment[] = [];
  let under: RawComment | null = null;
  let heading: number | null = null;
  for (const block of document.blocks) {
    if (block.kind === 'table') {
      found.push(...inList(block), ...block.comments.flatMap((ids) => inMargin(ids, document, heading)));
      continue;
    }
    const numbered = block.kind === 'item' ? block.number : null;
    const said =
      numbered !== null && block.kind === 'item' && block.depth === 0
        ? { number: numbered, text: block.text }
        : numberedLine(block.text);
    if (said !== null) {
      heading = said.number;
      under = { ...said, loose: false };
      found.push(under);
    } else if (under !== null && block.text.trim() !== '')
      under.text = under.text === '' ? block.text.trim() : `${under.text}\n${block.text.trim()}`;
    else if (block.text.trim() !== '') found.push({ number: null, text: block.text.trim(), loose: true });
    found.push(...inMargin(block.comments, document, heading));
  }
  return found.filter(({ text }) => text.trim() !== '');
};

/** Every comment of a document, in its order. None that is not `loose`: it has another form than we read. */
export const commentsIn = (document: ReadDocument): RawComment[] =>
  copyNumber(document) === null ? inLetter(document) : inCopy(document);

/** The action that a comment belongs to: by its number in the copy, else by a title that it begins with. */
export const actionFor = (
  comment: Pick<RawComment, 'number' | 'text'>,
  numbered: readonly NumberedAction[],
): string | null => {
  const byNumber = comment.number === null ? undefined : numbered[comment.number - 1];
  if (byNumber !== undefined) return byNumber.id;
  const text = sameTitle(comment.text.slice(0, 400));
  const byTitle = numbered.filter(({ title }) => title.length > 5 && text.startsWith(sameTitle(title)));
  return byTitle.length === 1 ? (byTitle[0]?.id ?? null) : null;
};
