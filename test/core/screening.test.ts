import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { FINDING_KINDS, WHOSE } from '../../bot/core/api-findings.ts';
import { LANGUAGES, PLAN_AREAS } from '../../bot/core/choices.ts';
import { content, programmeById } from '../../bot/core/content.ts';
import { ideasFor, libraryFindings } from '../../bot/core/finding-ideas.ts';
import { EMPTY, type FindingRow, type Stored, type UnitRows } from '../../bot/core/rows.ts';
import { changedFinding, lackingIn, newFindingRow, screeningSteps } from '../../bot/core/screening.ts';

const malmo = programmeById('malmo-fyra-steg');
if (malmo === null) throw new Error('no malmo-fyra-steg');

const stored = (value: FindingRow): Stored<FindingRow> => ({
  ...{ id: '1', version: '"1"', key: 'k', unit: 'u', broken: [], changedAt: null, changedBy: null },
  value,
});
const rowsOf = (findings: FindingRow[]): Pick<UnitRows, 'StegvisFindings' | 'StegvisPlan'> => ({
  StegvisFindings: findings.map(stored),
  StegvisPlan: [],
});
const findingRow = fc.record({
  title: fc.string({ minLength: 1 }),
  kind: fc.constantFrom(...FINDING_KINDS),
  area: fc.constantFrom(...PLAN_AREAS, null),
  concerns: fc.constant(null),
  whose: fc.constantFrom(...WHOSE, null),
  link: fc.constant(null),
  stepId: fc.constant(null),
});

describe('the library of findings', () => {
  test('has twenty, in both languages, and every action that it names exists', () => {
    expect(libraryFindings).toHaveLength(20);
    const actions = new Set(content.actionIdeas.map(({ id }) => id));
    for (const idea of libraryFindings) {
      for (const language of LANGUAGES)
        for (const text of Object.values(idea[language])) expect(text.trim()).not.toBe('');
      expect(idea.suggestedActions.filter((id) => !actions.has(id))).toEqual([]);
    }
  });

  test('offers nothing from an area that the programme does not have, nor what is there already', () => {
    for (const programme of content.programmes)
      for (const language of LANGUAGES) {
        const offered = ideasFor(programme, [], language);
        expect(offered.length).toBeGreaterThan(0);
        expect(offered.filter(({ area }) => !programme.planAreas.includes(area))).toEqual([]);
        const taken = offered.map(({ id }) => ({ key: `${id}.0d0e`, title: 'Omskriven' }));
        expect(ideasFor(programme, taken, language)).toEqual([]);
        const named = offered.map(({ title }) => ({ key: null, title: ` ${title.toUpperCase()}` }));
        expect(ideasFor(programme, named, language === 'sv' ? 'en' : 'sv')).toEqual([]);
      }
  });
});

describe('what is lacking', () => {
  test('is an everyday life that no finding is about, and an area without one, whatever else is there', () => {
    fc.assert(
      fc.property(fc.array(findingRow), (findings) => {
        const lacking = lackingIn(malmo, rowsOf(findings));
        for (const one of ['staff', 'residents'] as const)
          expect(lacking.whose.includes(one)).toBe(
            !findings.some(({ whose }) => whose === one || whose === 'both'),
          );
        for (const area of malmo.planAreas)
          expect(lacking.areas.includes(area)).toBe(!findings.some((row) => row.area === area));
        expect(lacking.actionAreas).toEqual(malmo.planAreas);
      }),
    );
  });

  test('a routine is no finding and fills no gap', () => {
    const routine = {
      ...EMPTY.StegvisFindings,
      title: 'Rutin',
      link: 'https://x.example',
      whose: 'both',
    } as const;
    expect(lackingIn(malmo, rowsOf([routine])).whose).toEqual(['staff', 'residents']);
  });
});

describe('a finding', () => {
  test('is of the programme’s areas and steps alone, and keeps one that it has', () => {
    const refused = newFindingRow({ title: 'A', kind: 'norm', area: 'kunskap', stepId: 'x' }, malmo);
    expect(refused).toEqual({
      ok: false,
      fault: {
        kind: 'invalid',
        fields: [
          { field: 'area', code: 'not-a-choice' },
          { field: 'stepId', code: 'not-a-choice' },
        ],
      },
    });
    const old: FindingRow = { ...EMPTY.StegvisFindings, title: 'A', area: 'kunskap' };
    expect(changedFinding(old, { title: 'B' }, malmo)).toEqual({ ok: true, value: { title: 'B' } });
  });

  test('is written for the steps whose output is the screening', () => {
    expect(content.programmes.map((programme) => screeningSteps(programme).map(({ id }) => id))).toEqual([
      [],
      ['rfsl-hbtq-grupp'],
      [],
      ['malmo-ws-1', 'malmo-2'],
      [],
    ]);
  });
});
