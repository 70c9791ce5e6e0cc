/**
 * The wire types of a unit's programme as it has adapted it (`/api/units/{unit}/adaptation`), of its contacts, and of
 * templates of one's own (`/api/templates`). Texts of a template itself are checked by `core/template.ts`.
 */
import { z } from 'zod';
import { day } from './api.ts';
import { PLAN_AREAS } from './choices.ts';

const id = z.string().min(1).max(200);
const short = z.string().trim().min(1).max(100);

/** The words for the people whom it is about, and for the plan. */
export const TERMS = ['hbtq', 'hbtqi'] as const;
export const PLAN_WORDS = ['handlingsplan', 'utvecklingsplan', 'process-och-aktivitetsplan'] as const;
/** How training is given (R42). */
export const TRAINING_FORMS = ['sessions', 'web', 'both'] as const;
export type TrainingForm = (typeof TRAINING_FORMS)[number];

/** More steps, or topics in one of them, than anybody can follow. */
export const MOST_STEPS = 40;
export const MOST_TOPICS = 20;
/** Five years ahead, and a year back for a unit that starts in the middle. */
export const MOST_WEEKS = 260;

/** When a step is due: so many weeks after the start, or on a day that people have decided. */
const stepDate = z.union([
  z.strictObject({ weeks: z.number().min(0).max(MOST_WEEKS) }),
  z.strictObject({ on: day }),
]);
export type StepDate = z.infer<typeof stepDate>;

const size = z.strictObject({
  min: z.number().int().min(0).max(50),
  max: z.number().int().min(1).max(50).nullable(),
});
/** A topic of the template, or one of the unit's own; `name`: what the unit calls it, null as the template does. */
const topicPlace = z.strictObject({ topic: short, name: short.nullable() });
export type TopicPlace = z.infer<typeof topicPlace>;

/** What a unit has changed in a programme; what is absent or null is the template's. */
export const adaptation = z.strictObject({
  /** By id of a criterion or a step: shares 0–1, counts from 1. */
  thresholds: z.record(id, z.number()),
  dates: z.record(id, stepDate),
  /** How many the group has; the key is the role's id. */
  roles: z.record(id, size),
  planAreas: z.array(z.enum(PLAN_AREAS)).min(1).nullable(),
  term: z.enum(TERMS).nullable(),
  planArtefact: z.enum(PLAN_WORDS).nullable(),
  /** By step: the topics that it covers (R37). */
  topics: z.record(id, z.array(topicPlace).max(MOST_TOPICS)),
  training: z.enum(TRAINING_FORMS).nullable(),
});
export type Adaptation = z.infer<typeof adaptation>;

/** Something that the unit may hold to a limit of its own. */
const threshold = z.object({
  id: z.string(),
  /** What is counted, in the reader's language. */
  label: z.string(),
  /** The step that it completes; null: a criterion of the programme. */
  of: z.string().nullable(),
  kind: z.enum(['share', 'count']),
  template: z.number(),
  value: z.number(),
  /** The template's value is our assumption and not the source's. */
  assumption: z.boolean(),
});
const topicView = z.object({ topic: z.string(), name: z.string() });
const stepSetting = z.object({
  id: z.string(),
  title: z.string(),
  weeks: z.number(),
  templateWeeks: z.number(),
  /** The day that people have decided, here or in the list; null: it follows from the start. */
  on: day.nullable(),
  due: day.nullable(),
  done: z.boolean(),
  /** It stands before a step that it builds on, or on a day off: only days that people decided can. */
  clash: z.string().nullable(),
  topics: z.array(topicView),
});

/** A unit's programme as it is now, beside what the template says. */
export const programmeView = z.object({
  version: z.string(),
  programme: z.string(),
  name: z.string(),
  /** Where the programme comes from. */
  source: z.string(),
  mayChange: z.boolean(),
  adaptation,
  thresholds: z.array(threshold),
  steps: z.array(stepSetting),
  group: z
    .object({
      role: z.string(),
      min: z.number(),
      max: z.number().nullable(),
      template: z.object({ min: z.number(), max: z.number().nullable() }),
      assumption: z.boolean(),
    })
    .nullable(),
  planAreas: z.object({
    value: z.array(z.enum(PLAN_AREAS)),
    template: z.array(z.enum(PLAN_AREAS)),
    assumption: z.boolean().default(false),
  }),
  term: z.object({ value: z.string(), template: z.string(), mayChange: z.boolean() }),
  planArtefact: z.object({
    value: z.string(),
    template: z.string(),
    assumption: z.boolean().default(false),
  }),
  /** Null where the programme has no sessions. */
  training: z.object({ value: z.enum(TRAINING_FORMS) }).nullable(),
  /** Topics of the template that no session covers any more (R37). */
  missingTopics: z.array(topicView),
  /** Lessons that another unit has handed on (R39). */
  lessons: z.array(z.string()),
  /** What in the template is our assumption. */
  assumptions: z.array(z.string()),
});
export type ProgrammeView = z.infer<typeof programmeView>;

/** An address on the web, for mail or for a telephone: nothing that runs. */
const link = z
  .string()
  .trim()
  .max(500)
  .regex(/^(https:\/\/[^\s<>"]+|mailto:[^\s<>"]+@[^\s<>"]+|tel:\+?[\d -]{5,20})$/);
/** Somebody or something that the programme relies on outside the unit (R56). */
export const contact = z.strictObject({
  id,
  kind: z.enum(['provider', 'course', 'other']),
  name: short,
  link: link.nullable(),
  /** The day on which somebody last saw that it still holds. */
  checkedOn: day,
});
export type Contact = z.infer<typeof contact>;
export const contactsInput = z.strictObject({ contacts: z.array(contact).max(20) });
export type ContactsInput = z.infer<typeof contactsInput>;
export const contactsView = z.object({
  version: z.string(),
  mayChange: z.boolean(),
  /** `check`: seen longer ago than a year, as the group is told. */
  contacts: z.array(contact.extend({ check: z.boolean() })),
});
export type ContactsView = z.infer<typeof contactsView>;

/** Copies a template: one of the five, one's own, or (`unit`) the unit's programme as it has adapted it. */
export const newTemplate = z.strictObject({
  unit: id,
  from: id.nullable(),
  name: z.strictObject({ sv: short, en: short }),
  /** Another subject than the template's: hbtqi wording gives way to it (R53). `compound`: as it begins a word. */
  subject: z.strictObject({ sv: short, en: short, compound: short.nullish() }).nullish(),
  /** What the unit wants the next one to know, one sentence or two each (R39). */
  lessons: z.array(z.string().trim().min(1).max(500)).max(10).optional(),
});
export type NewTemplate = z.infer<typeof newTemplate>;
/** A template's whole text; its form is checked with sentences that name the place. */
export const templateInput = z.strictObject({ template: z.unknown() });
/** A file that was exported, as it was read. */
export const templateImport = z.strictObject({ unit: id, file: z.unknown() });

export const templateCard = z.object({
  id: z.string(),
  version: z.string(),
  name: z.string(),
  source: z.string(),
  steps: z.number(),
  mayChange: z.boolean(),
});
export const templateCards = z.object({ templates: z.array(templateCard) });
export type TemplateCards = z.infer<typeof templateCards>;
/** A template with everything in it, for whoever changes it; its form is that of `core/content.ts`. */
export const templateWhole = z.object({
  id: z.string(),
  version: z.string(),
  mayChange: z.boolean(),
  template: z.record(z.string(), z.unknown()),
});
export type TemplateWhole = z.infer<typeof templateWhole>;
