/** The table of what the five programmes ask for (`test/walks/fidelity.md`) is whole, and every test in it exists. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { content, type Programme, type Rule } from '../../bot/core/content.ts';

const TESTS = new URL('../', import.meta.url);
const LABELS = ['source', 'source-example', 'source-silent', 'field', 'own', 'assumption'];

interface Row {
  what: string;
  kind: string;
  basis: string;
  shown: string[];
}

const table = readFileSync(new URL('walks/fidelity.md', TESTS), 'utf8');

/** The rows of each programme, by its id. */
const written = new Map(
  table
    .split(/^## /m)
    .slice(1)
    .map((section): [string, Row[]] => {
      const id = /\(`([^`]+)`\)/.exec(section)?.[1] ?? section;
      const lines = section.split('\n').filter((line) => line.startsWith('| ') && !line.startsWith('| what'));
      return [
        id,
        lines.map((line) => {
          const [what = '', kind = '', basis = '', shown = ''] = line.slice(2, -2).split(' | ');
          return { what, kind, basis, shown: shown.split('<br>') };
        }),
      ];
    }),
);

const ruleText = ({ metric, op, value, areas }: Rule): string =>
  `${metric} ${op} ${Array.isArray(value) ? value.join(', ') : value}${areas ? ` in ${areas.join(', ')}` : ''}`;

/** What has to stand there: `what | kind | basis`. What steps lead to has no basis of its own in the template. */
const asked = (programme: Programme): string[] => [
  ...programme.steps.map(({ id, sv, offsetWeeks, dependsOn, basis }) => {
    const after = dependsOn.length === 0 ? '' : `, after ${dependsOn.join(', ')}`;
    return `\`${id}\` ${sv.title} (week ${offsetWeeks}${after}) | step | ${basis}`;
  }),
  ...programme.roles.map(({ role, min, max, mustInclude, basis }) => {
    const including = mustInclude.length === 0 ? '' : `, with ${mustInclude.join(', ')}`;
    return `\`${role}\` ${min}–${max ?? ''}${including} | role | ${basis}`;
  }),
  ...programme.steps.flatMap(({ id, outputs }) =>
    outputs.map((output) => `\`${output}\` of \`${id}\` | artefact`),
  ),
  `\`planArtefact\` ${programme.planArtefact} | artefact | ${programme.planArtefactBasis}`,
  ...programme.prerequisites.map(
    ({ id, rule, basis }) => `\`${id}\` ${ruleText(rule)} | threshold | ${basis}`,
  ),
  ...programme.steps.map(
    ({ id, completion }) => `\`${id}\` ${ruleText(completion)} | threshold | ${completion.basis}`,
  ),
  ...programme.criteria.map(({ id, rule, basis }) => `\`${id}\` ${ruleText(rule)} | threshold | ${basis}`),
  `\`planAreas\` ${programme.planAreas.join(', ')} | threshold | ${programme.planAreasBasis}`,
  `\`validityMonths\` ${programme.validityMonths ?? 'none'} | threshold | ${programme.validityBasis}`,
  `\`typicalDurationWeeks\` ${programme.typicalDurationWeeks} | threshold | ${programme.durationBasis}`,
];

/** The names of a file's tests, as they stand in its source. */
const names = new Map<string, Set<string>>();
const namesIn = (file: string): Set<string> => {
  const known = names.get(file);
  if (known) return known;
  const source = readFileSync(new URL(file, TESTS), 'utf8');
  const found = [...source.matchAll(/\btest(?:\.each[\s\S]*?\))?\(\s*'((?:[^'\\]|\\.)*)'/g)];
  const all = new Set(found.flatMap(([, name]) => (name === undefined ? [] : [name])));
  names.set(file, all);
  return all;
};

describe('the table of what the five programmes ask for', () => {
  test('has a section for each of the five, and no other', () => {
    expect([...written.keys()]).toEqual(content.programmes.map(({ id }) => id));
  });

  test.each(content.programmes.map((programme) => [programme.id, programme] as const))(
    '%s: every step, role, artefact and threshold has its row with its basis, and no row is of something else',
    (id, programme) => {
      const rows = (written.get(id) ?? []).filter(({ kind }) => kind !== 'notes');
      const isOutput = ({ kind, what }: Row) => kind === 'artefact' && !what.startsWith('`planArtefact`');
      const stands = rows.map((row) =>
        [row.what, row.kind, ...(isOutput(row) ? [] : [row.basis])].join(' | '),
      );
      expect(stands.sort()).toEqual(asked(programme).sort());
    },
  );

  test('says of each row where it comes from, and names at least one test', () => {
    for (const [id, rows] of written) {
      expect([id, rows.some(({ kind }) => kind === 'notes')]).toEqual([id, true]);
      for (const { what, basis, shown } of rows) {
        expect([what, LABELS.includes(basis)]).toEqual([what, true]);
        expect([what, shown.every((each) => each.includes(' › '))]).toEqual([what, true]);
      }
    }
  });

  test('names only tests that exist', () => {
    const lost = [...written.values()].flat().flatMap(({ what, shown }) =>
      shown.flatMap((each) => {
        const [file = '', name = ''] = each.split(' › ');
        return namesIn(file).has(name) ? [] : [`${what}: ${each}`];
      }),
    );
    expect(lost).toEqual([]);
  });
});
