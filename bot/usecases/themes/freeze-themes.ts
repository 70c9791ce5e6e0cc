import type { Themes } from '../../core/api-competence.ts';
import { localDay } from '../../core/calendar.ts';
import type { Language } from '../../core/choices.ts';
import { done, failed, type Outcome } from '../../core/fault.ts';
import { whyNotFrozen } from '../../core/texts/themes.ts';
import type { Counted } from '../../core/themes-round.ts';
import type { Snapshot } from '../../core/themes-snapshot.ts';
import type { Respondent } from '../ports.ts';
import { alignSteps } from '../tab/align-steps.ts';
import { type Caller, type Entered, enter, factsOf, readRows } from '../tab/frame.ts';
import { lookAhead, markOf, mayLead, type Next, type ThemePorts, themesView } from './frame.ts';

/** Snapshots of other units that are frozen meanwhile make the guards look anew. */
const MOST_TRIES = 5;

const counted = (people: readonly Respondent[], areas: ReadonlySet<string>): Map<string, Counted> =>
  new Map(
    people.map((one) => [
      one.person,
      { mark: markOf(one), areas: [...one.levels.keys()].filter((id) => areas.has(id)) },
    ]),
  );

type Made = { next: Next; snapshot: Snapshot | null };

const tryOnce = async (ports: ThemePorts, unit: string): Promise<Made | null> => {
  const next = await lookAhead(ports, unit);
  if (!next.ok) return { next, snapshot: null };
  const snapshots = await ports.snapshots.list(unit);
  const { seen, matrix, people, k } = next;
  const areas = matrix.areas.map(({ id, area }) => ({ id, area }));
  const snapshot = ports.themeRules.makeSnapshot({
    ...{ unit, areas, snapshots, answers: people, earlier: seen.rounds, k },
    number: (snapshots.at(-1)?.number ?? 0) + 1,
    day: localDay(ports.clock.now()),
  });
  const whom = counted(people, new Set(areas.map(({ id }) => id)));
  return (await ports.snapshots.freeze(unit, seen.mark, snapshot, whom)) ? { next, snapshot } : null;
};

/** The step and the criterion that ask for themes follow at once; where SharePoint is away, at the next change. */
const align = async (ports: ThemePorts, entered: Entered): Promise<void> => {
  const rows = await readRows(ports, entered);
  if (!rows.ok) return;
  const themes = (await ports.snapshots.told([entered.unit.id])).get(entered.unit.id);
  const after: Entered = { ...entered, themes };
  await alignSteps(ports, after, factsOf(entered, rows.value), factsOf(after, rows.value));
};

/** The process lead freezes a snapshot of what is confirmed (R26); a conflict with the reason where it may not be. */
export const freezeThemes = async (
  ports: ThemePorts,
  caller: Caller,
  unit: string,
  language: Language,
): Promise<Outcome<Themes>> => {
  const entered = await enter(ports, caller, unit, 'freeze-themes');
  if (!entered.ok) return entered;
  if (!mayLead(entered.value)) return failed({ kind: 'not-allowed', need: 'processLead' });
  for (let turn = 0; turn < MOST_TRIES; turn++) {
    const made = await tryOnce(ports, unit);
    if (made === null) continue;
    const { next, snapshot } = made;
    if (!next.ok)
      return failed({ kind: 'conflict', reason: 'themes-wait', because: whyNotFrozen(next.why, next.k) });
    await align(ports, entered.value);
    return done(themesView(snapshot, await lookAhead(ports, unit), next.matrix, language));
  }
  return failed({ kind: 'busy', retryAt: new Date(ports.clock.now().getTime() + 5_000).toISOString() });
};
