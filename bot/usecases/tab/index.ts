/** What people do in the tab, with the ports filled in: the one thing that the web room is given. */
import type {
  ActionChange,
  AgendaChange,
  GroupInput,
  MandateInput,
  MeetingChange,
  NewAction,
  NewAgendaItem,
  NewMeeting,
  SetUpUnit,
} from '../../core/api.ts';
import type { AgendaInBody, ChooseSeries, CreateEvent, LinkEvent } from '../../core/api-calendar.ts';
import type {
  StandingInput,
  SupportInput,
  TalkChange,
  TalkInput,
  ThemeSessionInput,
} from '../../core/api-competence.ts';
import type { ActionOfFinding, FindingChange, NewFinding } from '../../core/api-findings.ts';
import type { NudgeSettings } from '../../core/api-nudges.ts';
import type {
  AttendanceChange,
  AttendanceInput,
  OwnAnswer,
  TrainingFormInput,
} from '../../core/api-training.ts';
import type { Language } from '../../core/choices.ts';
import { chooseSeries, refreshMeetings, seeSeries } from '../calendar/choose-series.ts';
import { exportMeetings } from '../calendar/export-meetings.ts';
import { createEvent, linkEvent, seeEvents, unlinkEvent } from '../calendar/link-event.ts';
import { writeAgenda } from '../calendar/write-agenda.ts';
import { makeCompetenceUseCases } from '../competence/index.ts';
import { addFinding } from '../findings/add-finding.ts';
import { changeFinding } from '../findings/change-finding.ts';
import { linkActions } from '../findings/link-actions.ts';
import { makeActionOf } from '../findings/make-action.ts';
import { seeFindings } from '../findings/see-findings.ts';
import { makeStepUseCases } from '../steps/index.ts';
import { changeTalk } from '../talks/change-talk.ts';
import { chooseSupport, decideSupport } from '../talks/choose-support.ts';
import { planTalk } from '../talks/plan-talk.ts';
import { seeTalks } from '../talks/see-talks.ts';
import { planThemeSession } from '../theme-sessions/plan-session.ts';
import { chooseTrainingForm } from '../training/choose-form.ts';
import { previewImport, type SentList } from '../training/preview-import.ts';
import { promoteNote } from '../training/promote-note.ts';
import { changeAttendance, setAttendance } from '../training/record-attendance.ts';
import { seeTraining } from '../training/see-training.ts';
import { tellOwnTraining } from '../training/tell-own.ts';
import { addAction } from './add-action.ts';
import { addAgendaItem } from './add-agenda-item.ts';
import { addMeeting } from './add-meeting.ts';
import { changeAction } from './change-action.ts';
import { changeAgendaItem } from './change-agenda-item.ts';
import { changeMeeting } from './change-meeting.ts';
import type { Caller, TabPorts } from './frame.ts';
import { saveNudgeSettings, seeNudgeSettings } from './nudge-settings.ts';
import { recordMandate } from './record-mandate.ts';
import { seeChannel } from './see-channel.ts';
import { seeCriteria } from './see-criteria.ts';
import { seeIdeas } from './see-ideas.ts';
import { seeMe } from './see-me.ts';
import { seeMeetings } from './see-meetings.ts';
import { seePlan } from './see-plan.ts';
import { seeProgrammes } from './see-programmes.ts';
import { maySeeStatus } from './see-status.ts';
import { seeUnit } from './see-unit.ts';
import { setGroup } from './set-group.ts';
import { setUpUnit } from './set-up-unit.ts';

export type { Caller, TabPorts } from './frame.ts';
export { problemsTold, type StatusView, withoutPersons, withoutReflections } from './see-status.ts';

/** Every use case of the tab over these ports. Each asks first whether the caller may. */
export const makeTabUseCases = (ports: TabPorts) => ({
  seeMe: (caller: Caller, language: Language) => seeMe(ports, caller, language),
  seeProgrammes: (caller: Caller, language: Language) => seeProgrammes(ports, caller, language),
  maySeeStatus: (caller: Caller) => maySeeStatus(ports, caller),
  seeChannel: (caller: Caller, channel: string) => seeChannel(ports, caller, channel),
  setUpUnit: (caller: Caller, unit: string, input: SetUpUnit, language: Language) =>
    setUpUnit(ports, caller, unit, input, language),
  seeUnit: (caller: Caller, unit: string, language: Language) => seeUnit(ports, caller, unit, language),
  seePlan: (caller: Caller, unit: string) => seePlan(ports, caller, unit),
  addAction: (caller: Caller, unit: string, input: NewAction, key: string | null) =>
    addAction(ports, caller, unit, input, key),
  changeAction: (caller: Caller, unit: string, id: string, version: string | null, change: ActionChange) =>
    changeAction(ports, caller, unit, id, version, change),
  seeIdeas: (caller: Caller, unit: string, language: Language) => seeIdeas(ports, caller, unit, language),
  seeFindings: (caller: Caller, unit: string, language: Language) =>
    seeFindings(ports, caller, unit, language),
  addFinding: (caller: Caller, unit: string, input: NewFinding, key: string | null) =>
    addFinding(ports, caller, unit, input, key),
  changeFinding: (caller: Caller, unit: string, id: string, version: string | null, change: FindingChange) =>
    changeFinding(ports, caller, unit, id, version, change),
  makeActionOf: (caller: Caller, unit: string, id: string, input: ActionOfFinding, key: string | null) =>
    makeActionOf(ports, caller, unit, id, input, key),
  linkActions: (caller: Caller, unit: string, id: string, ids: readonly string[]) =>
    linkActions(ports, caller, unit, id, ids),
  seeMeetings: (caller: Caller, unit: string) => seeMeetings(ports, caller, unit),
  addMeeting: (caller: Caller, unit: string, input: NewMeeting, key: string | null) =>
    addMeeting(ports, caller, unit, input, key),
  changeMeeting: (caller: Caller, unit: string, id: string, version: string | null, change: MeetingChange) =>
    changeMeeting(ports, caller, unit, id, version, change),
  addAgendaItem: (caller: Caller, unit: string, input: NewAgendaItem, key: string | null) =>
    addAgendaItem(ports, caller, unit, input, key),
  changeAgendaItem: (
    caller: Caller,
    unit: string,
    id: string,
    version: string | null,
    change: AgendaChange,
  ) => changeAgendaItem(ports, caller, unit, id, version, change),
  seeSeries: (caller: Caller, unit: string) => seeSeries(ports, caller, unit),
  chooseSeries: (caller: Caller, unit: string, input: ChooseSeries) =>
    chooseSeries(ports, caller, unit, input),
  refreshMeetings: (caller: Caller, unit: string) => refreshMeetings(ports, caller, unit),
  seeEvents: (caller: Caller, unit: string, days: { from: string; to: string }) =>
    seeEvents(ports, caller, unit, days),
  linkEvent: (caller: Caller, unit: string, id: string, input: LinkEvent) =>
    linkEvent(ports, caller, unit, id, input),
  createEvent: (caller: Caller, unit: string, id: string, input: CreateEvent, key: string | null) =>
    createEvent(ports, caller, unit, id, input, key),
  unlinkEvent: (caller: Caller, unit: string, id: string) => unlinkEvent(ports, caller, unit, id),
  writeAgenda: (caller: Caller, unit: string, id: string, version: string | null, input: AgendaInBody) =>
    writeAgenda(ports, caller, unit, id, version, input),
  exportMeetings: (caller: Caller, unit: string, asked: { format: string | null; meeting: string | null }) =>
    exportMeetings(ports, caller, unit, asked),
  recordMandate: (caller: Caller, unit: string, input: MandateInput) =>
    recordMandate(ports, caller, unit, input),
  setGroup: (caller: Caller, unit: string, input: GroupInput, language: Language) =>
    setGroup(ports, caller, unit, input, language),
  seeNudgeSettings: (caller: Caller, unit: string) => seeNudgeSettings(ports, caller, unit),
  saveNudgeSettings: (caller: Caller, unit: string, input: NudgeSettings) =>
    saveNudgeSettings(ports, caller, unit, input),
  seeTraining: (caller: Caller, unit: string, language: Language) =>
    seeTraining(ports, caller, unit, language),
  chooseTrainingForm: (caller: Caller, unit: string, input: TrainingFormInput, language: Language) =>
    chooseTrainingForm(ports, caller, unit, input, language),
  setAttendance: (caller: Caller, unit: string, step: string, input: AttendanceInput, language: Language) =>
    setAttendance(ports, caller, unit, step, input, language),
  changeAttendance: (
    caller: Caller,
    unit: string,
    step: string,
    input: AttendanceChange,
    language: Language,
  ) => changeAttendance(ports, caller, unit, step, input, language),
  tellOwnTraining: (caller: Caller, unit: string, step: string, input: OwnAnswer, language: Language) =>
    tellOwnTraining(ports, caller, unit, step, input, language),
  previewImport: (caller: Caller, unit: string, step: string, file: SentList) =>
    previewImport(ports, caller, unit, step, file),
  promoteNote: (caller: Caller, unit: string, id: string, key: string | null) =>
    promoteNote(ports, caller, unit, id, key),
  planThemeSession: (caller: Caller, unit: string, input: ThemeSessionInput, key: string | null) =>
    planThemeSession(ports, caller, unit, input, key),
  seeTalks: (caller: Caller, unit: string, person: string | null, language: Language) =>
    seeTalks(ports, caller, unit, person, language),
  planTalk: (caller: Caller, unit: string, input: TalkInput, key: string | null, language: Language) =>
    planTalk(ports, caller, unit, input, key, language),
  changeTalk: (
    caller: Caller,
    unit: string,
    id: string,
    version: string | null,
    change: TalkChange,
    language: Language,
  ) => changeTalk(ports, caller, unit, id, version, change, language),
  chooseSupport: (caller: Caller, unit: string, input: SupportInput, language: Language) =>
    chooseSupport(ports, caller, unit, input, language),
  decideSupport: (caller: Caller, unit: string, input: StandingInput, language: Language) =>
    decideSupport(ports, caller, unit, input, language),
  ...makeStepUseCases(ports),
  ...makeCompetenceUseCases(ports),
  seeCriteria: (caller: Caller, unit: string, language: Language) =>
    seeCriteria(ports, caller, unit, language),
});

export type TabUseCases = ReturnType<typeof makeTabUseCases>;
