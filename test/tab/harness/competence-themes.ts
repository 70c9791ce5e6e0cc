/** Themes behind the harness's API: frozen from five confirmed answers, and again after five more. */
import type { z } from 'zod';
import { type Themes, themeSessionInput, type themes } from '../../../bot/core/api-competence.ts';
import { NO_SESSION } from '../../../bot/core/api-sessions.ts';
import type { Answer } from './calendar.ts';
import { areasOf, type Call, type Competence, refused } from './competence-state.ts';
import * as fixtures from './fixtures.ts';

export interface ThemesState {
  frozen: { number: number; day: string; bands: Record<string, Themes['themes'][number]['band']> } | null;
  /** How many had confirmed when it was frozen. */
  of: number;
  /** Areas that wait for more answers. */
  hidden: string[];
  allReached: boolean | null;
}

export const themesState = (): ThemesState => ({ frozen: null, of: 0, hidden: [], allReached: null });

const K = 5;

const confirmed = ({ rows }: Competence): number =>
  [...rows.values()].filter(({ levels }) => Object.values(levels).some((one) => one.confirmed)).length;

/** How much an area is needed, by those who have confirmed; the unit is told the word alone. */
const bandOf = ({ rows }: Competence, area: string): Themes['themes'][number]['band'] => {
  const levels = [...rows.values()].flatMap((row) =>
    row.levels[area]?.confirmed ? [row.levels[area].level] : [],
  );
  const share = levels.filter((level) => level === 'behov_av_baskunskap').length / Math.max(1, levels.length);
  return share >= 0.5 ? 'prioritera' : share >= 0.2 ? 'planera' : 'vid-behov';
};

const view = (state: Competence, { language, person }: Call): z.input<typeof themes> => {
  const { frozen, of, hidden, allReached } = state.themes;
  const areas = frozen === null ? [] : areasOf(state, language);
  const mayFreeze = person === state.lead && confirmed(state) >= of + K;
  const more =
    language === 'sv'
      ? 'Teman kan frysas när minst fem har bekräftat sedan sist.'
      : 'Themes can be frozen when at least five have confirmed since last time.';
  return {
    snapshot: frozen && { number: frozen.number, day: frozen.day },
    themes: areas
      .filter(({ id }) => !hidden.includes(id))
      .map(({ id, title }) => ({ area: id, title, band: frozen?.bands[id] ?? 'vid-behov' })),
    hidden: areas.filter(({ id }) => hidden.includes(id)).map(({ id, title }) => ({ area: id, title })),
    allReached: frozen === null ? null : allReached,
    mayFreeze,
    reason: person === state.lead && !mayFreeze ? more : null,
  };
};

export const answerThemes = (
  state: Competence,
  meetings: fixtures.MeetingsState,
  rest: string,
  call: Call,
): Answer => {
  const { method, body, language, person } = call;
  if (method === 'GET') return { status: 200, body: view(state, call) };
  if (person !== state.lead) return refused(403, 'Det gör processledaren.');
  if (rest === '/themes/sessions') {
    const input = themeSessionInput.safeParse(body);
    const area = areasOf(state, language).find(({ id }) => id === input.data?.area);
    if (!input.success || !area) return refused(422, 'Invalid');
    const { title = area.title, start, end } = input.data;
    const id = `theme-${meetings.meetings.length + 1}`;
    const made: fixtures.MeetingsState['meetings'][number] = {
      ...{ id, version: '"1"', kind: 'session', title, start, end, state: 'planned', minutes: 0 },
      ...{ calendar: null, broken: [], ...NO_SESSION, form: 'group', agenda: [] },
    };
    meetings.meetings.push(made);
    return { status: 201, body: made };
  }
  const now = view(state, call);
  if (!now.mayFreeze) return refused(409, now.reason ?? '');
  const bands = Object.fromEntries(areasOf(state, language).map(({ id }) => [id, bandOf(state, id)]));
  state.themes.frozen = { number: (state.themes.frozen?.number ?? 0) + 1, day: fixtures.TODAY, bands };
  state.themes.of = confirmed(state);
  return { status: 201, body: view(state, call) };
};
