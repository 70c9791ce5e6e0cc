import type { Talk, TalkChange, TalkDecision } from '../../core/api-competence.ts';
import { localDay } from '../../core/calendar.ts';
import type { Language } from '../../core/choices.ts';
import { done, type FieldProblem, failed, type Outcome } from '../../core/fault.ts';
import { EMPTY } from '../../core/rows.ts';
import { decisionProblems } from '../../core/talks.ts';
import { decisionNeed } from '../../core/texts/talks.ts';
import type { StoredTalk, TalkMove } from '../ports.ts';
import { addOnce } from '../tab/add-once.ts';
import { alignSteps } from '../tab/align-steps.ts';
import { bare } from '../tab/change-seen.ts';
import { type Caller, type Entered, enter, factsOf, readRows, type TabPorts, withRow } from '../tab/frame.ts';
import { isHolder, type SupportNow, seenTalk, supportOf, toTalk } from './frame.ts';

const text = (given: string | null): string | null => given?.trim() || null;

/**
 * Puts a decision into the plan as a draft, once. Its key is made for it alone: nothing in the plan leads back to the
 * talk or to anybody in it. A try whose answer was lost goes on where it was.
 */
const decide = async (
  ports: TabPorts,
  entered: Entered,
  talk: StoredTalk,
  { title, operationalPlan, reason }: TalkDecision,
): Promise<Outcome<NonNullable<TalkMove['settled']>>> => {
  const rows = await readRows(ports, entered);
  if (!rows.ok) return rows;
  const key = await ports.talks.decide(talk.unit, talk.id, title, ports.ids.uuid());
  if (key === null) return failed({ kind: 'not-found', what: 'talk' });
  const step = entered.programme.steps.find(({ completion }) => completion.metric === 'integrationDecisions');
  const added = await addOnce(ports, entered, 'StegvisPlan', key, {
    ...EMPTY.StegvisPlan,
    title,
    need: decisionNeed(text(operationalPlan), text(reason)),
    stepId: step?.id ?? null,
    state: 'draft',
  });
  if (!added.ok) return added;
  const facts = factsOf(entered, rows.value);
  const after = withRow(rows.value, 'StegvisPlan', added.value);
  await alignSteps(ports, entered, facts, { ...facts, rows: after });
  return done({ key, action: added.value.id });
};

const problemsOf = (
  { unit }: Entered,
  talk: StoredTalk,
  { day, held, decision }: TalkChange,
  today: string,
): FieldProblem[] => {
  const on = day === undefined ? talk.day : day;
  const fields: FieldProblem[] = [];
  if ((held ?? talk.held) && on !== null && on > today) fields.push({ field: 'day', code: 'in-the-future' });
  if (decision === undefined) return fields;
  const talking = unit.members.filter(({ id }) => talk.people.includes(id));
  return [...fields, ...decisionProblems(decision, unit.members, talking)];
};

/**
 * Notes on the version that was seen when a talk is, that it was held, and what it led to. For the lead whom it was
 * confided to; everybody else is told who may, whether or not there is such a talk.
 */
export const changeTalk = async (
  ports: TabPorts,
  caller: Caller,
  unit: string,
  id: string,
  version: string | null,
  change: TalkChange,
  language: Language,
): Promise<Outcome<Talk>> => {
  const inside = await enter(ports, caller, unit, 'see-talks');
  if (!inside.ok) return inside;
  const entered = inside.value;
  if (!isHolder(entered)) return failed({ kind: 'not-allowed', need: 'processLead' });
  const found = await seenTalk(ports, entered, id);
  if (!found.ok) return found;
  const talk = found.value;
  if (talk.lead !== caller.person) return failed({ kind: 'not-allowed', need: 'processLead' });
  const support: SupportNow | null = await supportOf(ports, entered, language);
  const shown = (each: StoredTalk): Talk => toTalk(entered, each, support, language);
  if (version === null || version.trim() === '') return failed({ kind: 'unversioned' });
  if (bare(version) !== String(talk.version)) return failed({ kind: 'stale', theirs: shown(talk) });
  const fields = problemsOf(entered, talk, change, localDay(ports.clock.now()));
  if (fields.length > 0) return failed({ kind: 'invalid', fields });
  const { decision, day, held } = change;
  const settled = decision === undefined ? null : await decide(ports, entered, talk, decision);
  if (settled?.ok === false) return settled;
  const changed = await ports.talks.change(unit, id, talk.version, {
    ...(day === undefined ? {} : { day }),
    ...(held === undefined ? {} : { held }),
    ...(settled === null ? {} : { settled: settled.value }),
  });
  if (changed !== null) return done(shown(changed));
  const now = await seenTalk(ports, entered, id);
  return now.ok ? failed({ kind: 'stale', theirs: shown(now.value) }) : now;
};
