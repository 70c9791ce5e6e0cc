/** The bot in a meeting's chat, and the cards that a channel and a chat share. */
import { beforeEach, describe, expect, test } from '@jest/globals';
import type { NudgeLine } from '../../bot/core/nudge.ts';
import { nextOpening, openDue } from '../../bot/usecases/live/by-the-clock.ts';
import { refreshCards } from '../../bot/usecases/live/refresh-cards.ts';
import { UNIT, value } from '../memory/world.ts';
import { CHAT, chatAddress, event, type LiveWorld, makeLiveWorld, START } from './live-world.ts';

let world: LiveWorld;
beforeEach(async () => {
  world = await makeLiveWorld();
});
const posted = () => world.written.filter(({ how }) => how === 'send');

describe('when a meeting begins', () => {
  test('its agenda stands in its chat, once, however often people come and go', async () => {
    await Promise.all([world.talk.started(event()), world.talk.started(event())]);
    await world.talk.ended(event());
    await world.talk.started(event({ person: 'fatima' }));
    expect(posted()).toHaveLength(1);
    expect(posted()[0]).toMatchObject({
      to: CHAT,
      reply: {
        ...{ kind: 'running', unit: UNIT, meeting: world.apt.id, current: world.first.id },
        items: [{ title: 'Tre ord' }, { title: 'Rutiner' }],
      },
    });
    expect((await world.ports.runs.of(UNIT, world.apt.id))?.endedAt).toBeNull();
  });

  test('nothing is posted about an empty agenda, about another time, or where nobody knows whose it is', async () => {
    world.clock.set('2026-01-20T18:00:00Z');
    await world.talk.started(event());
    world.clock.set(START);
    world.told.details = { ok: true, value: { organiser: 'fatima', title: 'APT Norr' } };
    await world.talk.started(event({ address: chatAddress('19:meeting_other@thread.v2') }));
    await world.meeting('empty', { title: 'Tomt', kind: 'other' });
    world.told.details = { ok: true, value: { organiser: 'amal', title: 'Tomt' } };
    await world.talk.started(event({ address: chatAddress('19:meeting_empty@thread.v2'), title: 'Tomt' }));
    expect(posted()).toEqual([]);
  });

  test('whoever added the app tells whose chat it is where Teams does not', async () => {
    world.told.details = { ok: false, fault: { kind: 'refused', remedy: 'consent' } };
    await world.talk.joined(event({ person: 'david' }));
    expect(await world.ports.meetingChats.get(CHAT)).toMatchObject({ unit: UNIT, title: 'APT Norr' });
    await world.talk.left(CHAT);
    expect(await world.ports.meetingChats.get(CHAT)).toBeNull();
    await world.talk.joined(event({ person: 'fatima' }));
    expect(await world.ports.meetingChats.get(CHAT)).toMatchObject({ unit: null });
  });

  test('what Teams surely refused may be posted later, what may have arrived may not', async () => {
    world.answers.push({ kind: 'busy', retryAt: START });
    await world.talk.started(event());
    await world.talk.started(event());
    expect(posted()).toHaveLength(2);
    const other = await makeLiveWorld();
    other.answers.push({ kind: 'in-doubt', cause: 'ETIMEDOUT' });
    await other.talk.started(event());
    await other.talk.started(event());
    expect(other.written).toHaveLength(1);
  });

  test('the clock begins it where Teams is silent, at its time and not long after', async () => {
    expect(await nextOpening(world.ports, new Date('2026-01-19T08:00:00Z'))).toBeNull();
    await world.talk.joined(event());
    expect(await nextOpening(world.ports, new Date('2026-01-20T08:00:00Z'))).toEqual(new Date(START));
    expect(await nextOpening(world.ports, new Date('2026-01-15T08:00:00Z'))).toEqual(
      new Date('2026-01-16T08:00:00Z'),
    );
    await openDue(world.ports, new Date('2026-01-20T11:59:00Z'));
    await openDue(world.ports, new Date('2026-01-20T12:21:00Z'));
    expect(posted()).toEqual([]);
    await openDue(world.ports, new Date(START));
    await openDue(world.ports, new Date(START));
    await world.talk.started(event());
    expect(posted()).toHaveLength(1);
    await openDue(world.ports, new Date('2026-01-20T15:01:00Z'));
    expect((await world.ports.runs.of(UNIT, world.apt.id))?.endedAt).not.toBeNull();
  });
});

describe('a press on the agenda in the chat', () => {
  beforeEach(() => world.talk.started(event()));

  test('of whoever leads settles the item, and the next one is at hand', async () => {
    const reply = await world.press('bo', 'discussed', world.first);
    expect(reply).toMatchObject({ kind: 'running', current: world.second.id });
    expect((await world.row(world.first.id)).value.state).toBe('discussed');
    expect(await world.press('amal', 'notReached', world.second)).toMatchObject({ current: null });
    expect((await world.row(world.second.id)).value.state).toBe('notReached');
  });

  test('of anybody else changes nothing and is answered kindly; everybody there may look', async () => {
    expect(await world.press('fatima', 'discussed', world.first)).toEqual({ kind: 'not-chair' });
    expect((await world.row(world.first.id)).value.state).toBe('onAgenda');
    expect(await world.press('somebody-from-elsewhere', 'show', world.first)).toMatchObject({
      kind: 'running',
    });
  });

  test('pressed twice settles one item, and what was said first in the tab stands', async () => {
    await Promise.all([
      world.press('bo', 'discussed', world.first),
      world.press('amal', 'notReached', world.first),
    ]);
    const settled = (await world.row(world.first.id)).value.state;
    await world.press('bo', 'notReached', world.first);
    expect((await world.row(world.first.id)).value.state).toBe(settled);
    expect((await world.row(world.second.id)).value.state).toBe('onAgenda');
  });

  test('from another chat, of another unit or with made-up data learns and changes nothing', async () => {
    for (const given of [{ agenda: '999' }, { unit: '19:soder@thread.tacv2' }])
      expect(await world.press('amal', 'discussed', world.first, given)).toEqual({
        ...{ kind: 'gone', what: 'card', unit: null },
      });
    for (const given of [{ item: { $ne: 1 } }, { agenda: 7 }, { unit: null }])
      expect(await world.press('amal', 'discussed', world.first, given)).toBeNull();
    expect(await world.press('amal', 'constructor', world.first)).toBeNull();
    expect((await world.row(world.first.id)).value.state).toBe('onAgenda');
  });
});

describe('shared cards', () => {
  const refresh = () => refreshCards(world.ports, UNIT);
  const updates = () => world.written.filter(({ how }) => how === 'update');
  /** The channel's card before the APT, as it was sent. */
  const giveChannelCard = async (): Promise<void> => {
    await world.ports.life.saveChannel(UNIT, { ...chatAddress(UNIT), conversationType: 'channel' });
    const key = `N4:${UNIT}:${world.apt.id}`;
    const items = [world.first, world.second].map(({ id, value: { title, minutes } }) => ({
      ...{ id, title, minutes, lead: 'chef' as const },
    }));
    const line: NudgeLine = { kind: 'N4', unit: UNIT, meeting: world.apt.id, start: START, items };
    world.ports.claims.give('card-n4', UNIT, [{ key, line }]);
    const claim = { key, kind: 'N4', state: 'sent', card: 'card-n4', person: UNIT, unit: UNIT };
    world.ports.claims.recent = async () => new Map([[key, claim as never]]);
    world.ports.claims.cards = async () => [(await world.ports.claims.card('card-n4')) as never];
    world.ports.claims.keepLines = async (id, lines) => {
      const answers = (await world.ports.claims.card(id))?.answers ?? [];
      world.ports.claims.give(id, UNIT, lines);
      for (const { key: answered, answer } of answers) await world.ports.claims.answer(id, answered, answer);
    };
  };

  test('follow the agenda, with one update however much has changed, and none when nothing has', async () => {
    world.clock.set('2026-01-14T09:00:00Z');
    await giveChannelCard();
    await refresh();
    expect(updates()).toEqual([]);
    await world.item('Skyltar', { order: 3 });
    await world.item('Fika', { order: 4, state: 'proposed' });
    await refresh();
    await refresh();
    expect(updates()).toHaveLength(1);
    expect(updates()[0]).toMatchObject({ to: UNIT, activity: 'activity-1' });
    const { reply } = updates()[0] ?? {};
    const [line] = reply?.kind === 'nudge' ? reply.card.lines : [];
    expect(line?.line).toMatchObject({
      items: [{ title: 'Tre ord' }, { title: 'Rutiner' }, { title: 'Skyltar' }],
    });
  });

  test('say that a meeting is off, and are left alone once it is long over', async () => {
    await giveChannelCard();
    const row = { ...world.apt, value: { ...world.apt.value, state: 'cancelled' as const } };
    await world.ports.projection.put(UNIT, 'StegvisMeetings', [row]);
    await refresh();
    expect(updates()[0]?.reply).toMatchObject({
      kind: 'answered',
      answers: [{ answer: { kind: 'outdated' } }],
    });
    world.clock.set('2026-01-22T12:00:00Z');
    await world.item('Skyltar', { order: 3 });
    await refresh();
    expect(updates()).toHaveLength(1);
  });

  test('in a meeting’s chat show where it is; a busy Teams is asked again later, a refusing one is not', async () => {
    await world.talk.started(event());
    await refresh();
    await world.press('bo', 'discussed', world.first);
    world.answers.push({ kind: 'busy', retryAt: '2026-01-20T12:01:00.000Z' });
    expect(await refresh()).toEqual({ retryAt: '2026-01-20T12:01:00.000Z' });
    world.answers.push({ kind: 'refused', cause: '400' });
    expect(await refresh()).toBeNull();
    const before = updates().length;
    await refresh();
    expect(updates()).toHaveLength(before);
    expect(updates().at(-1)).toMatchObject({ to: CHAT, reply: { current: world.second.id } });
  });

  test('everything that the outcome of an item leads to is known to whoever asks the next working day', async () => {
    await world.talk.started(event());
    await world.press('bo', 'discussed', world.first);
    await world.talk.ended(event());
    const live = value(
      await world.useLive.seeLive(
        world.as('fatima'),
        UNIT,
        { meeting: null, since: null },
        new AbortController().signal,
      ),
    );
    expect(live.news).toMatchObject({ current: null, run: { endedAt: START } });
    expect(live.news?.agenda.map(({ state }) => state)).toEqual(['discussed', 'onAgenda']);
  });
});
