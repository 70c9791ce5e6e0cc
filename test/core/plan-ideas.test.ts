import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isWorkingDay } from '../../bot/core/calendar.ts';
import { content, type Programme, programmeById } from '../../bot/core/content.ts';
import { datedIdea, planIdeas } from '../../bot/core/plan-ideas.ts';
import { type ActionRow, EMPTY, type FindingRow } from '../../bot/core/rows.ts';
import { swedishDays } from '../../bot/days/holidays.ts';

const programme = (id: string): Programme => {
  const found = programmeById(id);
  if (found === null) throw new Error(id);
  return found;
};
const asked = (id: string, given: { plan?: ActionRow[]; finding?: FindingRow; step?: string } = {}) => ({
  programme: programme(id),
  areas: programme(id).planAreas,
  plan: given.plan ?? [],
  finding: given.finding ?? null,
  step: programme(id).steps.find((step) => step.id === given.step) ?? null,
});
const finding = (title: string, given: Partial<FindingRow> = {}): FindingRow => ({
  title,
  ...EMPTY.StegvisFindings,
  ...given,
});

describe('suggestions', () => {
  test.each(content.programmes.map(({ id }) => id))('%s: nothing from an area that it lacks', (id) => {
    for (const step of [undefined, ...programme(id).steps.map((each) => each.id)]) {
      const areas = planIdeas(asked(id, step === undefined ? {} : { step }), 'sv').map(({ area }) => area);
      for (const area of areas) expect(programme(id).planAreas).toContain(area);
    }
    expect(planIdeas(asked(id), 'sv').length).toBeGreaterThan(9);
  });

  test('nothing that the plan has, in any state, by title or indicator, in either language', () => {
    const [first, second, third] = planIdeas(asked('hbtq-klivet'), 'sv');
    const english = planIdeas(asked('hbtq-klivet'), 'en')[2];
    if (!first || !second || !third || !english) throw new Error('no ideas');
    const plan = [
      { ...EMPTY.StegvisPlan, title: ` ${first.title.toUpperCase()}. `, state: 'dropped' as const },
      { ...EMPTY.StegvisPlan, title: 'Eget namn', indicator: second.indicator },
      { ...EMPTY.StegvisPlan, title: english.title },
    ];
    const ids = planIdeas(asked('hbtq-klivet', { plan }), 'sv').map(({ id }) => id);
    for (const idea of [first, second, third]) expect(ids).not.toContain(idea.id);
  });

  test('what the library suggests for a finding comes first; words do for one of the unit’s own', () => {
    const same = planIdeas(
      asked('malmo-fyra-steg', {
        finding: finding('Bara två kön i blanketter och system', { area: 'bemotande' }),
      }),
      'sv',
    );
    expect(same[0]).toMatchObject({ id: 'act-b01', fits: 'finding' });
    expect(new Set(same.map(({ area }) => area))).toEqual(new Set(['bemotande']));
    const own = planIdeas(
      asked('malmo-fyra-steg', {
        finding: finding('Blanketten frågar om mor och far', { area: 'bemotande' }),
      }),
      'sv',
    );
    expect(own[0]).toMatchObject({ id: 'act-b01', fits: 'finding' });
  });

  test('every finding of the library gets at least one of its own suggestions where the programme has the area', async () => {
    const { default: risks } = await import('../../bot/core/content/risks.json', { with: { type: 'json' } });
    for (const risk of risks) {
      const area = risk.area as 'kunskap' | 'bemotande' | 'arbetsmiljo';
      const ideas = planIdeas(asked('hbtq-klivet', { finding: finding(risk.sv.title, { area }) }), 'sv');
      expect(risk.suggestedActions).toContain(ideas[0]?.id);
    }
  });

  test('a step puts what its topics are about first', () => {
    const ideas = planIdeas(asked('malmo-fyra-steg', { step: 'malmo-2' }), 'sv');
    expect(ideas[0]?.fits).toBe('step');
    expect(JSON.stringify(ideas.slice(0, 3))).toMatch(/trakasseri|diskriminering|kränk/i);
  });
});

describe('days to begin with', () => {
  const days = swedishDays(2026, 2029);
  const [idea] = planIdeas(asked('hbtq-klivet'), 'sv');
  const dated = (today: string, dueMonths: number) => {
    if (idea === undefined) throw new Error('no idea');
    return datedIdea({ ...idea, dueMonths }, today, days);
  };

  test('are working days, one after the other, whenever it is asked', () => {
    const start = fc.date({ min: new Date('2026-01-01'), max: new Date('2027-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(start, fc.integer({ min: 1, max: 12 }), (date, months) => {
        const today = date.toISOString().slice(0, 10);
        const { dueDate, followUpDate } = dated(today, months);
        expect([dueDate, followUpDate].map((day) => isWorkingDay(day, days))).toEqual([true, true]);
        expect(today < dueDate && dueDate < followUpDate).toBe(true);
      }),
    );
  });

  test('are the last of a month where the day does not exist, and after Sundays and Christmas', () => {
    expect(dated('2026-07-31', 2).dueDate).toBe('2026-09-30');
    expect(dated('2026-01-12', 6).dueDate).toBe('2026-07-13');
    expect(dated('2026-11-25', 1).dueDate).toBe('2026-12-28');
  });
});
