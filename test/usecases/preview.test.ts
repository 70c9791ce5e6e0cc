/** Looks ahead: the manager's says nothing of anybody, and each person's own says why. */
import { beforeEach, describe, expect, test } from '@jest/globals';
import { myPreview, unitPreview } from '../../bot/core/api-nudges.ts';
import { content } from '../../bot/core/content.ts';
import { cardWords } from '../../bot/teams/words.ts';
import type { PersonRecord } from '../../bot/usecases/ports.ts';
import { makePreviewUseCases, type PreviewUseCases } from '../../bot/usecases/preview/index.ts';
import { makeMemoryClaimStore } from '../memory/claims.ts';
import { ACTIVE, caller, fault, makeUnitWorld, TENANT, UNIT, value, type World } from '../memory/world.ts';

let world: World;
let use: PreviewUseCases;
const save = (id: string, over: Partial<PersonRecord> = {}) =>
  world.ports.people.save({
    ...{ id, tenant: TENANT, name: id, language: 'sv', reflection: null },
    ...{ window: null, days: null, pausedUntil: null, fewer: [] },
    address: {
      ...{ serviceUrl: 'https://smba.example/', conversation: `a:${id}`, conversationType: 'personal' },
      ...{ tenant: TENANT, bot: '28:bot', user: `29:${id}` },
    },
    ...over,
  });

beforeEach(async () => {
  world = await makeUnitWorld();
  const claims = makeMemoryClaimStore([]);
  use = makePreviewUseCases({ ...world.ports, content, claims, words: cardWords });
  for (const id of ['amal', 'bo', 'cecilia', 'fatima']) await save(id);
  value(
    await world.tab.addAction(
      caller('amal'),
      UNIT,
      { ...ACTIVE, ownerId: 'fatima', dueDate: '2026-01-26' },
      'a',
    ),
  );
});
const ofUnit = async () => value(await use.previewUnit(caller('amal'), UNIT, 'sv'));

describe('the manager’s look ahead', () => {
  test('tells day, kind, role and words of four weeks, in the form that the tab reads', async () => {
    const seen = await ofUnit();
    expect(unitPreview.parse(seen)).toEqual(seen);
    expect([seen.from, seen.to]).toEqual(['2026-01-12', '2026-02-09']);
    const actions = seen.sends.filter(({ kind }) => kind === 'N6');
    expect(actions.map(({ day, recipient, count }) => [day, recipient, count])).toEqual([
      ['2026-01-12', 'owner', 1],
      ['2026-01-26', 'owner', 1],
    ]);
    expect(actions[0]?.card).toMatchObject({
      title: 'Klart senast 26 januari: Gå igenom blanketter',
      buttons: ['Klart', 'Flytta datum', 'Öppna'],
    });
  });

  test('is the same whatever people have chosen for themselves, and names nobody', async () => {
    const before = await ofUnit();
    await save('fatima', { pausedUntil: 'open', fewer: ['N6'], window: { from: '20:00', to: '22:00' } });
    await save('bo', {
      address: null,
      reflection: { weekday: 2, since: '2026-01-12', rhythm: 'fortnightly', ignored: 0 },
    });
    await world.ports.life.markDone(UNIT, 'klivet-normino', 'bo', '2026-01-12T08:00:00Z');
    expect(await ofUnit()).toEqual(before);
    expect(before.sends.some(({ kind }) => kind === 'N8' || kind === 'N9')).toBe(false);
    expect(JSON.stringify(before)).not.toMatch(/fatima|cecilia|Amal|Bo\b/i);
  });

  test('heeds what the unit has chosen', async () => {
    const closures = [{ from: '2026-01-12', to: '2026-01-13' }];
    value(
      await world.tab.saveNudgeSettings(caller('amal'), UNIT, { closures, awareness: false, pride: null }),
    );
    expect((await ofUnit()).sends.map(({ day }) => day)).toContain('2026-01-14');
  });

  test('is nobody else’s', async () => {
    for (const person of ['bo', 'david', 'greta'])
      expect(fault(await use.previewUnit(caller(person), UNIT, 'sv'))).toMatchObject({ kind: 'not-allowed' });
    expect(fault(await use.previewUnit(caller('sven'), UNIT, 'sv'))).toMatchObject({ kind: 'not-found' });
  });
});

describe('one’s own look ahead', () => {
  const mine = async (person: string, language: 'sv' | 'en' = 'sv') =>
    value(await use.previewMine(caller(person), language));

  test('tells when, what and why, and nothing of others', async () => {
    const seen = await mine('fatima', 'en');
    expect(myPreview.parse(seen)).toEqual(seen);
    const told = seen.cards.flatMap(({ at, lines }) => lines.map(({ kind, reason }) => [at, kind, reason]));
    const action = 'You are responsible for the action.';
    const course = 'The training concerns you and is not noted as done.';
    expect(told).toEqual([
      ['2026-01-12T09:00:00.000Z', 'N6', action],
      ['2026-01-13T07:30:00.000Z', 'N9', course],
      ['2026-01-26T09:00:00.000Z', 'N6', action],
      ['2026-01-26T09:00:00.000Z', 'N9', course],
    ]);
    expect(
      (await mine('cecilia')).cards.flatMap(({ lines }) => lines.filter(({ kind }) => kind === 'N6')),
    ).toEqual([]);
  });

  test('heeds what the person has chosen, and says when everything rests', async () => {
    await save('fatima', { fewer: ['N6', 'N9'] });
    expect((await mine('fatima')).cards.map(({ at }) => at.slice(0, 10))).toEqual(['2026-01-26']);
    await save('fatima', { pausedUntil: 'open' });
    expect(await mine('fatima')).toMatchObject({ held: 'paused', cards: [] });
    await save('fatima', { address: null });
    expect(await mine('fatima')).toMatchObject({ held: 'no-address', cards: [] });
  });

  test('shows the person’s own questions, which the manager’s never does', async () => {
    await save('bo', { reflection: { weekday: 3, since: '2026-01-12', rhythm: 'fortnightly', ignored: 0 } });
    const kinds = (await mine('bo')).cards.flatMap(({ lines }) => lines.map(({ kind }) => kind));
    expect(kinds).toContain('N8');
  });

  test('is empty for somebody who is in no unit', async () => {
    expect(await mine('stranger')).toMatchObject({ cards: [] });
  });
});
