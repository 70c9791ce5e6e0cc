/** The Office files, read back: with other people's readers, and as the XML that Word and Excel get. */
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import mammoth from 'mammoth';
import readXlsxFile from 'read-excel-file/node';
import type { TextDocument, Workbook } from '../../bot/core/documents/model.ts';
import { excelFile } from '../../bot/documents/excel.ts';
import { harmless, readable } from '../../bot/documents/text.ts';
import { wordFile } from '../../bot/documents/word.ts';

const parts = (bytes: Uint8Array): Map<string, string> =>
  new Map(Object.entries(unzipSync(bytes)).map(([name, content]) => [name, strFromU8(content)]));
const part = (bytes: Uint8Array, name: string): string => parts(bytes).get(name) ?? '';

const DOCUMENT: TextDocument = {
  language: 'sv',
  title: 'Handlingsplan',
  lead: 'Mottagning Väster · 12 januari 2026',
  landscape: true,
  blocks: [
    { kind: 'heading', level: 2, text: 'Bemötande' },
    { kind: 'paragraph', text: 'Alla ska känna sig väntade.\nHela vägen.' },
    { kind: 'list', items: ['En', 'Två'] },
    { kind: 'heading', level: 3, text: 'Åtgärder' },
    {
      kind: 'table',
      columns: [
        { title: 'Åtgärd', width: 60 },
        { title: 'Ansvarig', width: 40 },
      ],
      rows: [
        ['Gå igenom <blanketter> & skyltar', 'Chef'],
        ['Läscirkel', 'HBTQ-gruppen'],
      ],
    },
  ],
};

test('Word: headings, lists and tables are what they look like, to a reader that knows nothing of us', async () => {
  const bytes = await wordFile(DOCUMENT);
  const { value: html, messages } = await mammoth.convertToHtml({ buffer: Buffer.from(bytes) });
  expect(messages.filter(({ type }) => type === 'error')).toEqual([]);
  expect(html).toContain('<h1>Handlingsplan</h1>');
  expect(html).toContain('<h2>Bemötande</h2>');
  expect(html).toContain('<h3>Åtgärder</h3>');
  expect(html).toContain('<li>En</li><li>Två</li>');
  expect(html).toMatch(/<thead><tr><th>.*Åtgärd.*<\/th><th>.*Ansvarig.*<\/th><\/tr><\/thead>/);
  expect(html).toContain('Gå igenom &lt;blanketter&gt; &amp; skyltar');
  expect(html).toContain('Alla ska känna sig väntade.<br />Hela vägen.');
});

test('Word: header rows repeat, rows stay whole, language and title are set', async () => {
  const bytes = await wordFile(DOCUMENT);
  const body = part(bytes, 'word/document.xml');
  expect(body.match(/<w:tblHeader\/>/g)).toHaveLength(1);
  expect(body.match(/<w:cantSplit\/>/g)).toHaveLength(3);
  expect(body).toContain('<w:tblLook w:firstRow="true"');
  expect(body).toMatch(/<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"\/>/);
  expect(part(bytes, 'word/styles.xml')).toContain('<w:lang w:val="sv-SE"/>');
  expect(part(await wordFile({ ...DOCUMENT, language: 'en' }), 'word/styles.xml')).toContain(
    '<w:lang w:val="en-GB"/>',
  );
  expect(part(bytes, 'docProps/core.xml')).toContain('<dc:title>Handlingsplan</dc:title>');
  expect(body).not.toContain('<w:drawing');
});

const book = (rows: Workbook['sheets'][number]['rows']): Workbook => ({
  language: 'sv',
  title: 'Plan',
  sheets: [
    {
      name: 'Plan [1/2]: allt som hör till och lite till',
      columns: [
        { title: 'Titel', width: 30, kind: 'text' },
        { title: 'Klart senast', width: 14, kind: 'day' },
        { title: 'Antal', width: 8, kind: 'number' },
      ],
      rows,
    },
  ],
});

test('Excel: days are days, numbers numbers, the header is frozen and filters', async () => {
  const bytes = await excelFile(
    book([
      ['Läscirkel', '2026-01-28', 3],
      ['Utan dag', null, null],
      ['Fel dag', 'i vår', null],
    ]),
  );
  const [sheet] = await readXlsxFile(Buffer.from(bytes));
  expect(sheet?.sheet).toHaveLength(31);
  expect(sheet?.data).toEqual([
    ['Titel', 'Klart senast', 'Antal'],
    ['Läscirkel', new Date('2026-01-28T00:00:00Z'), 3],
    ['Utan dag', null, null],
    ['Fel dag', 'i vår', null],
  ]);
  const xml = part(bytes, 'xl/worksheets/sheet1.xml');
  expect(xml).toContain('<autoFilter ref="A1:C4"/>');
  expect(xml).toMatch(/<pane ySplit="1"[^>]* state="frozen"\/>/);
  expect(xml.indexOf('</sheetData>')).toBeLessThan(xml.indexOf('<autoFilter'));
  expect(xml.indexOf('<autoFilter')).toBeLessThan(xml.indexOf('<pageMargins'));
});

test.each([
  '=HYPERLINK("https://fel.example";"Klicka")',
  '+46 70 000 00 00',
  '-1+1',
  '@SUM(A1)',
  '\tx',
  '\rx',
  ' =1+1',
  '＝1+1',
])('Excel: %j stays text that can be read, and is never a formula', async (text) => {
  const bytes = await excelFile(book([[text, text, null]]));
  const [sheet] = await readXlsxFile(Buffer.from(bytes));
  expect(String(sheet?.data[1]?.[0])).toContain(readable(text).trim());
  expect(String(sheet?.data[1]?.[0])).toMatch(/^'/);
  const xml = part(bytes, 'xl/worksheets/sheet1.xml');
  expect(xml).not.toMatch(/<f[ >]/);
  expect(xml).toMatch(/<c r="A2"[^>]* t="s">/);
  expect(xml).toMatch(/<c r="B2"[^>]* t="s">/);
});

test.each(['toString', 'constructor', '__proto__'])(
  'Excel: a cell that says %s is read as it stands',
  async (text) => {
    const [sheet] = await readXlsxFile(Buffer.from(await excelFile(book([[text, text, null]]))));
    expect(String(sheet?.data[1]?.[0]).trim()).toBe(text);
  },
);

test('whatever is written, the files open, and no cell begins as a formula does', async () => {
  const anything = fc.string({ unit: 'binary', maxLength: 60 });
  await fc.assert(
    fc.asyncProperty(anything, async (text) => {
      expect(harmless(text)).not.toMatch(/^[=+\-@\t\r]/);
      const excel = await excelFile(book([[text, null, null]]));
      const [sheet] = await readXlsxFile(Buffer.from(excel));
      expect(sheet?.data[0]?.[0]).toBe('Titel');
      const word = await wordFile({ ...DOCUMENT, blocks: [{ kind: 'paragraph', text }] });
      const { value } = await mammoth.extractRawText({ buffer: Buffer.from(word) });
      expect(value.replace(/\s+/g, '')).toContain(readable(text).replace(/\s+/g, ''));
    }),
    { numRuns: 40 },
  );
});

test('five hundred actions are written, and all of them are there', async () => {
  const rows = Array.from({ length: 500 }, (_, n) => [`Åtgärd ${n}`, '2026-03-01', n]);
  const [sheet] = await readXlsxFile(Buffer.from(await excelFile(book(rows))));
  expect(sheet?.data).toHaveLength(501);
  const word = await wordFile({
    ...DOCUMENT,
    blocks: [
      {
        kind: 'table',
        columns: [
          { title: 'Åtgärd', width: 70 },
          { title: 'Läge', width: 30 },
        ],
        rows: rows.map(([title]) => [String(title), 'Pågår']),
      },
    ],
  });
  expect(part(word, 'word/document.xml').match(/<w:tr>|<w:tr /g)).toHaveLength(501);
});
