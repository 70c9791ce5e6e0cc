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
import type { NudgeSettings } from '../../core/api-nudges.ts';
import type { Language } from '../../core/choices.ts';
import { chooseSeries, refreshMeetings, seeSeries } from '../calendar/choose-series.ts';
import { exportMeetings } from '../calendar/export-meetings.ts';
import { createEvent, linkEvent, seeEvents, unlinkEvent } from '../calendar/link-event.ts';
import { writeAgenda } from '../calendar/write-agenda.ts';
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
export { type StatusView, withoutPersons } from './see-status.ts';

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
  seeCriteria: (caller: Caller, unit: string, language: Language) =>
    seeCriteria(ports, caller, unit, language),
});

export type TabUseCases = ReturnType<typeof makeTabUseCases>;
