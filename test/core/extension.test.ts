import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addressWith, carriedIn, fitted, LONGEST_ADDRESS, titled } from '../../bot/core/extension/carried.ts';
import { messageText } from '../../bot/core/extension/message-text.ts';
import { folded, found, MOST_RESULTS, paged, suits, wanted } from '../../bot/core/extension/search.ts';
import { extensionTexts } from '../../bot/core/texts/extension/index.ts';
import { dialogTexts } from '../../bot/core/texts/tab/dialogs.ts';

const SEED = { seed: 20_260_112, numRuns: 500 };

describe('the text of a message', () => {
  test.each([
    ['<div><div>Hej &amp; välkommen</div></div>', 'Hej & välkommen'],
    ['<p>En</p><p>Två<br>Tre</p>', 'En\n\nTvå\nTre'],
    ['<div><at id="0">Amal Farah</at> kan vi byta skyltarna?</div>', 'kan vi byta skyltarna?'],
    ['<at id="0">Amal</at><at id="1">Bo</at> hej', 'hej'],
    [
      '<blockquote itemscope itemtype="http://schema.skype.com/Reply"><strong>Bo</strong>Vad?</blockquote><p>Ja</p>',
      'Ja',
    ],
    ['<div>Text<attachment id="a"></attachment></div>', 'Text'],
    ['<img alt="Bo vid ån" src="x"><p>Bild</p>', 'Bild'],
    ['<script>alert(1)</script>Efter', 'Efter'],
    ['3 < 5 och 7 > 5', '3 < 5 och 7 > 5'],
    ['&lt;b&gt; &#229;&#xE4;&ouml; &nosuch;', '<b> åäö &nosuch;'],
    ['<a href="https://evil.example">Läs</a>', 'Läs'],
    ['ett\u202etvå\u0000\ud800tre', 'etttvåtre'],
    ['<p>obestämd', 'obestämd'],
    ['<at id="0">utan slut', ''],
    ['', ''],
  ])('%j is %j', (html, text) => {
    expect(messageText(html, 'html')).toBe(text);
  });

  test('plain text is left as it is', () => {
    expect(messageText('1 < 2 <b>', 'text')).toBe('1 < 2 <b>');
  });

  test('of any HTML there is a text without tags, controls or blanks at its ends', () => {
    const part = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom(
        '<',
        '>',
        '<at id="0">',
        '</at>',
        '<p>',
        '</p>',
        '<br/>',
        '&amp;',
        '&#0;',
        '<!--',
        '"',
        '\ud800',
      ),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 40 }), (parts) => {
        const text = messageText(parts.join(''), 'html');
        expect(text).toBe(text.trim());
        // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
        expect(text).not.toMatch(/[\u0000-\u0008\u202a-\u202e]|\p{Surrogate}/u);
        expect(text).not.toMatch(/<\/?(at|p|br)( [^<>]*)?\/?>/);
      }),
      SEED,
    );
  });

  test('a long message of nothing but signs takes no time to speak of', () => {
    for (const sign of ['<', '&', '<at>', '<p>', ' ', '<blockquote schema.skype.com'])
      expect(messageText(sign.repeat(100_000), 'html').length).toBeLessThanOrEqual(100_000);
  });
});

describe('what is carried to a dialog', () => {
  const base = 'https://stegvis.example.se/tab/?dialog=action&unit=19%3Anorr%40thread.tacv2&apps=a%2Cb';

  test('any text comes out as it went in, or as its beginning with a note that it was cut; no address is too long', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 4_000 }), (text) => {
        const well = text.replace(/\p{Surrogate}/gu, '');
        const { address, cut } = addressWith(base, well);
        expect(address.length).toBeLessThanOrEqual(LONGEST_ADDRESS);
        const carried = carriedIn(new URL(address).hash);
        expect(carried.cut).toBe(cut);
        expect(well.startsWith(carried.text)).toBe(true);
        if (!cut) expect(carried.text).toBe(well);
      }),
      SEED,
    );
  });

  test('most of the room is used, and a cut falls between words', () => {
    const text = 'Vi behöver se över våra blanketter. '.repeat(200);
    const { text: kept, cut } = fitted(text, 1_500);
    expect(cut).toBe(true);
    expect(kept.length).toBeGreaterThan(900);
    expect(text[kept.length]).toBe(' ');
  });

  test('the text stands in the fragment alone, which no server is sent', () => {
    const { address } = addressWith(base, 'hemligt');
    const url = new URL(address);
    expect(url.search).not.toContain('hemligt');
    expect(url.hash).toContain('hemligt');
  });

  test('a foreign fragment carries nothing', () => {
    expect(carriedIn('#/plan')).toEqual({ text: '', cut: false });
  });

  test.each([
    ['Byt skyltarna', 'Byt skyltarna', ''],
    ['Byt skyltarna. De är gamla.', 'Byt skyltarna', 'Byt skyltarna. De är gamla.'],
    ['Byt skyltarna.', 'Byt skyltarna', ''],
    ['Rad ett\nRad två', 'Rad ett', 'Rad ett\nRad två'],
    ['', '', ''],
  ])('%j has the title %j', (text, title, rest) => {
    expect(titled(text)).toEqual({ title, rest });
  });

  test('a title is never longer than a line of the list', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 1_000 }), (text) => {
        expect(titled(text).title.length).toBeLessThanOrEqual(255);
      }),
      SEED,
    );
  });
});

describe('searching', () => {
  test('finds every word wherever it stands, whatever accents and capitals', () => {
    expect(suits(wanted('OVER blank'), 'Se över blanketter')).toBe(2);
    expect(suits(wanted('se över'), 'Se över blanketter')).toBe(3);
    expect(suits(wanted('lanket'), 'Se över blanketter')).toBe(1);
    expect(suits(wanted('skyltar'), 'Se över blanketter')).toBe(0);
    expect(suits(wanted('bemotande'), 'Rutin', ['Bemötande'])).toBe(2);
    expect(suits(wanted('  '), 'allt')).toBe(1);
  });

  test('the better fit comes first, and pages put together are the whole, nothing twice', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'grapheme', maxLength: 12 }), { maxLength: 90 }),
        fc.string({ maxLength: 3 }),
        fc.integer({ min: -3, max: 60 }),
        (titles, text, count) => {
          const words = wanted(text);
          const all = found(
            titles.map((title, id) => ({ title, id })),
            ({ title }) => suits(words, title),
          );
          const size = count > 0 ? Math.min(count, MOST_RESULTS) : MOST_RESULTS;
          const pages = Array.from({ length: Math.ceil(all.length / size) + 1 }, (_, n) =>
            paged(all, { skip: n * size, count }),
          );
          expect(pages.flat()).toEqual(all);
          for (const { title } of all) for (const word of words) expect(folded(title)).toContain(word);
          const fits = all.map(({ title }) => suits(words, title));
          expect(fits).toEqual([...fits].sort((a, b) => b - a));
        },
      ),
      SEED,
    );
  });
});

test('the texts have no empty or missing words, no shouting, and the same variables in both languages', () => {
  type Leaf = [string, string];
  const leaves = (value: unknown, path = ''): Leaf[] =>
    typeof value === 'string'
      ? [[path, value]]
      : Object.entries(value as object).flatMap(([key, inner]) => leaves(inner, `${path}.${key}`));
  const variables = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(String).sort();
  for (const texts of [extensionTexts, dialogTexts]) {
    const [sv, en] = [leaves(texts.sv), leaves(texts.en)];
    expect(en.map(([path]) => path)).toEqual(sv.map(([path]) => path));
    for (const [index, [, text]] of sv.entries()) {
      const other = en[index]?.[1] ?? '';
      expect(variables(other)).toEqual(variables(text));
      for (const words of [text, other]) {
        expect(words.trim()).not.toBe('');
        expect(words).not.toMatch(/!|\p{Extended_Pictographic}/u);
        expect(words.length).toBeLessThanOrEqual(140);
      }
    }
  }
});
