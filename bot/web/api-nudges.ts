/** The routes of what a unit chooses about its reminders, and of looks ahead. Shapes are those of core/api-nudges.ts. */
import type { Server } from 'restify';
import { nudgeSettings } from '../core/api-nudges.ts';
import { done, type Outcome } from '../core/fault.ts';
import type { PreviewUseCases } from '../usecases/preview/index.ts';
import type { TabUseCases } from '../usecases/tab/index.ts';
import { type Answer, apiHandler, type CallPorts } from './call.ts';
import { parse } from './input.ts';

export interface NudgeApiPorts extends CallPorts {
  useCases: TabUseCases;
  previews: PreviewUseCases;
}

const ok = <T>(outcome: Outcome<T>): Outcome<Answer> =>
  outcome.ok ? done({ body: outcome.value }) : outcome;

/** Adds the routes to the server. */
export const addNudgeRoutes = (server: Server, ports: NudgeApiPorts): void => {
  const { useCases, previews } = ports;
  const SETTINGS = '/api/units/:unit/settings';
  server.get(
    SETTINGS,
    apiHandler(ports, async ({ caller, param }) =>
      ok(await useCases.seeNudgeSettings(caller, param('unit'))),
    ),
  );
  server.get(
    '/api/units/:unit/preview',
    apiHandler(ports, async ({ caller, param, language }) =>
      ok(await previews.previewUnit(caller, param('unit'), language)),
    ),
  );
  server.get(
    '/api/me/preview',
    apiHandler(ports, async ({ caller, language }) => ok(await previews.previewMine(caller, language))),
  );
  server.put(
    SETTINGS,
    apiHandler(ports, async ({ caller, param, body }) => {
      const input = parse(nudgeSettings, body);
      return input.ok ? ok(await useCases.saveNudgeSettings(caller, param('unit'), input.value)) : input;
    }),
  );
};
