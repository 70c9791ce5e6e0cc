/** The harness's programme from mandate to end: the four steps, under way, as the real API would answer. */
import type { ProgrammeInput, ProgrammeStep, ProgrammeView } from '../../../bot/core/api-steps.ts';
import { content } from '../../../bot/core/content.ts';
import { needOf } from '../../../bot/core/step-needs.ts';
import { writtenOutputs } from '../../../bot/core/step-outputs.ts';
import { outputName } from '../../../bot/core/texts/outputs.ts';
import * as fixtures from './fixtures.ts';

const template = content.programmes.find(({ id }) => id === 'malmo-fyra-steg');
if (!template) throw new Error('The content has no malmo-fyra-steg.');

const first = (): ProgrammeStep[] =>
  fixtures.overview(fixtures.MANAGER).steps.map((view) => {
    const step = template.steps.find(({ id }) => id === view.id);
    if (!step) throw new Error(`no step ${view.id}`);
    const vision = view.id === 'malmo-1';
    return {
      ...view,
      version: `"${view.id},1"`,
      need: needOf(step),
      metric: step.completion.metric,
      evidence: vision ? 'Godkänt: vision.' : 'Inte godkänt än: genomlysning.',
      assumption: step.completion.basis === 'assumption',
      outputs: writtenOutputs(template, step).map((id) => ({ id, name: outputName(id, 'sv') })),
      text: vision ? 'Alla som kommer hit ska känna sig väntade.' : null,
      approvedOn: vision ? '2026-01-12' : null,
      recordedOn: null,
      changedAt: vision ? '2026-01-12T08:00:00Z' : null,
      changedBy: vision ? 'Amal Lindqvist' : null,
      howDone: vision ? 'facts' : null,
      turn: view.state === 'open' ? 'group' : null,
      waitsFor: [],
      may: { draft: true, approve: true, record: true },
    };
  });

export interface Programme {
  view: ProgrammeView;
  /** What was written, the newest last. */
  writes: { path: string; body: unknown; match: string | undefined }[];
}

export const programme = (): Programme => ({
  view: {
    ...{ state: 'going', restUntil: null, planOwner: null, openCriteria: 3, idleSince: null },
    steps: first(),
    prerequisites: [],
    earlier: { diploma: null, date: null, note: null },
    since: fixtures.TODAY,
    assumptions: ['Tider mellan stegen'],
    may: { startMidway: true, answerHalt: true, namePlanOwner: true },
  },
  writes: [],
});

/** As somebody else sees it: readers may do nothing here, the group may not approve. */
export const seenBy = ({ view }: Programme, person: string): ProgrammeView => {
  if (person === fixtures.MANAGER) return view;
  const writes = person !== fixtures.READER;
  return {
    ...view,
    steps: view.steps.map((step) => ({
      ...step,
      may: { draft: writes && step.approvedOn === null, approve: false, record: writes },
    })),
    may: { startMidway: false, answerHalt: writes, namePlanOwner: false },
  };
};

/** Takes a write; null where the path is none of the programme's. */
export const write = (
  of: Programme,
  path: string,
  body: Record<string, unknown>,
  match: string | undefined,
): ProgrammeView | ProgrammeStep | null => {
  of.writes.push({ path, body, match });
  if (path === 'programme') {
    const { answer, restUntil, planOwner } = body as ProgrammeInput;
    of.view = {
      ...of.view,
      idleSince: null,
      ...(restUntil === undefined ? {} : { restUntil, state: restUntil === null ? 'going' : 'resting' }),
      ...(planOwner === undefined ? {} : { planOwner }),
      ...(answer === 'close' ? { state: 'closed' as const } : {}),
    };
    return of.view;
  }
  if (path === 'earlier') {
    of.view = { ...of.view, earlier: { ...of.view.earlier, diploma: String(body.diploma) } };
    return of.view;
  }
  const [, id, what] = /^steps\/([^/]+)\/(output|record)$/.exec(path) ?? [];
  const step = of.view.steps.find((each) => each.id === id);
  if (!step) return null;
  const day = fixtures.TODAY;
  const next: ProgrammeStep =
    what === 'output'
      ? {
          ...step,
          text: String(body.text),
          approvedOn: body.approved ? day : null,
          state: body.approved ? 'done' : 'open',
          version: `${step.version}+`,
        }
      : {
          ...step,
          recordedOn: body.done ? String(body.date ?? day) : null,
          state: body.done ? 'done' : 'open',
          version: `${step.version}+`,
        };
  of.view = { ...of.view, steps: of.view.steps.map((each) => (each.id === id ? next : each)) };
  return next;
};
