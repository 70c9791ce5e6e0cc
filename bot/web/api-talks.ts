/** The routes of theme sessions, integration talks and method support. Shapes: core/api-competence.ts. */
import type { Server } from 'restify';
import {
  standingInput,
  supportInput,
  talkChange,
  talkInput,
  themeSessionInput,
} from '../core/api-competence.ts';
import { done } from '../core/fault.ts';
import type { TabUseCases } from '../usecases/tab/index.ts';
import { apiHandler, type CallPorts } from './call.ts';
import { keyOf, parse } from './input.ts';

export interface TalksApiPorts extends CallPorts {
  useCases: TabUseCases;
}

/** Adds the routes to the server. */
export const addTalkRoutes = (server: Server, ports: TalksApiPorts): void => {
  const { useCases } = ports;
  const TALKS = '/api/units/:unit/talks';
  server.post(
    '/api/units/:unit/themes/sessions',
    apiHandler(ports, async ({ caller, param, body, header }) => {
      const input = parse(themeSessionInput, body);
      if (!input.ok) return input;
      const key = keyOf(header('Idempotency-Key'));
      if (!key.ok) return key;
      const made = await useCases.planThemeSession(caller, param('unit'), input.value, key.value);
      return made.ok ? done({ status: 201, body: made.value, version: made.value.version }) : made;
    }),
  );
  server.get(
    TALKS,
    apiHandler(ports, async ({ caller, param, query, language }) => {
      const seen = await useCases.seeTalks(caller, param('unit'), query('person'), language);
      return seen.ok ? done({ body: seen.value }) : seen;
    }),
  );
  server.post(
    TALKS,
    apiHandler(ports, async ({ caller, param, body, header, language }) => {
      const input = parse(talkInput, body);
      if (!input.ok) return input;
      const key = keyOf(header('Idempotency-Key'));
      if (!key.ok) return key;
      const made = await useCases.planTalk(caller, param('unit'), input.value, key.value, language);
      return made.ok ? done({ status: 201, body: made.value, version: made.value.version }) : made;
    }),
  );
  server.put(
    `${TALKS}/support`,
    apiHandler(ports, async ({ caller, param, body, language }) => {
      const input = parse(supportInput, body);
      if (!input.ok) return input;
      const chosen = await useCases.chooseSupport(caller, param('unit'), input.value, language);
      return chosen.ok ? done({ body: chosen.value }) : chosen;
    }),
  );
  server.put(
    `${TALKS}/support/standing`,
    apiHandler(ports, async ({ caller, param, body, language }) => {
      const input = parse(standingInput, body);
      if (!input.ok) return input;
      const decided = await useCases.decideSupport(caller, param('unit'), input.value, language);
      return decided.ok ? done({ body: decided.value }) : decided;
    }),
  );
  server.patch(
    `${TALKS}/:id`,
    apiHandler(ports, async ({ caller, param, body, header, language }) => {
      const input = parse(talkChange, body);
      if (!input.ok) return input;
      const version = header('If-Match');
      const { value } = input;
      const changed = await useCases.changeTalk(caller, param('unit'), param('id'), version, value, language);
      return changed.ok ? done({ body: changed.value, version: changed.value.version }) : changed;
    }),
  );
};
