/** A Word document as blocks: headings, lists, tables, and the comments in its margin without who wrote them. */
import mammoth from 'mammoth';
import type { Block, ReadDocument } from '../core/document-blocks.ts';

/** What mammoth makes of a document before it turns it into HTML; every part is checked before it is used. */
interface Node {
  type?: unknown;
  children?: unknown;
  value?: unknown;
  styleId?: unknown;
  styleName?: unknown;
  numbering?: { level?: unknown; isOrdered?: unknown } | null;
  colSpan?: unknown;
  rowSpan?: unknown;
  commentId?: unknown;
  body?: unknown;
  comments?: unknown;
}

const nodes = (value: unknown): Node[] =>
  Array.isArray(value) ? value.filter((one): one is Node => typeof one === 'object' && one !== null) : [];

const textOf = (node: Node): string => {
  if (node.type === 'text') return typeof node.value === 'string' ? node.value : '';
  if (node.type === 'tab') return '\t';
  if (node.type === 'break') return '\n';
  const inside = nodes(node.children).map(textOf);
  return inside.join(nodes(node.children).some(({ type }) => type === 'paragraph') ? '\n' : '');
};
const clean = (text: string): string =>
  text
    .replace(/[ \t\u00a0]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .trim();

const commentsIn = (node: Node): string[] =>
  node.type === 'commentReference' && typeof node.commentId === 'string'
    ? [node.commentId]
    : nodes(node.children).flatMap(commentsIn);

const headingLevel = ({ styleId, styleName }: Node): number | null => {
  const found = /^(?:heading|rubrik)\s*(\d)/i.exec(`${styleName ?? styleId ?? ''}`)?.[1];
  if (found !== undefined) return Number(found);
  return /^(title|rubrik)$/i.test(`${styleName ?? styleId ?? ''}`) ? 1 : null;
};

const MOST_SPAN = 60;
const spanOf = (span: unknown): number =>
  typeof span === 'number' && span > 1 ? Math.min(span, MOST_SPAN) : 1;

/** Rows of equally many cells. A cell over several rows says the same in each; one over several columns stands once. */
const tableOf = (table: Node): Block => {
  const rows: string[][] = [];
  const comments: string[][] = [];
  const below = new Map<number, { left: number; text: string }>();
  for (const row of nodes(table.children)) {
    const cells: string[] = [];
    const fill = (): void => {
      for (let hang = below.get(cells.length); hang !== undefined; hang = below.get(cells.length)) {
        if (hang.left === 1) below.delete(cells.length);
        else hang.left -= 1;
        cells.push(hang.text);
      }
    };
    for (const cell of nodes(row.children)) {
      fill();
      const text = clean(textOf(cell));
      const rowSpan = spanOf(cell.rowSpan);
      if (rowSpan > 1) below.set(cells.length, { left: rowSpan - 1, text });
      cells.push(text, ...Array.from({ length: spanOf(cell.colSpan) - 1 }, () => ''));
    }
    fill();
    rows.push(cells);
    comments.push(commentsIn(row));
  }
  return { kind: 'table', rows, comments };
};

const blocksOf = (document: Node): Block[] => {
  // mammoth tells no list from another: numbers go on as they mostly do in Word.
  let number = 0;
  return nodes(document.children).flatMap((node): Block[] => {
    if (node.type === 'table') return [tableOf(node)];
    if (node.type !== 'paragraph') return [];
    const text = clean(textOf(node));
    const comments = commentsIn(node);
    const level = headingLevel(node);
    if (text === '' && comments.length === 0) return [];
    if (level !== null) return [{ kind: 'heading', level, text, comments }];
    const { numbering } = node;
    if (numbering === null || numbering === undefined) return [{ kind: 'paragraph', text, comments }];
    const depth = Number(numbering.level ?? 0);
    if (numbering.isOrdered === true && depth === 0) number += 1;
    const counted = numbering.isOrdered === true && depth === 0 ? number : null;
    return [{ kind: 'item', depth: Number.isFinite(depth) ? depth : 0, number: counted, text, comments }];
  });
};

/** Reads a document whose parts were measured before. Rejects when it is none. */
export const readWord = async (docx: Buffer): Promise<ReadDocument> => {
  let tree: Node = {};
  await mammoth.convertToHtml(
    { buffer: docx },
    {
      externalFileAccess: false,
      includeEmbeddedStyleMap: false,
      transformDocument: (document: Node) => {
        tree = document;
        return { ...document, children: [], comments: [] };
      },
    },
  );
  const comments = nodes(tree.comments).flatMap((comment) =>
    typeof comment.commentId === 'string'
      ? [[comment.commentId, clean(nodes(comment.body).map(textOf).join('\n'))] as const]
      : [],
  );
  return { kind: 'word', blocks: blocksOf(tree), comments: Object.fromEntries(comments), text: null };
};
