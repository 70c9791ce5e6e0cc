import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { LANGUAGES, type Language } from '../../bot/core/choices.ts';
import { content, type Programme, programmeById } from '../../bot/core/content.ts';
import { criteriaOf, evaluate } from '../../bot/core/criteria.ts';
import { groupProblem } from '../../bot/core/group.ts';
import type { UnitFacts } from '../../bot/core/measurement.ts';
import { EMPTY_ACTION } from '../../bot/core/plan.ts';
import {
  type ActionRow,
  type AgendaRow,
  EMPTY,
  type MeetingRow,
  type Stored,
  type UnitRows,
} from '../../bot/core/rows.ts';
import { findingText, groupText } from '../../bot/core/texts/rules/index.ts';

const programme = (id: string): Programme => {
  const found = programmeById(id);
  if (found === null) throw new Error(id);
  return found;
};
let last = 0;
const stored = <T>(value: T, key: string | null = null): Stored<T> => {
  last += 1;
  return {
    id: String(last),
    version: '1',
    key,
    unit: 'u',
    value,
    broken: [],
    changedAt: null,
    changedBy: null,
  };
};
const facts = (rows: Partial<UnitRows> = {}, group = ['amal', 'bo', 'cecilia']): UnitFacts => ({
  members: [],
  done: new Map(),
  manager: 'amal',
  group,
  rows: {
    StegvisUnit: [],
    StegvisSteps: [],
    StegvisPlan: [],
    StegvisMeetings: [],
    StegvisAgenda: [],
    StegvisFindings: [],
    ...rows,
  },
});
const action = (given: Partial<ActionRow>): Stored<ActionRow> =>
  stored({ ...EMPTY_ACTION, title: 'A', ...given });
const meeting = (kind: MeetingRow['kind'], state: MeetingRow['state'], key = 'm'): Stored<MeetingRow> =>
  stored({ ...EMPTY.StegvisMeetings, title: 'M', kind, start: null, end: null, state }, key);
const item = (given: Partial<AgendaRow>): Stored<AgendaRow> =>
  stored({
    ...EMPTY.StegvisAgenda,
    title: 'P',
    meetingKey: null,
    order: 1,
    minutes: 5,
    state: 'discussed',
    outcome: null,
    source: null,
    ...given,
  });
const finding = (id: string, criterion: string, given: UnitFacts) => {
  const found = criteriaOf(programme(id), given).find((one) => one.criterion.id === criterion)?.finding;
  if (found === undefined) throw new Error(criterion);
  return found;
};

describe('the group rule', () => {
  const klivet = programme('hbtq-klivet');
  test('three to five people including the manager, whoever they are', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.constantFrom(...'abcdefghij')),
        fc.constantFrom(...'abcdefghij'),
        (group, manager) => {
          const valid = group.length >= 3 && group.length <= 5 && group.includes(manager);
          expect(groupProblem(klivet, group, manager) === null).toBe(valid);
        },
      ),
    );
  });

  test.each([
    [['amal', 'bo'], 'Gruppen har 2 personer. Den ska ha 3–5 och chefen ska ingå.'],
    [['amal', 'b', 'c', 'd', 'e', 'f'], 'Gruppen har 6 personer. Den ska ha 3–5 och chefen ska ingå.'],
    [['b', 'c', 'd'], 'Chefen är inte med i gruppen. Den ska ha 3–5 och chefen ska ingå.'],
  ])('says in Swedish what is wrong with %j, and blocks only that criterion', (group, sentence) => {
    const problem = groupProblem(klivet, group, 'amal');
    expect(problem && groupText(problem, 'sv')).toBe(sentence);
    const plan = klivet.planAreas.map((area) => action({ area, state: 'active' }));
    expect(finding('hbtq-klivet', 'klivet-c1', facts({ StegvisPlan: plan }, group)).met).toBe(false);
    expect(finding('hbtq-klivet', 'klivet-c4', facts({ StegvisPlan: plan }, group)).met).toBe(true);
  });

  test('a member who is named twice counts once', () => {
    expect(groupProblem(klivet, ['amal', 'amal', 'bo'], 'amal')?.code).toBe('too-few');
  });

  test('a template without a group takes any, also none', () => {
    expect(groupProblem(programme('jarfalla-samkrafter'), [], 'amal')).toBeNull();
  });
});

describe('prerequisites', () => {
  const booked = (steps: (string | null)[]) => {
    const rule = programme('soderhamn-rfsl').prerequisites.find(({ id }) => id === 'rfsl-pre-2')?.rule;
    if (rule === undefined) throw new Error('rfsl-pre-2');
    const rows = steps.map((stepId) => {
      const row = meeting('session', 'planned');
      return { ...row, value: { ...row.value, stepId } };
    });
    const given = facts({ StegvisMeetings: rows });
    return evaluate({ facts: given, programme: programme('soderhamn-rfsl'), rule, step: null });
  };

  test('four half-days are booked, and a fifth does not undo that', () => {
    expect([3, 4, 5].map((n) => booked(Array.from({ length: n }, () => null)).met)).toEqual([
      false,
      true,
      true,
    ]);
  });

  test('one half-day that is booked four times is one', () => {
    const once = booked(['rfsl-pass-1', 'rfsl-pass-1', 'rfsl-pass-1', 'rfsl-pass-1']);
    expect([once.met, findingText(once, 'sv')]).toEqual([false, '1 av 4 utbildningstillfällen är bokade.']);
  });
});

describe('criteria', () => {
  test('a plan counts per area: drafts and dropped actions do not', () => {
    const plan = [
      action({ area: 'kunskap', state: 'active' }),
      action({ area: 'bemotande', state: 'done' }),
      action({ area: 'arbetsmiljo', state: 'draft' }),
      action({ area: 'arbetsmiljo', state: 'dropped' }),
    ];
    const found = finding('hbtq-klivet', 'klivet-c4', facts({ StegvisPlan: plan }));
    expect(found.met).toBe(false);
    expect(found.measurement?.shown).toEqual({ kunskap: 1, bemotande: 1, arbetsmiljo: 0 });
    expect(findingText(found, 'sv')).toBe('Åtgärd som är på gång eller klar saknas inom arbetsmiljö.');
  });

  test('a complete plan has an active or done action with a goal in each of the programme’s areas', () => {
    const plan = [
      action({ area: 'bemotande', state: 'active', goal: 'Mål' }),
      action({ area: 'arbetsmiljo', state: 'done', goal: ' ' }),
    ];
    expect(finding('soderhamn-rfsl', 'rfsl-c3', facts({ StegvisPlan: plan })).met).toBe(false);
    plan.push(action({ area: 'arbetsmiljo', state: 'active', goal: 'Mål' }));
    expect(finding('soderhamn-rfsl', 'rfsl-c3', facts({ StegvisPlan: plan })).met).toBe(true);
  });

  test('only held meetings of the right kind count', () => {
    const meetings = [
      meeting('workshop', 'held'),
      meeting('workshop', 'planned'),
      meeting('workshop', 'cancelled'),
      meeting('group', 'held'),
    ];
    const found = finding('malmo-fyra-steg', 'malmo-c2', facts({ StegvisMeetings: meetings }));
    expect(found.met).toBe(false);
    expect(findingText(found, 'sv')).toBe('1 av 2 workshoppar har hållits.');
    expect(findingText(found, 'en')).toBe('1 of 2 workshops held.');
  });

  test('several items with an outcome on one APT count as one APT', () => {
    const meetings = ['a', 'b', 'c'].map((key) => meeting('apt', 'held', key));
    const items = ['a', 'a', 'a', 'b'].map((meetingKey) => item({ meetingKey, outcome: 'Vi ändrar' }));
    const two = facts({ StegvisMeetings: meetings, StegvisAgenda: items });
    expect(finding('jarfalla-samkrafter', 'jarfalla-c1', two).measurement?.value).toBe(2);
    const more = [
      ...items,
      item({ meetingKey: 'c', outcome: ' ' }),
      item({ meetingKey: 'c', outcome: 'Nästa gång', state: 'notReached' }),
    ];
    expect(
      finding('jarfalla-samkrafter', 'jarfalla-c1', facts({ StegvisMeetings: meetings, StegvisAgenda: more }))
        .met,
    ).toBe(false);
    const three = [...items, item({ meetingKey: 'c', outcome: 'Vi fortsätter' })];
    expect(
      finding(
        'jarfalla-samkrafter',
        'jarfalla-c1',
        facts({ StegvisMeetings: meetings, StegvisAgenda: three }),
      ).met,
    ).toBe(true);
  });

  test('what Stegvis has no facts about is unmet and says so', () => {
    const rss = programme('rss-vasterbotten');
    const rule = { metric: 'nobodyKnows', op: '>=', value: 1 } as const;
    const found = evaluate({ facts: facts(), programme: rss, rule, step: null });
    expect(found).toMatchObject({ met: false, measurement: null });
    expect(findingText(found, 'sv')).toBe('Stegvis har ännu inga uppgifter om det här.');
  });

  test('themes and basic knowledge of all are what the frozen snapshots tell, and not yet before one', () => {
    const told = (themes?: UnitFacts['themes']) =>
      finding('rss-vasterbotten', 'rss-c1', { ...facts(), themes });
    expect(told()).toMatchObject({ met: false, measurement: null });
    expect(told({ snapshots: 0, allReached: false })).toMatchObject({ measurement: { value: false } });
    const rss = programme('rss-vasterbotten');
    const step = rss.steps.find(({ id }) => id === 'rss-teman');
    if (step === undefined) throw new Error('no step of themes');
    const completed = (themes?: UnitFacts['themes']) =>
      evaluate({ facts: { ...facts(), themes }, programme: rss, rule: step.completion, step }).met;
    expect([completed(), completed({ snapshots: 1, allReached: false })]).toEqual([false, true]);
    expect(told({ snapshots: 2, allReached: true }).met).toBe(true);
    expect(findingText(told({ snapshots: 2, allReached: false }), 'sv')).toBe(
      'Alla har inte nått baskunskap än.',
    );
  });

  test('follow-up dates: none when nothing is under way, all when every active action has one', () => {
    const template = programme('hbtq-klivet');
    const step = template.steps.find((one) => one.id === 'klivet-justering');
    if (step === undefined) throw new Error('no step');
    const ask = (plan: Stored<ActionRow>[]) =>
      evaluate({ facts: facts({ StegvisPlan: plan }), programme: template, rule: step.completion, step });
    expect(findingText(ask([]), 'sv')).toBe('Ingen åtgärd pågår.');
    expect(findingText(ask([action({ state: 'active' })]), 'sv')).toBe(
      '1 pågående åtgärd saknar datum för uppföljning.',
    );
    expect(ask([action({ state: 'active', followUpDate: '2026-03-02' })]).met).toBe(true);
  });
});

describe('the sentences', () => {
  const questions = content.programmes.flatMap((template) => [
    ...template.criteria.map((one) => ({ programme: template, rule: one.rule, step: null })),
    ...template.prerequisites.map((one) => ({ programme: template, rule: one.rule, step: null })),
    ...template.steps.map((step) => ({ programme: template, rule: step.completion, step })),
  ]);
  test.each(LANGUAGES)(
    'exist in %s for every metric of the content, within the limits of the voice',
    (language: Language) => {
      for (const question of questions) {
        const text = findingText(evaluate({ ...question, facts: facts({}, []) }), language);
        expect(text).toMatch(/^[A-ZÅÄÖ0-9][^!]*\.$/);
        expect(text).not.toMatch(/undefined|det här\.|this yet/);
        expect(text.length).toBeLessThanOrEqual(140);
      }
    },
  );
});
