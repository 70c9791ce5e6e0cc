/** What the columns of a plan are called where people have written one, and what they have put in them. */
import { OWNER_ROLES, type OwnerRole, type PlanArea } from './choices.ts';

export const PROPOSED_FIELDS = [
  'title',
  'area',
  'need',
  'goal',
  'owner',
  'dueDate',
  'indicator',
  'followUpDate',
] as const;
export type ProposedField = (typeof PROPOSED_FIELDS)[number];
/** `number`: the row's own, which says nothing more. */
export type Column = ProposedField | 'number';

/** In this order: "uppföljning, datum" is a follow-up, "ansvarig för åtgärden" an owner. */
const COLUMNS: readonly [Column, RegExp][] = [
  ['number', /^(nr|no|nummer|number|#|id)$/],
  ['owner', /ansvar|^vem\b|^utförare|^owner|responsible|^who\b/],
  ['followUpDate', /följ.{0,12}upp|uppfölj|utvärder|follow.?up|evaluat/],
  ['indicator', /indikator|^mått|mätetal|mäts|mäter|märks|märker|indicator|measured/],
  ['area', /(^|utvecklings|fokus|insats|plan)område|^perspektiv|^area\b/],
  [
    'dueDate',
    /klar|tidsplan|tidpunkt|slutdatum|^datum|deadline|^när\b|^tid\b|^senast|^due|^date|^when\b|timeline/,
  ],
  ['need', /behov|nuläge|problem|bakgrund|^varför|^norm|^risk|utmaning|brist|need|^why\b|background/],
  ['goal', /^(delmål|mål)|målsättning|syfte|önskat|effekt|resultat|goal|^aim|purpose|objective/],
  ['title', /insats|åtgärd|aktivitet|^vad\b|^titel|^uppgift|^action|activity|^measure|^title|^what\b|^task/],
];

const flat = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[*:?.()]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

/** Which field a heading of a column, or a label before a colon, stands for; null for one that is not known. */
export const columnOf = (heading: string): Column | null => {
  const text = flat(heading);
  if (text === '' || text.length > 60) return null;
  return COLUMNS.find(([, pattern]) => pattern.test(text))?.[0] ?? null;
};

const AREAS: readonly [PlanArea, RegExp][] = [
  ['arbetsmiljo', /arbetsmilj|work environment|arbetsklimat|arbetsplats/],
  ['bemotande', /bemötand|conduct|invånar|besökar|brukar|patient|klient/],
  ['kunskap', /kunskap|kompeten|knowledge|competence|utbildning/],
];

/** The area that a text names, however it is written; null when it names none. */
export const areaOf = (text: string): PlanArea | null => {
  const said = flat(text);
  return said.length > 80 ? null : (AREAS.find(([, pattern]) => pattern.test(said))?.[0] ?? null);
};

/** A heading that names an area: "Bemötande", "2. Kunskap och kompetens", "Område: arbetsmiljö". */
export const areaHeading = (text: string): PlanArea | null => {
  const bare = text.replace(/^[\d.\s)]+/, '').replace(/^(utvecklings)?område\s*\d*\s*[:.–-]?\s*/i, '');
  return bare.length <= 60 &&
    /^(kunskap|kompetens|bemötande|arbetsmiljö|knowledge|conduct|work env)/i.test(bare)
    ? areaOf(bare)
    : null;
};

const ROLES: readonly [OwnerRole, RegExp][] = [
  ['hbtq-grupp', /hbtqi?\+?[- ]?grupp|diplomeringsgrupp|arbetsgrupp|^gruppen$|lgbtqi?[- ]?group|^group$/],
  ['processledare', /processled|projektled|process lead|project lead/],
  ['chef', /chef|manager|ledning/],
  ['medarbetare', /medarbetar|personal|^alla\b|anställd|employee|^staff|everyone/],
];

/** The role that a part of a text names. */
export const roleOf = (text: string): OwnerRole | null =>
  OWNER_ROLES.find((role) => role === text) ??
  ROLES.find(([, pattern]) => pattern.test(flat(text)))?.[0] ??
  null;

/** Somebody who may own an action, with the role that the unit knows them by. */
export interface Ownable {
  id: string;
  name: string;
  role: OwnerRole;
}

export interface ReadOwner {
  ownerRole: OwnerRole | null;
  ownerId: string | null;
  /** Something in it is neither a role nor a member: the person chooses, and the words are kept nowhere. */
  unsure: boolean;
}

const partsOf = (text: string): string[] =>
  text
    .split(/[,;/&+()\n]|\s+(?:och|samt|and)\s+/i)
    .map((part) => part.trim())
    .filter((part) => part !== '');

const memberOf = (part: string, people: readonly Ownable[]): Ownable | null => {
  const said = part.toLowerCase();
  const whole = people.filter(({ name }) => name.toLowerCase() === said);
  if (whole.length === 1) return whole[0] ?? null;
  const first = people.filter(({ name }) => name.toLowerCase().split(' ')[0] === said);
  return whole.length === 0 && first.length === 1 ? (first[0] ?? null) : null;
};

/** Who a text makes responsible: a role, a member, or somebody whom only the reader can tell. */
export const ownerOf = (text: string, people: readonly Ownable[]): ReadOwner => {
  let ownerRole: OwnerRole | null = null;
  let member: Ownable | null = null;
  let unsure = text.trim() !== '' && partsOf(text).length === 0;
  for (const part of partsOf(text)) {
    const found = memberOf(part, people);
    const role = found === null ? roleOf(part) : null;
    if (found !== null) member ??= found;
    else if (role !== null) ownerRole ??= role;
    else unsure = true;
  }
  return { ownerRole: ownerRole ?? member?.role ?? null, ownerId: member?.id ?? null, unsure };
};
