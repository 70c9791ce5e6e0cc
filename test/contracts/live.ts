/** What every implementation of the stores of meetings that are held must do. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type {
  Address,
  LiveStore,
  MeetingChatStore,
  RunStore,
  SharedCardStore,
} from '../../bot/usecases/ports.ts';

export interface LiveBench {
  live: LiveStore;
  /** The same store as another process has it. */
  elsewhere: LiveStore;
  runs: RunStore;
  meetingChats: MeetingChatStore;
  sharedCards: SharedCardStore;
  close?(): Promise<void>;
}

const address: Address = {
  ...{ tenant: 't', serviceUrl: 'https://localhost/connector/', conversation: '19:meeting_a@thread.v2' },
  ...{ conversationType: 'groupChat', bot: '28:bot' },
};
const at = (minute: number): string => new Date(Date.UTC(2026, 0, 20, 12, minute)).toISOString();

/** Declares the suite. `open` is called once. */
export const liveContract = (name: string, open: () => Promise<LiveBench>): void =>
  describe(`meetings that are held, in ${name}`, () => {
    let bench: LiveBench;
    beforeAll(async () => {
      bench = await open();
    }, 60_000);
    afterAll(() => bench.close?.());

    test('a unit has a number that rises with every change, and nobody else’s', async () => {
      const { live } = bench;
      expect(await live.version('a')).toBe(0);
      await live.changed(['a', 'b', 'a']);
      const first = await live.version('a');
      await live.changed(['a']);
      await live.changed([]);
      expect(await live.version('a')).toBeGreaterThan(first);
      expect(await live.version('c')).toBe(0);
    });

    test('a change is heard wherever somebody listens, until they stop', async () => {
      const heard: (string | null)[] = [];
      let told: () => void = () => undefined;
      const stop = bench.elsewhere.listen((unit) => {
        heard.push(unit);
        if (unit === 'heard') told();
      });
      const news = new Promise<void>((resolve) => {
        told = resolve;
      });
      // A line that is just being opened hears only what is said after it stands.
      const saying = setInterval(() => void bench.live.changed(['heard']), 50);
      await news;
      clearInterval(saying);
      stop();
      expect(heard).toContain('heard');
    });

    test('stale cards are taken by one at a time, until they are as they were at a version', async () => {
      const { live, elsewhere } = bench;
      await live.changed(['stale']);
      const mine = (await live.takeStale(50, true)).find(({ unit }) => unit === 'stale');
      expect(mine?.version).toBe(await live.version('stale'));
      expect((await elsewhere.takeStale(50, true)).map(({ unit }) => unit)).not.toContain('stale');
      await live.changed(['stale']);
      await live.giveBack('stale', mine?.version ?? 0, new Date(0).toISOString());
      const again = (await elsewhere.takeStale(50, true)).find(({ unit }) => unit === 'stale');
      expect(again?.version).toBe(await live.version('stale'));
      await elsewhere.giveBack('stale', again?.version ?? 0, new Date(0).toISOString());
      expect((await live.takeStale(50, true)).map(({ unit }) => unit)).not.toContain('stale');
    });

    test('a run begins once, moves, ends, and can be taken up again', async () => {
      const { runs } = bench;
      expect(await runs.of('a', '7')).toBeNull();
      expect(await Promise.all([1, 2, 3].map(() => runs.start('a', '7', at(0), '11')))).toEqual(
        expect.arrayContaining([true, false, false]),
      );
      expect(await runs.of('a', '7')).toEqual({
        startedAt: at(0),
        current: '11',
        since: at(0),
        endedAt: null,
      });
      await runs.move('a', '7', '12', at(5));
      expect(await runs.underWay('a')).toEqual({
        meeting: '7',
        run: { startedAt: at(0), current: '12', since: at(5), endedAt: null },
      });
      await runs.move('a', '7', null, at(9));
      expect(await runs.of('a', '7')).toMatchObject({ current: null, since: null });
      await runs.end('a', '7', at(10));
      await runs.end('a', '7', at(20));
      expect(await runs.of('a', '7')).toMatchObject({ endedAt: at(10) });
      expect(await runs.underWay('a')).toBeNull();
      expect(await runs.start('a', '7', at(30), '12')).toBe(true);
      expect(await runs.of('a', '7')).toEqual({
        startedAt: at(0),
        current: '12',
        since: at(30),
        endedAt: null,
      });
      await runs.start('a', '8', at(40), null);
      expect((await runs.underWay('a'))?.meeting).toBe('8');
      expect(await runs.of('b', '7')).toBeNull();
      await runs.forget(at(40));
      expect([await runs.of('a', '7'), (await runs.of('a', '8'))?.startedAt]).toEqual([null, at(40)]);
    });

    test('a chat is kept with its unit once it is known, and forgotten', async () => {
      const { meetingChats } = bench;
      const chat = { chat: address.conversation, unit: null, title: 'APT "Björken"', address };
      expect(await meetingChats.get(chat.chat)).toBeNull();
      await meetingChats.keep(chat);
      expect([await meetingChats.get(chat.chat), await meetingChats.linked()]).toEqual([chat, []]);
      await meetingChats.keep({ ...chat, unit: 'a' });
      expect(await meetingChats.linked()).toEqual([{ ...chat, unit: 'a' }]);
      await meetingChats.forget(chat.chat);
      expect(await meetingChats.get(chat.chat)).toBeNull();
    });

    test('a shared card is claimed by one, and its place is free again only if nothing was posted', async () => {
      const { sharedCards } = bench;
      const card = { id: 'meeting:a:7:x', unit: 'a', meeting: '7', address };
      expect(await Promise.all([1, 2, 3].map(() => sharedCards.claim(card, at(0))))).toEqual(
        expect.arrayContaining([true, false, false]),
      );
      await sharedCards.release(card.id);
      expect(await sharedCards.claim(card, at(1))).toBe(true);
      await sharedCards.posted(card.id, '1768910400000');
      await sharedCards.release(card.id);
      expect(await sharedCards.claim(card, at(2))).toBe(false);
      expect(await sharedCards.ofUnit('a', at(0))).toEqual([{ ...card, activity: '1768910400000' }]);
      expect(await sharedCards.ofUnit('a', at(2))).toEqual([]);
      expect(await sharedCards.ofUnit('b', at(0))).toEqual([]);
    });

    test('what a card last showed is kept, also of one that is kept elsewhere', async () => {
      const { sharedCards } = bench;
      expect(await sharedCards.shown('nudge')).toBeNull();
      await sharedCards.keepShown('nudge', 'a', 'd1', at(3));
      await sharedCards.keepShown('nudge', 'a', 'd2', at(4));
      expect(await sharedCards.shown('nudge')).toBe('d2');
      expect((await sharedCards.ofUnit('a', at(0))).map(({ id }) => id)).not.toContain('nudge');
      await sharedCards.forget(at(50));
      expect([await sharedCards.shown('nudge'), await sharedCards.ofUnit('a', at(0))]).toEqual([null, []]);
    });
  });
