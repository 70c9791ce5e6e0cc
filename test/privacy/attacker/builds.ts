/** The program as it is, and the same with one guard broken: what the attacker must not, and must, win against. */
import { bandsOfRound, planBands, tooFew } from '../../../bot/core/themes.ts';
import { makeSnapshot, type ThemeRules, themeRules } from '../../../bot/core/themes-snapshot.ts';

export interface Build {
  name: string;
  rules: ThemeRules;
  /** A snapshot is tried at every answer, not only when the lead does. */
  eager?: true;
}

export const intact: Build = { name: 'as built', rules: themeRules };

/** Everybody confirmed is counted anew each time, as soon as `more` have answered since. */
const countingAnew =
  (more: number): ThemeRules['nextRound'] =>
  (unit, confirmed, earlier, k) => {
    if (confirmed.length < k) return { ok: false, why: 'too-few' };
    const last = earlier.filter((round) => round.unit === unit).at(-1);
    const since = confirmed.filter(({ person, mark }) => last?.people.get(person)?.mark !== mark);
    return since.length < more
      ? { ok: false, why: 'too-few-new' }
      : { ok: true, people: confirmed.map(({ person }) => person) };
  };

const unguarded: ThemeRules['makeSnapshot'] = (given) =>
  makeSnapshot({ ...given, earlier: given.earlier.filter(({ unit }) => unit === given.unit) }, (round) =>
    tooFew(round.areas, round.answers, round.k),
  );

export const planted: readonly Build[] = [
  { name: 'k = 1', rules: { ...themeRules, k: 1 } },
  {
    name: 'without complementary suppression',
    rules: {
      ...themeRules,
      makeSnapshot: (given) => ({
        ...makeSnapshot(given, ({ areas, answers, k }) => tooFew(areas, answers, k)),
        // The totals go on counting what is hidden.
        plan: planBands(
          given.areas,
          bandsOfRound(given.areas, given.answers, tooFew(given.areas, given.answers, 1)).bands,
        ),
      }),
    },
  },
  {
    name: 'without the guard against differencing',
    rules: { ...themeRules, nextRound: countingAnew(1), makeSnapshot: unguarded },
  },
  {
    name: 'freezing at each answer',
    rules: { ...themeRules, nextRound: countingAnew(1), makeSnapshot: unguarded },
    eager: true,
  },
];
