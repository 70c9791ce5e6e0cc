/** A unit's data as the views read it, and what a write of ours changes in it. */
import { createContext, useContext } from 'react';
import type {
  Action,
  AgendaItem,
  CriteriaView,
  Meeting,
  Meetings,
  Overview,
  PlanView,
} from '../bot/core/api.ts';
import type { AptView, Routines } from '../bot/core/api-apt.ts';
import type {
  InterviewList,
  InventoryView,
  OwnCompetence,
  Talks,
  Themes,
} from '../bot/core/api-competence.ts';
import type { Finding, FindingsView } from '../bot/core/api-findings.ts';
import type { ProgrammeStep, ProgrammeView } from '../bot/core/api-steps.ts';
import type { TrainingItem, TrainingView } from '../bot/core/api-training.ts';
import type { Api, Ideas } from './api.ts';
import { Source } from './source.ts';
import { browser } from './window.ts';

export interface Unit {
  id: string;
  overview: Source<Overview>;
  plan: Source<PlanView>;
  findings: Source<FindingsView>;
  meetings: Source<Meetings>;
  criteria: Source<CriteriaView>;
  ideas: Source<Ideas>;
  apt: Source<AptView>;
  routines: Source<Routines>;
  training: Source<TrainingView>;
  programme: Source<ProgrammeView>;
  inventory: Source<InventoryView>;
  /** The reader's own levels. */
  competence: Source<OwnCompetence>;
  interviews: Source<InterviewList>;
  themes: Source<Themes>;
  talks: Source<Talks>;
}

/** The unit's sources; nothing is read until somebody watches. */
export const makeUnit = (api: Api, id: string): Unit => ({
  id,
  overview: new Source(() => api.overview(id), browser),
  plan: new Source(() => api.plan(id), browser),
  findings: new Source(() => api.findings(id), browser),
  meetings: new Source(() => api.meetings(id), browser),
  criteria: new Source(() => api.criteria(id), browser),
  ideas: new Source(() => api.ideas(id), browser),
  apt: new Source(() => api.apt(id), browser),
  routines: new Source(() => api.routines(id), browser),
  training: new Source(() => api.training(id), browser),
  programme: new Source(() => api.programme(id), browser),
  inventory: new Source(() => api.inventory(id), browser),
  competence: new Source(() => api.ownCompetence(id), browser),
  interviews: new Source(() => api.interviews(id), browser),
  themes: new Source(() => api.themes(id), browser),
  talks: new Source(() => api.talks(id), browser),
});

const same = <T,>(value: T): T => value;
const replaced = <T extends { id: string }>(rows: T[], row: T): T[] =>
  rows.some((other) => other.id === row.id)
    ? rows.map((other) => (other.id === row.id ? row : other))
    : [...rows, row];

/** Shows an action as it was answered, and has everything that counts actions read again. */
export const putAction = (unit: Unit, action: Action): void => {
  unit.plan.change((plan) => ({ actions: replaced(plan.actions, action) }));
  unit.overview.change(same);
  unit.criteria.change(same);
};

/** Shows a finding as it was answered, and has everything that counts findings read again. */
export const putFinding = (unit: Unit, finding: Finding): void => {
  unit.findings.change((view) => ({ ...view, findings: replaced(view.findings, finding) }));
  unit.overview.change(same);
  unit.criteria.change(same);
};

/** Shows a meeting as it was answered. */
export const putMeeting = (unit: Unit, meeting: Meeting): void => {
  unit.meetings.change((all) => ({ ...all, meetings: replaced(all.meetings, meeting) }));
  unit.training.change((all) =>
    meeting.kind === 'session' || meeting.stepId
      ? { ...all, meetings: replaced(all.meetings, meeting) }
      : all,
  );
  unit.overview.change(same);
};

/** Shows training as it was answered; steps and criteria follow it. */
export const putTraining = (unit: Unit, item: TrainingItem): void => {
  unit.training.change((all) => ({ ...all, items: replaced(all.items, item) }));
  unit.overview.change(same);
  unit.criteria.change(same);
};

/** Shows all of training as it was answered, after the way that it is given was changed. */
export const putTrainingView = (unit: Unit, view: TrainingView): void => {
  unit.training.change(() => view);
  unit.overview.change(same);
  unit.criteria.change(same);
};

/** Shows an agenda item as it was answered, on its meeting. */
export const putItem = (unit: Unit, item: AgendaItem): void => {
  unit.meetings.change((all) => ({
    ...all,
    meetings: all.meetings.map((meeting) =>
      meeting.id === item.meetingId
        ? { ...meeting, agenda: replaced(meeting.agenda, item) }
        : { ...meeting, agenda: meeting.agenda.filter(({ id }) => id !== item.id) },
    ),
    unplaced: item.meetingId ? all.unplaced.filter(({ id }) => id !== item.id) : replaced(all.unplaced, item),
  }));
  unit.overview.change(same);
};

/** Shows a step as it was answered, and has everything that follows from it read again. */
export const putStep = (unit: Unit, step: ProgrammeStep): void => {
  unit.programme.change((programme) => ({ ...programme, steps: replaced(programme.steps, step) }));
  unit.overview.change(same);
  unit.criteria.change(same);
};

/** Shows the programme as it was answered. */
export const putProgramme = (unit: Unit, programme: ProgrammeView): void => {
  unit.programme.change(() => programme);
  unit.overview.change(same);
  unit.criteria.change(same);
};

const UnitContext = createContext<Unit | null>(null);
export const UnitProvider = UnitContext.Provider;

/** The unit; only below its provider. */
export const useUnit = (): Unit => {
  const unit = useContext(UnitContext);
  if (!unit) throw new Error('useUnit outside UnitProvider');
  return unit;
};
