import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { content } from '../../bot/core/content.ts';
import { markFor, markOf, noteFileName, noteTitle } from '../../bot/core/note.ts';
import { noteDocument } from '../../bot/documents/note.ts';

const make = (given: Partial<Parameters<typeof noteDocument>[0]> = {}) =>
  noteDocument(
    { language: 'sv', day: '2026-01-12', question: 'Vad pratar ni om?', text: 'Åsa, Örjan', ...given },
    'k3f9x2ab7q',
  );
const read = (bytes: Uint8Array): string => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);

describe('a note to self as a document', () => {
  test('has title, day, question and the person’s words, in Swedish', () => {
    const { name, type, bytes } = make();
    expect([name, type]).toEqual(['2026-01-12 Egen anteckning k3f9x2ab7q.txt', 'text/plain; charset=utf-8']);
    expect(read(bytes)).toBe(
      '\uFEFFEgen anteckning\r\n\r\nSparad 12 januari 2026 i din egen OneDrive.\r\n\r\n' +
        'Frågan\r\nVad pratar ni om?\r\n\r\nMina tankar\r\nÅsa, Örjan\r\n',
    );
  });

  test('is in English for who reads English, and has no question when there was none', () => {
    const { name, bytes } = make({ language: 'en', question: null });
    expect(name).toBe('2026-01-12 My own note k3f9x2ab7q.txt');
    expect(read(bytes)).toBe(
      '\uFEFFMy own note\r\n\r\nSaved 12 January 2026 in your own OneDrive.\r\n\r\nMy thoughts\r\nÅsa, Örjan\r\n',
    );
  });

  test('keeps every word of any text, whatever letters it is written in', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const words = text.replace(/\p{Cc}|\uFEFF/gu, ' ');
        expect(read(make({ text: words }).bytes)).toContain(`Mina tankar\r\n${words}\r\n`);
      }),
    );
  });

  test('what only printers and terminals obey is left out, ends of lines become Windows’', () => {
    expect(read(make({ text: 'a\u0000\u001b[2Jb\nc\rd\r\ne\tf' }).bytes)).toContain(
      'a[2Jb\r\nc\r\nd\r\ne\tf\r\n',
    );
  });
});

describe('the name of its file', () => {
  test('says nothing of what it is about, for any question and in both languages', () => {
    for (const { sv, en } of content.reflections)
      for (const question of [sv.text, en.text])
        for (const language of ['sv', 'en'] as const)
          expect(make({ language, question }).name).toMatch(
            /^2026-01-12 (Egen anteckning|My own note) \w{10}\.txt$/,
          );
    expect(`${make().name}${make({ language: 'en' }).name}`).not.toMatch(/hbtq|lgbtq|stegvis|reflek|reflec/i);
  });

  test('carries a mark that comes of the key alone and is found again', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Za-z0-9._:~-]{1,100}$/), (key) => {
        const mark = markFor(key);
        expect(mark).toMatch(/^[a-z0-9]{10}$/);
        expect(markOf(noteFileName('2026-01-12', mark, 'sv', '.txt'))).toBe(mark);
      }),
    );
    const keys = Array.from(
      { length: 20_000 },
      (_, n) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`,
    );
    expect(new Set(keys.map(markFor)).size).toBe(keys.length);
  });

  test('is shown without day and mark, and as the person has renamed it where they have', () => {
    expect(noteTitle('2026-01-12 Egen anteckning k3f9x2ab7q.txt')).toBe('Egen anteckning');
    expect(noteTitle('Tankar om fikarummet.docx')).toBe('Tankar om fikarummet');
    expect([markOf('Tankar.docx'), noteTitle('v. 2')]).toEqual([null, 'v. 2']);
  });
});
