import { describe, expect, test } from '@jest/globals';
import { strToU8, zipSync } from 'fflate';
import writeXlsxFile from 'write-excel-file/node';
import { makeReadFile } from '../../bot/documents/read-apart.ts';
import { readFileHere } from '../../bot/documents/read-file.ts';
import { unzip } from '../../bot/documents/read-zip.ts';
import { word } from './word.ts';

const read = async (bytes: Uint8Array) => {
  const found = await readFileHere(bytes);
  if (!found.ok) throw new Error(found.why);
  return found.document;
};
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('a file that somebody brings', () => {
  test('Word: headings, lists and tables in their order; merged cells say the same in each row', async () => {
    const { blocks } = await read(
      await word([
        { heading: 'Bemötande' },
        { text: 'Inledning' },
        { bullet: 'Läscirkel' },
        { number: 'Ny skylt' },
        { number: 'Nya blanketter' },
        {
          table: [
            ['Behov', 'Åtgärd'],
            [{ text: 'Alla antas vara hetero', rowSpan: 2 }, 'Samtalsguide'],
            ['Öppna frågor'],
          ],
        },
      ]),
    );
    expect(blocks).toEqual([
      { kind: 'heading', level: 2, text: 'Bemötande', comments: [] },
      { kind: 'paragraph', text: 'Inledning', comments: [] },
      { kind: 'item', depth: 0, number: null, text: 'Läscirkel', comments: [] },
      { kind: 'item', depth: 0, number: 1, text: 'Ny skylt', comments: [] },
      { kind: 'item', depth: 0, number: 2, text: 'Nya blanketter', comments: [] },
      {
        kind: 'table',
        rows: [
          ['Behov', 'Åtgärd'],
          ['Alla antas vara hetero', 'Samtalsguide'],
          ['Alla antas vara hetero', 'Öppna frågor'],
        ],
        comments: [[], [], []],
      },
    ]);
  });

  test('Word: comments in the margin, without who wrote them', async () => {
    const document = await read(await word([{ text: 'Läscirkel', comment: 0 }], ['Vilka är med?']));
    expect(document.blocks[0]).toMatchObject({ text: 'Läscirkel', comments: ['0'] });
    expect(document.comments).toEqual({ 0: 'Vilka är med?' });
    expect(JSON.stringify(document)).not.toMatch(/Rut|Granskare|RG/);
  });

  test('Excel: every sheet, days as days, formulas as text', async () => {
    const { buffer } = { buffer: await excel() };
    const { blocks } = await read(buffer);
    expect(blocks).toEqual([
      {
        kind: 'table',
        rows: [
          ['Åtgärd', 'Klart'],
          ['=HYPERLINK("http://x";"y")', '2026-05-15'],
        ],
        comments: [[], []],
        sheet: 'Plan',
      },
    ]);
  });

  test.each([
    ['Åtgärd;Mål\n"Läs; cirkel";"två\nrader ""här"""\n', 'utf8', [['Läs; cirkel', 'två\nrader "här"']]],
    ['Åtgärd,Mål\r\nLäscirkel,Alla\r\n', 'utf8', [['Läscirkel', 'Alla']]],
    ['Åtgärd\tMål\nLäscirkel\tAlla', 'utf16le', [['Läscirkel', 'Alla']]],
    ['Åtgärd;Mål\nLäscirkel;Alla', 'latin1', [['Läscirkel', 'Alla']]],
  ] as const)('CSV: %j as %s', async (text, alphabet, rows) => {
    const mark = alphabet === 'utf16le' ? '\uFEFF' : '';
    const { blocks } = await read(Buffer.from(`${mark}${text}`, alphabet));
    expect(blocks).toEqual([expect.objectContaining({ rows: [['Åtgärd', 'Mål'], ...rows] })]);
  });

  test.each([
    ['unknown-kind', Buffer.from('%PDF-1.7 …')],
    ['unknown-kind', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13])],
    ['unknown-kind', zipSync({ 'hej.txt': strToU8('hej') })],
    ['old-kind', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])],
    ['broken', Buffer.from([0x50, 0x4b, 3, 4, 1, 2, 3])],
    ['broken', zipSync({ 'word/document.xml': strToU8('<w:document') })],
    ['too-large', Buffer.alloc(5 * 1024 * 1024 + 1, 65)],
  ] as const)('is refused as %s', async (why, given) => {
    expect(await readFileHere(given)).toEqual({ ok: false, why });
  });

  test('one that grows without end when it is unpacked is refused, whatever size it claims', async () => {
    const bomb = Buffer.from(
      zipSync({ 'word/document.xml': new Uint8Array(64 * 1024 * 1024) }, { level: 9 }),
    );
    expect(bomb.length).toBeLessThan(100_000);
    expect(await readFileHere(bomb)).toEqual({ ok: false, why: 'too-large' });
    const central = bomb.lastIndexOf(Buffer.from('504b0102', 'hex'));
    bomb.writeUInt32LE(10, central + 24);
    expect(await readFileHere(bomb)).toEqual({ ok: false, why: 'too-large' });
  });

  test('macros, pictures and embedded files are never unpacked', () => {
    const zip = zipSync({ 'xl/vbaProject.bin': strToU8('macro'), 'xl/workbook.xml': strToU8('<a/>') });
    const found = unzip(Buffer.from(zip), (name) => name.endsWith('.xml'));
    expect(found.ok && [...found.parts.keys()]).toEqual(['xl/workbook.xml']);
  });

  test('any cut or changed file is read or refused, never thrown over', async () => {
    const whole = await word([{ text: 'Hej' }]);
    for (let at = 0; at < whole.length; at += 97) {
      const changed = Buffer.from(whole);
      changed[at] = (changed[at] ?? 0) ^ 0xff;
      expect(typeof (await readFileHere(changed)).ok).toBe('boolean');
      expect(typeof (await readFileHere(whole.subarray(0, at))).ok).toBe('boolean');
    }
  });

  test('is read in a thread of its own, one after the other', async () => {
    const readFile = makeReadFile();
    const [first, second] = await Promise.all([
      readFile(await word([{ text: 'Hej' }])),
      readFile(bytes('Åtgärd;Mål\nLäscirkel;Alla')),
    ]);
    expect([first.ok, second.ok]).toEqual([true, true]);
  });
});

const excel = async (): Promise<Buffer> =>
  writeXlsxFile(
    [
      [
        { value: 'Åtgärd', type: String },
        { value: 'Klart', type: String },
      ],
      [
        { value: '=HYPERLINK("http://x";"y")', type: String },
        { value: new Date('2026-05-15T00:00:00Z'), type: Date, format: 'yyyy-mm-dd' },
      ],
    ],
    { sheet: 'Plan' },
  ).toBuffer();
