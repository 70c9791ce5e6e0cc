/** The matrix of a unit's inventory: numbered versions with published descriptors, never changed afterwards (R23). */
import type { MatrixInput, OwnArea } from './api-competence.ts';
import { type MatrixArea, ownMatrixArea, sameArea } from './competence-areas.ts';
import { done, failed, type Outcome } from './fault.ts';
import type { Day } from './nudge.ts';

export interface Matrix {
  version: number;
  published: Day;
  areas: readonly MatrixArea[];
}

/** The newest version, which may have been taken back before anybody had answered. */
export interface NewestMatrix extends Matrix {
  withdrawn: boolean;
}

export type MatrixChange = { kind: 'publish'; matrix: Matrix } | { kind: 'withdraw' };

/** The version that answers are about now; null while none is published. */
export const liveMatrix = (newest: NewestMatrix | null): Matrix | null =>
  newest === null || newest.withdrawn
    ? null
    : { version: newest.version, published: newest.published, areas: newest.areas };

const MOST_AREAS = 40;

/** An own area keeps its id from version to version for as long as it says the same. */
const ownAreas = (own: readonly OwnArea[], newest: NewestMatrix | null, version: number): MatrixArea[] => {
  const free = new Set(newest?.areas.filter((area) => area.own) ?? []);
  return own.map((given, place) => {
    const fresh = ownMatrixArea(`egen-${version}-${place + 1}`, given);
    const before = [...free].find((area) => sameArea(area, fresh));
    if (before === undefined) return fresh;
    free.delete(before);
    return before;
  });
};

const sameAreas = (a: readonly MatrixArea[], b: readonly MatrixArea[]): boolean =>
  a.length === b.length &&
  a.every((area, place) => {
    const other = b[place];
    return other !== undefined && area.id === other.id && sameArea(area, other);
  });

/**
 * What publishing or taking back changes; null where it stands so already. A publication is taken back only while nobody
 * has answered. `library`: what the unit chooses from.
 */
export const changeMatrix = (
  input: MatrixInput,
  { library, newest, answered, today }: MatrixState,
): Outcome<MatrixChange | null> => {
  const live = liveMatrix(newest);
  if (!input.published) {
    if (live === null) return done(null);
    return answered ? failed({ kind: 'conflict', reason: 'answered-already' }) : done({ kind: 'withdraw' });
  }
  if (live !== null && input.areas === undefined && input.own === undefined) return done(null);
  const wanted = input.areas === undefined ? null : new Set(input.areas);
  const known = new Set(library.map(({ id }) => id));
  if (wanted !== null && [...wanted].some((id) => !known.has(id)))
    return failed({ kind: 'invalid', fields: [{ field: 'areas', code: 'not-a-choice' }] });
  const version = (newest?.version ?? 0) + 1;
  const areas = [
    ...library.filter(({ id }) => wanted === null || wanted.has(id)),
    ...ownAreas(input.own ?? [], newest, version),
  ];
  if (areas.length === 0) return failed({ kind: 'invalid', fields: [{ field: 'areas', code: 'missing' }] });
  if (areas.length > MOST_AREAS)
    return failed({ kind: 'invalid', fields: [{ field: 'areas', code: 'out-of-range', limit: MOST_AREAS }] });
  if (live !== null && sameAreas(live.areas, areas)) return done(null);
  return done({ kind: 'publish', matrix: { version, published: today, areas } });
};

export interface MatrixState {
  library: readonly MatrixArea[];
  newest: NewestMatrix | null;
  /** Somebody in the unit has a level, whoever put it. */
  answered: boolean;
  today: Day;
}
