/** Files of templates: what is right goes around whole, what is wrong is told all at once in plain words. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { content, type Programme } from '../../bot/core/content.ts';
import { METRICS } from '../../bot/core/metrics.ts';
import { FILE_MARK, readTemplate, readTemplateFile, templateFile } from '../../bot/core/template.ts';
import { metricName } from '../../bot/core/texts/metrics.ts';
import { templateProblemText } from '../../bot/core/texts/template.ts';
import { topicName } from '../../bot/core/texts/topics.ts';

type Raw = Record<string, unknown>;
const malmo = content.programmes.find(({ id }) => id === 'malmo-fyra-steg') as Programme;
const fresh = (): { template: Programme } & Raw =>
  JSON.parse(JSON.stringify(templateFile(malmo))) as { template: Programme } & Raw;
/** What is said of a file that was changed in one way. */
const said = (change: (template: Programme) => void, language: 'sv' | 'en' = 'sv'): string[] => {
  const file = fresh();
  change(file.template);
  const read = readTemplateFile(file);
  if (read.ok) return [];
  return read.problems.map((problem) => templateProblemText(problem, file.template, language));
};
const step = (template: Programme, index: number) => template.steps[index] as Programme['steps'][number];

describe('a template as a file', () => {
  test('comes back as it went out, for all five', () => {
    for (const programme of content.programmes) {
      const read = readTemplateFile(JSON.parse(JSON.stringify(templateFile(programme))));
      expect(read).toEqual({ ok: true, template: (({ id: _, ...rest }) => rest)(programme) });
    }
  });

  test('every metric and topic of the content has a name in both languages', () => {
    const metrics = content.programmes.flatMap((each) => [
      ...each.steps.map(({ completion }) => completion.metric),
      ...[...each.criteria, ...each.prerequisites].map(({ rule }) => rule.metric),
    ]);
    for (const metric of new Set([...metrics, ...Object.keys(METRICS)])) {
      expect(Object.keys(METRICS)).toContain(metric);
      for (const language of ['sv', 'en'] as const) expect(metricName(metric, language)).not.toBe(metric);
    }
    for (const topic of content.programmes.flatMap((each) => each.steps.flatMap(({ topics }) => topics)))
      expect(topicName(topic, 'en')).not.toBe(topic);
  });
});

describe('what is wrong is told with its place', () => {
  test.each<[string, (template: Programme) => void, string]>([
    [
      'a missing translation',
      (of) => void Object.assign(step(of, 2).en, { title: '' }),
      'Steg 3, Steg 2: diskriminering och likabehandling: engelsk titel saknas.',
    ],
    [
      'a whole language that is missing',
      (of) => void Reflect.deleteProperty(step(of, 2), 'en'),
      'Steg 3, Steg 2: diskriminering och likabehandling: engelsk översättning saknas.',
    ],
    [
      'an unknown field',
      (of) => void Object.assign(step(of, 1), { colour: 'red' }),
      'Steg 2, Workshop 1: fältet ”colour” känns inte igen. Ta bort det.',
    ],
    [
      'an unknown metric',
      (of) => void Object.assign(step(of, 1).completion, { metric: 'happiness' }),
      'Steg 2, Workshop 1: måttet ”happiness” finns inte i Stegvis. Välj ett som finns.',
    ],
    [
      'a step that depends on none',
      (of) => void Object.assign(step(of, 1), { dependsOn: ['malmo-9'] }),
      'Steg 2, Workshop 1: det bygger på ”malmo-9”, som inte är något steg i mallen.',
    ],
    [
      'a text that is too long',
      (of) => void Object.assign(step(of, 1).sv, { purpose: 'x'.repeat(1_001) }),
      'Steg 2, Workshop 1: svenskt syfte får ha högst 1000 tecken.',
    ],
    [
      'two steps with one id',
      (of) => void Object.assign(step(of, 1), { id: 'malmo-2' }),
      'Steg 3, Steg 2: diskriminering och likabehandling: id ”malmo-2” används redan. Ge var och en sitt eget.',
    ],
    [
      'a limit under 1',
      (of) => void Object.assign((of.criteria[1] as Programme['criteria'][number]).rule, { value: 0 }),
      'Villkor 2: gränsen ska vara ett helt tal mellan 1 och 100.',
    ],
    [
      'markup',
      (of) => void Object.assign(step(of, 1).sv, { title: '<img src=x onerror=alert(1)>' }),
      'Steg 2, <img src=x onerror=alert(1)>: svensk titel innehåller kod. Skriv vanlig text.',
    ],
    [
      'a link that a card would make clickable',
      (of) => void Object.assign(step(of, 1).sv, { title: '[klicka](https://example.org)' }),
      'Steg 2, [klicka](https://example.org): svensk titel innehåller kod. Skriv vanlig text.',
    ],
    [
      'an output of nobody',
      (of) =>
        void Object.assign((of.criteria[0] as Programme['criteria'][number]).rule, {
          value: ['vision', 'fest'],
        }),
      'Villkor 1: resultatet ”fest” hör inte till något steg.',
    ],
    ['no steps', (of) => void Object.assign(of, { steps: [] }), 'Mallen: steg saknas.'],
  ])('%s', (_, change, sentence) => {
    expect(said(change)).toContain(sentence);
  });

  test('a share outside 0–100 percent', () => {
    const wrong = said((of) => {
      step(of, 1).completion = { metric: 'attendanceShare', op: '>=', value: 1.5, basis: 'source' };
    });
    expect(wrong).toEqual(['Steg 2, Workshop 1: gränsen 150 procent ligger utanför 0–100 procent.']);
  });

  test('a circle, once, by the steps’ names', () => {
    const wrong = said((of) => {
      step(of, 0).dependsOn = ['malmo-4'];
    });
    expect(wrong).toHaveLength(1);
    expect(wrong[0]).toMatch(/^Steg 1, .*: stegen väntar på varandra i en ring: Steg 1: /);
  });

  test('everything at once, in the reader’s language', () => {
    const wrong = said((of) => {
      step(of, 1).en.title = '';
      step(of, 2).dependsOn = ['nobody'];
      Object.assign(of, { secret: 1 });
      (of.criteria[1] as Programme['criteria'][number]).rule.metric = 'happiness';
    }, 'en');
    expect(wrong.sort()).toEqual([
      'Criterion 2: Stegvis has no metric “happiness”. Choose one that exists.',
      'Step 2, Workshop 1: English title is missing.',
      'Step 3, Steg 2: diskriminering och likabehandling: it builds on “nobody”, which is no step of the template.',
      'The template: the field “secret” is not known. Remove it.',
    ]);
  });
});

describe('a file that is built to do harm', () => {
  test.each<[string, unknown]>([
    ['another file', { hello: 'world' }],
    ['nothing', null],
    ['a list', []],
    ['a number', 7],
    ['a template of another version', { format: FILE_MARK, version: 9, template: {} }],
  ])('is no template: %s', (_, file) => {
    expect(readTemplateFile(file)).toMatchObject({ ok: false, problems: [{ code: 'not-a-template' }] });
  });

  test('a field that would change every object is refused, wherever it stands, and changes none', () => {
    for (const place of [
      (raw: string) => `{"__proto__":{"polluted":1},${raw.slice(1)}`,
      (raw: string) => raw.replace('"sv":{', '"sv":{"__proto__":{"polluted":1},'),
    ]) {
      const raw = place(JSON.stringify(fresh().template));
      const file: unknown = { format: FILE_MARK, version: 1, template: JSON.parse(raw) };
      expect(readTemplateFile(file)).toMatchObject({
        ok: false,
        problems: [{ code: 'unknown-field', detail: '__proto__' }],
      });
    }
    expect(({} as Raw).polluted).toBeUndefined();
  });

  test('nesting without end and parts without number end the reading at once', () => {
    const deep: unknown = JSON.parse(`${'['.repeat(50_000)}${']'.repeat(50_000)}`);
    expect(readTemplate({ steps: deep })).toMatchObject({ problems: [{ code: 'too-deep' }] });
    expect(readTemplate({ steps: Array.from({ length: 30_000 }, () => 1) })).toMatchObject({
      problems: [{ code: 'too-deep' }],
    });
  });

  test('whatever a file holds, reading it ends with a template or with sentences', () => {
    const paths = ['steps', 'criteria', 'roles', 'sv', 'planAreas', 'cadence', 'notes', 'term'] as const;
    fc.assert(
      fc.property(fc.constantFrom(...paths), fc.jsonValue(), (path, junk) => {
        const file = fresh();
        Object.assign(file.template, { [path]: junk });
        const read = readTemplateFile(file);
        if (read.ok) return;
        for (const problem of read.problems)
          for (const language of ['sv', 'en'] as const)
            expect(templateProblemText(problem, file.template, language)).toMatch(/^\P{Ll}.*\.$/su);
      }),
    );
  });
});
