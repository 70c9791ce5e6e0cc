/** A share of what `npm run bench attacker` measures at length, from the same seeds. */
import { describe, expect, test } from '@jest/globals';
import { chance } from '../faults/chance.ts';
import { intact, planted } from './attacker/builds.ts';
import { type History, makeHistory, type Version } from './attacker/history.ts';
import { type Lived, live } from './attacker/live.ts';
import { historyOf } from './attacker/measure.ts';
import { attackAll } from './attacker/threads.ts';

const HISTORIES = 400;
const PLANTED = 60;
const MOST = 0.01;
const CLEARLY = 0.1;

describe('an attacker who sees everything but what the process lead sees', () => {
  test('guesses nobody’s level better than the bands allow', async () => {
    const { advantage, snapshots } = await attackAll(intact, HISTORIES);
    expect(snapshots).toBeGreaterThan(HISTORIES);
    expect(advantage).toBeLessThanOrEqual(MOST);
  }, 180_000);

  test.each(planted)('wins against a build $name', async (build) => {
    const { advantage } = await attackAll(build, PLANTED);
    expect(advantage).toBeGreaterThanOrEqual(CLEARLY);
  });
});

/** The same lives with other answers: everybody's levels are turned round, and nothing else. */
const otherwise = (history: History): History => {
  const turned = {
    behov_av_baskunskap: 'hog_kunskap',
    medelkunskap: 'behov_av_baskunskap',
    hog_kunskap: 'medelkunskap',
  } as const;
  const versions = history.versions.map(
    (version): Version => ({
      ...version,
      levels: new Map([...version.levels].map(([area, level]) => [area, turned[level]])),
    }),
  );
  const happenings = history.happenings.map((happening) => {
    const version = happening.kind === 'answer' ? versions[happening.version.id] : undefined;
    return happening.kind === 'answer' && version ? { ...happening, version } : happening;
  });
  return { ...history, versions, happenings };
};

/** What was seen without the bands and R27's word, which alone may depend on answers. */
const besideBands = ({ transcript }: Lived): string[] =>
  transcript.map((line) =>
    line
      .replace(/"(themes|round|plan)":\[(.*?)\]/g, (_, name, list: string) => {
        const areas = [...list.matchAll(/"area":"([^"]+)"/g)].map(([, area]) => area);
        return `"${name}":${areas.sort().join()}`;
      })
      .replace(/"allReached":(true|false)/g, '"allReached":told'),
  );

test('who is refused, when a snapshot comes, what is hidden and what is logged are the same whatever anybody answers', async () => {
  let snapshots = 0;
  for (let seed = 0; seed < 40; seed++) {
    const history = historyOf(seed * 13 + 5);
    const [one, other] = [await live(history, intact, true), await live(otherwise(history), intact, true)];
    expect(besideBands(one)).toEqual(besideBands(other));
    snapshots += one.published.length;
  }
  expect(snapshots).toBeGreaterThan(40);
});

test('between two snapshots nothing that anybody sees changes but with who is in the unit', async () => {
  for (let seed = 0; seed < 20; seed++) {
    const history = makeHistory(chance(seed), 20);
    const { transcript } = await live(history, intact, true);
    const seen = transcript.map((line) => line.split('\n'));
    for (const [place, now] of seen.entries()) {
      const before = seen[place - 1];
      if (before === undefined || now[0] !== 'answer') continue;
      expect(now.slice(1)).toEqual(before.slice(1));
    }
  }
});
