/** The wire types of the APT view: library, proposals, wheel, promotion, raised matters (R16–R20). */
import { z } from 'zod';
import { action, agendaItem, day, line, paragraph } from './api.ts';
import { CONSULTATION_GROUPS, SAM_PHASES, WHOSE } from './api-sam.ts';
import { PLAN_AREAS } from './choices.ts';

const id = z.string().min(1).max(200);
const minutes = z.number().int().min(1).max(15);

/** An item of the library, in the reader's language. */
export const libraryItem = z.object({
  id: z.string(),
  title: z.string(),
  purpose: z.string(),
  question: z.string(),
  outcome: z.string(),
  area: z.enum(PLAN_AREAS),
  minutes: z.number(),
  kind: z.string(),
  samPhase: z.enum(SAM_PHASES).nullable(),
  leadRole: z.string(),
  /** Months, 1–12, that it suits best. */
  months: z.array(z.number()),
  /** It was made for the unit's programme. */
  own: z.boolean(),
  /** The day on which it was last on an agenda or offered; and whether that is within twelve months. */
  usedOn: day.nullable(),
  usedLately: z.boolean(),
});
export type LibraryItem = z.infer<typeof libraryItem>;

export const wheel = z.object({
  months: z.array(
    z.object({ month: z.number(), lines: z.array(z.object({ short: z.string(), text: z.string() })) }),
  ),
  /** The unit has written its own. */
  own: z.boolean(),
  perQuarter: z.number(),
  /** Items at the APT of each quarter of this year, coming ones too. */
  quarters: z.array(z.number()),
});
export type WheelView = z.infer<typeof wheel>;

export const aptView = z.object({
  library: z.array(libraryItem),
  /** Ids of the library's items that suit best now. */
  suggested: z.array(z.string()),
  wheel,
  /** Whether a proposal can be sent without its sender's name standing anywhere. */
  throughGroup: z.boolean(),
  may: z.object({ propose: z.boolean(), place: z.boolean(), raise: z.boolean(), changeWheel: z.boolean() }),
});
export type AptView = z.infer<typeof aptView>;

/** The unit's own wheel; null: ours again. */
export const wheelInput = z.strictObject({
  months: z
    .array(z.array(z.string().trim().min(1).max(80)).max(6))
    .length(12)
    .nullable(),
  perQuarter: z.number().int().min(0).max(9).optional(),
});
export type WheelInput = z.infer<typeof wheelInput>;

export const placeIdeaInput = z.strictObject({ minutes: minutes.optional(), meetingId: id.nullish() });
export type PlaceIdea = z.infer<typeof placeIdeaInput>;

/** `named`: the person stands with their name; else through the group, and nothing anywhere tells who. */
export const newProposal = z.strictObject({
  title: line,
  minutes: minutes.optional(),
  named: z.boolean(),
  whose: z.enum(WHOSE).nullish(),
});
export type NewProposal = z.infer<typeof newProposal>;

export const placeInput = z.strictObject({ meetingId: id.nullish(), minutes: minutes.optional() });
export type PlaceInput = z.infer<typeof placeInput>;
export const declineInput = z.strictObject({ reason: paragraph.trim().min(1) });
export type DeclineInput = z.infer<typeof declineInput>;
export const carried = z.object({ items: z.array(agendaItem) });
export type Carried = z.infer<typeof carried>;

const shared = { outcome: paragraph.nullish() };
export const promoteInput = z.discriminatedUnion('to', [
  z.strictObject({ to: z.literal('action'), ...shared }),
  z.strictObject({
    to: z.literal('finding'),
    kind: z.enum(['norm', 'risk', 'opportunity']),
    concerns: paragraph.nullish(),
    whose: z.enum(WHOSE).nullish(),
    ...shared,
  }),
]);
export type PromoteInput = z.infer<typeof promoteInput>;

/** What became of the item: an action of the plan, or a finding whose link names the item. */
export const promoted = z.object({
  item: agendaItem,
  action: action.nullable(),
  finding: z
    .object({
      id: z.string(),
      version: z.string(),
      title: z.string(),
      kind: z.enum(['norm', 'risk', 'opportunity']).nullable(),
      area: z.enum(PLAN_AREAS).nullable(),
      link: z.string().nullable(),
    })
    .nullable(),
});
export type Promoted = z.infer<typeof promoted>;

export const raiseInput = z.strictObject({ to: z.enum(CONSULTATION_GROUPS), answerDue: day });
export type RaiseInput = z.infer<typeof raiseInput>;
export const answerInput = z.strictObject({ answer: paragraph.trim().min(1) });
export type AnswerInput = z.infer<typeof answerInput>;
/** The matter with its answer, and the item that brings it back to the APT. */
export const answered = z.object({ item: agendaItem, feedback: agendaItem });
export type Answered = z.infer<typeof answered>;

const routineFields = { title: line, link: z.string().trim().min(1).max(2_000) };
export const newRoutine = z.strictObject({ ...routineFields, area: z.enum(PLAN_AREAS).nullish() });
export type NewRoutine = z.infer<typeof newRoutine>;
export const routineChange = z.strictObject({
  title: routineFields.title.optional(),
  link: routineFields.link.optional(),
  area: z.enum(PLAN_AREAS).nullish(),
});
export type RoutineChange = z.infer<typeof routineChange>;
/** Something that a routine leads to: an item of an APT, or a draft of the plan. */
export const routineDeed = z.strictObject({
  to: z.enum(['item', 'action']),
  title: line,
  minutes: minutes.optional(),
});
export type RoutineDeed = z.infer<typeof routineDeed>;

export const routine = z.object({
  id: z.string(),
  version: z.string(),
  title: z.string(),
  area: z.enum(PLAN_AREAS).nullable(),
  /** Null when somebody wrote something else than a https address in SharePoint. */
  link: z.string().nullable(),
  activities: z.array(
    z.object({
      kind: z.enum(['action', 'item']),
      id: z.string(),
      title: z.string(),
      state: z.string(),
      day: day.nullable(),
    }),
  ),
  /** Something has come of it within twelve months, or is to come. */
  active: z.boolean(),
});
export type Routine = z.infer<typeof routine>;
export const routines = z.object({ routines: z.array(routine) });
export type Routines = z.infer<typeof routines>;
