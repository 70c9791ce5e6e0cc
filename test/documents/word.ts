/** Word files as people and reviewers make them, built with the library that the program itself writes with. */
import {
  CommentRangeEnd,
  CommentRangeStart,
  CommentReference,
  Document,
  HeadingLevel,
  LevelFormat,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
} from 'docx';

export type Part =
  | { heading: string; comment?: number }
  | { text: string; comment?: number }
  | { bullet: string; depth?: number }
  | { number: string }
  | { table: (string | { text: string; comment?: number; rowSpan?: number; columnSpan?: number })[][] };

const marked = (
  text: string,
  comment: number | undefined,
): (TextRun | CommentRangeStart | CommentRangeEnd)[] =>
  comment === undefined
    ? [new TextRun(text)]
    : [
        new CommentRangeStart(comment),
        new TextRun(text),
        new CommentRangeEnd(comment),
        new TextRun({ children: [new CommentReference(comment)] }),
      ];

const block = (part: Part): Paragraph | Table => {
  if ('heading' in part)
    return new Paragraph({ heading: HeadingLevel.HEADING_2, children: marked(part.heading, part.comment) });
  if ('text' in part) return new Paragraph({ children: marked(part.text, part.comment) });
  if ('bullet' in part) return new Paragraph({ text: part.bullet, bullet: { level: part.depth ?? 0 } });
  if ('number' in part)
    return new Paragraph({ text: part.number, numbering: { reference: 'numbers', level: 0 } });
  return new Table({
    rows: part.table.map(
      (cells) =>
        new TableRow({
          children: cells.map((given) => {
            const { text, comment, ...span } = typeof given === 'string' ? { text: given } : given;
            return new TableCell({ ...span, children: [new Paragraph({ children: marked(text, comment) })] });
          }),
        }),
    ),
  });
};

/** A document with these parts; `comments` stand in the margin, by an author with a name. */
export const word = (parts: readonly Part[], comments: readonly string[] = []): Promise<Buffer> =>
  Packer.toBuffer(
    new Document({
      numbering: {
        config: [
          {
            reference: 'numbers',
            levels: [{ level: 0, format: LevelFormat.DECIMAL, text: '%1.' }],
          },
        ],
      },
      comments: {
        children: comments.map((text, id) => ({
          id,
          author: 'Rut Granskare',
          initials: 'RG',
          children: [new Paragraph(text)],
        })),
      },
      sections: [{ children: parts.map(block) }],
    }),
  );
