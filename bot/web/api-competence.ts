/** The routes of the competence inventory: set-up, one's own answers, interviews. Shapes: core/api-competence.ts. */
import type { Server } from 'restify';
import {
  baselineInput,
  competenceInput,
  interviewInput,
  matrixInput,
  type OwnCompetence,
  trustInput,
} from '../core/api-competence.ts';
import { done, type Outcome } from '../core/fault.ts';
import type { TabUseCases } from '../usecases/tab/index.ts';
import { type Answer, apiHandler, type CallPorts } from './call.ts';
import { parse, readJsonOrNothing } from './input.ts';

export interface CompetenceApiPorts extends CallPorts {
  useCases: TabUseCases;
}

const ok = <T>(outcome: Outcome<T>): Outcome<Answer> =>
  outcome.ok ? done({ body: outcome.value }) : outcome;
const versioned = (outcome: Outcome<OwnCompetence>): Outcome<Answer> =>
  outcome.ok ? done({ body: outcome.value, version: outcome.value.version }) : outcome;

/** Adds the routes to the server. */
export const addCompetenceRoutes = (server: Server, ports: CompetenceApiPorts): void => {
  const { useCases } = ports;
  const UNIT = '/api/units/:unit';
  const ME = '/api/me/competence';
  const PERSON = '/api/people/:id';
  server.get(
    '/api/competence/areas',
    apiHandler(ports, async ({ language }) => done({ body: useCases.seeAreas(language) })),
  );
  server.get(
    `${UNIT}/inventory`,
    apiHandler(ports, async ({ caller, param, language }) =>
      ok(await useCases.seeInventory(caller, param('unit'), language)),
    ),
  );
  server.put(
    `${UNIT}/trust`,
    apiHandler(ports, async ({ caller, param, body, language }) => {
      const input = parse(trustInput, body);
      return input.ok ? ok(await useCases.recordTrust(caller, param('unit'), input.value, language)) : input;
    }),
  );
  server.post(
    `${UNIT}/trust/pause`,
    apiHandler(
      ports,
      async ({ caller, param, language }) =>
        ok(await useCases.pauseInventory(caller, param('unit'), language)),
      readJsonOrNothing,
    ),
  );
  server.put(
    `${UNIT}/matrix`,
    apiHandler(ports, async ({ caller, param, body, language }) => {
      const input = parse(matrixInput, body);
      return input.ok ? ok(await useCases.setMatrix(caller, param('unit'), input.value, language)) : input;
    }),
  );
  server.get(
    ME,
    apiHandler(ports, async ({ caller, query, language }) =>
      versioned(await useCases.seeOwnCompetence(caller, query('unit'), language)),
    ),
  );
  server.put(
    ME,
    apiHandler(ports, async ({ caller, query, header, body, language }) => {
      const input = parse(competenceInput, body);
      if (!input.ok) return input;
      const seen = header('If-Match');
      return versioned(await useCases.putOwnCompetence(caller, query('unit'), seen, input.value, language));
    }),
  );
  server.del(
    ME,
    apiHandler(ports, async ({ caller, query, language }) =>
      versioned(await useCases.stepOut(caller, query('unit'), language)),
    ),
  );
  server.put(
    `${ME}/baseline`,
    apiHandler(ports, async ({ caller, query, header, body, language }) => {
      const input = parse(baselineInput, body);
      if (!input.ok) return input;
      const seen = header('If-Match');
      return versioned(await useCases.putBaseline(caller, query('unit'), seen, input.value, language));
    }),
  );
  server.get(
    `${ME}/plan`,
    apiHandler(ports, async ({ caller, query, language }) =>
      ok(await useCases.seeOwnPlan(caller, query('unit'), language)),
    ),
  );
  server.get(
    `${UNIT}/interviews`,
    apiHandler(ports, async ({ caller, param }) => ok(await useCases.seeInterviews(caller, param('unit')))),
  );
  server.get(
    `${PERSON}/competence`,
    apiHandler(ports, async ({ caller, param, query, language }) =>
      versioned(await useCases.seeCompetence(caller, param('id'), query('unit'), language)),
    ),
  );
  server.put(
    `${PERSON}/competence`,
    apiHandler(ports, async ({ caller, param, query, header, body, language }) => {
      const input = parse(interviewInput, body);
      if (!input.ok) return input;
      const seen = header('If-Match');
      const put = useCases.putInterview(caller, param('id'), query('unit'), seen, input.value, language);
      return versioned(await put);
    }),
  );
  server.post(
    `${PERSON}/competence/offer`,
    apiHandler(
      ports,
      async ({ caller, param, query }) =>
        ok(await useCases.offerInterview(caller, param('id'), query('unit'))),
      readJsonOrNothing,
    ),
  );
  server.get(
    `${PERSON}/plan`,
    apiHandler(ports, async ({ caller, param, query, language }) =>
      ok(await useCases.seePlanOf(caller, param('id'), query('unit'), language)),
    ),
  );
};
