/** The overview of a unit: what the tab's first view and its programme view need, in one answer. */
import { can, type Verb } from '../../core/access.ts';
import { agendaMinutes, agendaOf } from '../../core/agenda.ts';
import type { Overview, PersonView, StepView } from '../../core/api.ts';
import { localDay } from '../../core/calendar.ts';
import type { Language } from '../../core/content.ts';
import { mandateRecorded, unitSays } from '../../core/evidence.ts';
import { groupProblem } from '../../core/group.ts';
import { meetingKind, nextMeeting } from '../../core/meeting.ts';
import { actionState } from '../../core/plan.ts';
import { needsMandate, type StepStatus, stepStates } from '../../core/programme.ts';
import { programmeState, reflectionOffered, visionOf } from '../../core/programme-state.ts';
import { mayHaveRoles, vacancies } from '../../core/roles.ts';
import type { StepRow, Stored, UnitRows } from '../../core/rows.ts';
import { isScreeningStep } from '../../core/screening.ts';
import { groupText, stepReasonText, vacancyText } from '../../core/texts/rules/index.ts';
import { type Entered, factsOf, mayTakeOver } from './frame.ts';

/** The step's own row says when it is due: the unit may have moved it in SharePoint. */
export const stepView = (
  { step, state, reason }: StepStatus,
  rows: readonly Stored<StepRow>[],
  language: Language,
): StepView => ({
  id: step.id,
  title: step[language].title,
  purpose: step[language].purpose,
  kind: step.kind,
  participants: step.participants,
  optional: step.optional,
  state,
  reason: reason === null ? null : stepReasonText(reason, language),
  due: rows.find(({ value }) => value.stepId === step.id)?.value.dueDate ?? null,
  dependsOn: step.dependsOn,
  screening: isScreeningStep(step),
});

/** The open step that is due first; optional ones only when no other is open. */
const nextStep = (steps: readonly StepView[]): StepView | null =>
  steps
    .filter((step) => step.state === 'open')
    .sort(
      (a, b) =>
        Number(a.optional) - Number(b.optional) || (a.due ?? '9999').localeCompare(b.due ?? '9999', 'en'),
    )[0] ?? null;

/** Makes the overview of the rows that were read, for the person who asked. */
export const toOverview = (
  { unit, actor, programme, done, inventory }: Entered,
  rows: UnitRows,
  now: Date,
  language: Language,
  waitingForIt: Overview['waitingForIt'],
): Overview => {
  const facts = factsOf({ unit, done, inventory }, rows);
  const names = new Map(unit.members.map((member) => [member.id, member.name]));
  const person = (id: string): PersonView => ({ id, name: names.get(id) ?? '' });
  const there = mayHaveRoles(unit.members);
  const holder = (id: string | null): PersonView | null => (id !== null && there.has(id) ? person(id) : null);
  const inCharge = actor.roles.includes('manager') || actor.roles.includes('owner');
  const vacant = inCharge ? vacancies(unit, unit.members, rows.StegvisPlan) : [];
  const steps = stepStates(programme, facts).map((status) => stepView(status, rows.StegvisSteps, language));
  const problem = groupProblem(programme, facts.group, unit.manager);
  const text = unitSays(rows, 'mandate');
  const coming = nextMeeting(rows.StegvisMeetings, now);
  const may = (verb: Verb): boolean => can(actor, verb).allowed;
  return {
    id: unit.id,
    name: unit.name,
    programme: programme.id,
    programmeName: programme[language].name,
    planArtefact: programme.planArtefact,
    term: programme.term,
    provider: programme.provider,
    planAreas: programme.planAreas,
    start: unit.start,
    steps,
    next: nextStep(steps),
    mandate:
      text === null
        ? null
        : { text, date: unitSays(rows, 'mandateDate'), basis: unitSays(rows, 'mandateBasis') },
    vision: visionOf(programme, rows),
    progress: programmeState(programme, facts, localDay(now)).state,
    reflectionOffered: reflectionOffered(programme, facts),
    mandateNeeded: needsMandate(programme) && !mandateRecorded(facts),
    nextMeeting:
      coming?.value.start == null
        ? null
        : {
            id: coming.id,
            title: coming.value.title,
            kind: meetingKind(coming.value),
            start: new Date(coming.value.start).toISOString(),
            minutes: agendaMinutes(coming.key === null ? [] : agendaOf(rows.StegvisAgenda, coming.key)),
          },
    tasks: rows.StegvisPlan.filter(
      ({ value }) => value.ownerId === actor.id && actionState(value) === 'active',
    ).map(({ id, value }) => ({ id, title: value.title, dueDate: value.dueDate })),
    manager: person(unit.manager),
    group: facts.group.map(person),
    processLead: holder(unit.processLead),
    safetyRep: holder(unit.safetyRep),
    people: unit.members.filter((member) => !member.guest).map(({ id, name }) => ({ id, name })),
    guests: unit.members.filter((member) => member.guest).map(({ id, name }) => ({ id, name })),
    vacancies: vacant.map((each) => ({ role: each.role, text: vacancyText(each, language) })),
    groupProblem: problem === null ? null : groupText(problem, language),
    may: {
      changeUnit: may('change-unit') || mayTakeOver(unit, actor),
      writePlan: may('write-plan'),
      writeMeetings: may('write-meetings'),
      recordMandate: may('record-mandate'),
    },
    waitingForIt,
    today: localDay(now),
  };
};
