/** The plan as a reviewer outside the unit gets it (R14): numbered actions, owner roles, and no names. */
import type { Language, OwnerRole, PlanArea } from './choices.ts';
import type { ActionRow } from './rows.ts';
import { yearDay } from './texts/dates.ts';
import { reviewCopyTexts } from './texts/review-copy.ts';

export interface CopiedAction {
  /** *Åtgärd 3: Gå igenom blanketter*: by its number the comment finds its way back. */
  heading: string;
  /** Label and text; a text of several lines has line breaks. */
  rows: { label: string; text: string }[];
}

export interface ReviewCopy {
  language: Language;
  title: string;
  /** The line by which the copy is known when it comes back. */
  copyLine: string;
  intro: string;
  /** Headings of the table of a single action, for those who hear it read. */
  columns: { field: string; content: string };
  actions: CopiedAction[];
}

export interface CopySource {
  language: Language;
  /** The programme's word for its plan. */
  artefact: string;
  unit: string;
  number: number;
  day: string;
  actions: readonly ActionRow[];
  withoutNames(text: string): string;
}

/** Characters that no document may hold (XML 1.0, section 2.2), and lone halves of surrogate pairs. */
const readable = (text: string): string =>
  text.replace(/[^\P{Cc}\t\n\r]|[\uFFFE\uFFFF]/gu, '').replace(/\p{Cs}/gu, '');

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** The copy of these actions, in their order. */
export const reviewCopy = (source: CopySource): ReviewCopy => {
  const t = reviewCopyTexts[source.language];
  const clean = (text: string): string => readable(source.withoutNames(text));
  const day = (value: string | null): string => (value === null ? '' : yearDay(value, source.language));
  const area = (value: PlanArea | null): string => (value === null ? '' : t.areas[value]);
  const role = (value: OwnerRole | null): string => (value === null ? '' : t.roles[value]);
  return {
    language: source.language,
    title: `${capital(t.artefact(source.artefact))}, ${clean(source.unit)}`,
    copyLine: t.copy(source.number, yearDay(source.day, source.language)),
    intro: t.intro,
    columns: t.columns,
    actions: source.actions.map((action, at) => ({
      heading: t.heading(at + 1, clean(action.title)),
      rows: [
        { label: t.fields.area, text: area(action.area) },
        { label: t.fields.need, text: clean(action.need ?? '') },
        { label: t.fields.goal, text: clean(action.goal ?? '') },
        { label: t.fields.owner, text: role(action.ownerRole) },
        { label: t.fields.due, text: day(action.dueDate) },
        { label: t.fields.indicator, text: clean(action.indicator ?? '') },
        { label: t.fields.followUp, text: day(action.followUpDate) },
        { label: t.fields.state, text: t.states[action.state ?? 'draft'] },
        { label: t.fields.comment, text: '' },
      ],
    })),
  };
};
