/** What each of the tab's views asks the program for. */
import { SIZES } from './full-unit.ts';

export interface ViewRoute {
  view: string;
  path: string;
  /** Whether an answer has all that the unit has. */
  holds?: (body: unknown) => boolean;
}

const count = (value: unknown): number => (Array.isArray(value) ? value.length : 0);

/** Everything on an agenda, or on none. */
const items = (body: unknown): number => {
  const { meetings, unplaced } = body as { meetings: { agenda: unknown[] }[]; unplaced: unknown[] };
  return meetings.reduce((sum, { agenda }) => sum + agenda.length, unplaced.length);
};

const routes = (unit: string, step: string): ViewRoute[] => {
  const at = `units/${encodeURIComponent(unit)}`;
  return [
    { view: 'every view', path: 'me' },
    { view: 'overview', path: at },
    {
      view: 'plan',
      path: `${at}/plan`,
      holds: (body) => count((body as { actions?: unknown }).actions) === SIZES.actions,
    },
    { view: 'plan, suggestions', path: `${at}/plan/ideas?step=${encodeURIComponent(step)}` },
    { view: 'plan, suggestions', path: `${at}/ideas` },
    { view: 'plan, versions', path: `${at}/plan/versions` },
    { view: 'plan, feedback', path: `${at}/feedback` },
    {
      view: 'screening',
      path: `${at}/findings`,
      holds: (body) => count((body as { findings?: unknown }).findings) === SIZES.findings,
    },
    { view: 'meetings', path: `${at}/meetings`, holds: (body) => items(body) >= SIZES.items },
    { view: 'APT', path: `${at}/apt` },
    { view: 'APT, routines', path: `${at}/routines` },
    { view: 'training', path: `${at}/training` },
    { view: 'programme', path: `${at}/programme` },
    { view: 'programme', path: `${at}/criteria` },
    { view: 'report, evidence', path: `${at}/evidence` },
    { view: 'report, follow-up', path: `${at}/follow-up` },
    { view: 'report, draft of the annual report', path: `${at}/annual-report` },
    { view: 'settings', path: `${at}/settings` },
    { view: 'settings, programme', path: `${at}/adaptation` },
    { view: 'settings, contacts', path: `${at}/contacts` },
    { view: 'settings, templates', path: 'templates' },
    { view: 'settings, look ahead', path: `${at}/preview` },
    { view: 'configure', path: `channels/${encodeURIComponent(unit)}` },
    { view: 'configure', path: 'programmes' },
    { view: 'personal, units', path: 'me/units/overview' },
    { view: 'personal, look ahead', path: 'me/preview' },
    { view: 'personal, notes', path: 'me/notes' },
  ];
};

/** The routes of all views; `ask` finds a step that the unit has. */
export const viewRoutes = async (
  ask: (path: string) => Promise<{ body: string }>,
  unit: string,
): Promise<ViewRoute[]> => {
  const { body } = await ask(`units/${encodeURIComponent(unit)}`);
  const [step] = (JSON.parse(body) as { steps: { id: string }[] }).steps;
  if (!step) throw new Error('the unit has no steps');
  return routes(unit, step.id);
};

/** What 95 of 100 stay at or below. */
export const p95 = (times: readonly number[]): number =>
  times.toSorted((a, b) => a - b)[Math.ceil(times.length * 0.95) - 1] ?? Number.POSITIVE_INFINITY;
