/** A person's own answers in the inventory: seen, put, confirmed, commented on, and taken out of it altogether. */
import type {
  BaselineInput,
  CompetenceInput,
  IndividualPlan,
  OwnCompetence,
} from '../../core/api-competence.ts';
import type { Language } from '../../core/choices.ts';
import { type Answers, answer, tellBaseline, type Writing } from '../../core/competence.ts';
import type { Matrix } from '../../core/competence-matrix.ts';
import { done, failed, type Outcome } from '../../core/fault.ts';
import type { Caller, Entered, TabPorts } from '../tab/frame.ts';
import { type Begun, begun, enterOwn, isSeen, open, toOwn, unknownAreas, writing } from './frame.ts';
import { planOf } from './plan.ts';

type Change = (before: Answers | null, writing: Writing, matrix: Matrix) => Outcome<Answers | null>;

/** Changes the caller's answers on the version that they saw, where they say which. */
const write = async (
  ports: TabPorts,
  caller: Caller,
  here: Begun,
  seen: string | null,
  language: Language,
  change: Change,
): Promise<Outcome<OwnCompetence>> => {
  let matrix = here.matrix;
  const written = await ports.inventory.change(here.unit.id, caller.person, (before, live) => {
    if (live === null) return failed({ kind: 'conflict', reason: 'no-matrix' });
    matrix = live;
    if (!isSeen(seen, before)) return failed({ kind: 'stale', theirs: toOwn(here, live, before, language) });
    return change(before, writing(ports, live, here.lead), live);
  });
  return written.ok ? done(toOwn(here, matrix, written.value, language)) : written;
};

const entering = async (
  ports: TabPorts,
  caller: Caller,
  unit: string | null,
  gate: (ports: TabPorts, unit: Entered['unit']) => Promise<Outcome<Begun>>,
): Promise<Outcome<{ entered: Entered; here: Begun }>> => {
  const entered = await enterOwn(ports, caller, unit);
  if (!entered.ok) return entered;
  const here = await gate(ports, entered.value.unit);
  return here.ok ? done({ entered: entered.value, here: here.value }) : here;
};

/** Everything that is kept of the caller in the unit, whether or not answers are taken now. */
export const seeOwn = async (
  ports: TabPorts,
  caller: Caller,
  unit: string | null,
  language: Language,
): Promise<Outcome<OwnCompetence>> => {
  const inside = await entering(ports, caller, unit, begun);
  if (!inside.ok) return inside;
  const { here } = inside.value;
  const answers = await ports.inventory.answers(here.unit.id, caller.person);
  return done(toOwn(here, here.matrix, answers, language));
};

/** The caller answers, and so confirms; with a comment the interview is open again. */
export const putOwn = async (
  ports: TabPorts,
  caller: Caller,
  unit: string | null,
  seen: string | null,
  input: CompetenceInput,
  language: Language,
): Promise<Outcome<OwnCompetence>> => {
  const inside = await entering(ports, caller, unit, open);
  if (!inside.ok) return inside;
  return write(ports, caller, inside.value.here, seen, language, (before, how, matrix) => {
    const known = unknownAreas(Object.keys(input.answers), matrix);
    return known.ok ? done(answer(before, input, how)) : known;
  });
};

/** The caller says whether they have basic knowledge in an area (R27). */
export const putBaseline = async (
  ports: TabPorts,
  caller: Caller,
  unit: string | null,
  seen: string | null,
  { area, met }: BaselineInput,
  language: Language,
): Promise<Outcome<OwnCompetence>> => {
  const inside = await entering(ports, caller, unit, open);
  if (!inside.ok) return inside;
  return write(ports, caller, inside.value.here, seen, language, (before, how) =>
    how.areas.includes(area)
      ? done(tellBaseline(before, area, met, how))
      : failed({ kind: 'invalid', fields: [{ field: 'area', code: 'not-a-choice' }] }),
  );
};

/** The caller steps out: everything that they have confided is gone at once. It works during a pause, and twice. */
export const stepOut = async (
  ports: TabPorts,
  caller: Caller,
  unit: string | null,
  language: Language,
): Promise<Outcome<OwnCompetence>> => {
  const inside = await entering(ports, caller, unit, begun);
  if (!inside.ok) return inside;
  const { here } = inside.value;
  await ports.inventory.forget(here.unit.id, caller.person);
  // That they were counted in a snapshot goes too; the snapshot holds no people and stays.
  await ports.snapshots.forget(here.unit.id, caller.person);
  return done(toOwn(here, here.matrix, null, language));
};

/** The caller's own plan (R25). */
export const seeOwnPlan = async (
  ports: TabPorts,
  caller: Caller,
  unit: string | null,
  language: Language,
): Promise<Outcome<IndividualPlan>> => {
  const inside = await entering(ports, caller, unit, begun);
  if (!inside.ok) return inside;
  const { here, entered } = inside.value;
  const answers = await ports.inventory.answers(here.unit.id, caller.person);
  return done(await planOf(ports, here, entered.programme, caller.person, answers, language));
};
