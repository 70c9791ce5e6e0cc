/** What an APT's item becomes (R17), and what a raised matter asks for (R20): rows to add, as pure data. */
import { isDeclined, itemLink, sourceOf } from './agenda-source.ts';
import { localDay } from './calendar.ts';
import { type AptIdea, OWNER_ROLES, type OwnerRole, type PlanArea } from './content.ts';
import { nextMeeting } from './meeting.ts';
import {
  type ActionRow,
  type AgendaRow,
  type ConsultationGroup,
  EMPTY,
  type FindingKind,
  type FindingRow,
  type MeetingRow,
  type Stored,
  type Whose,
} from './rows.ts';
import { botTexts, fill } from './texts/bot/index.ts';
import { yearDay } from './texts/dates.ts';

/** The keys by which an item becomes one action and one finding, however often and wherever it is pressed. */
export const promotedKey = (to: 'action' | 'finding', item: string): string =>
  to === 'action' ? `promoted:${item}` : `promoted-finding:${item}`;

/** Where it came from, in Swedish, as everybody reads the lists in SharePoint. */
const from = (meeting: Pick<MeetingRow, 'start'> | null): string | null =>
  meeting?.start == null || Number.isNaN(Date.parse(meeting.start))
    ? null
    : fill(botTexts.sv.outcome.from, { day: yearDay(localDay(new Date(meeting.start)), 'sv') });

/**
 * The role that owns what an item leads to: the role that leads it in the library, if it may own anything. The employer
 * owns every measure, so what the safety representative leads goes to the manager.
 */
export const ownerRoleOf = (idea: AptIdea | null): OwnerRole | null => {
  if (idea === null) return null;
  return OWNER_ROLES.find((role) => role === idea.leadRole) ?? 'chef';
};

const ideaOf = (item: AgendaRow, ideas: readonly AptIdea[]): AptIdea | null =>
  ideas.find(({ id }) => id === sourceOf(item)) ?? null;

/** What is known beside the item when it becomes something. */
export interface Promotion {
  meeting: Pick<MeetingRow, 'start'> | null;
  ideas: readonly AptIdea[];
  areas: readonly PlanArea[];
}

/** A draft of the plan: the item's title, what came of it, and the item that it came from. */
export const actionFromItem = (item: Stored<AgendaRow>, known: Promotion): ActionRow => {
  const { title, outcome, samPhase, activeMeasure, whose } = item.value;
  const idea = ideaOf(item.value, known.ideas);
  const need = [from(known.meeting), outcome].filter((text) => text !== null).join(' ');
  return {
    ...EMPTY.StegvisPlan,
    ...{ title, samPhase, activeMeasure, whose },
    area: idea !== null && known.areas.includes(idea.area) ? idea.area : null,
    need: need === '' ? null : need,
    ownerRole: ownerRoleOf(idea),
    state: 'draft',
    sourceAptItemId: item.id,
  };
};

/** A finding of the screening, with its link to the item. */
export const findingFromItem = (
  item: Stored<AgendaRow>,
  known: Promotion,
  given: { kind: FindingKind; concerns: string | null; whose: Whose | null },
): FindingRow => ({
  ...EMPTY.StegvisFindings,
  title: item.value.title,
  kind: given.kind,
  area: ideaOf(item.value, known.ideas)?.area ?? null,
  concerns: given.concerns ?? item.value.outcome,
  whose: given.whose ?? item.value.whose,
  link: itemLink(item.id),
});

/** SharePoint's limit for a single line. */
const LONGEST = 255;

const GROUPS: Readonly<Record<ConsultationGroup, string>> = { fsg: 'FSG', lsg: 'LSG' };

/** The title of the item that brings an answer back to the APT; a long title gives way. */
export const answerTitle = (title: string, group: ConsultationGroup): string => {
  const whole = `Svar från ${GROUPS[group]}: ${title}`;
  return whole.length <= LONGEST ? whole : `${whole.slice(0, LONGEST - 1)}…`;
};

/** The next APT that something can be moved or brought to; not the one that it stands on. */
export const nextApt = (
  meetings: readonly Stored<MeetingRow>[],
  now: Date,
  notKey: string | null,
): Stored<MeetingRow> | null =>
  nextMeeting(
    meetings.filter(({ key }) => key === null || key !== notKey),
    now,
    'apt',
  );

/** Whether an item was left over: nobody reached it, and nobody has declined it. */
export const isLeftOver = (row: AgendaRow): boolean => row.state === 'notReached' && !isDeclined(row);
