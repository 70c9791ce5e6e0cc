import { describe, expect, test } from '@jest/globals';
import type { ProgrammeStep, RecordInput } from '../../../bot/core/api-steps.ts';
import { WEB_COURSE } from '../../../bot/core/evidence-people.ts';
import { caller, fault, makeUnitWorld, SITE, UNIT, value, type World } from '../../memory/world.ts';

const record = (
  { tab }: World,
  step: string,
  input: RecordInput,
  person = 'amal',
  version: string | null = null,
) => tab.recordStep(caller(person), UNIT, step, version, input, 'sv');
const shown = async ({ tab }: World, id: string): Promise<ProgrammeStep> => {
  const { steps } = value(await tab.seeProgramme(caller('amal'), UNIT, 'sv'));
  const step = steps.find((each) => each.id === id);
  if (step === undefined) throw new Error(`no step ${id}`);
  return step;
};
const stateOf = ({ ports }: World, id: string) =>
  ports.lists.rowsOf(SITE, 'StegvisSteps').find(({ value: row }) => row.stepId === id)?.value.state;
const MANDATE = { text: 'Vi gör det här.', date: '2026-01-12' };

describe('what a step needs and is a fact of its own', () => {
  test('is noted with today’s day or an earlier one, shows in the list, and can be taken back', async () => {
    const world = await makeUnitWorld();
    expect(await shown(world, 'klivet-underlag')).toMatchObject({ need: 'record', turn: 'manager' });
    expect(value(await record(world, 'klivet-underlag', { done: true }))).toMatchObject({
      state: 'done',
      recordedOn: '2026-01-12',
      howDone: 'facts',
    });
    expect(stateOf(world, 'klivet-underlag')).toBe('done');
    value(await record(world, 'klivet-underlag', { done: true, date: '2025-12-18' }));
    expect(await shown(world, 'klivet-underlag')).toMatchObject({ recordedOn: '2025-12-18' });
    expect(value(await record(world, 'klivet-underlag', { done: false }))).toMatchObject({
      state: 'open',
      recordedOn: null,
    });
    expect(stateOf(world, 'klivet-underlag')).toBe('open');
  });

  test('is no day that has not been yet, and no text where the step has none', async () => {
    const world = await makeUnitWorld();
    expect(fault(await record(world, 'klivet-underlag', { done: true, date: '2026-01-13' }))).toEqual({
      kind: 'invalid',
      fields: [{ field: 'date', code: 'in-the-future' }],
    });
    expect(fault(await record(world, 'klivet-reflektion', { done: true, text: 'Hej' }))).toMatchObject({
      fields: [{ field: 'text', code: 'unknown-field' }],
    });
  });

  test('is noted by those who take part in the step', async () => {
    const world = await makeUnitWorld();
    expect(fault(await record(world, 'klivet-underlag', { done: true }, 'bo'))).toEqual({
      kind: 'not-allowed',
      need: 'manager',
    });
    value(await record(world, 'klivet-reflektion', { done: true }, 'bo'));
    expect(fault(await record(world, 'klivet-reflektion', { done: true }, 'fatima')).kind).toBe(
      'not-allowed',
    );
  });

  test('the offer of self-reflection is a day in the overview, and nobody’s name or number', async () => {
    const world = await makeUnitWorld();
    value(await record(world, 'klivet-reflektion', { done: true }, 'bo'));
    expect(value(await world.tab.seeUnit(caller('fatima'), UNIT, 'sv')).reflectionOffered).toBe('2026-01-12');
    const step = await shown(world, 'klivet-reflektion');
    expect(step.evidence).toBe('Alla i enheten har erbjudits självreflektion.');
    expect(JSON.stringify(step)).not.toMatch(/"(count|of|share|done)":\s*\d/);
  });

  test('the process plan is a text, and until it is there the matrix stays locked', async () => {
    const world = await makeUnitWorld('rss-vasterbotten');
    value(await world.tab.recordMandate(caller('amal'), UNIT, MANDATE));
    expect(fault(await record(world, 'rss-matris', { done: true }, 'david'))).toMatchObject({
      reason: 'step-locked',
    });
    expect(fault(await record(world, 'rss-processplan', { done: true }, 'bo'))).toEqual({
      kind: 'not-allowed',
      need: 'processLead',
    });
    expect(fault(await record(world, 'rss-processplan', { done: true }, 'david'))).toMatchObject({
      fields: [{ field: 'text', code: 'missing' }],
    });
    value(await record(world, 'rss-processplan', { done: true, text: 'Så gör vi.' }, 'david'));
    expect(stateOf(world, 'rss-matris')).toBe('open');
    world.clock.set('2026-02-02T09:00:00Z');
    const changed = value(
      await record(world, 'rss-processplan', { done: true, text: 'Så gör vi nu.' }, 'david'),
    );
    expect(changed).toMatchObject({ text: 'Så gör vi nu.', recordedOn: '2026-01-12' });
    expect(changed.changedAt?.slice(0, 10)).toBe('2026-02-02');
  });
});

describe('a step marked as done', () => {
  test('is one that Stegvis keeps no facts of, and the word can be taken back', async () => {
    const world = await makeUnitWorld('rss-vasterbotten');
    value(await world.tab.recordMandate(caller('amal'), UNIT, MANDATE));
    value(await record(world, 'rss-processplan', { done: true, text: 'Så gör vi.' }, 'david'));
    expect(await shown(world, 'rss-matris')).toMatchObject({ need: 'mark', turn: 'processLead' });
    expect(value(await record(world, 'rss-matris', { done: true }, 'david'))).toMatchObject({
      state: 'done',
      howDone: 'word',
      recordedOn: '2026-01-12',
    });
    expect(stateOf(world, 'rss-intervju')).toBe('open');
    expect(value(await record(world, 'rss-matris', { done: false }, 'david')).state).toBe('open');
    expect(stateOf(world, 'rss-intervju')).toBe('locked');
  });

  test.each([
    ['soderhamn-rfsl', 'rfsl-pass-1', '0 av 6 har deltagit; 80 procent behövs.'],
    ['soderhamn-rfsl', 'rfsl-beslut', 'Inget intyg är noterat.'],
    ['malmo-fyra-steg', 'malmo-ws-1', null],
    ['hbtq-klivet', 'klivet-normino', '0 av 6 har gjort webbutbildningen; 6 återstår.'],
  ])('is never a way around facts: %s, %s', async (programme, step, sentence) => {
    const world = await makeUnitWorld(programme);
    for (const done of [true, false]) {
      const refused = fault(await record(world, step, { done }));
      expect(refused).toMatchObject({ kind: 'conflict', reason: 'facts-decide' });
      if (sentence !== null && refused.kind === 'conflict') expect(refused.because?.sv).toBe(sentence);
    }
    expect(stateOf(world, step)).not.toBe('done');
  });

  test('stays shut under the threshold and opens by the facts themselves', async () => {
    const world = await makeUnitWorld('soderhamn-rfsl');
    for (const person of ['amal', 'bo', 'cecilia', 'david'])
      await world.ports.life.markDone(UNIT, 'rfsl-pass-1', person, '2026-01-12T07:00:00Z');
    expect(await shown(world, 'rfsl-pass-1')).toMatchObject({
      state: 'open',
      evidence: expect.stringContaining('4 av 6'),
    });
    await world.ports.life.markDone(UNIT, WEB_COURSE, 'elif', '2026-01-12T07:00:00Z');
    expect(await shown(world, 'rfsl-pass-1')).toMatchObject({ state: 'done', howDone: 'facts' });
  });
});
