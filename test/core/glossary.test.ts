import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  glossary,
  lookUp,
  namesOf,
  proposable,
  searchGlossary,
  seeAlso,
  type Term,
  termById,
} from '../../bot/core/glossary.ts';

const found = (word: string): string | null => {
  const answer = lookUp(word);
  return answer.kind === 'term' ? answer.term.id : null;
};
const term = (id: string): Term => {
  const known = termById(id);
  if (known === null) throw new Error(`no term ${id}`);
  return known;
};

describe('the glossary’s content', () => {
  test('holds 108 terms, each with an id of its own', () => {
    expect(glossary).toHaveLength(108);
    expect(new Set(glossary.map(({ id }) => id)).size).toBe(108);
  });

  test('refers only to terms that there are, and never to itself', () => {
    for (const one of glossary) {
      expect([one.id, seeAlso(one).map(({ id }) => id)]).toEqual([one.id, one.see]);
      expect(one.see).not.toContain(one.id);
    }
  });

  test('no name belongs to two terms', () => {
    const owners = new Map<string, string[]>();
    for (const one of glossary)
      for (const name of new Set(namesOf(one).map((name) => name.toLowerCase())))
        owners.set(name, [...(owners.get(name) ?? []), one.id]);
    expect([...owners].filter(([, ids]) => ids.length > 1)).toEqual([]);
  });

  test.each(glossary.map((one) => [one.id, one] as const))('%s keeps the voice', (_, one) => {
    for (const language of ['sv', 'en'] as const) {
      const text = `${one[language].term} ${one[language].explanation} ${one.caution?.[language] ?? ''}`;
      expect(text).not.toMatch(/!|\p{Extended_Pictographic}/u);
      expect(text).not.toMatch(
        /borde ha|erkänn|skäms|du måste|you must|abnormal|onormal|drabbad av att vara/i,
      );
      // One card: what it is, and what to mind.
      expect(one[language].explanation.length).toBeLessThanOrEqual(200);
      expect(one[language].explanation).toMatch(/\.$/);
      expect(one.caution?.[language] ?? '.').toMatch(/\.$/);
    }
    expect(one.sv.explanation).not.toBe(one.en.explanation);
  });

  test('words that can hurt say so', () => {
    const cautioned = ['homosexuell', 'hbtqi', 'queer'];
    for (const id of cautioned) expect([id, term(id).caution !== undefined]).toEqual([id, true]);
  });
});

describe('looking up a word', () => {
  test.each([
    ['icke-binär', 'icke-binar'],
    ['Icke-Binär?', 'icke-binar'],
    ['ickebinar', 'icke-binar'],
    ['icke binära', 'icke-binar'],
    ['non-binary', 'icke-binar'],
    ['nonbinary', 'icke-binar'],
    ['hbtq', 'hbtqi'],
    ['LGBTQI', 'hbtqi'],
    ['HBT', 'hbtqi'],
    ['APT', 'apt'],
    ['arbetsplatsträffen', 'apt'],
    ['sam', 'sam'],
    ['OSA', 'osa'],
    ['LSG', 'samverkansgrupp'],
    ['transpersoner', 'transperson'],
    ['homosexuella', 'homosexuell'],
    ['gay', 'homosexuell'],
    ['lesbiska', 'lesbisk'],
    ['normer', 'norm'],
    ['normerna', 'norm'],
    ['minoritetstress', 'minoritetsstress'],
    ['könsidentet', 'konsidentitet'],
    ['konsidentiteten', 'konsidentitet'],
    ['gender idenity', 'konsidentitet'],
    ['trakaserier', 'trakasserier'],
    ['särbehandling', 'krankande-sarbehandling'],
    ['victimisation', 'krankande-sarbehandling'],
    ['dödnamn', 'tidigare-namn'],
    ['deadname', 'tidigare-namn'],
    ['vad betyder cisperson?', 'cisperson'],
    ['what does intersex mean', 'intersex'],
    ['ordet hen', 'hen'],
    ['harrassment', 'trakasserier'],
    ['privileges', 'privilegium'],
    ['pronouns', 'pronomen'],
  ])('%s is %s', (word, id) => {
    expect(found(word)).toBe(id);
  });

  const names = glossary.flatMap((one) => namesOf(one).map((name) => ({ id: one.id, name })));

  test('every name leads to its term, in any case and without its dots', () => {
    const wrong = names.flatMap(({ id, name }) =>
      [
        name,
        name.toUpperCase(),
        name.toLowerCase(),
        name.normalize('NFD').replace(/\p{M}/gu, ''),
        ` ${name}? `,
      ]
        .filter((written) => found(written) !== id)
        .map((written) => `${written}: ${found(written)}, not ${id}`),
    );
    expect(wrong).toEqual([]);
  });

  test('one typing error in a longer name still leads to its term, and hardly ever to another', () => {
    const long = names.filter(({ name }) => name.length >= 7);
    let right = 0;
    let other = 0;
    let all = 0;
    fc.assert(
      fc.property(
        fc.constantFrom(...long),
        fc.nat(),
        fc.constantFrom('drop', 'double', 'swap', 'change'),
        ({ id, name }, place, how) => {
          const at = place % name.length;
          const [before, letter, after] = [name.slice(0, at), name[at] ?? '', name.slice(at + 1)];
          const misspelt = {
            drop: before + after,
            double: before + letter + letter + after,
            swap: before + (after[0] ?? '') + letter + after.slice(1),
            change: `${before}k${after}`,
          }[how];
          const led = found(misspelt);
          all += 1;
          if (led === id) right += 1;
          else if (led !== null) other += 1;
        },
      ),
      { seed: 20_260_112, numRuns: 1_000 },
    );
    expect(right / all).toBeGreaterThan(0.95);
    expect(other / all).toBeLessThan(0.02);
  });

  test('a word that is not there is not guessed, and gets at most three that look like it', () => {
    for (const word of ['aromantisk', 'kaffebryggare', 'budget', 'xyz', 'schema'])
      expect(found(word)).toBeNull();
    const near = lookUp('normkritiska pedagoger');
    expect(near).toMatchObject({ kind: 'unknown' });
    const some = lookUp('jämställdhetsarbete');
    if (some.kind !== 'unknown') throw new Error('guessed');
    expect(some.nearest.map(({ id }) => id)).toContain('jamstalldhet');
  });

  test('nothing that can be typed makes it throw, and never more than three are near', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        const answer = lookUp(text);
        if (answer.kind === 'unknown') expect(answer.nearest.length).toBeLessThanOrEqual(3);
        expect(searchGlossary(text, 'sv').length).toBeLessThanOrEqual(108);
      }),
      { seed: 5, numRuns: 300 },
    );
  });
});

describe('searching the glossary', () => {
  test('an empty search gives every term in the order of the reader’s alphabet', () => {
    const swedish = searchGlossary('', 'sv').map(({ sv }) => sv.term);
    expect(swedish).toHaveLength(108);
    expect(swedish.at(-1)).toBe('årshjul');
    expect(searchGlossary(' ', 'en').map(({ en }) => en.term)[0]).toBe('action plan');
  });

  test('a term that is meant comes first, then names, then explanations, in either language', () => {
    expect(searchGlossary('norm', 'sv').map(({ id }) => id)[0]).toBe('norm');
    expect(searchGlossary('konsuttryk', 'sv').map(({ id }) => id)).toEqual(['konsuttryck']);
    expect(searchGlossary('harassment', 'sv').map(({ id }) => id)).toEqual(
      expect.arrayContaining(['trakasserier', 'sexuella-trakasserier']),
    );
    expect(searchGlossary('finns inte alls', 'sv')).toEqual([]);
  });
});

describe('what may be proposed', () => {
  test.each([
    ['aromantisk', 'aromantisk'],
    ['  grå   asexualitet ', 'grå asexualitet'],
    ['2S/LGBTQ+', '2S/LGBTQ+'],
  ])('%s', (written, word) => {
    expect(proposable(written)).toBe(word);
  });

  test.each([
    '',
    '12',
    'a'.repeat(61),
    'min chef sa något om mig i går',
    '<b>x</b>',
    'a\n\nb c d e f g',
    '👍',
  ])('not %s', (written) => {
    expect(proposable(written)).toBeNull();
  });
});
