/** The state behind the harness's API, which a test may change as another person would. */
import type { Action } from '../../../bot/core/api.ts';
import type { FindingsView } from '../../../bot/core/api-findings.ts';
import type { NudgeSettings } from '../../../bot/core/api-nudges.ts';
import * as apts from './apt.ts';
import * as calendars from './calendar.ts';
import * as competences from './competence-state.ts';
import * as findings from './findings.ts';
import * as fixtures from './fixtures.ts';
import * as lives from './live.ts';
import * as myDatas from './my-data.ts';
import * as own from './own-programme.ts';
import * as planLives from './plan-life.ts';
import * as course from './programme.ts';
import * as reports from './report.ts';
import * as trainings from './training.ts';

export interface State {
  actions: Action[];
  meetings: ReturnType<typeof fixtures.meetings>;
  setUp: boolean;
  /** The request to IT, while the unit waits for it. */
  request: string | null;
  empty: boolean;
  mandate: { text: string; date: string | null } | null;
  puts: unknown[];
  calendar: calendars.Calendar;
  apt: apts.AptState;
  /** The meeting that is held. */
  live: lives.LiveState;
  planLife: planLives.PlanLife;
  findings: FindingsView;
  programme: course.Programme;
  report: reports.Report;
  keys: string[];
  nudges: NudgeSettings;
  training: trainings.Training;
  competence: competences.Competence;
  /** The unit's own programme, its contacts and the tenant's templates. */
  own: own.OwnProgramme;
  myData: myDatas.MyDataState;
  /** What has been saved in the person's OneDrive, the newest first. */
  notes: { id: string; title: string; savedAt: string; url: string; text: string; prompt: string | null }[];
  /** Cards whose question was opened in the tab. */
  answered: string[];
}

/** How everything stands before a test. */
export const freshState = (): State => ({
  actions: fixtures.actions(),
  meetings: fixtures.meetings(),
  setUp: true,
  request: null,
  empty: false,
  mandate: null,
  puts: [],
  calendar: calendars.calendar(),
  apt: apts.aptState(),
  live: lives.liveState(),
  planLife: planLives.planLife(),
  findings: findings.findings(),
  programme: course.programme(),
  report: reports.report(),
  keys: [],
  notes: [],
  nudges: { closures: [{ from: '2026-05-15', to: '2026-05-15' }], awareness: true, pride: null },
  answered: [],
  training: trainings.training(),
  competence: competences.competence(),
  own: own.ownProgramme(),
  myData: myDatas.myDataState(),
});
