/** The routes of the screening. Shapes are those of core/api-findings.ts. */
import type { Server } from 'restify';
import { actionOfFinding, findingChange, linkedActions, newFinding } from '../core/api-findings.ts';
import { done, type Outcome } from '../core/fault.ts';
import type { TabUseCases } from '../usecases/tab/index.ts';
import { type Answer, apiHandler, type CallPorts } from './call.ts';
import { keyOf, parse } from './input.ts';

export interface FindingApiPorts extends CallPorts {
  useCases: TabUseCases;
}

/** Something with a version, which is also its ETag. */
const versioned = <T extends { version: string }>(outcome: Outcome<T>, status = 200): Outcome<Answer> =>
  outcome.ok ? done({ status, body: outcome.value, version: outcome.value.version }) : outcome;

/** Adds the routes to the server. */
export const addFindingRoutes = (server: Server, ports: FindingApiPorts): void => {
  const { useCases } = ports;
  const FINDINGS = '/api/units/:unit/findings';
  server.get(
    FINDINGS,
    apiHandler(ports, async ({ caller, param, language }) => {
      const seen = await useCases.seeFindings(caller, param('unit'), language);
      return seen.ok ? done({ body: seen.value }) : seen;
    }),
  );
  server.post(
    FINDINGS,
    apiHandler(ports, async ({ caller, param, body, header }) => {
      const input = parse(newFinding, body);
      const key = keyOf(header('Idempotency-Key'));
      if (!input.ok) return input;
      if (!key.ok) return key;
      return versioned(await useCases.addFinding(caller, param('unit'), input.value, key.value), 201);
    }),
  );
  server.patch(
    `${FINDINGS}/:id`,
    apiHandler(ports, async ({ caller, param, body, header }) => {
      const input = parse(findingChange, body);
      if (!input.ok) return input;
      const version = header('If-Match');
      return versioned(
        await useCases.changeFinding(caller, param('unit'), param('id'), version, input.value),
      );
    }),
  );
  server.post(
    `${FINDINGS}/:id/action`,
    apiHandler(ports, async ({ caller, param, body, header }) => {
      const input = parse(actionOfFinding, body);
      const key = keyOf(header('Idempotency-Key'));
      if (!input.ok) return input;
      if (!key.ok) return key;
      return versioned(
        await useCases.makeActionOf(caller, param('unit'), param('id'), input.value, key.value),
        201,
      );
    }),
  );
  server.put(
    `${FINDINGS}/:id/actions`,
    apiHandler(ports, async ({ caller, param, body }) => {
      const input = parse(linkedActions, body);
      if (!input.ok) return input;
      return versioned(await useCases.linkActions(caller, param('unit'), param('id'), input.value.ids));
    }),
  );
};
