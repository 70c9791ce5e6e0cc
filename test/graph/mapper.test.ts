import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { LIST_NAMES, type ListName, type RowOf } from '../../bot/core/rows.ts';
import { columnsOf, lists } from '../../bot/graph/lists/columns.ts';
import {
  fromFields,
  fromItem,
  ifMatch,
  newFields,
  toFields,
  versionOf,
} from '../../bot/graph/lists/mapper.ts';

/** Any text that SharePoint can keep. */
const texts = (maxLength: number) =>
  fc.string({ unit: 'grapheme', maxLength: Math.min(maxLength, 300) }).filter((text) => {
    return text !== '' && text.length <= maxLength && !/[\p{Cc}\p{Cs}\uFFFE\uFFFF]/u.test(text);
  });
const days = fc
  .date({ min: new Date('1900-01-02T00:00:00Z'), max: new Date('2999-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const instants = fc
  .date({ min: new Date('1970-01-01T00:00:00Z'), max: new Date('2999-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().replace(/\.\d{3}Z$/, 'Z'));
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
const line = maybe(texts(255));
const paragraph = maybe(texts(1000));
const area = maybe(fc.constantFrom('kunskap' as const, 'bemotande' as const, 'arbetsmiljo' as const));
const title = texts(255);
const role = maybe(
  fc.constantFrom('chef' as const, 'hbtq-grupp' as const, 'processledare' as const, 'medarbetare' as const),
);
const whose = maybe(fc.constantFrom('staff' as const, 'residents' as const, 'both' as const));
const samPhase = maybe(
  fc.constantFrom('investigate' as const, 'assess' as const, 'act' as const, 'followUp' as const),
);
const activeMeasure = maybe(
  fc.constantFrom('investigate' as const, 'analyse' as const, 'act' as const, 'followUp' as const),
);

const rows: { [L in ListName]: fc.Arbitrary<RowOf[L]> } = {
  StegvisUnit: fc.record({
    title,
    programme: line,
    vision: paragraph,
    mandate: paragraph,
    mandateDate: maybe(days),
    certificate: line,
    certificateDate: maybe(days),
    validUntil: maybe(days),
    mandateBasis: paragraph,
    issuer: line,
    recordedBy: role,
    operationalPlan: paragraph,
    annualReport: paragraph,
    earlierDiploma: line,
    earlierDiplomaDate: maybe(days),
    restUntil: maybe(days),
    planOwner: role,
  }),
  StegvisSteps: fc.record({
    title,
    stepId: line,
    state: maybe(fc.constantFrom('locked' as const, 'open' as const, 'done' as const)),
    dueDate: maybe(days),
    output: paragraph,
    approvedOn: maybe(days),
    recordedOn: maybe(days),
    doneCount: maybe(fc.nat()),
    headcount: maybe(fc.nat()),
  }),
  StegvisPlan: fc.record({
    title,
    area,
    need: paragraph,
    goal: paragraph,
    ownerRole: role,
    ownerId: line,
    dueDate: maybe(days),
    indicator: paragraph,
    followUpDate: maybe(days),
    state: maybe(fc.constantFrom('draft' as const, 'active' as const, 'done' as const, 'dropped' as const)),
    reason: paragraph,
    findingKey: line,
    sourceAptItemId: line,
    stepId: line,
    samPhase,
    riskAssessment: paragraph,
    activeMeasure,
    whose,
    followUp: paragraph,
  }),
  StegvisMeetings: fc.record({
    title,
    kind: maybe(
      fc.constantFrom(
        'group' as const,
        'apt' as const,
        'workshop' as const,
        'session' as const,
        'other' as const,
      ),
    ),
    start: maybe(instants),
    end: maybe(instants),
    state: maybe(fc.constantFrom('planned' as const, 'held' as const, 'cancelled' as const)),
    stepId: line,
    form: maybe(fc.constantFrom('group' as const, 'individual' as const, 'lecture' as const, 'web' as const)),
    topics: paragraph,
    others: line,
    note: paragraph,
    reception: paragraph,
  }),
  StegvisAgenda: fc.record({
    title,
    meetingKey: line,
    order: maybe(fc.integer()),
    minutes: maybe(fc.integer({ min: 0, max: 600 })),
    state: maybe(
      fc.constantFrom('proposed' as const, 'onAgenda' as const, 'discussed' as const, 'notReached' as const),
    ),
    outcome: paragraph,
    source: line,
    proposedBy: line,
    samPhase,
    activeMeasure,
    whose,
    raisedTo: maybe(fc.constantFrom('fsg' as const, 'lsg' as const)),
    raisedOn: maybe(days),
    answerDue: maybe(days),
    answer: paragraph,
  }),
  StegvisFindings: fc.record({
    title,
    kind: maybe(fc.constantFrom('norm' as const, 'risk' as const, 'opportunity' as const)),
    area,
    concerns: paragraph,
    whose,
    link: line,
    stepId: line,
  }),
};

const roundTrip = <L extends ListName>(list: L): void =>
  fc.assert(
    fc.property(rows[list], (row) => {
      const changed = toFields(list, row);
      if (!changed.ok) throw new Error(JSON.stringify(changed));
      expect(fromFields(list, changed.value)).toMatchObject({ value: row, broken: [] });
      const made = newFields(list, 'enhet', 'nyckel', row);
      if (!made.ok) throw new Error(JSON.stringify(made));
      expect(Object.values(made.value)).not.toContain(null);
      expect(fromFields(list, made.value)).toEqual({ value: row, broken: [], key: 'nyckel', unit: 'enhet' });
    }),
  );

describe('rows and fields', () => {
  test.each(LIST_NAMES)('any row of %s reads back as it was written', (list) => roundTrip(list));

  test('whatever stands in a column, reading never throws, and what cannot be read is named', () => {
    fc.assert(
      fc.property(fc.constantFrom(...LIST_NAMES), fc.jsonValue(), fc.nat(), (list, value, at) => {
        const names = columnsOf(list).map(({ name }) => name);
        const name = names[at % names.length] ?? 'Title';
        const read = fromFields(list, { [name]: value });
        for (const column of read.broken) expect(column).toBe(name);
        expect(Object.values(read.value)).not.toContain(undefined);
      }),
    );
  });

  test('a choice that is not ours is broken, not taken for another', () => {
    const read = fromFields('StegvisPlan', {
      Title: 'x',
      Area: 'kunskap',
      State: 'Parkerad',
      OwnerRole: 'HBTQ-grupp ',
      DueDate: 'i vår',
      Order: 3,
    });
    expect(read.broken).toEqual(['Area', 'DueDate', 'State']);
    expect(read.value).toMatchObject({ area: null, state: null, dueDate: null, ownerRole: 'hbtq-grupp' });
  });

  test('a day that was picked in SharePoint is the day that was picked', () => {
    const day = (value: string) => fromFields('StegvisPlan', { DueDate: value }).value.dueDate;
    expect(day('2026-03-31T00:00:00Z')).toBe('2026-03-31');
    // Midnight in Stockholm in winter and in summer, and in Redmond, where sites are born.
    expect(day('2026-01-30T23:00:00Z')).toBe('2026-01-31');
    expect(day('2026-06-30T22:00:00Z')).toBe('2026-07-01');
    expect(day('2026-06-30T07:00:00Z')).toBe('2026-06-30');
  });

  test('days are written as midnight UTC, and days that do not exist are refused', () => {
    expect(toFields('StegvisPlan', { dueDate: '2026-02-28' })).toEqual({
      ok: true,
      value: { DueDate: '2026-02-28T00:00:00Z' },
    });
    for (const dueDate of ['2026-02-30', '28/2', '', '2026-2-3', '0001-01-01'])
      expect(toFields('StegvisPlan', { dueDate })).toEqual({
        ok: false,
        fault: { kind: 'invalid', fields: [{ field: 'dueDate', code: 'not-a-date' }] },
      });
  });

  test('every wrong field is named at once', () => {
    const outcome = toFields('StegvisAgenda', {
      title: '  ',
      source: 'x'.repeat(256),
      outcome: 'x'.repeat(64_000),
      minutes: 7.5,
    });
    expect(outcome).toEqual({
      ok: false,
      fault: {
        kind: 'invalid',
        fields: expect.arrayContaining([
          { field: 'source', code: 'too-long', limit: 255 },
          { field: 'outcome', code: 'too-long', limit: 63_999 },
          { field: 'minutes', code: 'wrong-type' },
        ]),
      },
    });
    expect(toFields('StegvisPlan', { title: '' })).toMatchObject({
      fault: { fields: [{ field: 'title', code: 'missing' }] },
    });
  });

  test('characters that SharePoint’s XML cannot hold are left out', () => {
    const outcome = toFields('StegvisPlan', { need: 'a\u0000b\u0008c\ud800d\ne\tf' });
    expect(outcome).toEqual({ ok: true, value: { Need: 'abcd\ne\tf' } });
  });

  test('a version has no quotes, and If-Match has them whichever way it came', () => {
    for (const etag of ['"a-b,3"', 'a-b,3', 'W/"a-b,3"']) {
      expect(versionOf(etag)).toBe('a-b,3');
      expect(ifMatch(etag)).toBe('"a-b,3"');
    }
  });

  test('an item without fields, id or ETag is no row', () => {
    expect(fromItem('StegvisPlan', { id: '1', eTag: '"x,1"' })).toBeNull();
    expect(fromItem('StegvisPlan', { eTag: '"x,1"', fields: {} })).toBeNull();
    expect(fromItem('StegvisPlan', { id: '1', fields: {} })).toBeNull();
    expect(fromItem('StegvisPlan', null)).toBeNull();
  });
});

describe('columns', () => {
  test('are named as other programs rely on them', () => {
    const names = Object.fromEntries(
      LIST_NAMES.map((list) => [
        list,
        columnsOf(list)
          .map(({ name }) => name)
          .filter((name) => !['Title', 'Unit', 'StegvisKey'].includes(name)),
      ]),
    );
    expect(names).toEqual({
      StegvisUnit: [
        'Programme',
        'Vision',
        'Mandate',
        'MandateDate',
        'MandateBasis',
        'Certificate',
        'CertificateDate',
        'ValidUntil',
        'Issuer',
        'RecordedBy',
        'OperationalPlan',
        'AnnualReport',
        'EarlierDiploma',
        'EarlierDiplomaDate',
        'RestUntil',
        'PlanOwner',
      ],
      StegvisSteps: [
        'StepId',
        'State',
        'DueDate',
        'Output',
        'ApprovedOn',
        'RecordedOn',
        'DoneCount',
        'Headcount',
      ],
      StegvisPlan: [
        'Area',
        'Need',
        'Goal',
        'OwnerRole',
        'OwnerId',
        'DueDate',
        'Indicator',
        'FollowUpDate',
        'State',
        'Reason',
        'FindingKey',
        'SourceAptItemId',
        'StepId',
        'SamPhase',
        'RiskAssessment',
        'ActiveMeasure',
        'Whose',
        'FollowUp',
      ],
      StegvisMeetings: [
        'Kind',
        'Start',
        'End',
        'State',
        'StepId',
        'Form',
        'Topics',
        'Others',
        'Note',
        'Reception',
      ],
      StegvisAgenda: [
        'MeetingKey',
        'Order',
        'Minutes',
        'State',
        'Outcome',
        'Source',
        'ProposedBy',
        'SamPhase',
        'ActiveMeasure',
        'Whose',
        'RaisedTo',
        'RaisedOn',
        'AnswerDue',
        'Answer',
      ],
      StegvisFindings: ['Kind', 'Area', 'Concerns', 'Whose', 'Link', 'StepId'],
    });
  });

  test('carry the Swedish words that people read', () => {
    const words = (list: ListName, name: string) => {
      const type = columnsOf(list).find((column) => column.name === name)?.type;
      return type && 'choice' in type ? type.choice.choices : null;
    };
    expect(words('StegvisSteps', 'State')).toEqual(['Låst', 'Öppen', 'Klar']);
    expect(words('StegvisPlan', 'Area')).toEqual(['Kunskap', 'Bemötande', 'Arbetsmiljö']);
    expect(words('StegvisPlan', 'OwnerRole')).toEqual(['Chef', 'HBTQ-grupp', 'Processledare', 'Medarbetare']);
    expect(words('StegvisPlan', 'State')).toEqual(['Utkast', 'Pågår', 'Klar', 'Struken']);
    expect(words('StegvisMeetings', 'Kind')).toEqual([
      'Gruppmöte',
      'APT',
      'Workshop',
      'Utbildning',
      'Annat möte',
    ]);
    expect(words('StegvisMeetings', 'State')).toEqual(['Planerat', 'Hållet', 'Inställt']);
    expect(words('StegvisAgenda', 'State')).toEqual([
      'Föreslagen',
      'På dagordningen',
      'Diskuterad',
      'Hanns inte',
    ]);
    expect(words('StegvisFindings', 'Kind')).toEqual(['Norm', 'Risk', 'Möjlighet']);
  });

  test('have one Swedish title each within a list, and at most twenty indexes, none on long texts', () => {
    for (const list of LIST_NAMES) {
      const columns = columnsOf(list);
      expect(new Set(columns.map(({ title }) => title)).size).toBe(columns.length);
      expect(columns.every(({ description }) => description !== '')).toBe(true);
      expect(columns.filter(({ indexed }) => indexed).length).toBeLessThanOrEqual(20);
      for (const { indexed, type } of columns)
        if ('text' in type && type.text.allowMultipleLines) expect(indexed).toBe(false);
      expect(lists[list].title).toMatch(/^Stegvis – /);
    }
  });
});
