import { describe, expect, test } from '@jest/globals';
import { UNIT } from '../memory/world.ts';
import { answersOf, makeChatWorld } from './chat-world.ts';

describe('Välj tider', () => {
  test('shows what holds now and saves hours, weekday and language', async () => {
    const world = await makeChatWorld();
    expect(await world.press('bo', 'times')).toEqual({
      kind: 'times',
      window: { from: '08:30', to: '16:00' },
      reflection: null,
    });
    await world.press('bo', 'times', { from: '07:00', to: '15:00', reflection: '4', language: 'en' });
    expect(await world.ports.people.get('bo')).toMatchObject({
      window: { from: '07:00', to: '15:00' },
      reflection: { weekday: 4, rhythm: 'fortnightly', ignored: 0 },
      language: 'en',
    });
    await world.press('bo', 'times', { from: '08:30', to: '16:00', reflection: '0', language: 'sv' });
    expect(await world.ports.people.get('bo')).toMatchObject({
      window: null,
      reflection: null,
      language: 'sv',
    });
  });

  test.each([
    { from: '25:00', to: '15:00' },
    { from: '09:00', to: '09:00' },
    { from: 'nine', to: '15:00' },
    { from: '09:00' },
  ])('refuses %j and changes nothing', async (data) => {
    const world = await makeChatWorld();
    await world.say('bo', 'hjälp');
    const before = await world.ports.people.get('bo');
    expect(await world.press('bo', 'times', data)).toMatchObject({
      kind: 'problem',
      fault: { kind: 'invalid' },
    });
    expect(await world.ports.people.get('bo')).toEqual(before);
  });
});

describe('under a reflection prompt', () => {
  const give = async (ask: 'answer' | 'continue' = 'answer') => {
    const world = await makeChatWorld();
    await world.say('bo', 'reflektera');
    await world.ports.people.change('bo', (known) => ({
      ...known,
      reflection: known.reflection && { ...known.reflection, ignored: 2, rhythm: 'monthly' },
    }));
    const question = { sv: 'Vad?', en: 'What?' };
    world.ports.claims.give('card-8', 'bo', [
      { key: 'N8:bo:1', line: { kind: 'N8', unit: UNIT, prompt: 'ref-k01', question, ask } },
    ]);
    return { world, data: { item: 'ref-k01', nudge: 'card-8' } };
  };

  test('skipping is an answer: the prompt was not ignored', async () => {
    const { world, data } = await give();
    expect(answersOf(await world.press('bo', 'skip', data))).toEqual([{ kind: 'skipped' }]);
    expect((await world.ports.people.get('bo'))?.reflection).toMatchObject({ ignored: 0, rhythm: 'monthly' });
  });

  test('[Pausa] pauses, and [Fortsätt] goes on as often as before', async () => {
    const { world, data } = await give('continue');
    expect(answersOf(await world.press('bo', 'pause', data))).toEqual([
      { kind: 'paused', until: '2026-02-11' },
    ]);
    expect((await world.ports.people.get('bo'))?.pausedUntil).not.toBeNull();
    expect(await world.press('bo', 'resume', data)).toEqual({ kind: 'resumed' });
    const person = await world.ports.people.get('bo');
    expect(person?.pausedUntil).toBeNull();
    expect(person?.reflection).toMatchObject({ rhythm: 'fortnightly' });
  });

  test('[Mer sällan] makes it monthly', async () => {
    const { world, data } = await give('continue');
    expect(answersOf(await world.press('bo', 'fewer', data))).toEqual([{ kind: 'fewer' }]);
    expect((await world.ports.people.get('bo'))?.reflection).toMatchObject({ rhythm: 'monthly', ignored: 0 });
  });
});
