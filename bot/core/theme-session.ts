/**
 * A session about a theme (R26, R27): a meeting with an agenda that is made of the area. Which area it is about stands
 * as the source of its agenda's items, in the lists, where everybody can read it: it is the unit's, and nobody's own.
 */
import { reflections } from './reflection.ts';
import type { AgendaRow, MeetingRow, Stored } from './rows.ts';
import { themeSessionTexts as texts } from './texts/theme-session.ts';
import { type ThemeArea, themeAreas, wordsOf } from './theme-areas.ts';

const SOURCE = 'area:';

/** The source of the items of a theme session's agenda. */
export const areaSource = (area: string): string => `${SOURCE}${area}`;

const areaIn = ({ value }: Stored<AgendaRow>): string | null =>
  value.source?.startsWith(SOURCE) ? value.source.slice(SOURCE.length) || null : null;

/** The area that a session is about; null: it is no theme session, or its agenda was replaced by another. */
export const areaOfSession = (
  { key, value }: Stored<MeetingRow>,
  agenda: readonly Stored<AgendaRow>[],
): string | null => {
  if (key === null || value.kind !== 'session') return null;
  const counts = new Map<string, number>();
  for (const item of agenda) {
    const area = item.value.meetingKey === key ? areaIn(item) : null;
    if (area !== null) counts.set(area, (counts.get(area) ?? 0) + 1);
  }
  // An item that another session did not reach may have been moved here.
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0] ?? null;
};

/** An item takes at most a quarter of an hour (R16). */
const MOST_MINUTES = 15;
const LONGEST_TITLE = 255;

const short = (text: string): string =>
  text.length <= LONGEST_TITLE ? text : `${text.slice(0, LONGEST_TITLE - 1)}…`;

/** A question for the area's part of the plan that is not too hard to be met in a group: another one for each area. */
const questionFor = (area: ThemeArea): string | null => {
  const fitting = reflections.filter(
    (prompt) => prompt.area === area.area && prompt.depth < 3 && prompt.audience === 'alla',
  );
  const place = Math.max(
    0,
    themeAreas.findIndex(({ id }) => id === area.id),
  );
  return fitting[place % fitting.length]?.sv.text ?? null;
};

/** What the session talks about, with minutes that fit in its length; shorter sessions have shorter items. */
export const sessionAgenda = (area: ThemeArea, length: number): { title: string; minutes: number }[] => {
  const words = wordsOf(area).map(({ sv }) => sv.term);
  const question = questionFor(area);
  const items = [
    { title: texts.about(area.title), minutes: 10 },
    ...(words.length > 0 ? [{ title: texts.words(words), minutes: 15 }] : []),
    ...(question === null ? [] : [{ title: texts.think(question), minutes: 10 }]),
    { title: texts.assignment, minutes: 15 },
    { title: texts.next, minutes: 5 },
  ];
  const whole = items.reduce((sum, { minutes }) => sum + minutes, 0);
  const share = Math.min(1, length / whole);
  return items.map(({ title, minutes }) => ({
    title: short(title),
    minutes: Math.min(MOST_MINUTES, Math.max(1, Math.floor(minutes * share))),
  }));
};
