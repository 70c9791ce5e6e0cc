/** Every route of the tab's API as it is registered, so that a test can say that it has tried them all. */
import type { Server } from 'restify';
import { addApiRoutes } from '../../bot/web/api.ts';
import { addAptRoutes } from '../../bot/web/api-apt.ts';
import { addCalendarRoutes } from '../../bot/web/api-calendar.ts';
import { addCompetenceRoutes } from '../../bot/web/api-competence.ts';
import { addFindingRoutes } from '../../bot/web/api-findings.ts';
import { addNoteRoutes } from '../../bot/web/api-notes.ts';
import { addNudgeRoutes } from '../../bot/web/api-nudges.ts';
import { addPlanLifeRoutes } from '../../bot/web/api-plan-life.ts';
import { addProgrammeRoutes } from '../../bot/web/api-programme.ts';
import { addReportRoutes } from '../../bot/web/api-report.ts';
import { addStepRoutes } from '../../bot/web/api-steps.ts';
import { addTalkRoutes } from '../../bot/web/api-talks.ts';
import { addTrainingRoutes } from '../../bot/web/api-training.ts';

export interface Route {
  method: string;
  /** As restify has it: `/api/units/:unit/plan/:id`. */
  path: string;
}

const ALL = [
  addApiRoutes,
  addAptRoutes,
  addCalendarRoutes,
  addCompetenceRoutes,
  addFindingRoutes,
  addNoteRoutes,
  addNudgeRoutes,
  addPlanLifeRoutes,
  addProgrammeRoutes,
  addReportRoutes,
  addStepRoutes,
  addTalkRoutes,
  addTrainingRoutes,
];

/** The routes, in the order of their registration. Nothing of what they do is run. */
export const routesOfApi = (): Route[] => {
  const routes: Route[] = [];
  const on =
    (method: string) =>
    (path: string): void =>
      void routes.push({ method, path });
  const server = {
    get: on('GET'),
    put: on('PUT'),
    post: on('POST'),
    patch: on('PATCH'),
    del: on('DELETE'),
  } as unknown as Server;
  for (const add of ALL) (add as (server: Server, ports: never) => void)(server, {} as never);
  return routes;
};
