import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Known, matchList } from '../../bot/core/match-list.ts';

const person = (id: string, name: string, given: Partial<Known> = {}): Known => ({
  ...{ id, name, guest: false, address: `${id}@exempelkommun.se` },
  ...given,
});
const PEOPLE = [
  person('a1', 'Åsa Öberg'),
  person('b2', 'Maria Östlund'),
  person('c3', 'Kim Ek'),
  person('d4', 'Kim Ek'),
  person('e5', 'Greta Gäst', { guest: true }),
];
const match = (rows: string[][], noted: string[] = []) => matchList(rows, PEOPLE, new Set(noted));

describe('whom a list names', () => {
  test('is found by id, by address and by name, whatever the order and letters of the name', () => {
    const found = match([
      ['Namn', 'E-post', 'Objekt-id'],
      ['Någon annan', '', 'A1'],
      ['Östlund, Maria (Vård)', '', ''],
      ['', 'C3@Exempelkommun.se', ''],
    ]);
    expect(found?.matched).toMatchObject([
      { row: 2, id: 'a1', by: 'id' },
      { row: 3, id: 'b2', by: 'name', text: 'Östlund, Maria (Vård)' },
      { row: 4, id: 'c3', by: 'address' },
    ]);
    expect(found).toMatchObject({ rows: 3, unmatchedCount: 0, notDone: 0, repeated: 0 });
  });

  test('is never guessed: two of one name, guests, strangers and formulas are told as such', () => {
    const found = match([
      ['Förnamn', 'Efternamn'],
      ['Kim', 'Ek'],
      ['Greta', 'Gäst'],
      ['Asa', 'Oberg'],
      ['=HYPERLINK("https://exempel.se")', ''],
    ]);
    expect(found?.matched).toEqual([]);
    expect(found?.unmatched.map(({ row, why }) => [row, why])).toEqual([
      [2, 'ambiguous'],
      [3, 'guest'],
      [4, 'unknown'],
      [5, 'unknown'],
    ]);
  });

  test('a column of attendance counts yes alone; what else the file holds is not looked at (R7)', () => {
    const found = match(
      [
        ['Namn', 'Deltagit', 'Poäng', 'Svar'],
        ['Åsa Öberg', 'Ja', '17', 'hemligt'],
        ['Maria Östlund', 'nej', '3', 'hemligt'],
        ['Maria Östlund', 'kanske', '3', 'hemligt'],
        ['Åsa Öberg', 'x', '1', 'hemligt'],
      ],
      ['a1'],
    );
    expect(found?.matched).toEqual([expect.objectContaining({ id: 'a1', already: true })]);
    expect(found).toMatchObject({ rows: 4, notDone: 1, repeated: 1, unmatchedCount: 1 });
    expect(found?.unmatched).toEqual([{ row: 4, text: 'Maria Östlund', why: 'unclear' }]);
    expect(JSON.stringify(found)).not.toMatch(/17|hemligt/);
  });

  test('a report with a summary above its list is read from the list on', () => {
    const found = match([
      ['1. Summary'],
      ['Meeting title', 'Pass 1'],
      ['Attended participants', '1'],
      [''],
      ['2. Participants'],
      ['Name', 'First Join', 'Email', 'Participant ID (UPN)', 'Role'],
      ['Åsa Öberg (Extern)', '1/2/26', '', 'a1@exempelkommun.se', 'Presenter'],
    ]);
    expect(found?.matched).toMatchObject([{ row: 7, id: 'a1', by: 'name' }]);
  });

  test('without a row of headings the list is refused', () => {
    expect(match([['Åsa Öberg'], ['Maria Östlund']])).toBeNull();
    expect(match([['Förnamn'], ['Åsa']])).toBeNull();
    expect(match([])).toBeNull();
  });

  test('ten thousand rows are matched, and those that name nobody are counted', () => {
    const rows = [['Namn'], ...Array.from({ length: 10_000 }, (_, n) => [`Okänd ${n}`])];
    expect(match(rows)).toMatchObject({ rows: 10_000, unmatchedCount: 10_000 });
  });

  test('every row is accounted for once, and nobody is named twice', () => {
    const cell = fc.oneof(
      fc.constantFrom('Åsa Öberg', 'Maria Östlund', 'Kim Ek', 'Greta Gäst', 'Ja', 'nej', ''),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { maxLength: 40 }), (rows) => {
        const found = match([['Namn', 'Närvaro'], ...rows]);
        if (found === null) throw new Error('the headings are there');
        const ids = found.matched.map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
        expect(ids).not.toContain('e5');
        expect(ids.length + found.unmatchedCount + found.notDone + found.repeated).toBe(found.rows);
      }),
    );
  });
});
