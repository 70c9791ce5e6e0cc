/** What the process lead sees and puts: only of people who have confided in them, and only until those confirm. */
import type {
  IndividualPlan,
  InterviewInput,
  InterviewList,
  OwnCompetence,
} from '../../core/api-competence.ts';
import type { Language } from '../../core/choices.ts';
import { confidedTo, interview, stateOf } from '../../core/competence.ts';
import { liveMatrix } from '../../core/competence-matrix.ts';
import { done, failed, type Outcome } from '../../core/fault.ts';
import { programmeFor } from '../programme-for.ts';
import { type Caller, type Entered, enter, type TabPorts } from '../tab/frame.ts';
import { interviewees } from './facts.ts';
import { followed } from './follow.ts';
import { enterAsLead, enterInterview, isSeen, toOwn, unknownAreas, writing } from './frame.ts';
import { planOf } from './plan.ts';

const listOf = async (ports: TabPorts, { unit, actor }: Entered): Promise<InterviewList> => {
  const ids = liveMatrix((await ports.inventory.of(unit.id)).newest)?.areas.map(({ id }) => id) ?? [];
  const all = await ports.inventory.all(unit.id);
  const asked = new Set(interviewees(unit));
  const offered = await ports.inventory.offered(unit.id, [...asked]);
  const people = unit.members.filter(({ id }) => asked.has(id));
  return {
    people: people.map(({ id, name }) => ({
      id,
      name,
      state: stateOf(confidedTo(all.get(id) ?? null, actor.id), ids),
      offered: offered.has(id),
    })),
  };
};

/** The people of the unit and where each stands, for the process lead alone. */
export const seeInterviews = async (
  ports: TabPorts,
  caller: Caller,
  unit: string,
): Promise<Outcome<InterviewList>> => {
  const entered = await enterAsLead(ports, caller, unit);
  return entered.ok ? done(await listOf(ports, entered.value)) : entered;
};

/** What somebody has confided to the caller. */
export const seeCompetence = async (
  ports: TabPorts,
  caller: Caller,
  person: string,
  unit: string | null,
  language: Language,
): Promise<Outcome<OwnCompetence>> => {
  const here = await enterInterview(ports, caller, person, unit);
  if (!here.ok) return here;
  const answers = await ports.inventory.answers(here.value.unit.id, person);
  return done(toOwn(here.value, here.value.matrix, confidedTo(answers, caller.person), language));
};

/** Notes that the interview was offered, and has the steps' rows follow. */
const noteOffer = async (ports: TabPorts, caller: Caller, unit: string, person: string): Promise<void> => {
  const before = await enter(ports, caller, unit, 'interview');
  await ports.inventory.offer(unit, person);
  if (before.ok) followed(ports, before.value);
};

/** Puts the caller's estimates; they count once the person has confirmed them (R24). */
export const putInterview = async (
  ports: TabPorts,
  caller: Caller,
  person: string,
  unit: string | null,
  seen: string | null,
  { answers }: InterviewInput,
  language: Language,
): Promise<Outcome<OwnCompetence>> => {
  const entered = await enterInterview(ports, caller, person, unit);
  if (!entered.ok) return entered;
  const here = entered.value;
  let { matrix } = here;
  const written = await ports.inventory.change(here.unit.id, person, (before, live) => {
    if (live === null) return failed({ kind: 'conflict', reason: 'no-matrix' });
    matrix = live;
    const known = unknownAreas(Object.keys(answers), live);
    if (!known.ok) return known;
    const mine = confidedTo(before, caller.person);
    if (!isSeen(seen, mine)) return failed({ kind: 'stale', theirs: toOwn(here, live, mine, language) });
    return done(interview(before, answers, writing(ports, live, caller.person)));
  });
  if (!written.ok) return written;
  await noteOffer(ports, caller, here.unit.id, person);
  return done(toOwn(here, matrix, confidedTo(written.value, caller.person), language));
};

/** Notes that somebody was offered an interview, taken or not; saying it again changes nothing. */
export const offerInterview = async (
  ports: TabPorts,
  caller: Caller,
  person: string,
  unit: string | null,
): Promise<Outcome<InterviewList>> => {
  const here = await enterInterview(ports, caller, person, unit);
  if (!here.ok) return here;
  await noteOffer(ports, caller, here.value.unit.id, person);
  return seeInterviews(ports, caller, here.value.unit.id);
};

/** Somebody's plan, over what they have confirmed to the caller (R25). */
export const seePlanOf = async (
  ports: TabPorts,
  caller: Caller,
  person: string,
  unit: string | null,
  language: Language,
): Promise<Outcome<IndividualPlan>> => {
  const here = await enterInterview(ports, caller, person, unit);
  if (!here.ok) return here;
  const programme = (await programmeFor(ports, here.value.unit))?.programme ?? null;
  if (programme === null) return failed({ kind: 'not-found', what: 'programme' });
  const answers = await ports.inventory.answers(here.value.unit.id, person);
  return done(
    await planOf(ports, here.value, programme, person, confidedTo(answers, caller.person), language),
  );
};
