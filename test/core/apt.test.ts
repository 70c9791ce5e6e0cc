/** Rules of the APT by property: keys of proposals, links of routines, what is offered, and the year. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { nextProposal, proposalBase, sameTitle } from '../../bot/core/agenda-source.ts';
import { suggestions, usedWithinYear } from '../../bot/core/apt-library.ts';
import { actionFromItem, answerTitle, ownerRoleOf } from '../../bot/core/apt-outcome.ts';
import { addDays } from '../../bot/core/calendar.ts';
import { content } from '../../bot/core/content.ts';
import { routineLink } from '../../bot/core/routine.ts';
import { type AgendaRow, EMPTY, type Stored } from '../../bot/core/rows.ts';
import { monthsOf, quarterOf, WHEEL } from '../../bot/core/wheel.ts';

const days = fc
  .date({ min: new Date('2025-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const row = (value: Partial<AgendaRow>, key: string | null = null): Stored<AgendaRow> => ({
  ...{ id: '7', version: '1', key, unit: 'u', broken: [], changedAt: null, changedBy: null },
  value: { ...EMPTY.StegvisAgenda, title: 'Punkt', ...value },
});

describe('a proposal', () => {
  test('through the group has a key that says nothing of anybody, and a key fits a single line', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.uuid(),
        fc.string({ minLength: 1, maxLength: 255 }),
        (unit, person, title) => {
          const base = proposalBase(unit, null, title);
          expect(base).not.toContain(person);
          expect(base.length).toBeLessThan(40);
          expect(proposalBase(unit, person, title)).not.toBe(base);
        },
      ),
    );
  });

  test('has the same key however it is spaced or capitalised, and another for another title', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-zåäö]{1,8}$/), { minLength: 1, maxLength: 6 }), (words) => {
        const [plain, loud] = [words.join(' '), ` ${words.join('   ').toUpperCase()}\n`];
        expect(sameTitle(plain, loud)).toBe(true);
        expect(proposalBase('u', 'p', plain)).toBe(proposalBase('u', 'p', loud));
        expect(proposalBase('u', 'p', `${plain} x`)).not.toBe(proposalBase('u', 'p', plain));
      }),
    );
  });

  test('gets a round of its own after any number of settled ones, and none while one waits', () => {
    const base = proposalBase('u', null, 'Punkt');
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 50 })), fc.boolean(), (rounds, waits) => {
        const rows = rounds.map((round) => row({ state: 'discussed' }, `${base}${round}`));
        if (waits) rows.push(row({ state: 'proposed' }, `${base}99`));
        const next = nextProposal(rows, base, 'Punkt');
        if (waits) expect(next).toHaveProperty('open');
        else expect(rows.map(({ key }) => key)).not.toContain('key' in next ? next.key : null);
      }),
    );
  });
});

describe('the library', () => {
  test('never offers what was used within a year, nor what is not for the programme', () => {
    const uses = fc.dictionary(fc.constantFrom(...content.aptIdeas.map(({ id }) => id)), days);
    fc.assert(
      fc.property(fc.constantFrom(...content.programmes), days, uses, (programme, day, used) => {
        const use = new Map(Object.entries(used));
        for (const idea of suggestions(content.aptIdeas, programme, day, use)) {
          expect(usedWithinYear(use, idea.id, day)).toBe(false);
          expect(idea.programmes).toContain(programme.id);
        }
      }),
    );
  });

  test('counts a use for 365 days and not for 366', () => {
    const use = new Map([['apt-01', '2026-01-20']]);
    expect(usedWithinYear(use, 'apt-01', addDays('2026-01-20', 364))).toBe(true);
    expect(usedWithinYear(use, 'apt-01', addDays('2026-01-20', 365))).toBe(false);
  });
});

describe('what an item leads to', () => {
  test('is owned by no safety representative, and by no person', () => {
    for (const idea of content.aptIdeas) {
      expect(ownerRoleOf(idea)).not.toBe('skyddsombud');
      const action = actionFromItem(row({ source: idea.id }), {
        meeting: null,
        ideas: content.aptIdeas,
        areas: ['bemotande'],
      });
      expect(action.ownerId).toBeNull();
      expect([null, 'bemotande']).toContain(action.area);
    }
  });

  test('brings an answer back under a title that fits a single line', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 255 }), (title) => {
        expect(answerTitle(title, 'fsg').length).toBeLessThanOrEqual(255);
      }),
    );
  });
});

test('a routine’s link is a https address without sign-in, or none', () => {
  fc.assert(
    fc.property(fc.webUrl({ validSchemes: ['https'] }), (link) => {
      expect(routineLink(link)).toBe(link.length > 255 ? null : link);
    }),
  );
  fc.assert(
    fc.property(
      fc.constantFrom('http', 'javascript', 'file', 'data', 'ftp', 'HTTP'),
      fc.string(),
      (scheme, rest) => {
        expect(routineLink(`${scheme}:${rest}`)).toBeNull();
        expect(routineLink(`${scheme}://${rest}`)).toBeNull();
      },
    ),
  );
});

describe('the wheel', () => {
  test('has something in every month, in both languages, and what domain.md says when', () => {
    for (const language of ['sv', 'en'] as const)
      for (const { lines } of monthsOf(null, language)) expect(lines.length).toBeGreaterThan(0);
    const monthsWith = (id: string) => WHEEL.find((part) => part.id === id)?.months;
    expect(monthsWith('sam')).toEqual([1, 2, 3]);
    expect(monthsWith('osa')).toEqual([2, 3]);
    expect(monthsWith('rest')).toEqual([7]);
    expect([1, 3, 4, 12].map((month) => quarterOf(`2026-${String(month).padStart(2, '0')}-01`))).toEqual([
      1, 1, 2, 4,
    ]);
  });
});
