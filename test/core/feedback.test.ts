import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Block, type ReadDocument, textBlocks } from '../../bot/core/document-blocks.ts';
import { actionFor, commentsIn, inOrder } from '../../bot/core/feedback.ts';
import { type ActionRow, EMPTY, type Stored } from '../../bot/core/rows.ts';
import { withoutNames } from '../../bot/core/without-names.ts';

const pasted = (text: string): ReadDocument => ({
  kind: 'text',
  blocks: textBlocks(text, false),
  comments: {},
  text,
});
const row = (id: string, value: Partial<ActionRow>): Stored<ActionRow> => ({
  ...{ id, version: '1', key: id, unit: 'u', broken: [], changedAt: null, changedBy: null },
  value: { title: `Åtgärd ${id}`, ...EMPTY.StegvisPlan, ...value },
});

describe('comments of a reviewer', () => {
  test('pasted text: each number begins one, what follows belongs to it, a greeting is loose', () => {
    const found = commentsIn(
      pasted(
        'Hej, här kommer vår återkoppling.\n1. Bra mål.\nMen när?\n\nÅtgärd 3: Vem gör det?\n12) Tydligt',
      ),
    );
    expect(found).toEqual([
      { number: null, text: 'Hej, här kommer vår återkoppling.', loose: true },
      { number: 1, text: 'Bra mål.\nMen när?', loose: false },
      { number: 3, text: 'Vem gör det?', loose: false },
      { number: 12, text: 'Tydligt', loose: false },
    ]);
  });

  test('a number with its text on the next line; a date or a sum is no number', () => {
    expect(commentsIn(pasted('Åtgärd 2\nBra.\n3.5 procent är lite'))).toEqual([
      { number: 2, text: 'Bra.\n3.5 procent är lite', loose: false },
    ]);
  });

  test('a copy of ours: in the margin, in the comment field, and below the action', () => {
    const blocks: Block[] = [
      { kind: 'heading', level: 1, text: 'Handlingsplan, Norr', comments: [] },
      { kind: 'paragraph', text: 'Kopia 4 av planen, 12 januari 2026.', comments: [] },
      { kind: 'paragraph', text: 'Skriv i fältet.', comments: ['0'] },
      { kind: 'heading', level: 2, text: 'Åtgärd 1: Ny skylt', comments: ['1'] },
      {
        kind: 'table',
        rows: [
          ['Fält', 'Innehåll'],
          ['Mål', 'Alla hittar'],
          ['Kommentar', 'Hur många är alla?'],
        ],
        comments: [[], ['2'], []],
      },
      { kind: 'heading', level: 2, text: 'Åtgärd 2: Läscirkel', comments: [] },
      { kind: 'paragraph', text: 'Fin idé.', comments: [] },
    ];
    const comments = { 0: 'Bra plan', 1: 'Tydligt', 2: 'Åtgärd 2: Mätbart?' };
    expect(commentsIn({ kind: 'word', blocks, comments, text: null })).toEqual([
      { number: null, text: 'Bra plan', loose: false },
      { number: 1, text: 'Tydligt', loose: false },
      { number: 2, text: 'Mätbart?', loose: false },
      { number: 1, text: 'Hur många är alla?', loose: false },
      { number: 2, text: 'Fin idé.', loose: false },
    ]);
  });

  test('a comment finds its action by number, else by a title, else it is left to the person', () => {
    const numbered = [
      { id: '10', title: 'Ny skylt vid entrén' },
      { id: '20', title: 'Läscirkel' },
    ];
    expect(actionFor({ number: 2, text: 'Ny skylt vid entrén är bra' }, numbered)).toBe('20');
    expect(actionFor({ number: null, text: 'ny skylt  vid entrén: bra' }, numbered)).toBe('10');
    expect(actionFor({ number: 9, text: 'Bra' }, numbered)).toBeNull();
  });

  test('no text is lost, and none is thrown over', () => {
    const line = fc.stringMatching(/^[a-zåäö0-9.:) -]{1,30}$/);
    fc.assert(
      fc.property(fc.array(line, { maxLength: 8 }), (lines) => {
        const all = commentsIn(pasted(lines.join('\n')))
          .map(({ text }) => text)
          .join('\n');
        for (const word of lines.join(' ').match(/[a-zåäö]{3,}/g) ?? [])
          if (!/^(åtgärd|insats|punkt|kommentar|kommentarer|action|comment|till|på|om)$/.test(word))
            expect(all).toContain(word);
      }),
    );
  });
});

test('a copy counts its actions by area and date, without what was dropped', () => {
  const rows = [
    row('1', { area: 'arbetsmiljo' }),
    row('2', { area: 'bemotande', dueDate: '2026-05-01' }),
    row('3', { area: 'bemotande', dueDate: '2026-03-01' }),
    row('4', { area: 'bemotande', state: 'dropped' }),
    row('5', {}),
  ];
  expect(inOrder(rows, ['bemotande', 'arbetsmiljo']).map(({ id }) => id)).toEqual(['3', '2', '1', '5']);
});

describe('a text for somebody outside', () => {
  const clean = withoutNames(
    ['Amal Haddad', 'Bo Ek', 'Anna-Lena Ström'].map((name) => ({ id: null, name })),
    '[namn]',
    { parts: true },
  );
  test.each([
    ['Amal Haddad gör det', '[namn] gör det'],
    ['fråga AMAL HADDAD.', 'fråga [namn].'],
    ['Amals pärm hos Anna-Lena', '[namn] pärm hos [namn]-[namn]'],
    ['Vi bor på ekbacken; Bo kvar i strömmen', 'Vi bor på ekbacken; Bo kvar i strömmen'],
    ['Ström stänger av ström', '[namn] stänger av ström'],
  ])('%s', (text, expected) => {
    expect(clean(text)).toBe(expected);
  });

  test('never holds a whole name, whatever stands around it', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (before, after) => {
        expect(clean(`${before} Amal Haddad ${after}`)).not.toContain('Amal Haddad');
      }),
    );
  });
});
