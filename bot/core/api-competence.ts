/**
 * The wire types of the competence inventory (R23–R28, R50–R52). Levels are told to the person and the process lead
 * alone; everybody else sees what the unit needs, in bands.
 */
import { z } from 'zod';
import { day, instant } from './api.ts';
import { PLAN_AREAS } from './choices.ts';

/** How well somebody knows an area, by their own word (programmes.json, `scale`). */
export const LEVELS = ['behov_av_baskunskap', 'medelkunskap', 'hog_kunskap'] as const;
export const level = z.enum(LEVELS);
export type Level = z.infer<typeof level>;

/** What the unit needs of an area: never a number of people. */
export const BANDS = ['prioritera', 'planera', 'vid-behov'] as const;
export const band = z.enum(BANDS);
export type Band = z.infer<typeof band>;

const areaId = z.string().min(1).max(60);
const levelTexts = z.strictObject({
  behov_av_baskunskap: z.string().trim().min(1).max(400),
  medelkunskap: z.string().trim().min(1).max(400),
  hog_kunskap: z.string().trim().min(1).max(400),
});

/** An area with what each level means, in the reader's language; an own area has the words the unit gave it. */
export const competenceArea = z.object({
  id: areaId,
  area: z.enum(PLAN_AREAS),
  title: z.string(),
  description: z.string(),
  levels: levelTexts,
  /** The unit's own, not the library's. */
  own: z.boolean(),
});
export type CompetenceArea = z.infer<typeof competenceArea>;

/** An area of the unit's own. */
export const ownArea = z.strictObject({
  area: z.enum(PLAN_AREAS),
  title: z.string().trim().min(1).max(120),
  description: z.string().trim().max(600),
  levels: levelTexts,
});
export type OwnArea = z.infer<typeof ownArea>;

export const trustInput = z.strictObject({ held: day });
export type TrustInput = z.infer<typeof trustInput>;

/**
 * Publishes the matrix, or takes the publication back while nobody has answered. `areas` chooses among the library's
 * (all of them when left out), `own` adds; a published version is frozen, and a later publication makes the next one.
 */
export const matrixInput = z.strictObject({
  published: z.boolean(),
  areas: z.array(areaId).max(40).optional(),
  own: z.array(ownArea).max(12).optional(),
});
export type MatrixInput = z.infer<typeof matrixInput>;

/** The unit's inventory, as everybody in the unit sees it; no number of answers, no name. */
export const inventoryView = z.object({
  trust: z.object({ held: day }).nullable(),
  /** Somebody in the unit has asked for a pause; nobody is told who (R50). */
  paused: z.boolean(),
  matrix: z.object({ version: z.number().int(), published: day, areas: z.array(competenceArea) }).nullable(),
  /** What the next version is chosen from: for the process lead. */
  draft: z.object({ areas: z.array(competenceArea), own: z.array(ownArea) }).nullable(),
  /** Whether answers are taken now, and why not, in the reader's language. */
  open: z.boolean(),
  reason: z.string().nullable(),
  may: z.object({
    trust: z.boolean(),
    matrix: z.boolean(),
    interview: z.boolean(),
    freeze: z.boolean(),
    planSessions: z.boolean(),
    pause: z.boolean(),
    answer: z.boolean(),
  }),
});
export type InventoryView = z.infer<typeof inventoryView>;

/** One area of one person. `confirmed`: by the person; only then does it count anywhere (R24). */
export const ownLevel = z.object({
  area: areaId,
  level: level.nullable(),
  /** Who put the level: the person, or the process lead after an interview. */
  by: z.enum(['self', 'lead']).nullable(),
  confirmed: z.boolean(),
  /** At least basic knowledge, apart from the level (R27). */
  baselineMet: z.boolean(),
});
export type OwnLevel = z.infer<typeof ownLevel>;

export const ownCompetence = z.object({
  unit: z.string(),
  unitName: z.string(),
  /** The version of the matrix that the levels are about. */
  matrix: z.number().int(),
  areas: z.array(competenceArea),
  levels: z.array(ownLevel),
  /** The person's comment on what the process lead put; it reopens the interview. */
  comment: z.string().nullable(),
  state: z.enum(['none', 'begun', 'to-confirm', 'commented', 'confirmed']),
  /** Opaque; sent back as If-Match when given. */
  version: z.string(),
});
export type OwnCompetence = z.infer<typeof ownCompetence>;

/** A person's own answers; areas left out stay as they are. A comment reopens, and then nothing is confirmed. */
export const competenceInput = z.strictObject({
  answers: z.record(areaId, level),
  comment: z.string().trim().max(1_000).optional(),
});
export type CompetenceInput = z.infer<typeof competenceInput>;

/** The process lead's estimate after an interview; it counts once the person has confirmed it. */
export const interviewInput = z.strictObject({ answers: z.record(areaId, level) });
export type InterviewInput = z.infer<typeof interviewInput>;

/** What the person says of having basic knowledge in an area, for example after a session (R27). */
export const baselineInput = z.strictObject({ area: areaId, met: z.boolean() });
export type BaselineInput = z.infer<typeof baselineInput>;

/** The people whom the process lead may interview, and where each stands. For the process lead alone. */
export const interviewList = z.object({
  people: z.array(
    z.object({ id: z.string(), name: z.string(), state: ownCompetence.shape.state, offered: z.boolean() }),
  ),
});
export type InterviewList = z.infer<typeof interviewList>;

/** A plan of one's own: what fits each area where one wants more (R25). For the person and the process lead. */
export const individualPlan = z.object({
  person: z.string(),
  items: z.array(
    z.object({
      area: areaId,
      title: z.string(),
      level: level.nullable(),
      baselineMet: z.boolean(),
      sessions: z.array(z.object({ title: z.string(), start: z.string().nullable() })),
      /** Links of the library and words of the glossary that fit. */
      materials: z.array(z.object({ title: z.string(), url: z.string().nullable() })),
      /** A session with a colleague that fits, in the reader's language. */
      colleague: z.string().nullable(),
    }),
  ),
});
export type IndividualPlan = z.infer<typeof individualPlan>;

/** A frozen snapshot of what the unit needs. */
export const themes = z.object({
  /** Null until the first one is frozen. */
  snapshot: z.object({ number: z.number().int(), day }).nullable(),
  /** By band and then by the matrix's order; hidden ones are left out altogether. */
  themes: z.array(z.object({ area: areaId, title: z.string(), band })),
  /** The bands of the newest answers by themselves; `themes` joins them with earlier ones. */
  round: z.array(z.object({ area: areaId, title: z.string(), band })).default([]),
  /** The plan's areas as a whole; one in which anything is hidden is left out. */
  plan: z.array(z.object({ area: z.enum(PLAN_AREAS), band })).default([]),
  /** Areas that are told of later, without saying why each is. */
  hidden: z.array(z.object({ area: areaId, title: z.string() })),
  /** R27: that everybody has reached basic knowledge, or not yet; null until it may be told. */
  allReached: z.boolean().nullable(),
  /** Whether the process lead may freeze a new one now; why not, in the reader's language, told to them alone. */
  mayFreeze: z.boolean(),
  reason: z.string().nullable(),
});
export type Themes = z.infer<typeof themes>;

/** A session about a theme: a meeting of the kind `session`, with an agenda of the theme's own. */
export const themeSessionInput = z.strictObject({
  area: areaId,
  title: z.string().trim().min(1).max(255).optional(),
  start: instant,
  end: instant,
});
export type ThemeSessionInput = z.infer<typeof themeSessionInput>;

export const TALK_PARTS = [1, 2] as const;
/** An integration talk (R28, R52): alone or in pairs, in two parts, kept between those who talk and the process lead. */
export const talkInput = z.strictObject({
  people: z.array(z.string().min(1).max(200)).min(1).max(2),
  part: z.union([z.literal(1), z.literal(2)]),
  day: day.nullable(),
});
export type TalkInput = z.infer<typeof talkInput>;

/** What a talk led to: written as if public, tied to the operational plan or with the reason why it isn't (R28). */
export const talkDecision = z.strictObject({
  title: z.string().trim().min(1).max(255),
  operationalPlan: z.string().trim().max(255).nullable(),
  reason: z.string().trim().max(500).nullable(),
});
export type TalkDecision = z.infer<typeof talkDecision>;

export const talkChange = z.strictObject({
  day: day.nullable().optional(),
  held: z.boolean().optional(),
  decision: talkDecision.optional(),
});
export type TalkChange = z.infer<typeof talkChange>;

export const talk = z.object({
  id: z.string(),
  version: z.string(),
  people: z.array(z.object({ id: z.string(), name: z.string() })),
  part: z.union([z.literal(1), z.literal(2)]),
  day: day.nullable(),
  held: z.boolean(),
  /** The questions of this part, in their order (R52). */
  questions: z.array(z.string()),
  decisions: z.array(z.object({ title: z.string(), actionId: z.string().nullable() })),
});
export type Talk = z.infer<typeof talk>;

/** The unit's talks that the reader may see, and the method support they follow. */
export const talks = z.object({
  talks: z.array(talk),
  support: z
    .object({
      name: z.string(),
      url: z.string().nullable(),
      questions: z.array(z.string()),
      /** The manager has made it standing support (R52). */
      standing: z.boolean(),
      /** Nobody in the unit has chosen it: the questions are ours. */
      assumption: z.boolean().default(false),
    })
    .nullable(),
  may: z.object({ plan: z.boolean(), support: z.boolean(), standing: z.boolean() }),
});
export type Talks = z.infer<typeof talks>;

export const standingInput = z.strictObject({ standing: z.boolean() });
export type StandingInput = z.infer<typeof standingInput>;

/** Method support is data: a name, a link and questions in their order; its texts are linked, not copied (R52). */
export const supportInput = z.strictObject({
  name: z.string().trim().min(1).max(120),
  url: z
    .url({ protocol: /^https$/ })
    .max(500)
    .nullable(),
  questions: z.array(z.string().trim().min(1).max(300)).max(20),
});
export type SupportInput = z.infer<typeof supportInput>;
