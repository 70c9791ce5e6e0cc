/** What every implementation of the port `Directory` must do. Run on Graph (test/graph) and on the memory one. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { As, Directory, Membership } from '../../bot/usecases/ports.ts';
import { got } from './samples.ts';

export interface DirectoryBench {
  directory: Directory;
  /** Somebody in the channel's team. */
  as: As;
  channel: string;
  /** What `place` shall find. */
  place: { team: string; teamName: string; channelName: string; site: string; membership: Membership };
  /** Everybody in the channel, with more members than one page holds where there are pages; at least one guest. */
  members: { id: string; name: string; owner: boolean; guest: boolean }[];
  /** A channel of a team that the person is not in. */
  elsewhere: { team: string; channel: string };
  close?(): Promise<void>;
}

/** Declares the suite. `open` is called once. */
export const directoryContract = (name: string, open: () => Promise<DirectoryBench>): void =>
  describe(`the directory of ${name}`, () => {
    let bench: DirectoryBench;
    beforeAll(async () => {
      bench = await open();
    });
    afterAll(() => bench.close?.());

    test('a channel of the person’s own teams is found with its team, names and site', async () => {
      expect(got(await bench.directory.place(bench.as, bench.channel))).toEqual(bench.place);
    });

    test('a channel that exists elsewhere looks like one that does not exist', async () => {
      const missing = { ok: false, fault: { kind: 'not-found', what: 'unit' } };
      expect(await bench.directory.place(bench.as, bench.elsewhere.channel)).toEqual(missing);
      const nobody = '19:ffffffffffffffffffffffffffffffff@thread.tacv2';
      expect(await bench.directory.place(bench.as, nobody)).toEqual(missing);
    });

    test('all members come, owners and guests marked', async () => {
      const found = got(await bench.directory.members(bench.as, bench.place.team, bench.channel, 'standard'));
      const sorted = <T extends { id: string }>(all: T[]): T[] =>
        [...all].sort((a, b) => a.id.localeCompare(b.id));
      expect(sorted(found)).toEqual(sorted(bench.members));
    });

    test('members of a team that the person is not in are not told', async () => {
      const outcome = await bench.directory.members(
        bench.as,
        bench.elsewhere.team,
        bench.elsewhere.channel,
        'standard',
      );
      expect(outcome.ok).toBe(false);
      expect(['not-found', 'refused']).toContain(outcome.ok ? null : outcome.fault.kind);
    });
  });
