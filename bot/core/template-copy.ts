/**
 * Copies of templates: a unit's own to begin with (R2), one about another subject (R53), and what a finished unit hands
 * to the next one (R39).
 */
import { reworded } from './adaptation.ts';
import type { NewTemplate } from './api-programme.ts';
import { daysBetween } from './calendar.ts';
import type { Programme } from './content.ts';
import { isGroupRole } from './group.ts';
import type { Day } from './nudge.ts';

type Subject = NonNullable<NewTemplate['subject']>;
type Texts = { sv: string; en: string };

const COPY = 'Kopia av ';
/** Where a copy comes from; a copy's copy says the same as the copy. */
const sourceOf = (template: Programme): string =>
  template.source.startsWith(COPY) ? template.source : `${COPY}${template.sv.name}. ${template.source}`;

/** A copy with a name of its own; its texts, limits and steps are the template's. */
export const copyOf = (template: Programme, id: string, name: Texts, shipped: boolean): Programme => {
  const { basedOn = shipped ? template.id : undefined, ...rest } = structuredClone(template);
  return {
    ...rest,
    ...(basedOn === undefined ? {} : { basedOn }),
    id,
    source: sourceOf(template),
    sv: { ...template.sv, name: name.sv },
    en: { ...template.en, name: name.en },
  };
};

const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
const like = (found: string, word: string): string => (/^\p{Lu}/u.test(found) ? capital(word) : word);

/** Nouns that take an s before what they are joined with. */
const JOINED = /(het|tion|ing|skap|dom|itet|lek)$/;
const compoundOf = ({ sv, compound }: Subject): string => compound ?? (JOINED.test(sv) ? `${sv}s` : `${sv}-`);

/** A text about the other subject. What the template's issuer is called gives way too, where the name tells the subject. */
const about =
  (subject: Subject) =>
  (text: string, language: 'sv' | 'en'): string => {
    const [word, issuer] = language === 'sv' ? [subject.sv, 'utfärdaren'] : [subject.en, 'the issuer'];
    const atStart = (found: string, offset: number): string =>
      /(^|[.?:] )$/.test(text.slice(0, offset)) ? capital(found) : found;
    const neutral = text
      .replace(/\bRFSL's/g, (_, offset: number) => atStart("the issuer's", offset))
      .replace(/\bRFSL\b/g, (_, offset: number) => atStart(issuer, offset));
    const spoken = (offset: number): string =>
      /(^|[.?] )$/.test(neutral.slice(0, offset)) ? capital(word) : word;
    return language === 'sv'
      ? neutral
          .replace(/hbtqi?-(?=\p{L})/giu, (found) => like(found, compoundOf(subject)))
          .replace(/hbtqi?/gi, (found) => like(found, word))
      : neutral
          .replace(/\b(a)n (?=LGBTQ)/gi, (found, a: string) => (/^[aeiou]/i.test(word) ? found : `${a} `))
          .replace(/LGBTQI?/g, (_, offset: number) => spoken(offset));
  };

const TELLS = /hbtq|lgbtq|rfsl/i;
const tells = (...texts: string[]): boolean => texts.some((text) => TELLS.test(text));

/** Ids of the copy's own, since those of the template may name its subject. */
const renumbered = (template: Programme): Programme => {
  const steps = new Map(template.steps.map(({ id }, index) => [id, `steg-${index + 1}`]));
  const as = <T extends { id: string }>(things: T[], prefix: string): T[] =>
    things.map((thing, index) => ({ ...thing, id: `${prefix}-${index + 1}` }));
  const role = (id: string): string => (isGroupRole(id) ? 'grupp' : id);
  return {
    ...template,
    roles: template.roles.map((each) => ({
      ...each,
      role: role(each.role),
      mustInclude: each.mustInclude.map(role),
    })),
    steps: template.steps.map((step) => ({
      ...step,
      id: steps.get(step.id) ?? step.id,
      dependsOn: step.dependsOn.map((id) => steps.get(id) ?? id),
      participants: role(step.participants),
    })),
    criteria: as(template.criteria, 'villkor'),
    prerequisites: as(template.prerequisites, 'forutsattning'),
    notes: as(template.notes, 'not'),
    assumptions: as(template.assumptions, 'antagande'),
  };
};

/**
 * The copy about another subject: no word of hbtqi stands in its own fields; its source still says what it came from.
 * Notes about the template's own subject are left out, and its matrix waits for concepts of the new one.
 */
export const aboutSubject = (copy: Programme, subject: Subject): Programme => {
  const { basedOn: _library, ...rest } = copy;
  const kept = <T extends { sv: { text: string }; en: { text: string } }>(things: T[]): T[] =>
    things.filter(({ sv, en }) => !tells(sv.text, en.text));
  const whole = renumbered({ ...rest, notes: kept(copy.notes), assumptions: kept(copy.assumptions) });
  return {
    ...reworded(whole, about(subject)),
    subject: { sv: subject.sv, en: subject.en },
    term: subject.sv,
    concepts: [],
    provider: tells(copy.provider) ? 'Egen mall' : copy.provider,
  };
};

/** What a unit hands on: its programme as adapted, with decided days as weeks after the start. No day stands in it. */
export const handedOn = (programme: Programme, start: Day, decided: ReadonlyMap<string, Day>): Programme => ({
  ...programme,
  steps: programme.steps.map((step) => {
    const on = decided.get(step.id);
    return on === undefined ? step : { ...step, offsetWeeks: Math.max(0, daysBetween(start, on) / 7) };
  }),
});

/** What a text tells that must not go to another unit: somebody's name, a date, or what the unit has found. */
export interface Telling {
  text: string;
  what: 'name' | 'date' | 'finding';
  word: string;
}

const MONTHS =
  'januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december|january|february|march|may|june|july|august|october';
const DATE = new RegExp(
  `\\b(\\d{4}-\\d{2}-\\d{2}|\\d{1,2}/\\d{1,2}(-\\d{2,4})?|\\d{1,2}\\.? (${MONTHS})|(${MONTHS}) \\d{1,4}|(19|20)\\d{2})\\b`,
  'iu',
);
const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** What these texts tell too much of. `names`: of the unit's people. `findings`: what it has written down of its own. */
export const tellings = (
  texts: readonly string[],
  { names, findings }: { names: readonly string[]; findings: readonly string[] },
): Telling[] => {
  const parts = [
    ...new Set(names.flatMap((name) => name.split(/[\s,-]+/)).filter((part) => part.length > 1)),
  ];
  const own = findings.map((text) => text.trim().toLowerCase()).filter((text) => text.length > 8);
  return texts.flatMap((text): Telling[] => {
    const name = parts.find((part) => new RegExp(`(?<!\\p{L})${escaped(part)}s?(?!\\p{L})`, 'u').test(text));
    const date = DATE.exec(text)?.[0];
    const finding = own.find((each) => text.toLowerCase().includes(each));
    return [
      ...(name === undefined ? [] : [{ text, what: 'name' as const, word: name }]),
      ...(date === undefined ? [] : [{ text, what: 'date' as const, word: date }]),
      ...(finding === undefined ? [] : [{ text, what: 'finding' as const, word: finding.slice(0, 60) }]),
    ];
  });
};
