/** Evidence, certificate, follow-up and documents over a memory world. */
import { beforeEach, describe, expect, test } from '@jest/globals';
import { evidenceView, followUpView, unitsOverview } from '../../bot/core/api-report.ts';
import { makeDocuments } from '../../bot/documents/index.ts';
import { makeReportUseCases, type ReportUseCases } from '../../bot/usecases/report/index.ts';
import { makeStepUseCases } from '../../bot/usecases/steps/index.ts';
import { ACTIVE, caller, fault, makeUnitWorld, SITE, UNIT, value, type World } from '../memory/world.ts';

let world: World;
let report: ReportUseCases;
const amal = caller('amal');
const start = async (programme: string): Promise<void> => {
  world = await makeUnitWorld(programme);
  report = makeReportUseCases({ ...world.ports, documents: makeDocuments() });
};
beforeEach(() => start('soderhamn-rfsl'));

const NOTED = { title: 'Hbtq-certifikat', date: '2026-01-12', issuer: 'RFSL' };
const unitRow = () => {
  const [row] = world.ports.lists.rowsOf(SITE, 'StegvisUnit');
  if (row === undefined) throw new Error('The unit has no row.');
  return row;
};

describe('to people outside the unit', () => {
  const asked = { format: 'docx', what: null, meeting: null, year: null, names: null };
  const everything: [string, (person: string, unit: string) => Promise<{ ok: boolean }>][] = [
    ['evidence', (person, unit) => report.seeEvidence(caller(person), unit, 'sv')],
    ['certificate', (person, unit) => report.recordCertificate(caller(person), unit, NOTED, null, 'sv')],
    ['no certificate', (person, unit) => report.removeCertificate(caller(person), unit, null, 'sv')],
    ['follow-up', (person, unit) => report.seeFollowUp(caller(person), unit)],
    [
      'write a follow-up',
      (person, unit) => report.recordFollowUp(caller(person), unit, '1', null, { followUp: 'x' }),
    ],
    ['links', (person, unit) => report.setLinks(caller(person), unit, { annualReport: 'x' }, null)],
    ['annual report', (person, unit) => report.seeAnnualReport(caller(person), unit, null, 'sv')],
    ['export', (person, unit) => report.exportDocument(caller(person), unit, asked, 'sv')],
  ];
  test.each(everything)('%s finds the unit no more than one that does not exist', async (_, run) => {
    const real = await run('sven', UNIT);
    expect(real).toEqual(await run('sven', '19:none@thread.tacv2'));
    expect(real).toEqual({ ok: false, fault: { kind: 'not-found', what: 'unit' } });
  });

  test.each(everything.filter(([name]) => !/^(evidence|follow-up|annual report|export)$/.test(name)))(
    '%s is refused to a member without a role, and to a guest',
    async (_, run) => {
      for (const person of ['fatima', 'greta'])
        expect(await run(person, UNIT)).toMatchObject({ fault: { kind: 'not-allowed' } });
    },
  );
});

describe('the certificate', () => {
  test('is noted by the manager, valid as the template says, and can be taken back', async () => {
    const noted = value(await report.recordCertificate(amal, UNIT, NOTED, null, 'sv'));
    expect(noted.certificate).toMatchObject({ validUntil: '2029-01-12', recordedBy: 'chef' });
    expect(unitRow().value).toMatchObject({ certificate: 'Hbtq-certifikat', issuer: 'RFSL' });
    const evidence = value(await report.seeEvidence(caller('fatima'), UNIT, 'sv'));
    expect(evidence.recorded).toContain(
      'Intyg noterat av chefen 12 januari 2026: Hbtq-certifikat, RFSL. Gäller till 12 januari 2029.',
    );
    expect(evidence.may.recordCertificate).toBe(false);
    expect(JSON.stringify(evidence)).not.toMatch(/enheten är certifierad|är certifierade/i);
    const gone = value(await report.removeCertificate(amal, UNIT, noted.version, 'sv'));
    expect(gone.certificate).toBeNull();
    expect(unitRow().value).toMatchObject({ certificate: null, validUntil: null, recordedBy: null });
    expect(value(await report.removeCertificate(amal, UNIT, null, 'sv'))).toEqual(gone);
  });

  test('opens and closes the step and the criterion that ask for it', async () => {
    const met = async () =>
      value(await report.seeEvidence(amal, UNIT, 'sv')).criteria.find(({ id }) => id === 'rfsl-c4')?.met;
    expect(await met()).toBe(false);
    await report.recordCertificate(amal, UNIT, NOTED, null, 'sv');
    expect(await met()).toBe(true);
  });

  test('one that somebody changed meanwhile is not overwritten; a change elsewhere in the row is no hindrance', async () => {
    const noted = value(await report.recordCertificate(amal, UNIT, NOTED, null, 'sv'));
    const row = unitRow();
    await world.ports.lists.changeRow(
      { kind: 'app', tenant: row.unit ?? '' } as never,
      { tenant: '', site: SITE },
      'StegvisUnit',
      row.id,
      row.version,
      { mandate: 'Vi ska.' },
    );
    const other = { ...NOTED, title: 'Diplom' };
    const second = value(await report.recordCertificate(amal, UNIT, other, noted.version, 'sv'));
    expect(second.certificate?.title).toBe('Diplom');
    expect(unitRow().value.mandate).toBe('Vi ska.');
    const stale = fault(await report.recordCertificate(amal, UNIT, NOTED, noted.version, 'sv'));
    expect(stale).toMatchObject({
      kind: 'stale',
      theirs: { version: second.version, certificate: { title: 'Diplom' } },
    });
    expect(unitRow().value.certificate).toBe('Diplom');
  });

  test('saving is one request', async () => {
    await report.seeEvidence(amal, UNIT, 'sv');
    const before = world.ports.lists.calls.length;
    await report.recordCertificate(amal, UNIT, NOTED, null, 'sv');
    expect(world.ports.lists.calls.length - before).toBe(1);
  });
});

describe('after the programme', () => {
  test('who owns the plan is asked once everything is met, and the plan lives on', async () => {
    await start('malmo-fyra-steg');
    expect(value(await report.seeEvidence(amal, UNIT, 'sv')).planOwner).toMatchObject({ ask: false });
    value(await makeStepUseCases(world.ports).setProgramme(amal, UNIT, { planOwner: 'hbtq-grupp' }, 'sv'));
    expect(unitRow().value.planOwner).toBe('hbtq-grupp');
    const seen = value(await report.seeEvidence(caller('bo'), UNIT, 'sv'));
    expect(seen.planOwner).toEqual({ role: 'hbtq-grupp', ask: false });
    expect(seen.may).toEqual({ recordCertificate: false, choosePlanOwner: false });
  });
});

describe('following up', () => {
  test('lists what needs a decision, keeps what was found, and tells both versions of a clash', async () => {
    const made = value(await world.tab.addAction(amal, UNIT, { ...ACTIVE, dueDate: '2026-01-09' }, 'a'));
    const view = value(await report.seeFollowUp(caller('fatima'), UNIT));
    expect(followUpView.parse(view).check).toMatchObject([{ id: made.id, why: ['late'] }]);
    expect(view.may).toEqual({ followUp: false, link: false, names: false });
    const kept = value(
      await report.recordFollowUp(caller('bo'), UNIT, made.id, made.version, {
        followUp: ' Tolv blanketter är ändrade. ',
      }),
    );
    expect(kept.followUp).toBe('Tolv blanketter är ändrade.');
    expect(
      fault(await report.recordFollowUp(amal, UNIT, made.id, made.version, { followUp: 'Annat' })),
    ).toMatchObject({ kind: 'stale', theirs: { followUp: 'Tolv blanketter är ändrade.' } });
    expect(fault(await report.recordFollowUp(amal, UNIT, made.id, null, { followUp: 'Annat' })).kind).toBe(
      'unversioned',
    );
    expect(fault(await report.recordFollowUp(amal, UNIT, 'none', '"1"', { followUp: 'Annat' }))).toEqual({
      kind: 'not-found',
      what: 'action',
    });
  });

  test('a link to the operational plan meets the rule that asks for it', async () => {
    await start('rss-vasterbotten');
    const linked = value(
      await report.setLinks(caller('david'), UNIT, { operationalPlan: 'VP 2027, avsnitt 3' }, null),
    );
    expect(linked).toMatchObject({ operationalPlan: 'VP 2027, avsnitt 3', annualReport: null });
    const { criteria } = value(await report.seeEvidence(amal, UNIT, 'sv'));
    expect(criteria.find(({ id }) => id === 'rss-c2')?.met).toBe(true);
    expect(
      fault(await report.setLinks(amal, UNIT, { operationalPlan: 'javascript:alert(1)' }, null)),
    ).toMatchObject({ kind: 'invalid', fields: [{ field: 'operationalPlan' }] });
  });

  test('the draft names nobody whatever was written, and is stored nowhere', async () => {
    const title = 'Amal och Fatima: d-a-v-i-d';
    await world.tab.addAction(amal, UNIT, { ...ACTIVE, title, goal: 'Cecilia klarar det' }, 'a');
    const before = world.ports.lists.calls.length;
    const { text } = value(await report.seeAnnualReport(amal, UNIT, null, 'sv'));
    expect(text).not.toMatch(/Amal|Fatima|Cecilia/);
    expect(text).toContain('[namn]');
    expect(world.ports.lists.calls.slice(before)).toHaveLength(1);
    expect(fault(await report.seeAnnualReport(amal, UNIT, '1999', 'sv'))).toMatchObject({ kind: 'invalid' });
  });
});

describe('the overview of several units', () => {
  test('holds the units that the caller leads or manages, by name, with nothing to rank by', async () => {
    const unit = await world.ports.units.get(UNIT);
    if (unit === null) throw new Error('The unit is gone.');
    for (const [id, name, lead] of [
      ['19:o@thread.tacv2', 'Öster', 'david'],
      ['19:a@thread.tacv2', 'Ågatan', 'david'],
      ['19:b@thread.tacv2', 'Annan', null],
    ] as const)
      await world.ports.units.save({ ...unit, id, name, programme: 'malmo-fyra-steg', processLead: lead });
    const mine = unitsOverview.parse(value(await report.seeUnits(caller('david'), 'sv')));
    expect(mine.units.map(({ name }) => name)).toEqual([unit.name, 'Ågatan', 'Öster']);
    expect(Object.keys(mine.units[0] ?? {}).sort()).toEqual(['id', 'name', 'next', 'programmeName', 'steps']);
    expect(JSON.stringify(mine)).not.toMatch(/\d+ (av|of) \d+|procent|percent|%|amal|fatima/i);
    expect(mine.units[0]?.next).toMatchObject({ due: '2026-01-12' });
    expect(value(await report.seeUnits(caller('fatima'), 'sv')).units).toEqual([]);
    expect(value(await report.seeUnits(caller('bo'), 'sv')).units).toEqual([]);
  });
});

describe('documents', () => {
  const asked = { format: 'docx', what: null, meeting: null, year: null, names: null };

  test('names are for the manager and the group, in the plan', async () => {
    const named = { ...asked, names: 'true' };
    expect(value(await report.exportDocument(caller('bo'), UNIT, named, 'sv')).type).toContain(
      'wordprocessingml',
    );
    expect(fault(await report.exportDocument(caller('fatima'), UNIT, named, 'sv')).kind).toBe('not-allowed');
    expect(fault(await report.exportDocument(amal, UNIT, { ...asked, what: 'all' }, 'sv'))).toMatchObject({
      kind: 'invalid',
      fields: [{ field: 'what', code: 'not-a-choice' }],
    });
  });

  test('the year holds steps, meetings, dates and follow-ups', async () => {
    await world.tab.addAction(amal, UNIT, ACTIVE, 'a');
    await world.tab.addMeeting(
      amal,
      UNIT,
      { kind: 'group', title: 'Gruppmöte', start: '2026-01-20T12:00:00Z', end: '2026-01-20T13:00:00Z' },
      'm',
    );
    const { content } = value(await report.exportDocument(amal, UNIT, { ...asked, format: 'ics' }, 'sv'));
    const file = String(content);
    expect(file).toContain('SUMMARY:Gruppmöte');
    expect(file).toContain('SUMMARY:Klart senast: Gå igenom blanketter');
    expect(file).toContain('SUMMARY:Följ upp: Gå igenom blanketter');
    expect(file.match(/SUMMARY:Steg: /g)).toHaveLength(8);
    expect(file).toContain('DTSTART;VALUE=DATE:20260128');
    expect(file).toContain('DTEND;VALUE=DATE:20260129');
    expect(file).not.toMatch(/amal/i);
  });

  test('the evidence that goes over the wire has the shape that the tab reads', async () => {
    const seen = value(await report.seeEvidence(amal, UNIT, 'en'));
    expect(evidenceView.parse(seen)).toEqual(seen);
  });
});
