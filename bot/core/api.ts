/**
 * The wire types of the tab's API (`/api/…`), parsed with zod on both sides. Unknown fields are refused.
 * Days are `YYYY-MM-DD`, instants ISO UTC with Z, ids Entra object ids or list item ids.
 */
import { z } from 'zod';
import { meetingCalendar, unitCalendar } from './api-calendar.ts';
import { actionSam, actionSamInput, agendaDetails, agendaSamInput } from './api-sam.ts';
import { sessionInput, sessionShown } from './api-sessions.ts';
import { OWNER_ROLES, PLAN_AREAS, PROGRAMME_STATES } from './choices.ts';

export const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .refine((value) => {
    const date = new Date(`${value}T00:00:00Z`);
    return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
  }, 'not-a-date');
export const instant = z.iso.datetime({ offset: true });
const id = z.string().min(1).max(200);
/** Single-line SharePoint text holds 255 characters and no line breaks: pasted ones become spaces. */
export const line = z
  .string()
  .overwrite((text) => text.replace(/\s*[\n\r\u0085\u2028\u2029]\s*/g, ' '))
  .trim()
  .min(1)
  .max(255);
/** Multi-line text; SharePoint keeps 63,999 characters, we ask for something a person can read. */
export const paragraph = z.string().max(10_000);

export const setUpUnit = z.strictObject({
  programme: id,
  start: day,
  manager: id,
  group: z.array(id).max(50),
  processLead: id.nullish(),
  safetyRep: id.nullish(),
});
export type SetUpUnit = z.infer<typeof setUpUnit>;

export const stepView = z.object({
  id: z.string(),
  title: z.string(),
  purpose: z.string(),
  kind: z.string(),
  participants: z.string(),
  optional: z.boolean(),
  state: z.enum(['locked', 'open', 'done']),
  /** Why it is locked or what completes it, in the reader's language. */
  reason: z.string().nullable(),
  due: day.nullable(),
  dependsOn: z.array(z.string()),
  /** Its findings are written in the screening. */
  screening: z.boolean().optional(),
});
export type StepView = z.infer<typeof stepView>;

export const personView = z.object({ id: z.string(), name: z.string() });
export type PersonView = z.infer<typeof personView>;

export const overview = z.object({
  id: z.string(),
  name: z.string(),
  programme: z.string(),
  programmeName: z.string(),
  /** The programme's word for the plan: handlingsplan or utvecklingsplan. */
  planArtefact: z.string(),
  term: z.string(),
  provider: z.string(),
  planAreas: z.array(z.enum(PLAN_AREAS)),
  start: day,
  steps: z.array(stepView),
  next: stepView.nullable(),
  mandate: z
    .object({ text: z.string(), date: day.nullable(), basis: z.string().nullable().default(null) })
    .nullable(),
  /** The vision once it is approved, and the day on which it was (R57). */
  vision: z.object({ text: z.string(), changedOn: day.nullable() }).nullable().default(null),
  /** How the programme is going. */
  progress: z.enum(PROGRAMME_STATES).default('going'),
  /** The day on which self-reflection was offered to the whole unit (R22); null: it was not. */
  reflectionOffered: day.nullable().default(null),
  mandateNeeded: z.boolean(),
  nextMeeting: z
    .object({ id: z.string(), title: z.string(), kind: z.string(), start: instant, minutes: z.number() })
    .nullable(),
  /** Actions that the caller owns and that are not done. */
  tasks: z.array(z.object({ id: z.string(), title: z.string(), dueDate: day.nullable() })),
  /** Whoever was chosen; without a name when they have left. */
  manager: personView,
  /** Those of the group who are there. */
  group: z.array(personView),
  processLead: personView.nullable(),
  safetyRep: personView.nullable(),
  /** Members of the channel without guests, for choosing owners. */
  people: z.array(personView),
  /** Guests of the channel: shown where they own something, never chosen. */
  guests: z.array(personView).default([]),
  /**
   * Roles whose holder has left the channel, and unfinished actions whose owner has, as sentences in the reader's
   * language; for the manager and the channel's owners.
   */
  vacancies: z
    .array(
      z.object({ role: z.enum(['manager', 'processLead', 'safetyRep', 'group', 'owner']), text: z.string() }),
    )
    .default([]),
  /** Why the group does not yet meet the programme's rule, in the reader's language; null when it does. */
  groupProblem: z.string().nullable(),
  /** What the caller may do. */
  may: z.object({
    changeUnit: z.boolean(),
    writePlan: z.boolean(),
    writeMeetings: z.boolean(),
    recordMandate: z.boolean(),
  }),
  /**
   * The app has not been given the unit's site: reminders wait. The request to IT, to be copied, in the reader's
   * language; null when nothing is missing, and for readers who have no part in it.
   */
  waitingForIt: z.object({ request: z.string() }).nullable().default(null),
  /** Address of the site's list in SharePoint where known. */
  today: day,
});
export type Overview = z.infer<typeof overview>;

const actionFields = {
  title: line,
  area: z.enum(PLAN_AREAS).nullish(),
  need: paragraph.nullish(),
  goal: paragraph.nullish(),
  ownerRole: z.enum(OWNER_ROLES).nullish(),
  ownerId: id.nullish(),
  dueDate: day.nullish(),
  indicator: paragraph.nullish(),
  followUpDate: day.nullish(),
  state: z.enum(['draft', 'active', 'done', 'dropped']).optional(),
  reason: paragraph.nullish(),
  ...actionSamInput,
};
export const newAction = z.strictObject({
  ...actionFields,
  /** The finding that it comes of, by its id (R10), and the step that it was suggested for. */
  finding: id.nullish(),
  step: id.nullish(),
});
export type NewAction = z.infer<typeof newAction>;
export const actionChange = z.strictObject({ ...actionFields, title: line.optional() });
export type ActionChange = z.infer<typeof actionChange>;

export const action = z.object({
  id: z.string(),
  version: z.string(),
  title: z.string(),
  area: z.enum(PLAN_AREAS).nullable(),
  need: z.string().nullable(),
  goal: z.string().nullable(),
  ownerRole: z.enum(OWNER_ROLES).nullable(),
  ownerId: z.string().nullable(),
  dueDate: day.nullable(),
  indicator: z.string().nullable(),
  followUpDate: day.nullable(),
  state: z.enum(['draft', 'active', 'done', 'dropped']),
  reason: z.string().nullable(),
  ...actionSam,
  /** Columns that somebody filled in SharePoint in a form we cannot read. */
  broken: z.array(z.string()),
  changedAt: instant.nullable(),
  changedBy: z.string().nullable(),
});
export type Action = z.infer<typeof action>;
export const plan = z.object({ actions: z.array(action) });
export type PlanView = z.infer<typeof plan>;

export const MEETING_KINDS = ['group', 'apt', 'workshop', 'session', 'other'] as const;
export const newMeeting = z.strictObject({
  kind: z.enum(MEETING_KINDS),
  title: line,
  start: instant,
  end: instant,
  ...sessionInput,
});
export type NewMeeting = z.infer<typeof newMeeting>;
export const meetingChange = z.strictObject({
  kind: z.enum(MEETING_KINDS).optional(),
  title: line.optional(),
  start: instant.optional(),
  end: instant.optional(),
  state: z.enum(['planned', 'held', 'cancelled']).optional(),
  ...sessionInput,
});
export type MeetingChange = z.infer<typeof meetingChange>;

export const agendaItem = z.object({
  id: z.string(),
  version: z.string(),
  title: z.string(),
  minutes: z.number().nullable(),
  order: z.number().nullable(),
  state: z.enum(['proposed', 'onAgenda', 'discussed', 'notReached']),
  outcome: z.string().nullable(),
  meetingId: z.string().nullable(),
  ...agendaDetails,
  broken: z.array(z.string()),
});
export type AgendaItem = z.infer<typeof agendaItem>;
export const meeting = z.object({
  id: z.string(),
  version: z.string(),
  kind: z.enum(MEETING_KINDS),
  title: z.string(),
  start: instant.nullable(),
  end: instant.nullable(),
  state: z.enum(['planned', 'held', 'cancelled']),
  minutes: z.number(),
  agenda: z.array(agendaItem),
  broken: z.array(z.string()),
  calendar: meetingCalendar.nullable().default(null),
  ...sessionShown,
});
export type Meeting = z.infer<typeof meeting>;
export const meetings = z.object({
  meetings: z.array(meeting),
  unplaced: z.array(agendaItem),
  calendar: unitCalendar.default({ series: null, mayChoose: false }),
});
export type Meetings = z.infer<typeof meetings>;

/** An item on an agenda takes 1 to 15 minutes (R16: over 15 is refused). */
export const newAgendaItem = z.strictObject({
  title: line,
  minutes: z.number().int().min(1).max(15),
  meetingId: id.nullish(),
  ...agendaSamInput,
});
export type NewAgendaItem = z.infer<typeof newAgendaItem>;
export const agendaChange = z.strictObject({
  title: line.optional(),
  minutes: z.number().int().min(1).max(15).optional(),
  order: z.number().int().optional(),
  state: z.enum(['proposed', 'onAgenda', 'discussed', 'notReached']).optional(),
  outcome: paragraph.nullish(),
  ...agendaSamInput,
});
export type AgendaChange = z.infer<typeof agendaChange>;

export const mandate = z.strictObject({
  text: paragraph.min(1),
  date: day,
  /** The decision behind it and why these units (R45); left out: as it was. */
  basis: paragraph.nullish(),
});
export type MandateInput = z.infer<typeof mandate>;
export const groupInput = z.strictObject({ members: z.array(id).max(50) });
export type GroupInput = z.infer<typeof groupInput>;

export const criteria = z.object({
  complete: z.boolean(),
  criteria: z.array(
    z.object({
      id: z.string(),
      text: z.string(),
      met: z.boolean(),
      reason: z.string(),
      value: z.unknown().optional(),
      assumption: z.boolean(),
    }),
  ),
});
export type CriteriaView = z.infer<typeof criteria>;

/** What the configuration page needs before a unit exists: the caller's channel and its people. */
export const channelView = z.object({
  id: z.string(),
  name: z.string(),
  teamName: z.string(),
  owner: z.boolean(),
  set: z.boolean(),
  people: z.array(personView),
  /** Today by the program's clock, the start date that is offered first. */
  today: day.optional(),
});
export type ChannelView = z.infer<typeof channelView>;

export const programmeCard = z.object({
  id: z.string(),
  name: z.string(),
  summary: z.string(),
  provider: z.string(),
  planAreas: z.array(z.string()),
  groupMin: z.number(),
  groupMax: z.number().nullable(),
  weeks: z.number(),
  assumptions: z.array(z.string()),
});
export type ProgrammeCard = z.infer<typeof programmeCard>;

/** RFC 9457 problem, in the language of Accept-Language. */
export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number(),
  detail: z.string().optional(),
  fields: z.array(z.object({ field: z.string(), message: z.string() })).optional(),
  theirs: z.unknown().optional(),
  retryAt: z.string().optional(),
  /** With the type consent: what is missing, and where an administrator gives it. */
  scopes: z.array(z.string()).optional(),
  adminConsent: z.string().optional(),
  /** Where the person may give it themselves: the path that the window for it begins at. */
  ownConsent: z.string().optional(),
});
export type Problem = z.infer<typeof problem>;
