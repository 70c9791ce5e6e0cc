/** The routes of the APT view. Shapes are those of core/api-apt.ts. */
import type { Server } from 'restify';
import {
  answerInput,
  declineInput,
  newProposal,
  newRoutine,
  placeIdeaInput,
  placeInput,
  promoteInput,
  raiseInput,
  routineChange,
  routineDeed,
  wheelInput,
} from '../core/api-apt.ts';
import { done, type Outcome } from '../core/fault.ts';
import type { AptUseCases } from '../usecases/apt/index.ts';
import { type Answer, apiHandler, type Call, type CallPorts } from './call.ts';
import { keyOf, parse } from './input.ts';

export interface AptApiPorts extends CallPorts {
  apt: AptUseCases;
}

const ok = <T>(outcome: Outcome<T>, status = 200): Outcome<Answer> =>
  outcome.ok ? done({ status, body: outcome.value }) : outcome;

/** Something with a version, which is also its ETag. */
const versioned = <T extends { version: string }>(outcome: Outcome<T>, status = 200): Outcome<Answer> =>
  outcome.ok ? done({ status, body: outcome.value, version: outcome.value.version }) : outcome;

/** Adds the routes to the server. */
export const addAptRoutes = (server: Server, ports: AptApiPorts): void => {
  const { apt } = ports;
  const on = (
    method: 'get' | 'put' | 'post' | 'patch',
    path: string,
    handle: (call: Call, unit: string, id: string) => Promise<Outcome<Answer>>,
  ): void => {
    server[method](
      `/api/units/:unit/${path}`,
      apiHandler(ports, (call) => handle(call, call.param('unit'), call.param('id'))),
    );
  };

  on('get', 'apt', async ({ caller, language }, unit) => ok(await apt.seeApt(caller, unit, language)));
  on('put', 'wheel', async ({ caller, language, body }, unit) => {
    const input = parse(wheelInput, body);
    return input.ok ? ok(await apt.saveWheel(caller, unit, input.value, language)) : input;
  });
  on('post', 'library/:id', async ({ caller, body, header }, unit, id) => {
    const input = parse(placeIdeaInput, body);
    const key = keyOf(header('Idempotency-Key'));
    if (!input.ok) return input;
    return key.ok ? versioned(await apt.placeIdea(caller, unit, id, input.value, key.value), 201) : key;
  });
  on('post', 'proposals', async ({ caller, body }, unit) => {
    const input = parse(newProposal, body);
    return input.ok ? versioned(await apt.propose(caller, unit, input.value), 201) : input;
  });

  on('post', 'agenda/:id/place', async ({ caller, body, header }, unit, id) => {
    const input = parse(placeInput, body);
    if (!input.ok) return input;
    return versioned(await apt.placeItem(caller, unit, id, header('If-Match'), input.value));
  });
  on('post', 'agenda/:id/decline', async ({ caller, body, header }, unit, id) => {
    const input = parse(declineInput, body);
    if (!input.ok) return input;
    return versioned(await apt.declineItem(caller, unit, id, header('If-Match'), input.value));
  });
  on('post', 'meetings/:id/carry', async ({ caller }, unit, id) =>
    ok(await apt.carryItems(caller, unit, id)),
  );
  on('post', 'agenda/:id/promote', async ({ caller, body, header }, unit, id) => {
    const input = parse(promoteInput, body);
    if (!input.ok) return input;
    return ok(await apt.promoteItem(caller, unit, id, header('If-Match'), input.value), 201);
  });
  on('post', 'agenda/:id/raise', async ({ caller, body, header }, unit, id) => {
    const input = parse(raiseInput, body);
    if (!input.ok) return input;
    return versioned(await apt.raiseItem(caller, unit, id, header('If-Match'), input.value));
  });
  on('put', 'agenda/:id/raise', async ({ caller, body, header }, unit, id) => {
    const input = parse(answerInput, body);
    return input.ok ? ok(await apt.answerRaised(caller, unit, id, header('If-Match'), input.value)) : input;
  });
  on('post', 'plan/:id/raise', async ({ caller, body }, unit, id) => {
    const input = parse(raiseInput, body);
    return input.ok ? versioned(await apt.raiseAction(caller, unit, id, input.value), 201) : input;
  });

  on('get', 'routines', async ({ caller }, unit) => ok(await apt.seeRoutines(caller, unit)));
  on('post', 'routines', async ({ caller, body, header }, unit) => {
    const input = parse(newRoutine, body);
    const key = keyOf(header('Idempotency-Key'));
    if (!input.ok) return input;
    return key.ok ? versioned(await apt.addRoutine(caller, unit, input.value, key.value), 201) : key;
  });
  on('patch', 'routines/:id', async ({ caller, body, header }, unit, id) => {
    const input = parse(routineChange, body);
    if (!input.ok) return input;
    return versioned(await apt.changeRoutine(caller, unit, id, header('If-Match'), input.value));
  });
  on('post', 'routines/:id/activities', async ({ caller, body, header }, unit, id) => {
    const input = parse(routineDeed, body);
    const key = keyOf(header('Idempotency-Key'));
    if (!input.ok) return input;
    return key.ok ? versioned(await apt.actOnRoutine(caller, unit, id, input.value, key.value), 201) : key;
  });
};
