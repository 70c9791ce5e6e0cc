/** Plans one day against the private store at DATABASE_URL, slot by slot, in a process of its own; tells what it took. */
import { randomUUID } from 'node:crypto';
import { instantOf } from '../../../bot/core/calendar.ts';
import { content } from '../../../bot/core/content.ts';
import { swedishDays } from '../../../bot/days/holidays.ts';
import { openQueue } from '../../../bot/dispatch/queue.ts';
import { makeClaims, openStore } from '../../../bot/store/index.ts';
import { nextSlot, planNudges } from '../../../bot/usecases/planning.ts';
import { DAY } from './region.ts';

const url = process.env.DATABASE_URL ?? '';
const silent = { info: () => undefined, warn: console.error, error: console.error };
const store = await openStore(url, (error) => console.error(error));
const queue = await openQueue(url, store.pool, silent);
const clock = { now: () => new Date(), wait: async () => ({ now: new Date(), lived: true }) };
const unused = async (): Promise<never> => {
  throw new Error('not in this measurement');
};
const ports = {
  ...store,
  clock,
  claims: makeClaims(store.pool, (sql, cards) => queue.enqueueCards(sql, cards)),
  calendarStore: store.calendar,
  // no action in the region is stalled: nothing is placed on an agenda
  lists: { addRow: unused, adoptRow: unused },
  ids: { uuid: randomUUID },
  content,
  holidays: swedishDays(2024, 2028),
  journal: silent,
};

const start = performance.now();
const end = instantOf(DAY, '23:59');
let slots = 0;
let cards = 0;
let drops = 0;
for (let now = await nextSlot(ports, instantOf(DAY, '00:00')); now < end; now = await nextSlot(ports, now)) {
  const planned = await planNudges(ports, now);
  slots += 1;
  cards += planned.cards;
  drops += planned.drops;
}
const ms = performance.now() - start;
const rss = process.resourceUsage().maxRSS / 1_024;
console.log(JSON.stringify({ ms, slots, cards, drops, rss }));
await queue.stop();
await store.close();
