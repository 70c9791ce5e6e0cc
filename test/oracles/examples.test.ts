/** Microsoft's documented answers beside those of the local tenant: the same properties, of the same types. */
import { readFileSync } from 'node:fs';
import { beforeAll, expect, test } from '@jest/globals';
import {
  compare,
  type Example,
  type KnownDifference,
  ourAnswers,
  type Properties,
  propertiesOf,
  readExamples,
} from './examples.ts';
import { makeGraphChecker } from './graph-check.ts';
import { describeWithOracles } from './support.ts';
import { readTraffic } from './traffic.ts';

const known: KnownDifference[] = JSON.parse(
  readFileSync(new URL('./example-differences.json', import.meta.url), 'utf8'),
);
const fileOf = ({ name }: Example): string => name.split(':')[0] ?? '';

describeWithOracles('the documented examples', () => {
  let examples: Example[] = [];
  let ours = new Map<string, Properties>();
  beforeAll(() => {
    const checker = makeGraphChecker();
    examples = readExamples(checker);
    ours = ourAnswers(checker, readTraffic());
  });

  const isKnown = (example: Example, property: string): boolean =>
    known.some(
      (one) =>
        one.examples.includes(fileOf(example)) &&
        one.properties.includes(property.replace(/^value\[\]\./, '').replace(/:.*$/, '')),
    );

  test('of what the local tenant serves have the properties that our answers have, of the same types, or a reason', () => {
    const wrong: string[] = [];
    let compared = 0;
    for (const example of examples) {
      const own = ours.get(`${example.method} ${example.path}`);
      const entries = (of: Iterable<string>): boolean => [...of].some((path) => path.startsWith('value[]'));
      if (!own || (entries(propertiesOf([example.body]).keys()) && !entries(own.keys()))) {
        const told = known.some(
          (one) => one.properties.length === 0 && one.examples.includes(fileOf(example)),
        );
        if (!told) wrong.push(`${example.name}: no suite asks for ${example.method} ${example.path}`);
        continue;
      }
      compared++;
      const { lacks, adds, other } = compare(example, own);
      const say = (what: string, all: string[]): void => {
        for (const property of all)
          if (!isKnown(example, property)) wrong.push(`${example.name}: ${what} ${property}`);
      };
      say('our answers lack', lacks);
      say('our answers add', adds);
      say('ours is another type:', other);
    }
    process.stdout.write(
      `Graph examples: ${examples.length} of Microsoft's answers, ${compared} compared with ours, ${wrong.length} differ without a reason\n`,
    );
    expect(compared).toBeGreaterThan(25);
    expect(wrong).toEqual([]);
  });

  test('of differences that are explained exist, and the reason is a sentence', () => {
    const files = new Set(examples.map(fileOf));
    for (const { examples: of, reason } of known) {
      for (const file of of) expect(files).toContain(file);
      expect(reason).toMatch(/\w.*\.$/);
    }
  });

  test('notice a property that is missing, one that is new, and one of another type', () => {
    const example: Example = {
      name: 'x: y',
      method: 'GET',
      path: '/x',
      status: 200,
      shortened: false,
      body: { value: [{ id: '1', createdBy: { user: { id: 'u' } }, count: 1, gone: null }], none: [] },
    };
    const own = propertiesOf([
      { value: [{ id: 1, more: true, gone: 'x' }], none: [{ id: 'a' }] },
      { value: [{ count: 2 }] },
    ]);
    expect(compare(example, own)).toEqual({
      lacks: ['value[].createdBy'],
      adds: ['value[].more'],
      other: ['value[].id: number for string'],
    });
    expect(compare({ ...example, shortened: true }, own).adds).toEqual([]);
  });
});
