/**
 * Who may do what over the tab's API: every route that the server has registered, with a request that is right in every
 * other way. Who is not named in `may` is refused: in the unit with 403, outside it as if there were no such unit.
 */
import { SET_UP, UNIT } from '../memory/world.ts';
import type { Things } from '../web/neighbours.ts';
import { ALL, type Role } from './house.ts';

export interface Row {
  may: readonly Role[];
  /** A right request. */
  body?: (things: Things) => unknown;
  query?: string;
  /** What of the unit the address names. */
  names?: (things: Things) => { id: string; version?: string };
  /** What is named is told to everybody in the unit (the steps of its programme): that it exists is no secret there. */
  known?: true;
}

export const who = (...roles: Role[]): readonly Role[] => roles;
/** Everybody who has signed in, for themselves. */
export const own = ALL;
export const unit = who('manager', 'group', 'lead', 'safety', 'employee', 'owner', 'guest');
/** Said of oneself or proposed: whoever works there. */
export const staff = who('manager', 'group', 'lead', 'safety', 'employee', 'owner');
const writers = who('manager', 'group', 'lead');
const manager = who('manager');
const process = who('manager', 'lead');

const day = '2026-03-02';
const text = 'Norr';
const bytes = (words: string) => () => new TextEncoder().encode(words);

/** Routes of a unit, below `/api/units/:unit`. */
export const UNIT_ROUTES: Readonly<Record<string, Row>> = {
  'GET ': { may: unit },
  'PUT ': {
    may: manager,
    body: () => SET_UP,
  },
  'PUT /mandate': { may: manager, body: () => ({ text, date: '2026-01-12' }) },
  'PUT /group': { may: manager, body: () => ({ members: ['amal', 'bo', 'cecilia'] }) },
  'GET /criteria': { may: unit },
  'GET /ideas': { may: unit },
  'GET /plan': { may: unit },
  'POST /plan': { may: writers, body: () => ({ title: text }) },
  'PATCH /plan/:id': { may: writers, names: ({ action }) => action, body: () => ({ goal: text }) },
  'GET /meetings': { may: unit },
  'POST /meetings': {
    may: writers,
    body: () => ({ kind: 'group', title: text, start: '2026-03-10T12:00:00Z', end: '2026-03-10T13:00:00Z' }),
  },
  'PATCH /meetings/:id': { may: writers, names: ({ meeting }) => meeting, body: () => ({ title: text }) },
  'POST /agenda': {
    may: writers,
    body: ({ meeting }) => ({ title: text, minutes: 1, meetingId: meeting.id }),
  },
  'PATCH /agenda/:id': { may: writers, names: ({ item }) => item, body: () => ({ title: text }) },
  'GET /findings': { may: unit },
  'POST /findings': { may: writers, body: () => ({ title: text, kind: 'norm' }) },
  'PATCH /findings/:id': { may: writers, names: ({ finding }) => finding, body: () => ({ title: text }) },
  'POST /findings/:id/action': { may: writers, names: ({ finding }) => finding, body: () => ({}) },
  'PUT /findings/:id/actions': { may: writers, names: ({ finding }) => finding, body: () => ({ ids: [] }) },
  'GET /calendar/series': { may: manager },
  'PUT /calendar/series': { may: manager, body: () => ({ series: null }) },
  'POST /calendar/refresh': { may: writers, body: () => ({}) },
  'GET /calendar/events': { may: writers, query: '?from=2026-01-01&to=2026-03-01' },
  'PUT /meetings/:id/event': {
    may: writers,
    names: ({ meeting }) => meeting,
    body: () => ({ event: 'none' }),
  },
  'POST /meetings/:id/event': {
    may: writers,
    names: ({ meeting }) => meeting,
    body: () => ({ invite: 'nobody', online: false }),
  },
  'DELETE /meetings/:id/event': { may: writers, names: ({ meeting }) => ({ id: meeting.id }) },
  'PUT /meetings/:id/event/agenda': {
    may: writers,
    names: ({ meeting }) => meeting,
    body: () => ({ written: true }),
  },
  'GET /settings': { may: manager },
  'GET /preview': { may: manager },
  'PUT /settings': { may: manager, body: () => ({ closures: [], awareness: false, pride: null }) },
  'GET /apt': { may: unit },
  'PUT /wheel': { may: manager, body: () => ({ months: null }) },
  'POST /library/:id': {
    may: writers,
    names: () => ({ id: 'apt-01' }),
    body: ({ meeting }) => ({ meetingId: meeting.id, minutes: 1 }),
  },
  'POST /proposals': { may: staff, body: () => ({ title: text, named: false }) },
  'POST /agenda/:id/place': {
    may: writers,
    names: ({ item }) => item,
    body: ({ meeting }) => ({ meetingId: meeting.id }),
  },
  'POST /agenda/:id/decline': { may: writers, names: ({ item }) => item, body: () => ({ reason: text }) },
  'POST /meetings/:id/carry': { may: writers, names: ({ meeting }) => meeting, body: () => ({}) },
  'POST /agenda/:id/promote': { may: writers, names: ({ item }) => item, body: () => ({ to: 'action' }) },
  'POST /agenda/:id/raise': {
    may: writers,
    names: ({ item }) => item,
    body: () => ({ to: 'fsg', answerDue: day }),
  },
  'PUT /agenda/:id/raise': { may: writers, names: ({ item }) => item, body: () => ({ answer: text }) },
  'POST /plan/:id/raise': {
    may: writers,
    names: ({ action }) => action,
    body: () => ({ to: 'fsg', answerDue: day }),
  },
  'GET /routines': { may: unit },
  'POST /routines': { may: writers, body: () => ({ title: text, link: 'https://intranat.example/r' }) },
  'PATCH /routines/:id': { may: writers, names: ({ routine }) => routine, body: () => ({ title: text }) },
  'POST /routines/:id/activities': {
    may: writers,
    names: ({ routine }) => routine,
    body: () => ({ to: 'action', title: text }),
  },
  'GET /live': { may: unit },
  'POST /live': { may: writers, body: ({ meeting }) => ({ meeting: meeting.id, to: 'start' }) },
  'POST /live/tick': {
    may: writers,
    body: ({ meeting, item }) => ({ meeting: meeting.id, item: item.id, state: 'discussed' }),
    names: ({ item }) => item,
  },
  'GET /training': { may: unit },
  'PUT /training/form': { may: manager, body: () => ({ form: 'web' }) },
  'PUT /steps/:step/attendance': {
    may: manager,
    names: ({ step }) => ({ id: step }),
    body: () => ({ present: ['bo'] }),
  },
  'PATCH /steps/:step/attendance': {
    may: manager,
    names: ({ step }) => ({ id: step }),
    body: () => ({ present: ['bo'] }),
  },
  'PUT /steps/:step/own': {
    may: unit,
    names: ({ step }) => ({ id: step }),
    body: () => ({ done: true }),
  },
  'POST /steps/:step/attendance/preview': {
    may: manager,
    names: ({ step }) => ({ id: step }),
    body: bytes('Namn\nBo'),
  },
  'POST /meetings/:id/note/action': { may: writers, names: ({ meeting }) => meeting, body: () => ({}) },
  'GET /plan/ideas': { may: unit },
  'GET /plan/versions': { may: unit },
  'POST /plan/versions': { may: manager, body: () => ({ decidedOn: '2026-01-12', note: text }) },
  'GET /plan/versions/:number': { may: unit, names: () => ({ id: '1' }) },
  'POST /plan/import': { may: writers, body: bytes('Titel\nNorr') },
  'POST /plan/import/rows': {
    may: writers,
    body: () => ({ rows: [{ key: 'import-1', action: { title: text } }] }),
  },
  'GET /feedback': { may: writers },
  'GET /feedback/copy': { may: writers },
  'POST /feedback/import': { may: writers, body: bytes('Kommentar\nNorr') },
  'POST /feedback': {
    may: writers,
    body: ({ action }) => ({ comments: [{ key: 'key-w', number: 3, text, action: action.id }] }),
  },
  'PUT /feedback/:id': {
    may: writers,
    names: ({ comment }) => comment,
    body: () => ({ decision: 'accept' }),
  },
  'GET /programme': { may: unit },
  'PUT /programme': { may: writers, body: () => ({ answer: 'continue' }) },
  'PUT /earlier': { may: manager, body: () => ({ diploma: null, date: null, steps: [] }) },
  'PUT /steps/:step/output': {
    may: manager,
    names: ({ step }) => ({ id: step }),
    body: () => ({ output: 'plan', approved: true, text }),
  },
  'PUT /steps/:step/record': {
    // This step is the group's; others are the manager's or the process lead's (`core/access.ts`).
    may: who('manager', 'group'),
    known: true,
    names: ({ step }) => ({ id: step }),
    body: () => ({ done: true }),
  },
  'GET /evidence': { may: unit },
  'PUT /certificate': { may: manager, body: () => ({ title: 'Diplom', issuer: 'KSH', date: '2026-01-12' }) },
  'DELETE /certificate': { may: manager },
  'GET /follow-up': { may: unit },
  'PATCH /follow-up/:id': { may: writers, names: ({ action }) => action, body: () => ({ followUp: text }) },
  'PUT /links': { may: process, body: () => ({ operationalPlan: null, annualReport: null }) },
  'GET /annual-report': { may: unit },
  'GET /export': { may: unit, query: '?format=xlsx&what=plan' },
  'GET /adaptation': { may: unit },
  'PUT /adaptation': {
    may: manager,
    body: () => ({
      ...{
        thresholds: {},
        dates: {},
        roles: {},
        planAreas: null,
        term: null,
        planArtefact: null,
        topics: {},
      },
      training: null,
    }),
  },
  'GET /contacts': { may: unit },
  'PUT /contacts': { may: writers, body: () => ({ contacts: [] }) },
};

/** Everything else under `/api`, for whoever has signed in, about themselves or about nobody. */
export const OTHER_ROUTES: Readonly<Record<string, Row>> = {
  'GET /api/me': { may: own },
  'GET /api/programmes': { may: own },
  'GET /api/status': { may: who('manager', 'neighbour', 'operator') },
  'GET /api/me/data': { may: own },
  'GET /api/me/export': { may: own },
  'DELETE /api/me': { may: own },
  'GET /api/me/notes': { may: own },
  'POST /api/me/notes': { may: own, body: () => ({ text }) },
  'POST /api/me/prompts/:card/answer': { may: [], body: () => ({}) },
  'POST /api/me/pause': { may: own, body: () => ({}) },
  'POST /api/me/cards/:card/press': {
    may: [],
    body: () => ({ verb: 'done', item: '1', inputs: {} }),
  },
  'GET /api/me/preview': { may: own },
  'GET /api/me/units/overview': { may: own },
  'GET /api/templates': { may: own },
  'POST /api/templates': {
    may: process,
    body: () => ({ unit: UNIT, from: 'malmo-fyra-steg', name: { sv: 'Egen', en: 'Own' } }),
  },
  'POST /api/templates/import': { may: process, body: () => ({ unit: UNIT, file: {} }) },
  'GET /api/templates/:id': { may: own },
  'PUT /api/templates/:id': { may: process, body: () => ({ template: {} }) },
  'GET /api/templates/:id/export': { may: own },
  'GET /api/channels/:channel': { may: unit },
};

/** Routes that ask for no person: the bot's and Graph's own doors have their own tests, the tab's files are public. */
export const DOORS: Readonly<Record<string, string>> = {
  'POST /api/messages': 'test/teams/authentication.test.ts',
  'POST /api/notifications': 'test/web/notifications.test.ts',
  'GET /healthz': 'test/web/server.test.ts',
  'GET /readyz': 'test/web/server.test.ts',
  'HEAD /healthz': 'test/web/server.test.ts',
  'HEAD /readyz': 'test/web/server.test.ts',
  'GET /tab': 'test/web/server.test.ts',
  'GET /tab/consent-start': 'test/web/consent.test.ts',
  'GET /tab/hosts.json': 'test/web/server.test.ts',
  'GET /tab/*': 'test/web/server.test.ts',
  'HEAD /tab': 'test/web/server.test.ts',
  'HEAD /tab/hosts.json': 'test/web/server.test.ts',
  'HEAD /tab/*': 'test/web/server.test.ts',
};
