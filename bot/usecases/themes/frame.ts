/** What seeing and freezing a unit's themes share: where the unit stands, and how a snapshot is told. */
import { can } from '../../core/access.ts';
import type { Themes } from '../../core/api-competence.ts';
import type { Language } from '../../core/choices.ts';
import type { Matrix } from '../../core/competence-matrix.ts';
import { libraryTitle, type WhyNotFrozen, whyNotFrozen } from '../../core/texts/themes.ts';
import { inOrder } from '../../core/themes.ts';
import type { Snapshot, ThemeRules } from '../../core/themes-snapshot.ts';
import type { Respondent, Seen, SnapshotStore } from '../ports.ts';
import type { Entered, TabPorts } from '../tab/frame.ts';

export interface ThemePorts extends TabPorts {
  snapshots: SnapshotStore;
  themeRules: ThemeRules;
}

/** Whether the unit's next round may be frozen now, and of whom it is. */
export type Next =
  | { ok: true; k: number; matrix: Matrix; people: readonly Respondent[]; seen: Seen }
  | { ok: false; k: number; why: WhyNotFrozen };

/** The mark of what somebody has confirmed: the same for as long as they say the same. */
export const markOf = ({ confirmedAt }: Respondent): string => confirmedAt;

/** Looks who would make up the next round. Nothing here depends on what anybody answered. */
export const lookAhead = async (ports: ThemePorts, unit: string): Promise<Next> => {
  const matrix = await ports.inventory.matrix(unit);
  const { k } = ports.themeRules;
  if (matrix === null) return { ok: false, k, why: 'not-open' };
  const ids = new Set(matrix.areas.map(({ id }) => id));
  const confirmed = (await ports.inventory.confirmed(unit)).filter(({ levels }) =>
    [...levels.keys()].some((id) => ids.has(id)),
  );
  const seen = await ports.snapshots.rounds(
    unit,
    confirmed.map(({ person }) => person),
  );
  const marks = confirmed.map((one) => ({ person: one.person, mark: markOf(one) }));
  const round = ports.themeRules.nextRound(unit, marks, seen.rounds, k);
  if (!round.ok) return { ...round, k };
  const people = new Set(round.people);
  return { ok: true, k, matrix, people: confirmed.filter(({ person }) => people.has(person)), seen };
};

/** The process lead freezes, unless that is the manager too: then there is nobody whom levels are confided to. */
export const mayLead = ({ actor, unit }: Entered): boolean =>
  can(actor, 'freeze-themes').allowed && unit.manager !== unit.processLead;

/** A snapshot as everybody in the unit sees it; whether the next may be frozen is told to the process lead alone. */
export const themesView = (
  snapshot: Snapshot | null,
  next: Next | null,
  matrix: Matrix | null,
  language: Language,
): Themes => {
  const titles = new Map((matrix?.areas ?? []).map((each) => [each.id, each[language].title]));
  const named = (area: string): { area: string; title: string } => ({
    area,
    // An area that has been taken out of the matrix since keeps its name from the library.
    title: titles.get(area) ?? libraryTitle(area, language) ?? area,
  });
  const banded = (bands: Snapshot['shown']): Themes['themes'] =>
    inOrder(snapshot?.areas ?? [], bands).map(({ id, band }) => ({ ...named(id), band }));
  return {
    snapshot: snapshot && { number: snapshot.number, day: snapshot.day },
    themes: banded(snapshot?.shown ?? {}),
    round: banded(snapshot?.round ?? {}),
    plan: Object.entries(snapshot?.plan ?? {}).map(([area, band]) => ({
      ...{ area: area as Themes['plan'][number]['area'], band },
    })),
    hidden: (snapshot?.areas ?? [])
      .filter(({ id }) => snapshot?.shown[id] === undefined)
      .map(({ id }) => named(id)),
    allReached: snapshot?.allReached ?? null,
    mayFreeze: next?.ok ?? false,
    reason: next === null || next.ok ? null : whyNotFrozen(next.why, next.k)[language],
  };
};
