/** The unit's own programme: seen by everybody in the unit, changed by its manager (R2). */
import { adapted, decidedDays } from '../../core/adaptation.ts';
import { adaptationProblems } from '../../core/adaptation-check.ts';
import type { Adaptation, ProgrammeView } from '../../core/api-programme.ts';
import type { Language } from '../../core/content.ts';
import { done, failed, type Outcome } from '../../core/fault.ts';
import type { UnitRows } from '../../core/rows.ts';
import { type Followed, programmeFor } from '../programme-for.ts';
import { alignSteps } from '../tab/align-steps.ts';
import { type Caller, type Entered, enter, factsOf, readRows, type TabPorts } from '../tab/frame.ts';
import { type StepChange, writeSteps } from '../tab/unit-rows.ts';
import { programmeViewOf } from './view.ts';

/** Somebody writing in the same rows meanwhile is met by reading them again, this many times. */
const MOST_TRIES = 3;

const versionOf = async (ports: TabPorts, { unit }: Entered): Promise<string | null> =>
  (await ports.programmes.adaptation(unit.id, unit.programme))?.version ?? null;

/** The version that a client sends back; nothing adapted yet is a state like any other. */
const NOTHING = '0';

/** The unit's programme as it has adapted it, beside what the template says. */
export const seeProgramme = async (
  ports: TabPorts,
  caller: Caller,
  id: string,
  language: Language,
): Promise<Outcome<ProgrammeView>> => {
  const entered = await enter(ports, caller, id, 'see-unit');
  if (!entered.ok) return entered;
  const version = await versionOf(ports, entered.value);
  const [rows, followed] = await Promise.all([
    readRows(ports, entered.value),
    programmeFor(ports, entered.value.unit),
  ]);
  if (!rows.ok) return rows;
  if (followed === null) return failed({ kind: 'not-found', what: 'programme' });
  return done(programmeViewOf(ports, entered.value, followed, version ?? NOTHING, rows.value, language));
};

/**
 * Lays the changes over the template for this unit alone, and brings the steps' dates and states in line. What is done
 * stays done where nothing in its rule has changed; days that people wrote in the list stay unless decided anew here.
 * Rows come first and the adaptation last, so that an attempt that breaks off can be repeated.
 */
export const changeProgramme = async (
  ports: TabPorts,
  caller: Caller,
  id: string,
  seen: string | null,
  input: Adaptation,
  language: Language,
): Promise<Outcome<ProgrammeView>> => {
  const entered = await enter(ports, caller, id, 'change-programme');
  if (!entered.ok) return entered;
  if (seen === null) return failed({ kind: 'unversioned' });
  const { unit } = entered.value;
  const version = await versionOf(ports, entered.value);
  const followed = await programmeFor(ports, unit);
  if (followed === null) return failed({ kind: 'not-found', what: 'programme' });
  const fields = adaptationProblems(
    followed.template,
    input,
    unit.start,
    ports.holidays,
    followed.adaptation,
  );
  if (fields.length > 0) return failed({ kind: 'invalid', fields });
  const rows = await readRows(ports, entered.value);
  if (!rows.ok) return rows;
  const stale = async (): Promise<Outcome<ProgrammeView>> => {
    const theirs = await seeProgramme(ports, caller, id, language);
    return theirs.ok ? failed({ kind: 'stale', theirs: theirs.value }) : theirs;
  };
  if ((version ?? NOTHING) !== seen) return stale();

  const next: Followed = { ...followed, programme: adapted(followed.template, input), adaptation: input };
  const after: Entered = { ...entered.value, programme: next.programme };
  const written = await moveSteps(ports, after, followed, next, rows.value);
  if (!written.ok) return written;
  const now = ports.clock.now().toISOString();
  const kept = await ports.programmes.saveAdaptation(unit.id, unit.programme, input, version, now);
  if (kept === null) return stale();
  const facts = factsOf(after, written.value);
  await alignSteps(ports, after, facts, facts, followed.programme);
  return done(programmeViewOf(ports, after, next, kept, written.value, language));
};

/** Writes the dates that follow from the change into the steps' rows. */
export const moveSteps = async (
  ports: TabPorts,
  entered: Entered,
  was: Followed,
  is: Followed,
  first: UnitRows,
): Promise<Outcome<UnitRows>> => {
  const { start } = entered.unit;
  const course = (of: Followed) => ({ programme: of.programme, start, decided: decidedDays(of.adaptation) });
  const change: StepChange = {
    before: course(was),
    after: course(is),
    replan: true,
    chosen: chosenSteps(was.adaptation, is.adaptation),
  };
  let rows = first;
  for (let tries = 1; ; tries += 1) {
    const written = await writeSteps(ports, entered, rows, change);
    if (written.ok || written.fault.kind !== 'stale' || tries === MOST_TRIES) return written;
    const again = await readRows(ports, entered);
    if (!again.ok) return again;
    rows = again.value;
  }
};

/** Steps whose date the unit has now decided otherwise than before. */
const chosenSteps = (was: Adaptation | null, is: Adaptation | null): Set<string> => {
  const [before, after] = [was?.dates ?? {}, is?.dates ?? {}];
  const all = new Set([...Object.keys(before), ...Object.keys(after)]);
  return new Set([...all].filter((id) => JSON.stringify(before[id]) !== JSON.stringify(after[id])));
};
