/**
 * Wire types of evidence, certificate, follow-up and the overview of several units (`/api/units/{unit}/evidence` and
 * its neighbours). Days are `YYYY-MM-DD`; versions are opaque and stand for the part that is shown, not the whole row.
 */
import { z } from 'zod';
import { day } from './api.ts';
import { OWNER_ROLES, PLAN_AREAS } from './choices.ts';

/** Single-line SharePoint text holds 255 characters and no line breaks: pasted ones become spaces. */
const line = z
  .string()
  .overwrite((text) => text.replace(/\s*[\n\r\u0085\u2028\u2029]\s*/g, ' '))
  .trim()
  .min(1)
  .max(255);
const role = z.enum(OWNER_ROLES);

/** Without `validUntil` the template's validity is counted from `date`; null: it has no end. */
export const certificateInput = z.strictObject({
  title: line,
  date: day,
  issuer: line,
  validUntil: day.nullish(),
});
export type CertificateInput = z.infer<typeof certificateInput>;

export const certificateView = z.object({
  /** Stands for what is noted now, also when that is nothing. */
  version: z.string(),
  certificate: z
    .object({
      title: z.string(),
      date: day.nullable(),
      issuer: z.string().nullable(),
      validUntil: day.nullable(),
      recordedBy: role.nullable(),
      /** What was noted, and by which role, as a sentence. */
      text: z.string(),
    })
    .nullable(),
  /** How long the template lets it be valid, and whether that is an assumption of ours; null: no end. */
  validity: z.object({ months: z.number(), assumption: z.boolean() }).nullable(),
});
export type CertificateView = z.infer<typeof certificateView>;

/** Something that the programme asks for: met or not, and the facts that say so. */
const asked = z.object({
  id: z.string(),
  text: z.string(),
  met: z.boolean(),
  reason: z.string(),
  assumption: z.boolean(),
});
export type Asked = z.infer<typeof asked>;

/** Whose turn it is: a role of the unit, or whoever issues or reviews. */
export const TURNS = [...OWNER_ROLES, 'provider'] as const;
export type Turn = (typeof TURNS)[number];

export const evidenceView = z.object({
  name: z.string(),
  programmeName: z.string(),
  provider: z.string(),
  term: z.string(),
  start: day,
  today: day,
  mandate: z.object({ text: z.string(), date: day.nullable(), basis: z.string().nullable() }).nullable(),
  vision: z.string().nullable(),
  complete: z.boolean(),
  criteria: z.array(asked),
  prerequisites: z.array(asked),
  steps: z.array(
    asked.extend({ state: z.enum(['locked', 'open', 'done']), optional: z.boolean(), due: day.nullable() }),
  ),
  /** What is missing next, the most urgent first. */
  next: z.array(
    z.object({
      id: z.string(),
      text: z.string(),
      reason: z.string(),
      due: day.nullable(),
      whose: z.enum(TURNS),
      /** Whose turn it is, in the reader's language. */
      turn: z.string(),
    }),
  ),
  /** What was recorded, when, and by which role; sentences in the reader's language. */
  recorded: z.array(z.string()),
  certificate: certificateView,
  /** The role that owns the plan once the programme is over; `ask`: it is over and nobody has said (R47). */
  planOwner: z.object({ role: role.nullable(), ask: z.boolean() }),
  /** What is Stegvis's own assumption in this programme, and what its source says of itself. */
  assumptions: z.array(z.string()),
  notes: z.array(z.string()),
  may: z.object({ recordCertificate: z.boolean(), choosePlanOwner: z.boolean() }),
});
export type EvidenceView = z.infer<typeof evidenceView>;

/** Why an action needs a decision. */
export const CHECKS = ['late', 'no-date', 'no-owner', 'no-follow-up', 'follow-up-due'] as const;
export type Check = (typeof CHECKS)[number];

export const followedAction = z.object({
  id: z.string(),
  version: z.string(),
  title: z.string(),
  area: z.enum(PLAN_AREAS).nullable(),
  state: z.enum(['draft', 'active', 'done', 'dropped']),
  goal: z.string().nullable(),
  indicator: z.string().nullable(),
  ownerRole: role.nullable(),
  ownerId: z.string().nullable(),
  dueDate: day.nullable(),
  followUpDate: day.nullable(),
  /** What the follow-up found. */
  followUp: z.string().nullable(),
  why: z.array(z.enum(CHECKS)),
  changedAt: z.string().nullable(),
  changedBy: z.string().nullable(),
});
export type FollowedAction = z.infer<typeof followedAction>;

export const followUpInput = z
  .strictObject({ followUp: z.string().max(10_000).nullish(), followUpDate: day.nullish() })
  .refine((input) => input.followUp !== undefined || input.followUpDate !== undefined);
export type FollowUpInput = z.infer<typeof followUpInput>;

/** Where the operational plan and the annual report name the work: a reference, or an https link. */
const reference = z.string().max(2_000).nullish();
export const linksInput = z.strictObject({ operationalPlan: reference, annualReport: reference });
export type LinksInput = z.infer<typeof linksInput>;
export const linksView = z.object({
  version: z.string(),
  operationalPlan: z.string().nullable(),
  annualReport: z.string().nullable(),
});
export type LinksView = z.infer<typeof linksView>;

export const followUpView = z.object({
  today: day,
  quarter: z.object({ year: z.number(), number: z.number() }),
  /** Actions that need a decision, those that are late first. */
  check: z.array(followedAction),
  /** Every action that is under way or done, for the yearly review. */
  review: z.array(followedAction),
  links: linksView,
  /** Years that a report can be about, the one that is offered first. */
  years: z.array(z.number()),
  may: z.object({ followUp: z.boolean(), link: z.boolean(), names: z.boolean() }),
});
export type FollowUpView = z.infer<typeof followUpView>;

/** A draft of the annual report's section: never stored. */
export const annualReport = z.object({
  year: z.number(),
  title: z.string(),
  sections: z.array(z.object({ heading: z.string(), lines: z.array(z.string()) })),
  /** The whole as plain text, to edit and copy. */
  text: z.string(),
});
export type AnnualReport = z.infer<typeof annualReport>;

/** The units in which the caller leads the process or is manager: the state of each step, and nothing to rank by. */
export const unitsOverview = z.object({
  today: day,
  units: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      programmeName: z.string(),
      steps: z.array(
        z.object({ id: z.string(), title: z.string(), state: z.enum(['locked', 'open', 'done']) }),
      ),
      /** The open step that is due first. */
      next: z.object({ title: z.string(), due: day.nullable() }).nullable(),
    }),
  ),
});
export type UnitsOverview = z.infer<typeof unitsOverview>;

export const EXPORT_FORMATS = ['docx', 'xlsx', 'ics'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];
export const EXPORT_KINDS = ['plan', 'evidence', 'report', 'sam', 'measures'] as const;
export type ExportKind = (typeof EXPORT_KINDS)[number];
