/**
 * People who wait for news of a unit, within this process. One line to the database serves them all. Bounded: so many in
 * the process and so many of one person; the oldest gives way and simply looks again.
 */
import type { Ear, Ears, LiveStore } from '../usecases/ports.ts';

const HOLD_MS = 25_000;
/** A write changes several things at once: news that come close together are told together. */
const GATHER_MS = 80;
const MOST = 2_000;
const MOST_OF_PERSON = 6;

interface Waiting extends Ear {
  unit: string;
  person: string;
  wake(): void;
}

export interface EarsOptions {
  holdMs?: number;
  gatherMs?: number;
  most?: number;
  mostOfPerson?: number;
}

/** Opens the ears; `stop` lets everybody go. */
export const openEars = (
  live: Pick<LiveStore, 'listen'>,
  { holdMs = HOLD_MS, gatherMs = GATHER_MS, most = MOST, mostOfPerson = MOST_OF_PERSON }: EarsOptions = {},
): Ears & { stop(): void; size(): number } => {
  const waiting = new Set<Waiting>();
  let stopped = false;
  const stopListening = live.listen((unit) => {
    for (const each of waiting) if (unit === null || each.unit === unit) each.wake();
  });
  const makeRoom = (person: string): void => {
    const own = [...waiting].filter((each) => each.person === person);
    if (own.length >= mostOfPerson) own[0]?.wake();
    if (waiting.size >= most) [...waiting][0]?.wake();
  };

  return {
    listen(unit, person) {
      makeRoom(person);
      let heard = stopped;
      let told: () => void = () => undefined;
      const news = new Promise<void>((resolve) => {
        told = resolve;
      });
      const ear: Waiting = {
        ...{ unit, person },
        wake() {
          heard = true;
          waiting.delete(ear);
          told();
        },
        async news(gone) {
          if (gone.aborted) return;
          const timer = setTimeout(told, holdMs);
          gone.addEventListener('abort', told, { once: true });
          await news;
          clearTimeout(timer);
          gone.removeEventListener('abort', told);
          if (heard && !stopped && !gone.aborted)
            await new Promise((resolve) => setTimeout(resolve, gatherMs));
        },
        stop: () => void waiting.delete(ear),
      };
      if (heard) told();
      else waiting.add(ear);
      return ear;
    },
    stop() {
      stopped = true;
      stopListening();
      for (const each of [...waiting]) each.wake();
    },
    size: () => waiting.size,
  };
};
