/** The APT from the library to the outcome: who may propose, what is offered, and where things go (R16–R20). */
import { describe, expect, test } from '@jest/globals';
import { aptView } from '../../bot/core/api-apt.ts';
import type { Claim } from '../../bot/core/nudge.ts';
import { EMPTY } from '../../bot/core/rows.ts';
import { type AptWorld, makeAptWorld } from '../memory/apt.ts';
import { caller, fault, SITE, TENANT, UNIT, value } from '../memory/world.ts';

const APT = {
  kind: 'apt',
  title: 'APT januari',
  start: '2026-01-20T12:00:00Z',
  end: '2026-01-20T13:00:00Z',
} as const;
const LATER = { ...APT, title: 'APT februari', start: '2026-02-17T12:00:00Z', end: '2026-02-17T13:00:00Z' };
const amal = caller('amal');
const agenda = (world: AptWorld) => world.ports.lists.rowsOf(SITE, 'StegvisAgenda');
const apt = async (world: AptWorld, given: typeof APT | typeof LATER = APT) =>
  value(await world.tab.addMeeting(amal, UNIT, given, null));

describe('the library', () => {
  test('has everything, offers what fits, and nothing that stood on an agenda or was offered within a year', async () => {
    const world = await makeAptWorld();
    const first = value(await world.apt.seeApt(caller('fatima'), UNIT, 'sv'));
    expect(aptView.parse(first)).toEqual(first);
    expect(first.library).toHaveLength(20);
    expect(first.suggested).toHaveLength(3);
    const [one = '', two = ''] = first.suggested;
    await apt(world);
    value(await world.apt.placeIdea(amal, UNIT, one, {}, null));
    const claim = { key: 'N3:x', kind: 'N3', unit: UNIT, state: 'sent', at: '2025-03-02T09:00:00Z' };
    world.offered.push({ ...claim, about: two } as Claim);
    const second = value(await world.apt.seeApt(amal, UNIT, 'sv'));
    expect(second.suggested).not.toContain(one);
    expect(second.suggested).not.toContain(two);
    expect(second.library.find(({ id }) => id === one)).toMatchObject({
      usedOn: '2026-01-20',
      usedLately: true,
    });
    world.clock.set('2027-04-01T08:00:00Z');
    expect(value(await world.apt.seeApt(amal, UNIT, 'sv')).library.filter((each) => each.usedLately)).toEqual(
      [],
    );
  });

  test('places an item with its minutes, its phase and its id, on the APT that was chosen', async () => {
    const world = await makeAptWorld();
    await apt(world);
    const later = await apt(world, LATER);
    const made = value(await world.apt.placeIdea(amal, UNIT, 'apt-05', { meetingId: later.id }, 'k'));
    expect(made).toMatchObject({
      title: 'Skämt och jargong: var går gränsen hos oss?',
      minutes: 15,
      samPhase: 'assess',
      source: 'apt-05',
      meetingId: later.id,
    });
    expect(value(await world.apt.placeIdea(amal, UNIT, 'apt-05', { meetingId: later.id }, 'k'))).toEqual(
      made,
    );
    expect(agenda(world)).toHaveLength(1);
    expect(fault(await world.apt.placeIdea(amal, UNIT, 'apt-99', {}, null)).kind).toBe('not-found');
    expect(fault(await world.apt.placeIdea(caller('fatima'), UNIT, 'apt-05', {}, null)).kind).toBe(
      'not-allowed',
    );
  });
});

describe('a proposal', () => {
  const title = 'Skyltar i väntrummet';

  test('comes from anybody in the unit, by name, in their own right', async () => {
    const world = await makeAptWorld();
    const made = value(
      await world.apt.propose(caller('fatima'), UNIT, { title, named: true, whose: 'both' }),
    );
    expect(made).toMatchObject({
      state: 'proposed',
      source: 'person',
      proposedBy: 'fatima',
      minutes: 5,
      whose: 'both',
      meetingId: null,
    });
    expect(world.ports.lists.calls.at(-1)).toMatchObject({ as: { kind: 'person', person: 'fatima' } });
    const all = value(await world.tab.seeMeetings(amal, UNIT));
    expect(all.unplaced).toMatchObject([{ title, proposedBy: 'fatima' }]);
    expect(fault(await world.apt.propose(caller('greta'), UNIT, { title, named: true }))).toEqual({
      kind: 'not-allowed',
      need: 'member',
    });
  });

  test('through the group is the app’s own row, and neither the row, its key nor the log tells who', async () => {
    const world = await makeAptWorld();
    const before = world.journal.told.length;
    value(await world.apt.propose(caller('fatima'), UNIT, { title, named: false }));
    value(await world.apt.propose(caller('elif'), UNIT, { title: 'SKYLTAR  i väntrummet', named: false }));
    const [row, ...more] = agenda(world);
    expect(more).toEqual([]);
    expect(row?.value).toMatchObject({ source: 'gruppen', proposedBy: null, state: 'proposed' });
    const written = world.ports.lists.calls.filter(({ verb }) => verb === 'addRow').at(-1);
    expect(written?.as).toEqual({ kind: 'app', tenant: TENANT });
    const known = await world.ports.projection.rows(UNIT);
    const traces = [row, known.StegvisAgenda, world.journal.told.slice(before)];
    expect(JSON.stringify(traces)).not.toMatch(/fatima|elif/);
  });

  test('through the group has the same key whoever sends it, so that nobody can be tried out', async () => {
    const keys = await Promise.all(
      ['fatima', 'elif', 'amal'].map(async (person) => {
        const world = await makeAptWorld();
        value(await world.apt.propose(caller(person), UNIT, { title, named: false }));
        return agenda(world)[0]?.key;
      }),
    );
    expect(new Set(keys).size).toBe(1);
  });

  test('is refused without a name where the app has not been given the site, and nothing is sent', async () => {
    const world = await makeAptWorld();
    await world.ports.access.set(SITE, false);
    expect(value(await world.apt.seeApt(caller('fatima'), UNIT, 'sv')).throughGroup).toBe(false);
    expect(fault(await world.apt.propose(caller('fatima'), UNIT, { title, named: false }))).toEqual({
      kind: 'conflict',
      reason: 'only-by-name',
    });
    expect(agenda(world)).toEqual([]);
    // The grant was taken back without anybody having noticed yet.
    await world.ports.access.set(SITE, true);
    world.ports.lists.failNext('addRow', { kind: 'refused', remedy: 'grant', closed: true });
    expect(fault(await world.apt.propose(caller('fatima'), UNIT, { title, named: false }))).toMatchObject({
      reason: 'only-by-name',
    });
    expect(agenda(world)).toEqual([]);
    value(await world.apt.propose(caller('fatima'), UNIT, { title, named: true }));
  });

  test('that is sent twice at once is one; what was declined can be proposed anew', async () => {
    const world = await makeAptWorld();
    const send = () => world.apt.propose(caller('fatima'), UNIT, { title, named: true });
    const [one, other] = await Promise.all([send(), send()]);
    expect(value(one)).toEqual(value(other));
    expect(agenda(world)).toHaveLength(1);
    const { id, version } = value(one);
    const reason = 'Tas i lokalgruppen i mars.';
    expect(value(await world.apt.declineItem(amal, UNIT, id, version, { reason }))).toMatchObject({
      declined: true,
      state: 'notReached',
      outcome: reason,
      source: 'person',
      meetingId: null,
    });
    const again = value(await send());
    expect(again.id).not.toBe(id);
    expect(value(await send()).id).toBe(again.id);
    // Another person's is another proposal.
    value(await world.apt.propose(caller('elif'), UNIT, { title, named: true }));
    expect(agenda(world)).toHaveLength(3);
  });

  test('is placed on the next APT by the manager or the group, on the version that they saw', async () => {
    const world = await makeAptWorld();
    const made = value(await world.apt.propose(caller('fatima'), UNIT, { title, named: false }));
    const place = (person: string, version: string | null) =>
      world.apt.placeItem(caller(person), UNIT, made.id, version, { minutes: 10 });
    expect(fault(await place('amal', made.version))).toEqual({ kind: 'conflict', reason: 'no-coming-apt' });
    const meeting = await apt(world);
    expect(fault(await place('fatima', made.version)).kind).toBe('not-allowed');
    expect(fault(await place('amal', null)).kind).toBe('unversioned');
    const placed = value(await place('bo', made.version));
    expect(placed).toMatchObject({ state: 'onAgenda', meetingId: meeting.id, minutes: 10, order: 1 });
    expect(fault(await place('amal', made.version)).kind).toBe('stale');
    expect(
      fault(await world.apt.declineItem(amal, UNIT, made.id, placed.version, { reason: 'Nej' })),
    ).toMatchObject({ reason: 'already-decided' });
  });

  test('that was declined can be placed all the same, and is then no longer declined', async () => {
    const world = await makeAptWorld();
    await apt(world);
    const made = value(await world.apt.propose(caller('fatima'), UNIT, { title, named: false }));
    const no = value(await world.apt.declineItem(amal, UNIT, made.id, made.version, { reason: 'Sen.' }));
    const yes = value(await world.apt.placeItem(amal, UNIT, made.id, no.version, {}));
    expect(yes).toMatchObject({ declined: false, state: 'onAgenda', outcome: null, source: 'gruppen' });
  });
});

describe('what was not reached', () => {
  test('goes to the next APT in one step and in its order, and never twice', async () => {
    const world = await makeAptWorld();
    const meeting = await apt(world);
    const items = [];
    for (const name of ['A', 'B', 'C'])
      items.push(
        value(
          await world.tab.addAgendaItem(amal, UNIT, { title: name, minutes: 5, meetingId: meeting.id }, null),
        ),
      );
    for (const item of items.slice(1))
      value(await world.tab.changeAgendaItem(amal, UNIT, item.id, item.version, { state: 'notReached' }));
    expect(fault(await world.apt.carryItems(amal, UNIT, meeting.id))).toEqual({
      kind: 'conflict',
      reason: 'no-coming-apt',
    });
    const later = await apt(world, LATER);
    const both = await Promise.all([
      world.apt.carryItems(amal, UNIT, meeting.id),
      world.apt.carryItems(caller('bo'), UNIT, meeting.id),
    ]);
    expect(both.flatMap((each) => value(each).items)).toHaveLength(2);
    expect(value(await world.apt.carryItems(amal, UNIT, meeting.id))).toEqual({ items: [] });
    const all = value(await world.tab.seeMeetings(amal, UNIT));
    expect(all.meetings.map((each) => each.agenda.map((one) => one.title))).toEqual([['A'], ['B', 'C']]);
    expect(all.meetings[1]).toMatchObject({ id: later.id, minutes: 10 });
  });
});

describe('an outcome', () => {
  const given = async (world: AptWorld) => {
    await apt(world);
    return value(await world.apt.placeIdea(amal, UNIT, 'apt-05', {}, null));
  };

  test('becomes one draft that keeps its item, its phase and its area, owned by no safety representative', async () => {
    const world = await makeAptWorld();
    const item = await given(world);
    const press = () =>
      world.apt.promoteItem(amal, UNIT, item.id, item.version, { to: 'action', outcome: 'Vi säger ifrån.' });
    const made = value(await press());
    expect(made.item).toMatchObject({ state: 'discussed', outcome: 'Vi säger ifrån.' });
    expect(made.action).toMatchObject({
      title: item.title,
      state: 'draft',
      sourceAptItemId: item.id,
      samPhase: 'assess',
      ownerRole: 'chef',
      ownerId: null,
      need: 'Från APT 20 januari 2026. Vi säger ifrån.',
    });
    // The answer was lost: the same press again settles it.
    expect(value(await press()).action).toEqual(made.action);
    expect(world.ports.lists.rowsOf(SITE, 'StegvisPlan')).toHaveLength(1);
  });

  test('becomes one finding with its link, which is no routine', async () => {
    const world = await makeAptWorld();
    const item = await given(world);
    const press = () => world.apt.promoteItem(amal, UNIT, item.id, null, { to: 'finding', kind: 'norm' });
    const made = value(await press());
    value(await press());
    expect(made.finding).toMatchObject({ kind: 'norm', area: 'arbetsmiljo', link: `agenda:${item.id}` });
    expect(world.ports.lists.rowsOf(SITE, 'StegvisFindings')).toHaveLength(1);
    expect(value(await world.apt.seeRoutines(amal, UNIT)).routines).toEqual([]);
  });

  test('is not written over another’s unseen', async () => {
    const world = await makeAptWorld();
    const item = await given(world);
    value(await world.tab.changeAgendaItem(amal, UNIT, item.id, item.version, { outcome: 'Amals' }));
    const mine = { to: 'action', outcome: 'Bos' } as const;
    const bo = caller('bo');
    expect(fault(await world.apt.promoteItem(bo, UNIT, item.id, item.version, mine)).kind).toBe('stale');
    expect(fault(await world.apt.promoteItem(bo, UNIT, item.id, null, mine)).kind).toBe('unversioned');
    expect(world.ports.lists.rowsOf(SITE, 'StegvisPlan')).toEqual([]);
  });
});

describe('a matter that is raised', () => {
  const raised = async (world: AptWorld) => {
    await apt(world);
    const item = value(await world.apt.placeIdea(amal, UNIT, 'apt-11', {}, null));
    const due = { to: 'fsg', answerDue: '2026-02-06' } as const;
    return value(await world.apt.raiseItem(amal, UNIT, item.id, item.version, due));
  };

  test('shows to whom, when and until when; not in the past, and not to two groups', async () => {
    const world = await makeAptWorld();
    const item = await raised(world);
    expect(item).toMatchObject({ raisedTo: 'fsg', raisedOn: '2026-01-12', answerDue: '2026-02-06' });
    const again = (to: 'fsg' | 'lsg', answerDue: string) =>
      world.apt.raiseItem(amal, UNIT, item.id, null, { to, answerDue });
    expect(fault(await again('lsg', '2026-02-06'))).toMatchObject({ reason: 'raised-already' });
    expect(fault(await again('fsg', '2026-01-11'))).toMatchObject({ kind: 'invalid' });
    expect(value(await again('fsg', '2026-03-06'))).toMatchObject({ answerDue: '2026-03-06' });
    const refused = await world.apt.raiseItem(caller('fatima'), UNIT, item.id, null, {
      to: 'fsg',
      answerDue: '2026-03-06',
    });
    expect(fault(refused).kind).toBe('not-allowed');
  });

  test('brings its answer back to the next APT, once', async () => {
    const world = await makeAptWorld();
    const item = await raised(world);
    const later = await apt(world, LATER);
    world.clock.set('2026-02-06T09:00:00Z');
    const tell = (answer: string, version: string | null = null) =>
      world.apt.answerRaised(amal, UNIT, item.id, version, { answer });
    const { feedback, item: told } = value(await tell('Ja, från april.'));
    expect(told).toMatchObject({ answer: 'Ja, från april.' });
    expect(feedback).toMatchObject({
      title: `Svar från FSG: ${item.title}`,
      source: `answer:${item.id}`,
      meetingId: later.id,
      state: 'onAgenda',
    });
    expect(value(await tell('Ja, från april.')).feedback.id).toBe(feedback.id);
    expect(fault(await tell('Nej.')).kind).toBe('unversioned');
    expect(value(await tell('Ja, från maj.', told.version)).feedback.id).toBe(feedback.id);
    expect(agenda(world)).toHaveLength(2);
  });

  test('waits among the proposals with its answer while no APT is planned, and cannot be answered unraised', async () => {
    const world = await makeAptWorld();
    const item = await raised(world);
    world.clock.set('2026-02-06T09:00:00Z');
    const { feedback } = value(await world.apt.answerRaised(amal, UNIT, item.id, null, { answer: 'Ja.' }));
    expect(feedback).toMatchObject({ state: 'proposed', meetingId: null });
    expect(
      fault(await world.apt.answerRaised(amal, UNIT, feedback.id, null, { answer: 'Ja.' })),
    ).toMatchObject({ reason: 'not-raised' });
  });

  test('may be an action: an item refers to it, once', async () => {
    const world = await makeAptWorld();
    const action = value(
      await world.tab.addAction(amal, UNIT, { title: 'Ombyggnad', samPhase: 'act' }, null),
    );
    const raise = () => world.apt.raiseAction(amal, UNIT, action.id, { to: 'lsg', answerDue: '2026-03-02' });
    const item = value(await raise());
    expect(value(await raise())).toEqual(item);
    expect(item).toMatchObject({
      title: 'Ombyggnad',
      source: `action:${action.id}`,
      raisedTo: 'lsg',
      samPhase: 'act',
    });
  });
});

describe('the wheel', () => {
  const months = Array.from({ length: 12 }, (_, index) => (index === 0 ? ['Kick-off'] : []));

  test('is ours until the manager writes the unit’s own, and can be ours again', async () => {
    const world = await makeAptWorld();
    const ours = value(await world.apt.seeApt(amal, UNIT, 'sv')).wheel;
    expect(ours).toMatchObject({ own: false, perQuarter: 1, quarters: [0, 0, 0, 0] });
    expect(ours.months.slice(0, 2).map(({ lines }) => lines[0]?.short)).toEqual(['SAM', 'SAM']);
    const save = (person: string, own: string[][] | null) =>
      world.apt.saveWheel(caller(person), UNIT, { months: own, perQuarter: 2 }, 'sv');
    expect(fault(await save('bo', months)).kind).toBe('not-allowed');
    expect(value(await save('amal', months))).toMatchObject({ own: true, perQuarter: 2 });
    await apt(world);
    value(await world.apt.placeIdea(amal, UNIT, 'apt-05', {}, null));
    expect(value(await world.apt.seeApt(amal, UNIT, 'sv')).wheel).toMatchObject({
      own: true,
      quarters: [1, 0, 0, 0],
    });
    expect(value(await save('amal', null)).months).toEqual(ours.months);
  });
});

describe('a routine', () => {
  const input = { title: 'Rutin mot kränkande särbehandling', link: 'https://intranat.exempel.se/rutin' };

  test.each([
    'http://intranat.exempel.se/rutin',
    'javascript:alert(1)',
    'file:///etc/passwd',
    'https://user:pass@exempel.se/',
    'https://',
    ' HTTPS ://x',
    `https://exempel.se/${'a'.repeat(300)}`,
  ])('is not linked to %s', async (link) => {
    const world = await makeAptWorld();
    expect(fault(await world.apt.addRoutine(amal, UNIT, { ...input, link }, null))).toMatchObject({
      kind: 'invalid',
      fields: [{ field: 'link' }],
    });
    expect(world.ports.lists.rowsOf(SITE, 'StegvisFindings')).toEqual([]);
  });

  test('has no activity until something comes of it, and has none again a year later', async () => {
    const world = await makeAptWorld();
    const made = value(await world.apt.addRoutine(amal, UNIT, input, 'r1'));
    expect(made).toMatchObject({ ...input, active: false, activities: [] });
    await apt(world);
    const deed = { to: 'item', title: 'Så gör vi vid trakasserier' } as const;
    value(await world.apt.actOnRoutine(amal, UNIT, made.id, deed, 'd1'));
    const draft = { to: 'action', title: 'Öva på rutinen' } as const;
    const { activities, active } = value(await world.apt.actOnRoutine(amal, UNIT, made.id, draft, 'd2'));
    expect(active).toBe(true);
    expect(activities.map(({ kind, title, day }) => [kind, title, day])).toEqual([
      ['item', 'Så gör vi vid trakasserier', '2026-01-20'],
      ['action', 'Öva på rutinen', '2026-01-12'],
    ]);
    world.clock.set('2027-01-21T08:00:00Z');
    expect(value(await world.apt.seeRoutines(caller('fatima'), UNIT)).routines).toMatchObject([
      { id: made.id, active: false },
    ]);
  });

  test('that somebody wrote in SharePoint with another link is shown without it', async () => {
    const world = await makeAptWorld();
    const app = { kind: 'app', tenant: TENANT } as const;
    await world.ports.lists.addRow(app, { tenant: TENANT, site: SITE }, 'StegvisFindings', UNIT, 'h', {
      ...EMPTY.StegvisFindings,
      title: 'Rutin',
      link: 'javascript:alert(1)',
    });
    expect(value(await world.apt.seeRoutines(amal, UNIT)).routines).toMatchObject([
      { title: 'Rutin', link: null },
    ]);
  });

  test('changes on the version that was seen, and a finding is none', async () => {
    const world = await makeAptWorld();
    const made = value(await world.apt.addRoutine(amal, UNIT, input, null));
    const link = 'https://intranat.exempel.se/ny';
    const change = (version: string | null) =>
      world.apt.changeRoutine(amal, UNIT, made.id, version, { link });
    expect(fault(await change(null)).kind).toBe('unversioned');
    expect(value(await change(made.version))).toMatchObject({ link });
    expect(fault(await change(made.version)).kind).toBe('stale');
    expect(fault(await world.apt.changeRoutine(amal, UNIT, '999', 'x', { link }))).toEqual({
      kind: 'not-found',
      what: 'routine',
    });
  });
});

describe('to people outside the unit', () => {
  const everything: [string, (world: AptWorld, person: string) => Promise<{ ok: boolean }>][] = [
    ['seeApt', ({ apt: use }, person) => use.seeApt(caller(person), UNIT, 'sv')],
    ['saveWheel', ({ apt: use }, person) => use.saveWheel(caller(person), UNIT, { months: null }, 'sv')],
    ['placeIdea', ({ apt: use }, person) => use.placeIdea(caller(person), UNIT, 'apt-01', {}, null)],
    ['propose', ({ apt: use }, person) => use.propose(caller(person), UNIT, { title: 'P', named: true })],
    ['placeItem', ({ apt: use }, person) => use.placeItem(caller(person), UNIT, '1', 'v', {})],
    [
      'declineItem',
      ({ apt: use }, person) => use.declineItem(caller(person), UNIT, '1', 'v', { reason: 'N' }),
    ],
    ['carryItems', ({ apt: use }, person) => use.carryItems(caller(person), UNIT, '1')],
    [
      'promoteItem',
      ({ apt: use }, person) => use.promoteItem(caller(person), UNIT, '1', null, { to: 'action' }),
    ],
    [
      'raiseItem',
      ({ apt: use }, person) =>
        use.raiseItem(caller(person), UNIT, '1', null, { to: 'fsg', answerDue: '2026-02-02' }),
    ],
    [
      'raiseAction',
      ({ apt: use }, person) =>
        use.raiseAction(caller(person), UNIT, '1', { to: 'fsg', answerDue: '2026-02-02' }),
    ],
    [
      'answerRaised',
      ({ apt: use }, person) => use.answerRaised(caller(person), UNIT, '1', null, { answer: 'J' }),
    ],
    ['seeRoutines', ({ apt: use }, person) => use.seeRoutines(caller(person), UNIT)],
    [
      'addRoutine',
      ({ apt: use }, person) =>
        use.addRoutine(caller(person), UNIT, { title: 'R', link: 'https://a.se' }, null),
    ],
    ['changeRoutine', ({ apt: use }, person) => use.changeRoutine(caller(person), UNIT, '1', 'v', {})],
    [
      'actOnRoutine',
      ({ apt: use }, person) => use.actOnRoutine(caller(person), UNIT, '1', { to: 'item', title: 'P' }, null),
    ],
  ];
  test.each(everything)('%s finds nothing', async (_name, run) => {
    const world = await makeAptWorld();
    const calls = world.ports.lists.calls.length;
    expect(await run(world, 'sven')).toEqual({ ok: false, fault: { kind: 'not-found', what: 'unit' } });
    expect(world.ports.lists.calls).toHaveLength(calls);
  });
  const writing = everything.filter(([name]) => !/^(see|propose)/.test(name));
  test.each(writing)('%s is refused to a member without a role, and to a guest', async (_name, run) => {
    const world = await makeAptWorld();
    for (const person of ['fatima', 'greta'])
      expect(await run(world, person)).toMatchObject({ ok: false, fault: { kind: 'not-allowed' } });
  });
});
