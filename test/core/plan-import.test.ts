import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Block } from '../../bot/core/document-blocks.ts';
import { textBlocks } from '../../bot/core/document-blocks.ts';
import { columnOf } from '../../bot/core/plan-columns.ts';
import { collectPlan } from '../../bot/core/plan-import.ts';
import { type ImportFrame, proposalsOf } from '../../bot/core/plan-proposal.ts';

const FRAME: ImportFrame = {
  unit: 'norr',
  areas: ['bemotande', 'arbetsmiljo'],
  people: [
    { id: 'a', name: 'Amal Haddad', role: 'chef' },
    { id: 'b', name: 'Bo Ek', role: 'medarbetare' },
    { id: 'c', name: 'Bo Lind', role: 'medarbetare' },
  ],
  today: '2026-01-12',
  workingDay: (day) => (day === '2026-05-31' ? '2026-05-29' : day),
  titles: new Set(['läscirkel']),
  keys: new Set(),
};
const table = (...rows: string[][]): Block => ({ kind: 'table', rows, comments: rows.map(() => []) });
const heading = (text: string): Block => ({ kind: 'heading', level: 2, text, comments: [] });
const read = (...blocks: Block[]) => {
  const found = collectPlan(blocks);
  return { ...found, rows: proposalsOf(found.rows, FRAME) };
};

describe('a table of a plan', () => {
  test('every recognised column becomes its field; what is left stands beside', () => {
    const { rows, columns, unread } = read(
      table(
        ['Handlingsplan 2026', '', '', '', '', '', '', '', ''],
        ['Nr', 'Insats', 'Område', 'Behov', 'Mål', 'Ansvarig', 'Tidsplan', 'Indikator', 'Hur följs det upp?'],
        [
          '1',
          'Ny skylt',
          'Bemötande',
          'Ingen hittar',
          'Alla hittar',
          'Enhetschef',
          'våren 2026',
          'Frågor',
          '15 juni',
        ],
      ),
    );
    expect(rows).toEqual([
      {
        key: expect.stringMatching(/^import-[a-z0-9]{10}-1$/),
        title: 'Ny skylt',
        area: 'bemotande',
        need: 'Ingen hittar',
        goal: 'Alla hittar',
        ownerRole: 'chef',
        ownerId: null,
        dueDate: '2026-05-29',
        indicator: 'Frågor',
        followUpDate: '2026-06-15',
        notes: [{ field: 'dueDate', code: 'approximate' }],
        rest: [{ label: 'dueDate', text: 'våren 2026' }],
        owner: null,
        known: false,
      },
    ]);
    expect(columns).toContainEqual({ heading: 'Tidsplan', field: 'dueDate' });
    expect(unread).toEqual(['Handlingsplan 2026']);
  });

  test('a name becomes an owner only where it is a member; else the person chooses and no text is kept', () => {
    const { rows } = read(
      table(
        ['Åtgärd', 'Ansvarig', 'Status'],
        ['A', 'Amal', 'Klar'],
        ['B', 'Kim Okänd', ''],
        ['C', 'Bo', ''],
        ['D', 'Chefen och Bo Ek', ''],
      ),
    );
    expect(rows.map(({ ownerRole, ownerId, owner }) => [ownerRole, ownerId, owner])).toEqual([
      ['chef', 'a', null],
      [null, null, 'Kim Okänd'],
      [null, null, 'Bo'],
      ['chef', 'b', null],
    ]);
    expect(rows[0]?.rest).toEqual([{ label: 'Status', text: 'Klar' }]);
    const kept = rows.map(({ owner: _, ...row }) => row);
    expect(JSON.stringify(kept)).not.toContain('Okänd');
  });

  test('areas come from headings and rows of their own; one that the programme lacks is none', () => {
    const { rows } = read(
      heading('1. Bemötande'),
      table(['Insats', 'Mål'], ['A', 'x'], ['Arbetsmiljö', ''], ['B', 'y']),
      heading('Kunskap och kompetens'),
      table(['Insats', 'Mål'], ['C', 'z']),
    );
    expect(rows.map(({ title, area }) => [title, area])).toEqual([
      ['A', 'bemotande'],
      ['B', 'arbetsmiljo'],
      ['C', null],
    ]);
    expect(rows[2]?.notes).toEqual([{ field: 'area', code: 'not-in-programme' }]);
  });

  test('a table for each action, with its heading as title', () => {
    const { rows, unread } = read(
      heading('Åtgärd 2: Ny skylt'),
      table(
        ['Område', 'Bemötande'],
        ['Mål', 'Alla hittar'],
        ['Ansvarig', 'Medarbetare'],
        ['Kostnad', '500 kr'],
      ),
    );
    expect(rows).toMatchObject([
      {
        title: 'Ny skylt',
        area: 'bemotande',
        ownerRole: 'medarbetare',
        rest: [{ label: 'Kostnad', text: '500 kr' }],
      },
    ]);
    expect(unread).toEqual([]);
  });

  test('a long title is shortened with the whole beside; a too long text is told and not cut', () => {
    const { rows } = read(table(['Insats', 'Mål'], ['ord '.repeat(100), 'x'.repeat(10_001)]));
    expect(rows[0]?.title.length).toBeLessThanOrEqual(255);
    expect(rows[0]?.rest[0]?.text).toHaveLength(399);
    expect(rows[0]?.goal).toHaveLength(10_001);
    expect(rows[0]?.notes).toEqual([
      { field: 'title', code: 'shortened' },
      { field: 'goal', code: 'too-long' },
    ]);
  });

  test('what the plan has is known; the same row has the same key in another file, and two alike have two', () => {
    const one = read(table(['Insats', 'Mål'], ['Läscirkel.', 'x'], ['B', 'y'], ['B', 'y']));
    const other = read(table(['Mål', 'Insats'], ['y', 'B'], ['ny', 'C']));
    expect(one.rows.map(({ known }) => known)).toEqual([true, false, false]);
    expect(new Set(one.rows.map(({ key }) => key)).size).toBe(3);
    expect(other.rows[0]?.key).toBe(one.rows[1]?.key);
  });

  test('nothing that stands in a table is lost, whatever its headings are', () => {
    const cell = fc
      .string({ minLength: 1, maxLength: 30 })
      .map((text) => text.trim())
      .filter((text) => text !== '');
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom('Insats', 'Mål', 'Behov', 'Område', 'Kostnad', 'När', 'Ansvarig', 'Övrigt'),
          {
            minLength: 2,
            maxLength: 6,
          },
        ),
        fc.array(fc.array(cell, { minLength: 6, maxLength: 6 }), { minLength: 1, maxLength: 4 }),
        (headings, rows) => {
          const given = rows.map((cells) => cells.slice(0, headings.length));
          const found = JSON.stringify(read(table(headings, ...given))).replace(/ +/g, ' ');
          for (const text of given.flat())
            if (columnOf(text) === null && !/kunskap|bemöt|arbetsmilj|\d/i.test(text))
              expect(found).toContain(JSON.stringify(text.replace(/\s+/g, ' ')).slice(1, -1));
        },
      ),
    );
  });
});

describe('a plan without tables', () => {
  test('headings with labelled lines are actions', () => {
    const { rows, unread } = read(
      ...textBlocks('Vår plan för året', true),
      heading('Bemötande'),
      heading('Ny skylt'),
      ...textBlocks('Mål: Alla hittar\nKlart: 15 maj\nVi tar det på APT.', true),
      heading('Läsa tillsammans'),
      ...textBlocks('Ansvarig: HBTQ-gruppen', true),
    );
    expect(rows).toMatchObject([
      { title: 'Ny skylt', area: 'bemotande', dueDate: '2026-05-15' },
      { title: 'Läsa tillsammans', ownerRole: 'hbtq-grupp' },
    ]);
    expect(`${rows[0]?.goal}${JSON.stringify(rows[0]?.rest)}${rows[0]?.notes.length}`).toContain(
      'Vi tar det på APT',
    );
    expect(unread).toEqual(['Vår plan för året']);
  });

  test('list items are actions, with what stands below them', () => {
    const { rows } = read(...textBlocks('- Ny skylt\n  - Ansvarig: Chef\n- Läscirkel\n3. Blanketter', true));
    expect(rows.map(({ title, ownerRole }) => [title, ownerRole])).toEqual([
      ['Ny skylt', 'chef'],
      ['Läscirkel', null],
      ['Blanketter', null],
    ]);
  });

  test('any text is taken apart without a throw', () => {
    fc.assert(fc.property(fc.string({ maxLength: 500 }), (text) => void read(...textBlocks(text, true))));
  });
});
