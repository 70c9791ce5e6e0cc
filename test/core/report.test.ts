/** Evidence, certificate, follow-up and the draft of the annual report, as rules over facts. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { LANGUAGES, OWNER_ROLES } from '../../bot/core/choices.ts';
import { content, type Programme, programmeById } from '../../bot/core/content.ts';
import { asciiName, fileName } from '../../bot/core/documents/file-name.ts';
import type { DocumentFrame } from '../../bot/core/documents/model.ts';
import { planDocument, planWorkbook } from '../../bot/core/documents/plan.ts';
import type { UnitFacts } from '../../bot/core/measurement.ts';
import { EMPTY_ACTION } from '../../bot/core/plan.ts';
import { annualReportOf, reportYears } from '../../bot/core/report/annual-report.ts';
import { defaultValidUntil, notedCertificate } from '../../bot/core/report/certificate.ts';
import { evidenceOf } from '../../bot/core/report/evidence.ts';
import { checksOf, quarterlyCheck, quarterOf } from '../../bot/core/report/follow-up.ts';
import { changedLinks, isLink } from '../../bot/core/report/links.ts';
import { whoseTurn } from '../../bot/core/report/whose-turn.ts';
import { type ActionRow, EMPTY, type Stored, type UnitRow, type UnitRows } from '../../bot/core/rows.ts';
import { certificateText } from '../../bot/core/texts/report/index.ts';
import { withoutNames } from '../../bot/core/without-names.ts';

const programme = (id: string): Programme => {
  const found = programmeById(id);
  if (found === null) throw new Error(id);
  return found;
};
const RFSL = programme('soderhamn-rfsl');
let last = 0;
const stored = <T>(value: T, key: string | null = null): Stored<T> => {
  last += 1;
  return {
    ...{ id: String(last), version: '1', key, unit: 'u', value, broken: [] },
    changedAt: null,
    changedBy: null,
  };
};
const ROWS: UnitRows = {
  StegvisUnit: [],
  StegvisSteps: [],
  StegvisPlan: [],
  StegvisMeetings: [],
  StegvisAgenda: [],
  StegvisFindings: [],
};
const unitRow = (given: Partial<UnitRow>): Stored<UnitRow> =>
  stored({ ...EMPTY.StegvisUnit, title: 'Enheten', ...given });
const action = (given: Partial<ActionRow>): Stored<ActionRow> =>
  stored({ ...EMPTY_ACTION, title: 'Åtgärd', ...given });
const facts = (rows: Partial<UnitRows> = {}, given: Partial<UnitFacts> = {}): UnitFacts => ({
  members: [],
  done: new Map(),
  manager: 'amal',
  group: [],
  rows: { ...ROWS, ...rows },
  ...given,
});
const day = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('a certificate', () => {
  const input = { title: 'Hbtq-certifikat', date: '2026-01-12', issuer: 'RFSL' };

  test('is valid as long as the template says, and without end where it says nothing', () => {
    expect(notedCertificate(input, RFSL, '2026-01-12', 'chef')).toMatchObject({
      value: { validUntil: '2029-01-12', recordedBy: 'chef' },
    });
    expect(notedCertificate(input, programme('malmo-fyra-steg'), '2026-01-12', 'chef')).toMatchObject({
      value: { validUntil: null },
    });
    expect(notedCertificate({ ...input, validUntil: null }, RFSL, '2026-01-12', 'chef')).toMatchObject({
      value: { validUntil: null },
    });
    expect(defaultValidUntil({ validityMonths: 1 }, '2026-01-31')).toBe('2026-02-28');
  });

  test('is refused with a date that has not come, or an end that is not after it', () => {
    fc.assert(
      fc.property(day, day, day, (date, validUntil, today) => {
        const noted = notedCertificate({ ...input, date, validUntil }, RFSL, today, 'chef');
        const wrong = noted.ok || noted.fault.kind !== 'invalid' ? [] : noted.fault.fields;
        expect(wrong.map(({ field }) => field)).toEqual([
          ...(date > today ? ['date'] : []),
          ...(validUntil <= date ? ['validUntil'] : []),
        ]);
      }),
    );
  });

  test('is told as what was noted, by which role, and never as being certified', () => {
    const noted = { ...input, validUntil: '2029-01-12', recordedBy: 'chef' } as const;
    expect(certificateText(noted, 'sv')).toBe(
      'Intyg noterat av chefen 12 januari 2026: Hbtq-certifikat, RFSL. Gäller till 12 januari 2029.',
    );
    for (const language of LANGUAGES)
      expect(certificateText({ ...noted, title: '', issuer: null, date: null }, language)).not.toMatch(
        /certifierad|certified|undefined|null/i,
      );
  });
});

describe('the evidence', () => {
  const members = Array.from({ length: 20 }, (_, n) => `p${n}`);
  const done = (count: number) => new Set(members.slice(0, count));

  test('tells 16 of 20 live, and what is missing next and whose turn it is', () => {
    const attended = facts({}, { members, done: new Map([['rfsl-pass-1', done(16)]]) });
    const { steps, next } = evidenceOf({ programme: RFSL, facts: attended, language: 'sv' });
    expect(steps[0]).toMatchObject({
      state: 'done',
      reason: '16 av 20 har deltagit; 80 procent är nått.',
    });
    expect(next.map(({ id, turn }) => [id, turn])).toEqual([
      ['rfsl-pre-2', 'Chefen'],
      ['rfsl-pass-2', 'Medarbetarna'],
      ['rfsl-hbtq-grupp', 'Gruppen'],
    ]);
    const one = evidenceOf({
      programme: RFSL,
      facts: { ...attended, done: new Map([['rfsl-pass-1', done(15)]]) },
      language: 'sv',
    });
    expect(one.steps[0]).toMatchObject({
      state: 'open',
      reason: '15 av 20 har deltagit; 80 procent behövs.',
    });
  });

  test('marks what is an assumption, shows the vision once approved, and what was recorded', () => {
    const malmo = programme('malmo-fyra-steg');
    const step = (given: object) =>
      stored({ ...EMPTY.StegvisSteps, title: 'Steg 1', stepId: 'malmo-1', ...given });
    const rows = (given: object) => ({
      StegvisUnit: [unitRow({ mandate: 'Vi ska.', mandateDate: '2026-01-12', mandateBasis: 'KS 2026/12' })],
      StegvisSteps: [step({ output: 'Alla är väntade.', ...given })],
    });
    const draft = evidenceOf({ programme: malmo, facts: facts(rows({})), language: 'sv' });
    expect(draft.vision).toBeNull();
    const approved = evidenceOf({
      programme: malmo,
      facts: facts(rows({ approvedOn: '2026-02-03' })),
      language: 'sv',
    });
    expect(approved.vision).toBe('Alla är väntade.');
    expect(approved.recorded).toEqual([
      'Uppdrag noterat av chefen, daterat 12 januari 2026.',
      'Beslutet bakom uppdraget: KS 2026/12',
      'Godkänt av enheten 3 februari 2026: vision.',
    ]);
    expect(approved.criteria.find(({ id }) => id === 'malmo-c3')?.assumption).toBe(true);
    expect(approved.criteria.find(({ id }) => id === 'malmo-c2')?.assumption).toBe(false);
  });

  test.each(content.programmes.map((each) => [each.id, each] as const))(
    '%s: every rule has somebody whose turn it is, and never the safety representative',
    (_, each) => {
      for (const { completion, kind } of each.steps)
        expect([...OWNER_ROLES, 'provider']).toContain(whoseTurn(each, completion.metric, kind));
      for (const language of LANGUAGES) {
        const evidence = evidenceOf({ programme: each, facts: facts(), language });
        expect(JSON.stringify(evidence)).not.toMatch(/undefined|NaN/);
        expect(evidence.next.length).toBeGreaterThan(0);
      }
    },
  );
});

describe('following up', () => {
  const whole = {
    state: 'active',
    dueDate: '2026-04-01',
    followUpDate: '2026-06-01',
    ownerRole: 'chef',
  } as const;
  const there = new Set(['amal']);

  test.each([
    [{}, []],
    [{ dueDate: '2026-01-11' }, ['late']],
    [{ dueDate: null }, ['no-date']],
    [{ ownerRole: null }, ['no-owner']],
    [{ ownerRole: null, ownerId: 'amal' }, []],
    [{ ownerId: 'left' }, ['no-owner']],
    [{ followUpDate: null }, ['no-follow-up']],
    [{ followUpDate: '2026-01-12' }, ['follow-up-due']],
    [{ followUpDate: '2026-01-12', followUp: 'Det gick bra.' }, []],
    [{ state: 'done', dueDate: '2025-12-01', followUpDate: '2026-01-02' }, ['follow-up-due']],
    [{ state: 'draft', dueDate: '2025-12-01', followUpDate: null }, []],
    [{ state: 'dropped', dueDate: '2025-12-01' }, []],
  ] as const)('%j needs %j', (given, checks) => {
    expect(checksOf({ ...EMPTY_ACTION, ...whole, ...given }, '2026-01-12', there)).toEqual(checks);
  });

  test('those that are late come first, and nothing that needs no decision comes at all', () => {
    const plan = [
      action({ ...whole, ownerRole: null }),
      action(whole),
      action({ ...whole, dueDate: '2026-01-09' }),
      action({ ...whole, dueDate: '2025-12-01' }),
    ];
    const found = quarterlyCheck(plan, '2026-01-12', there);
    expect(found.map(({ row }) => plan.indexOf(row))).toEqual([3, 2, 0]);
    expect(quarterOf('2026-12-31')).toEqual({ year: 2026, number: 4 });
  });

  test('a link is https or words', () => {
    for (const bad of ['http://x.se', 'javascript:alert(1)', 'file:///c', 'data:text/html,x', 'https://'])
      expect(changedLinks({ operationalPlan: bad })).toMatchObject({ ok: false });
    expect(changedLinks({ operationalPlan: ' VP 2026: avsnitt 3 ', annualReport: '' })).toEqual({
      ok: true,
      value: { operationalPlan: 'VP 2026: avsnitt 3', annualReport: null },
    });
    expect([isLink('https://exempel.se/vp'), isLink('VP 2026'), isLink('javascript:x')]).toEqual([
      true,
      false,
      false,
    ]);
  });
});

const MEMBERS = [
  { id: '11111111-aaaa-4000-8000-000000000001', name: 'Amal Lindqvist' },
  { id: '11111111-aaaa-4000-8000-000000000002', name: 'Per-Olof Hägg, chef' },
  { id: '11111111-aaaa-4000-8000-000000000003', name: 'Bo Ek' },
];

describe('texts that leave the unit', () => {
  const clean = withoutNames(MEMBERS, '[namn]');

  test('bear no member’s name or id, also in the genitive and in capitals', () => {
    expect(clean('Amal Lindqvists lista, AMAL  LINDQVIST och Per-Olof Hägg.')).toBe(
      '[namn] lista, [namn] och [namn].',
    );
    expect(clean(`id ${MEMBERS[2]?.id}`)).toBe('id [namn]');
    expect(clean('Bo i stan, Lindqvistska huset, Dag för dag')).toBe(
      'Bo i stan, Lindqvistska huset, Dag för dag',
    );
    fc.assert(
      fc.property(fc.string(), fc.constantFrom(...MEMBERS), fc.string(), (before, { name, id }, after) => {
        const text = clean(`${before} ${name.split(',')[0]} ${id} ${after}`);
        expect(text).not.toContain(id);
        expect(text).not.toContain(name.split(',')[0]);
      }),
    );
  });

  const report = (rows: Partial<UnitRows>, language: 'sv' | 'en' = 'sv') =>
    annualReportOf({
      programme: RFSL,
      facts: facts(rows),
      start: '2026-01-12',
      today: '2026-11-02',
      year: 2026,
      language,
      clean,
    });

  test('the draft tells goals, what is done, indicators and what comes next, and names nobody', () => {
    const rows = {
      StegvisUnit: [unitRow({ mandate: 'Amal Lindqvist leder arbetet.', operationalPlan: 'VP avsnitt 3' })],
      StegvisPlan: [
        action({
          title: 'Nya blanketter',
          area: 'bemotande',
          goal: 'Alla familjer ryms',
          indicator: 'Antal ändrade',
          followUp: 'Bo Ek räknade till 12.',
          state: 'done',
          dueDate: '2026-03-01',
          ownerId: MEMBERS[0]?.id ?? '',
        }),
        action({ title: 'Läscirkel', state: 'active', dueDate: '2026-12-01', indicator: 'Antal träffar' }),
        action({ title: 'Gammal', state: 'done', dueDate: '2025-03-01', goal: 'Gammalt mål' }),
        action({ title: 'Struken', state: 'dropped', goal: 'Struket mål' }),
      ],
    };
    for (const language of LANGUAGES) {
      const { text } = report(rows, language);
      for (const { id, name } of MEMBERS) {
        expect(text).not.toContain(id);
        expect(text).not.toContain(name.split(',')[0]);
      }
      expect(text).not.toMatch(/Gammal|Struke|undefined|null/);
    }
    const { title, sections } = report(rows);
    expect(title).toBe('Hbtq-arbetet 2026');
    const lines = Object.fromEntries(sections.map((each) => [each.heading, each.lines]));
    expect(lines.Mål).toEqual(['Bemötande: Alla familjer ryms']);
    expect(lines.Gjort).toContain('Klart: Nya blanketter');
    expect(lines['Indikatorer och uppföljning']).toEqual([
      'Nya blanketter: Antal ändrade. Uppföljning: [namn] räknade till 12.',
      'Läscirkel: Antal träffar. Inte följt upp än.',
    ]);
    expect(lines.Nästa).toContain('Läscirkel, senast 1 december');
  });

  test('an empty year is told in words', () => {
    expect(report({}).text).toContain('Inga mål är skrivna.');
    expect(reportYears('2025-03-01', '2026-02-01')).toEqual([2025, 2026]);
    expect(reportYears('2025-03-01', '2026-09-01')).toEqual([2026, 2025]);
    expect(reportYears('2027-03-01', '2026-09-01')).toEqual([2026]);
  });

  test('the plan’s documents have roles, and names only where they were asked for', () => {
    const frame: DocumentFrame = {
      ...{ language: 'sv', unit: 'Mottagning Väster', programmeName: 'RFSL', planArtefact: 'handlingsplan' },
      today: '2026-01-12',
      clean,
      nameOf: null,
    };
    const owned = action({
      ...{ title: 'Amal Lindqvist går igenom blanketter', area: 'bemotande', state: 'active' },
      ...{ ownerRole: 'chef', ownerId: MEMBERS[0]?.id ?? '' },
    } as Partial<ActionRow>);
    const planned = { vision: 'Vi', actions: [owned] };
    const without = JSON.stringify([planDocument(planned, frame), planWorkbook(planned, frame)]);
    expect(without).toContain('Chef');
    for (const { id, name } of MEMBERS) expect(without).not.toMatch(new RegExp(`${id}|${name}`));
    const named = { ...frame, clean: (text: string) => text, nameOf: () => 'Amal Lindqvist' };
    expect(JSON.stringify(planWorkbook(planned, named))).toContain('Amal Lindqvist');
    expect(planDocument(planned, frame).blocks[0]).toEqual({ kind: 'heading', level: 2, text: 'Vision' });
  });

  test('file names are plain letters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(fileName('plan', text, '2026-01-12', 'docx')).toMatch(/^[a-z0-9-]+\.docx$/);
      }),
    );
    expect(asciiName('Vårdcentral Björken / Öst')).toBe('vardcentral-bjorken-ost');
  });
});
