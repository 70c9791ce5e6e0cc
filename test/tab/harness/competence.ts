/** The competence inventory behind the harness's API: small, by the real rules, in memory. */
import {
  type CompetenceInput,
  competenceInput,
  type IndividualPlan,
  type InventoryView,
  interviewInput,
  type MatrixInput,
  matrixInput,
  type OwnCompetence,
  trustInput,
} from '../../../bot/core/api-competence.ts';
import type { Answer } from './calendar.ts';
import {
  areasOf,
  type Call,
  type Competence,
  type Language,
  LIBRARY,
  library,
  type Row,
  refused,
} from './competence-state.ts';
import { answerTalks } from './competence-talks.ts';
import { answerThemes } from './competence-themes.ts';
import * as fixtures from './fixtures.ts';

const said = (language: Language, sv: string, en: string): string => (language === 'sv' ? sv : en);

/** Why no answers are taken now; null when they are. */
const closed = (state: Competence, language: Language): string | null => {
  if (state.lead === fixtures.MANAGER)
    return said(
      language,
      'Chefen kan inte vara processledare här.',
      'The manager cannot be process lead here.',
    );
  if (state.trust === null)
    return said(language, 'Genomgången med gruppen är inte hållen.', 'The read-through has not been held.');
  if (state.paused) return said(language, 'Inventeringen är pausad.', 'The inventory is paused.');
  return state.matrix === null
    ? said(language, 'Matrisen är inte publicerad.', 'The matrix is not published.')
    : null;
};

const inventory = (state: Competence, { language, person }: Call): InventoryView => {
  const leads = person === state.lead;
  const reason = closed(state, language);
  const { matrix } = state;
  return {
    trust: state.trust === null ? null : { held: state.trust },
    paused: state.paused,
    matrix: matrix && {
      ...{ version: matrix.version, published: matrix.published },
      areas: areasOf(state, language),
    },
    draft: leads ? { areas: library(language), own: matrix?.own ?? [] } : null,
    open: reason === null,
    reason,
    may: {
      ...{ trust: leads, matrix: leads, interview: leads, freeze: leads, planSessions: leads },
      ...{ pause: true, answer: true },
    },
  };
};

const rowOf = (state: Competence, person: string): Row =>
  state.rows.get(person) ?? { levels: {}, baseline: new Set(), comment: null, version: 0 };

const stateOf = (row: Row, areas: number): OwnCompetence['state'] => {
  const levels = Object.values(row.levels);
  if (row.comment !== null) return 'commented';
  if (levels.length === 0) return 'none';
  if (levels.some(({ by, confirmed }) => by === 'lead' && !confirmed)) return 'to-confirm';
  return levels.length === areas && levels.every(({ confirmed }) => confirmed) ? 'confirmed' : 'begun';
};

const ownView = (state: Competence, person: string, language: Language): OwnCompetence => {
  const row = rowOf(state, person);
  const areas = areasOf(state, language);
  return {
    ...{ unit: fixtures.UNIT, unitName: 'Mottagning Väster', matrix: state.matrix?.version ?? 0, areas },
    levels: areas.map(({ id }) => ({
      area: id,
      level: row.levels[id]?.level ?? null,
      by: row.levels[id]?.by ?? null,
      confirmed: row.levels[id]?.confirmed ?? false,
      baselineMet: row.baseline.has(id),
    })),
    comment: row.comment,
    state: stateOf(row, areas.length),
    version: String(row.version),
  };
};

/** A person's own word: it confirms, and a comment opens everything again (R24). */
const answered = (row: Row, { answers, comment }: CompetenceInput): Row => {
  const levels = { ...row.levels };
  for (const [area, level] of Object.entries(answers))
    levels[area] = {
      level,
      by: levels[area]?.level === level ? (levels[area]?.by ?? 'self') : 'self',
      confirmed: true,
    };
  for (const [area, each] of Object.entries(levels)) {
    if (comment !== undefined) levels[area] = { ...each, confirmed: false };
    else if (Object.keys(answers).length === 0 || each.by === 'self')
      levels[area] = { ...each, confirmed: true };
  }
  return { ...row, levels, comment: comment ?? null, version: row.version + 1 };
};

const planOf = (state: Competence, person: string, language: Language): IndividualPlan => {
  const row = rowOf(state, person);
  return {
    person,
    items: areasOf(state, language).flatMap(({ id, title }) => {
      const level = row.levels[id]?.level ?? null;
      if (level === null || level === 'hog_kunskap') return [];
      return [
        {
          ...{ area: id, title, level, baselineMet: row.baseline.has(id) },
          sessions: [
            { title: said(language, 'Pass om begrepp', 'Session on terms'), start: '2026-02-02T12:00:00Z' },
          ],
          materials: [{ title: 'RFSL', url: 'https://www.rfsl.se' }],
          colleague: said(
            language,
            'Gå bredvid en kollega en halv dag.',
            'Follow a colleague for half a day.',
          ),
        },
      ];
    }),
  };
};

const matrixPut = (state: Competence, { published, areas, own }: MatrixInput, call: Call): Answer => {
  const { language } = call;
  if (state.trust === null) return refused(409, closed(state, language) ?? '');
  if (published) {
    const version = (state.matrix?.version ?? 0) + 1;
    state.matrix = { version, published: fixtures.TODAY, areas: areas ?? LIBRARY, own: own ?? [] };
  } else if (state.rows.size > 0)
    return refused(409, said(language, 'Någon har redan svarat.', 'Somebody has answered already.'));
  else state.matrix = null;
  return { status: 200, body: inventory(state, call) };
};

/** One person's row, for that person or for the process lead. */
const personal = (state: Competence, id: string, mine: boolean, rest: string, call: Call): Answer => {
  const { method, body, match, language } = call;
  const shut = closed(state, language);
  if (state.matrix === null) return refused(409, shut ?? '');
  if (rest === '/plan') return { status: 200, body: planOf(state, id, language) };
  if (rest === '/competence/offer') {
    state.offered.add(id);
    return { status: 204, body: '' };
  }
  const row = rowOf(state, id);
  const view = (): Answer => ({ status: 200, body: ownView(state, id, language) });
  if (method === 'DELETE') {
    state.rows.delete(id);
    return { status: 204, body: '' };
  }
  if (method !== 'PUT') return view();
  if (shut !== null) return refused(409, shut);
  if (match !== undefined && match !== String(row.version))
    return refused(412, 'Stale', { theirs: ownView(state, id, language) });
  if (rest === '/competence/baseline') {
    if (body.met === true) row.baseline.add(String(body.area));
    else row.baseline.delete(String(body.area));
    state.rows.set(id, { ...row, version: row.version + 1 });
    return view();
  }
  const input = (mine ? competenceInput : interviewInput).safeParse(body);
  const known = new Set(areasOf(state, language).map((area) => area.id));
  if (!input.success || Object.keys(input.data.answers).some((area) => !known.has(area)))
    return refused(422, 'Invalid');
  if (mine) state.rows.set(id, answered(row, input.data));
  else {
    const levels = { ...row.levels };
    for (const [area, level] of Object.entries(input.data.answers))
      levels[area] = { level, by: 'lead', confirmed: false };
    state.rows.set(id, { ...row, levels, version: row.version + 1 });
  }
  return view();
};

const ofUnit = (
  state: Competence,
  meetings: fixtures.MeetingsState,
  rest: string,
  call: Call,
): Answer | null => {
  const { method, body, language, person } = call;
  const leads = person === state.lead;
  if (rest === '/inventory') return { status: 200, body: inventory(state, call) };
  if (rest === '/trust/pause') {
    state.paused = true;
    return { status: 200, body: inventory(state, call) };
  }
  if (rest.startsWith('/themes')) return answerThemes(state, meetings, rest, call);
  if (rest.startsWith('/talks')) return answerTalks(state, rest, call);
  if (rest !== '/trust' && rest !== '/matrix' && rest !== '/interviews') return null;
  if (!leads) return refused(403, said(language, 'Det gör processledaren.', 'The process lead does that.'));
  if (rest === '/interviews') {
    const people = fixtures.people.filter(({ id }) => id !== state.lead);
    const areas = areasOf(state, language).length;
    return {
      status: 200,
      body: {
        people: people.map(({ id, name }) => ({
          ...{ id, name, state: stateOf(rowOf(state, id), areas), offered: state.offered.has(id) },
        })),
      },
    };
  }
  if (rest === '/matrix') {
    const input = matrixInput.safeParse(body);
    return input.success ? matrixPut(state, input.data, call) : refused(422, 'Invalid');
  }
  const input = trustInput.safeParse(body);
  if (method !== 'PUT' || !input.success || input.data.held > fixtures.TODAY) return refused(422, 'Invalid');
  state.trust = input.data.held;
  state.paused = false;
  return { status: 200, body: inventory(state, call) };
};

/** What concerns the inventory, its themes and the talks, or null. */
export const answer = (
  state: { competence: Competence; meetings: fixtures.MeetingsState },
  call: Call,
): Answer | null => {
  const path = decodeURIComponent(call.path);
  const { competence: inner } = state;
  const { method, body, match, person } = call;
  const own = /^\/api\/me(\/competence.*)$/.exec(path)?.[1];
  const [, other, rest = ''] = /^\/api\/people\/([^/]+)(\/.*)$/.exec(path) ?? [];
  const unit = path.startsWith(`/api/units/${fixtures.UNIT}/`)
    ? path.slice(`/api/units/${fixtures.UNIT}`.length)
    : null;
  const found = (): Answer | null => {
    if (path === '/api/competence/areas') return { status: 200, body: { areas: library(call.language) } };
    if (own !== undefined)
      return personal(inner, person, true, own === '/competence/plan' ? '/plan' : own, call);
    if (other !== undefined)
      return person === inner.lead
        ? personal(inner, other, false, rest, call)
        : refused(403, 'Det gör processledaren.');
    return unit === null ? null : ofUnit(inner, state.meetings, unit, call);
  };
  const result = found();
  if (result && method !== 'GET') inner.sent.push({ method, path, body, match });
  return result;
};
