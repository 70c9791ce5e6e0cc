import { describe, expect, test } from '@jest/globals';
import type { OutputInput, ProgrammeStep } from '../../../bot/core/api-steps.ts';
import { caller, fault, makeUnitWorld, SITE, UNIT, value, type World } from '../../memory/world.ts';

const MANDATE = { text: 'Vi gör det här.', date: '2026-01-12' };
const malmo = async (): Promise<World> => {
  const world = await makeUnitWorld('malmo-fyra-steg');
  value(await world.tab.recordMandate(caller('amal'), UNIT, MANDATE));
  return world;
};
const save = (
  { tab }: World,
  step: string,
  input: Partial<OutputInput> & { output: string },
  person = 'amal',
  version: string | null = null,
) => tab.saveOutput(caller(person), UNIT, step, version, { approved: true, text: 'Så här.', ...input }, 'sv');
const stepRow = ({ ports }: World, id: string) =>
  ports.lists.rowsOf(SITE, 'StegvisSteps').find(({ value: row }) => row.stepId === id)?.value;
const unitRow = ({ ports }: World) => ports.lists.rowsOf(SITE, 'StegvisUnit')[0]?.value;
const shown = async ({ tab }: World, id: string, person = 'amal'): Promise<ProgrammeStep> => {
  const { steps } = value(await tab.seeProgramme(caller(person), UNIT, 'sv'));
  const step = steps.find((each) => each.id === id);
  if (step === undefined) throw new Error(`no step ${id}`);
  return step;
};

describe('the outputs of the four steps', () => {
  test('are approved in their order, each named while it is missing', async () => {
    const world = await malmo();
    const refused = fault(await save(world, 'malmo-3', { output: 'insatsforslag' }));
    expect(refused).toMatchObject({ kind: 'conflict', reason: 'earlier-output-missing' });
    expect(refused.kind === 'conflict' && refused.because?.sv).toBe(
      'Behöver vara klart först: vision och genomlysning. Texten går att spara som utkast.',
    );
    expect(value(await save(world, 'malmo-1', { output: 'vision' }))).toMatchObject({
      state: 'done',
      approvedOn: '2026-01-12',
    });
    expect(fault(await save(world, 'malmo-3', { output: 'insatsforslag' })).kind).toBe('conflict');
    value(await save(world, 'malmo-2', { output: 'genomlysning' }));
    expect(fault(await save(world, 'malmo-4', { output: 'handlingsplan' })).kind).toBe('conflict');
    value(await save(world, 'malmo-3', { output: 'insatsforslag' }));
    value(await save(world, 'malmo-4', { output: 'handlingsplan' }));
    const { criteria } = value(await world.tab.seeCriteria(caller('amal'), UNIT, 'sv'));
    expect(criteria.find(({ id }) => id === 'malmo-c1')).toMatchObject({ met: true });
  });

  test('wait for the mandate, which the refusal says', async () => {
    const world = await makeUnitWorld('malmo-fyra-steg');
    expect(fault(await save(world, 'malmo-1', { output: 'vision' }))).toMatchObject({
      reason: 'step-locked',
      because: { sv: 'Väntar på chefens uppdrag.' },
    });
    expect(stepRow(world, 'malmo-1')).toMatchObject({ output: null, approvedOn: null });
  });

  test('are written as drafts by the group at any time, and approved by the manager alone', async () => {
    const world = await malmo();
    const draft = { output: 'insatsforslag', approved: false, text: 'Ett utkast.' };
    value(await save(world, 'malmo-3', draft, 'bo'));
    expect(stepRow(world, 'malmo-3')).toMatchObject({ output: 'Ett utkast.', approvedOn: null });
    expect(fault(await save(world, 'malmo-1', { output: 'vision' }, 'bo'))).toEqual({
      kind: 'not-allowed',
      need: 'manager',
    });
    expect(fault(await save(world, 'malmo-3', draft, 'fatima')).kind).toBe('not-allowed');
    expect(fault(await save(world, 'malmo-3', draft, 'sven'))).toEqual({ kind: 'not-found', what: 'unit' });
  });

  test('that the step does not have are refused, as are an unknown step and an approval of nothing', async () => {
    const world = await malmo();
    expect(fault(await save(world, 'malmo-1', { output: 'genomlysning' }))).toEqual({
      kind: 'invalid',
      fields: [{ field: 'output', code: 'not-a-choice' }],
    });
    expect(fault(await save(world, 'malmo-9', { output: 'vision' }))).toEqual({
      kind: 'not-found',
      what: 'step',
    });
    expect(fault(await save(world, 'malmo-1', { output: 'vision', text: '  ' }))).toMatchObject({
      fields: [{ field: 'text', code: 'missing' }],
    });
  });

  test('that concern one person are no text of the unit’s', async () => {
    const world = await makeUnitWorld('rss-vasterbotten');
    value(await world.tab.recordMandate(caller('amal'), UNIT, MANDATE));
    const plan = { output: 'individuell-plan', approved: false };
    expect(fault(await save(world, 'rss-plan', plan))).toMatchObject({ fields: [{ field: 'output' }] });
  });

  test('in another’s newer words are shown to whoever saw an older version, and not written over', async () => {
    const world = await malmo();
    const { version } = await shown(world, 'malmo-1');
    value(await save(world, 'malmo-1', { output: 'vision', approved: false, text: 'Bos.' }, 'bo'));
    const stale = fault(await save(world, 'malmo-1', { output: 'vision', text: 'Amals.' }, 'amal', version));
    expect(stale).toMatchObject({ kind: 'stale', theirs: { id: 'malmo-1', text: 'Bos.' } });
    expect(stepRow(world, 'malmo-1')?.output).toBe('Bos.');
  });
});

describe('the vision', () => {
  test('stands in the unit’s row once approved, heads the overview, and a change needs the manager', async () => {
    const world = await malmo();
    value(await save(world, 'malmo-1', { output: 'vision', approved: false, text: 'Utkast.' }, 'bo'));
    expect(unitRow(world)?.vision).toBeNull();
    value(await save(world, 'malmo-1', { output: 'vision', text: 'Alla är välkomna.' }));
    expect(unitRow(world)?.vision).toBe('Alla är välkomna.');
    world.clock.set('2026-03-02T09:00:00Z');
    const overview = value(await world.tab.seeUnit(caller('fatima'), UNIT, 'sv'));
    expect(overview.vision).toEqual({ text: 'Alla är välkomna.', changedOn: '2026-01-12' });
    for (const approved of [true, false])
      expect(
        fault(await save(world, 'malmo-1', { output: 'vision', approved, text: 'Bos ord.' }, 'bo')),
      ).toEqual({ kind: 'not-allowed', need: 'manager' });
    value(await save(world, 'malmo-1', { output: 'vision', text: 'Alla är väntade.' }));
    expect(value(await world.tab.seeUnit(caller('bo'), UNIT, 'sv')).vision).toEqual({
      text: 'Alla är väntade.',
      changedOn: '2026-03-02',
    });
  });

  test('is gone from the unit’s row when the manager takes the approval back, and its step opens again', async () => {
    const world = await malmo();
    value(await save(world, 'malmo-1', { output: 'vision' }));
    expect(stepRow(world, 'malmo-2')?.state).toBe('open');
    const back = value(await save(world, 'malmo-1', { output: 'vision', approved: false }));
    expect(back).toMatchObject({ state: 'open', text: 'Så här.', approvedOn: null });
    expect(unitRow(world)?.vision).toBeNull();
    expect(stepRow(world, 'malmo-2')?.state).toBe('locked');
  });

  test('approved in the same words keeps its day, and writes nothing', async () => {
    const world = await malmo();
    value(await save(world, 'malmo-1', { output: 'vision' }));
    const writes = world.ports.lists.calls.filter(({ verb }) => verb === 'changeRow').length;
    world.clock.set('2026-02-02T09:00:00Z');
    expect(value(await save(world, 'malmo-1', { output: 'vision' })).approvedOn).toBe('2026-01-12');
    expect(world.ports.lists.calls.filter(({ verb }) => verb === 'changeRow')).toHaveLength(writes);
  });
});
