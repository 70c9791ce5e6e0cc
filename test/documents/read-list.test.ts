import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import writeExcel from 'write-excel-file/node';
import { readCsv } from '../../bot/core/csv.ts';
import { makeReadFile } from '../../bot/documents/read-apart.ts';
import { readList } from '../../bot/usecases/training/read-list.ts';
import { word } from './word.ts';

const readFile = makeReadFile();
const read = (bytes: Uint8Array) => readList(readFile, bytes);

const text = (written: string): Uint8Array => new TextEncoder().encode(written);
const utf16 = (written: string, little: boolean, mark: boolean): Uint8Array => {
  const bytes = Buffer.from(mark ? `\ufeff${written}` : written, 'utf16le');
  return new Uint8Array(little ? bytes : bytes.swap16());
};
const ROWS = [
  ['Namn', 'E-post'],
  ['Åsa Öberg', 'asa@exempel.se'],
];
const LIST = 'Namn;E-post\r\nÅsa Öberg;asa@exempel.se\r\n';

describe('a list as CSV', () => {
  test.each([
    ['UTF-8', text(LIST)],
    ['UTF-8 with a mark', text(`\ufeff${LIST}`)],
    ['UTF-16', utf16(LIST, true, true)],
    ['UTF-16 the other way', utf16(LIST, false, true)],
    ['UTF-16 without a mark', utf16(LIST, true, false)],
    ['Windows-1252', new Uint8Array(Buffer.from(LIST, 'latin1'))],
    ['commas', text(LIST.replaceAll(';', ','))],
    ['tabs', utf16(LIST.replaceAll(';', '\t'), true, true)],
    ['its separator told first', text(`sep=|\r\n${LIST.replaceAll(';', '|')}`)],
    ['bare line feeds, and none last', text(LIST.trimEnd().replaceAll('\r\n', '\n'))],
  ])('is read in %s', async (_, bytes) => {
    expect(await read(bytes)).toEqual({ ok: true, rows: ROWS });
  });

  test('quoted cells hold separators, quotes and line breaks; a quote that is not closed loses nothing', () => {
    expect(readCsv('"Öberg, Åsa","sa ""hej""\nsen"\nx,y', 10)).toEqual([
      ['Öberg, Åsa', 'sa "hej"\nsen'],
      ['x', 'y'],
    ]);
    expect(readCsv('a;"b;c', 10)).toEqual([['a', 'b;c']]);
  });

  test('what was written comes back, whatever it holds', () => {
    const cell = fc.oneof(fc.constantFrom('', ';', '"', '\n', ',', 'å'), fc.string({ maxLength: 8 }));
    const quoted = (value: string): string => `"${value.replaceAll('"', '""')}"`;
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 10 }), (rows) => {
        const written = rows.map((row) => row.map(quoted).join(';')).join('\r\n');
        expect(readCsv(`sep=;\n${written}`, 100)).toEqual(rows);
      }),
    );
  });
});

describe('a list from Excel', () => {
  test('is read from its first sheet; numbers and dates as text, a formula as its last value', async () => {
    const sheet = await writeExcel([
      [{ value: 'Namn' }, { value: 'Antal' }],
      [{ value: 'Åsa Öberg' }, { value: 3, type: Number }],
    ]).toBuffer();
    expect(await read(new Uint8Array(sheet))).toEqual({
      ok: true,
      rows: [
        ['Namn', 'Antal'],
        ['Åsa Öberg', '3'],
      ],
    });
  });

  test('a zip that is no workbook is refused', async () => {
    const zip = zipSync({ 'hej.txt': strToU8('hej') });
    expect(await read(zip)).toEqual({ ok: false, why: 'unreadable' });
    expect(await read(zip.slice(0, 20))).toEqual({ ok: false, why: 'unreadable' });
  });

  test('a file that would grow without end is refused before it is unpacked', async () => {
    const zip = zipSync({ 'xl/worksheets/sheet1.xml': new Uint8Array(101 * 1_048_576) }, { level: 1 });
    expect(await read(zip)).toEqual({ ok: false, why: 'too-long' });
  });
});

describe('what is no list', () => {
  test.each([
    ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13])],
    ['an old Excel file', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0, 0, 0])],
  ])('%s is refused', async (_, bytes) => {
    expect(await read(bytes)).toEqual({ ok: false, why: 'unreadable' });
  });

  test('a Word document is refused, whatever stands in it', async () => {
    const given = await word([{ table: [['Namn'], ['Åsa Öberg']] }]);
    expect(await read(given)).toEqual({ ok: false, why: 'unreadable' });
  });

  test('an empty file, and one with blank cells alone, is told as empty', async () => {
    expect(await read(new Uint8Array())).toEqual({ ok: false, why: 'empty' });
    expect(await read(text(';;\r\n ; \r\n'))).toEqual({ ok: false, why: 'empty' });
  });

  test('ten thousand rows are read, twenty thousand and more refused', async () => {
    const rows = (n: number): Uint8Array => text(`Namn\n${'Åsa Öberg\n'.repeat(n)}`);
    expect(await read(rows(10_000))).toMatchObject({ ok: true });
    expect(await read(rows(20_001))).toEqual({ ok: false, why: 'too-long' });
  });
});
