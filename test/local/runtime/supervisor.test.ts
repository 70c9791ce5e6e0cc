/** Keeping a process alive, with processes made of promises. */
import { describe, expect, test } from '@jest/globals';
import { type Kept, keepAlive, type Running } from '../../../infra/local/supervisor.ts';

interface Stage {
  kept: Kept;
  notes: string[];
  launches: number;
  /** Ends the process that runs. */
  die(how?: string): void;
  /** The next launches fail. */
  fail(times: number): void;
  stops: number;
}

const makeStage = (): Stage => {
  const notes: string[] = [];
  let end: (how: string) => void = () => undefined;
  let failing = 0;
  const stage: Omit<Stage, 'kept'> = {
    notes,
    launches: 0,
    stops: 0,
    die: (how = 'SIGKILL') => end(how),
    fail: (times) => {
      failing = times;
    },
  };
  const kept = keepAlive({
    name: 'It',
    pauses: [0, 1],
    note: (text) => notes.push(text),
    async launch(): Promise<Running> {
      stage.launches++;
      if (failing-- > 0) throw new Error('no luck');
      const ended = new Promise<string>((resolve) => {
        end = resolve;
      });
      return {
        pid: stage.launches,
        ended,
        stop: async () => {
          stage.stops++;
          end('SIGTERM');
        },
      };
    },
  });
  return Object.assign(stage, { kept });
};

const until = async (truth: () => boolean): Promise<void> => {
  while (!truth()) await new Promise(setImmediate);
};

describe('a process that is kept alive', () => {
  test('is started again when it dies, and that is told', async () => {
    const stage = makeStage();
    await stage.kept.start();
    expect(stage.kept.pid()).toBe(1);
    stage.die('SIGSEGV');
    await until(() => stage.kept.pid() === 2);
    expect(stage.notes).toEqual(['It ended (SIGSEGV) and is started again.']);
    await stage.kept.stop();
  });
  test('is tried again until it comes up', async () => {
    const stage = makeStage();
    await stage.kept.start();
    stage.fail(3);
    stage.die();
    await until(() => stage.kept.pid() === 5);
    expect(stage.notes.slice(1)).toEqual(Array(3).fill('It does not start: no luck'));
    await stage.kept.stop();
  });
  test('is not started again once it was stopped', async () => {
    const stage = makeStage();
    await stage.kept.start();
    expect(stage.kept.wanted()).toBe(true);
    await stage.kept.stop();
    expect([stage.launches, stage.stops, stage.kept.pid(), stage.kept.wanted()]).toEqual([1, 1, null, false]);
    expect(stage.notes).toEqual([]);
  });
  test('is not started again once it was let go, but still has to be stopped', async () => {
    const stage = makeStage();
    await stage.kept.start();
    stage.kept.letGo();
    expect(stage.kept.pid()).toBe(1);
    stage.die('SIGINT');
    await stage.kept.stop();
    expect([stage.launches, stage.kept.pid(), stage.notes]).toEqual([1, null, []]);
  });
  test('can be started anew after a stop', async () => {
    const stage = makeStage();
    await stage.kept.start();
    await stage.kept.stop();
    await stage.kept.start();
    expect(stage.kept.pid()).toBe(2);
    await stage.kept.stop();
  });
  test('that does not come up at first is left alone, and the failure passed on', async () => {
    const stage = makeStage();
    stage.fail(1);
    await expect(stage.kept.start()).rejects.toThrow('no luck');
    expect([stage.launches, stage.kept.wanted()]).toEqual([1, false]);
  });
  test('stops trying when it is stopped between two tries', async () => {
    const stage = makeStage();
    await stage.kept.start();
    stage.fail(1_000_000);
    stage.die();
    await until(() => stage.launches > 2);
    await stage.kept.stop();
    const tried = stage.launches;
    await new Promise(setImmediate);
    expect(stage.launches).toBe(tried);
  });
});
