/** Templates of one's own: copies, files, who may, and what a finished unit hands on (R39, R53). */
import { describe, expect, test } from '@jest/globals';
import { NO_ADAPTATION } from '../../bot/core/adaptation.ts';
import type { NewTemplate } from '../../bot/core/api-programme.ts';
import { content, type Programme } from '../../bot/core/content.ts';
import { FILE_MARK, readTemplateFile } from '../../bot/core/template.ts';
import { slotPages } from '../../bot/usecases/nudge-facts.ts';
import { makeProgrammeUseCases } from '../../bot/usecases/programme/index.ts';
import { makeMemoryClaimStore } from '../memory/claims.ts';
import {
  caller,
  fault,
  makeUnitWorld,
  OTHER_UNIT,
  SET_UP,
  SITE,
  TENANT,
  UNIT,
  value,
  type World,
} from '../memory/world.ts';

const casesOf = (world: World) => makeProgrammeUseCases(world.ports);
const copy = (world: World, over: Partial<NewTemplate> = {}, person = 'amal') =>
  casesOf(world).copyTemplate(caller(person), {
    ...{ unit: UNIT, from: 'malmo-fyra-steg', name: { sv: 'Vår mall', en: 'Our template' } },
    ...over,
  });
const programmeOf = async (world: World, id: string): Promise<Programme> => {
  const found = await world.ports.programmes.template(TENANT, id);
  if (found === null) throw new Error('no template');
  return found.value.programme;
};

describe('a template of one’s own', () => {
  test('is made by the manager or the process lead, and by nobody else', async () => {
    const world = await makeUnitWorld();
    for (const person of ['amal', 'david']) expect(value(await copy(world, {}, person)).mayChange).toBe(true);
    for (const person of ['bo', 'elif', 'fatima', 'greta'])
      expect(fault(await copy(world, {}, person))).toMatchObject({ kind: 'not-allowed' });
    expect(fault(await copy(world, {}, 'sven'))).toEqual({ kind: 'not-found', what: 'unit' });
    expect(fault(await copy(world, { from: 'nowhere' }))).toMatchObject({ kind: 'invalid' });
  });

  test('can be chosen in the whole tenant, is followed by steps, criteria and reminders, and leaves the five as they are', async () => {
    const world = await makeUnitWorld();
    const five = structuredClone(content.programmes);
    const { id, template } = value(await copy(world, { from: 'hbtq-klivet' }));
    expect(template).toMatchObject({
      basedOn: 'hbtq-klivet',
      source: expect.stringMatching(/^Kopia av Hbtq-klivet/),
    });
    const cards = await world.tab.seeProgrammes(caller('sven'), 'en');
    expect(cards.map(({ name }) => name)).toContain('Our template');
    expect(await world.tab.seeProgrammes(caller('sven', { tenant: 'another' }), 'en')).toHaveLength(5);
    value(await world.tab.setUpUnit(caller('amal'), UNIT, { ...SET_UP, programme: id }, 'sv'));
    expect(value(await world.tab.seeUnit(caller('amal'), UNIT, 'sv'))).toMatchObject({
      programme: id,
      programmeName: 'Vår mall',
    });
    expect(value(await world.tab.seeCriteria(caller('amal'), UNIT, 'sv')).criteria).toHaveLength(4);
    expect(value(await world.tab.seeIdeas(caller('amal'), UNIT, 'sv')).apt.length).toBeGreaterThan(0);
    const claims = makeMemoryClaimStore([]);
    for await (const { facts } of slotPages({ ...world.ports, claims, content }, world.clock.now()))
      expect(facts.units.find((unit) => unit.id === UNIT)?.template?.id ?? id).toBe(id);
    expect(content.programmes).toEqual(five);
  });

  test('of another tenant is none', async () => {
    const world = await makeUnitWorld();
    const { id } = value(await copy(world));
    const outside = caller('amal', { tenant: 'another' });
    for (const asked of [casesOf(world).seeTemplate(outside, id), casesOf(world).exportTemplate(outside, id)])
      expect(fault(await asked)).toEqual({ kind: 'not-found', what: 'template' });
    expect(value(await casesOf(world).seeTemplates(outside, 'sv')).templates).toEqual([]);
    expect(fault(await casesOf(world).changeTemplate(outside, id, '1', {}))).toEqual({
      kind: 'not-found',
      what: 'template',
    });
  });

  test('that is changed moves the owner’s own steps at once', async () => {
    const world = await makeUnitWorld();
    const { id, version, template } = value(await copy(world, { from: 'hbtq-klivet' }));
    value(await world.tab.setUpUnit(caller('amal'), UNIT, { ...SET_UP, programme: id }, 'sv'));
    const next = structuredClone(template) as unknown as Programme;
    const step = next.steps.find((each) => each.id === 'klivet-normino');
    if (step) step.offsetWeeks = 6;
    value(await casesOf(world).changeTemplate(caller('david'), id, version, next));
    const row = world.ports.lists
      .rowsOf(SITE, 'StegvisSteps')
      .find(({ value: of }) => of.stepId === 'klivet-normino');
    expect(row?.value.dueDate).toBe('2026-02-23');
    expect(fault(await casesOf(world).changeTemplate(caller('david'), id, version, next))).toMatchObject({
      kind: 'stale',
    });
  });

  test('that another unit follows is not changed under it', async () => {
    const world = await makeUnitWorld();
    const { id, version, template } = value(await copy(world));
    const sven = { ...SET_UP, programme: id, manager: 'sven', group: [], processLead: null, safetyRep: null };
    value(await world.tab.setUpUnit(caller('sven'), OTHER_UNIT, sven, 'sv'));
    expect(fault(await casesOf(world).changeTemplate(caller('amal'), id, version, template))).toEqual({
      kind: 'conflict',
      reason: 'template-in-use',
    });
    expect(fault(await casesOf(world).changeTemplate(caller('sven'), id, version, template))).toEqual({
      kind: 'not-found',
      what: 'unit',
    });
  });

  test('goes out as a file and comes in again; while anything is wrong nothing is kept', async () => {
    const world = await makeUnitWorld();
    const { id } = value(await copy(world));
    const { name, text } = value(await casesOf(world).exportTemplate(caller('fatima'), id));
    expect(name).toBe('stegvis-mall-var-mall.json');
    const again = value(await casesOf(world).importTemplate(caller('david'), UNIT, text));
    const { id: _one, ...first } = await programmeOf(world, id);
    const { id: _other, ...second } = await programmeOf(world, again.id);
    expect(second).toEqual(first);
    const wrong = JSON.parse(text) as { template: Programme };
    Object.assign(wrong.template.steps[1]?.en ?? {}, { title: ' ' });
    Object.assign(wrong.template.steps[0] ?? {}, { dependsOn: ['malmo-4'] });
    const refused = fault(await casesOf(world).importTemplate(caller('amal'), UNIT, wrong));
    expect(refused.kind === 'invalid' && refused.fields.map(({ said }) => said?.sv.slice(0, 45))).toEqual([
      'Steg 2, Workshop 1: engelsk titel saknas.',
      'Steg 1, Steg 1: förändringsarbete och hbtq: s',
    ]);
    for (const file of ['', '{', '[]', { format: FILE_MARK, version: 1 }, null])
      expect(fault(await casesOf(world).importTemplate(caller('amal'), UNIT, file)).kind).toBe('invalid');
    expect(value(await casesOf(world).seeTemplates(caller('amal'), 'sv')).templates).toHaveLength(2);
  });
});

describe('a copy about another subject (R53)', () => {
  const subject = { sv: 'jämställdhet', en: 'gender equality' };

  test('has no hbtqi wording of its own, whichever of the five it was; its source says which', async () => {
    const world = await makeUnitWorld();
    for (const { id: from } of content.programmes) {
      const { id } = value(await copy(world, { from, subject }));
      const { source, ...own } = await programmeOf(world, id);
      expect([
        from,
        JSON.stringify(own).match(/.{0,30}(hbtq|lgbtq|rfsl|klivet).{0,30}/i)?.[0] ?? null,
      ]).toEqual([from, null]);
      expect(source).toMatch(/^Kopia av .+\. .+/);
      expect(own).toMatchObject({ term: 'jämställdhet', subject, concepts: [] });
      const { text } = value(await casesOf(world).exportTemplate(caller('amal'), id));
      expect(readTemplateFile(JSON.parse(text)).ok).toBe(true);
    }
  });

  test('reads as it should, and gets nothing of the library, which is about hbtqi', async () => {
    const world = await makeUnitWorld();
    const { id } = value(await copy(world, { from: 'jarfalla-samkrafter', subject }));
    const template = await programmeOf(world, id);
    expect(template.steps.map(({ sv }) => sv.title)).toContain('Jämställdhet på APT');
    expect(template.steps.map(({ en }) => en.title)).toContain('Gender equality at workplace meetings');
    expect(template.criteria[2]?.en.text).toBe(
      'At least three workplace meetings had a gender equality item with a recorded outcome.',
    );
    value(await world.tab.setUpUnit(caller('amal'), UNIT, { ...SET_UP, programme: id }, 'sv'));
    expect(value(await world.tab.seeIdeas(caller('amal'), UNIT, 'sv'))).toEqual({ actions: [], apt: [] });
  });
});

describe('what a finished unit hands on (R39)', () => {
  const secrets = {
    finding: 'Blanketten frågar efter mamma och pappa',
    outcome: 'Vi byter skylten vid entrén',
    vision: 'Alla ska känna igen sig i väntrummet',
  };
  const finished = async (): Promise<World> => {
    const world = await makeUnitWorld('soderhamn-rfsl');
    const { lists } = world.ports;
    const row = {
      concerns: 'Besökare',
      kind: 'norm',
      area: null,
      whose: null,
      link: null,
      stepId: null,
    } as const;
    lists.addByHand(SITE, 'StegvisFindings', UNIT, { ...row, title: secrets.finding });
    value(
      await world.tab.addAction(
        caller('amal'),
        UNIT,
        { title: secrets.outcome, ownerId: 'bo', dueDate: '2026-02-02' },
        'a',
      ),
    );
    value(await world.tab.recordMandate(caller('amal'), UNIT, { text: secrets.vision, date: '2026-01-08' }));
    const adaptation = {
      ...NO_ADAPTATION,
      thresholds: { 'rfsl-c2': 0.9 },
      dates: { 'rfsl-test': { on: '2026-05-19' }, 'rfsl-pass-2': { weeks: 5 } },
      planAreas: ['kunskap' as const],
    };
    value(await casesOf(world).changeProgramme(caller('amal'), UNIT, '0', adaptation, 'sv'));
    return world;
  };

  test('is settings, structure and chosen lessons, and a scan finds no name, date, finding or outcome', async () => {
    const world = await finished();
    const lessons = ['Börja med korta pass.', 'Bestäm mötestider för hela terminen.'];
    const { id } = value(await copy(world, { from: null, lessons }));
    const template = await programmeOf(world, id);
    expect(template.planAreas).toEqual(['kunskap']);
    expect(template.criteria.find((each) => each.id === 'rfsl-c2')?.rule.value).toBe(0.9);
    expect(template.steps.find((each) => each.id === 'rfsl-test')?.offsetWeeks).toBeCloseTo(127 / 7);
    const text = JSON.stringify(template);
    for (const lesson of lessons) expect(text).toContain(lesson);
    const unit = await world.ports.units.get(UNIT);
    const told = [
      ...(unit?.members.flatMap(({ id: person, name }) => [person, name]) ?? []),
      ...Object.values(secrets),
    ];
    for (const word of told) expect([word, new RegExp(`\\b${word}\\b`).test(text)]).toEqual([word, false]);
    // Years of the template's own source stand in what the five say of themselves, and nowhere else.
    expect(text).not.toMatch(/\d{4}-\d{2}-\d{2}/);
    value(await world.tab.setUpUnit(caller('amal'), UNIT, { ...SET_UP, programme: id }, 'sv'));
    expect(value(await casesOf(world).seeProgramme(caller('amal'), UNIT, 'sv')).lessons).toEqual(lessons);
  });

  test.each([
    ['Fråga Amal om lokalen.', 'Lärdom 1: namnet ”Amal” ska inte följa med. Skriv utan namn.'],
    ['Davids pass blev bra.', 'Lärdom 1: namnet ”David” ska inte följa med. Skriv utan namn.'],
    ['Vi började 2026-01-12.', 'Lärdom 1: datumet ”2026-01-12” ska inte följa med. Skriv utan datum.'],
    ['Vi började 12 januari.', 'Lärdom 1: datumet ”12 januari” ska inte följa med. Skriv utan datum.'],
    [
      `Tänk på att ${secrets.finding.toLowerCase()}.`,
      `Lärdom 1: ”${secrets.finding.toLowerCase()}” är enhetens egen iakttagelse. Skriv lärdomen med andra ord.`,
    ],
  ])('keeps a lesson back that tells too much: %s', async (lesson, sentence) => {
    const world = await finished();
    const refused = fault(await copy(world, { from: null, lessons: [lesson] }));
    expect(refused.kind === 'invalid' && refused.fields.map(({ said }) => said?.sv)).toEqual([sentence]);
    expect(value(await casesOf(world).seeTemplates(caller('amal'), 'sv')).templates).toEqual([]);
  });
});
