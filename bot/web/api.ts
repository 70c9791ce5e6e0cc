/** The routes of the tab's API (`/api/…`), each one use case. Shapes are those of core/api.ts. */
import type { Server } from 'restify';
import {
  actionChange,
  agendaChange,
  groupInput,
  mandate,
  meetingChange,
  newAction,
  newAgendaItem,
  newMeeting,
  setUpUnit,
} from '../core/api.ts';
import type { Language } from '../core/choices.ts';
import { done, type Outcome } from '../core/fault.ts';
import type { StatusView, TabUseCases } from '../usecases/tab/index.ts';
import { type Answer, apiHandler, type Call, type CallPorts } from './call.ts';
import { keyOf, parse } from './input.ts';

export interface ApiPorts extends CallPorts {
  useCases: TabUseCases;
  /** How the program is doing, for operators of a tenant. */
  status(view: StatusView, tenant: string, language: Language): Promise<unknown>;
}

type Handle = (call: Call) => Promise<Outcome<Answer>>;

/** A success as 200. */
const ok = <T>(outcome: Outcome<T>): Outcome<Answer> =>
  outcome.ok ? done({ body: outcome.value }) : outcome;

/** Something with a version, which is also its ETag. */
const versioned = <T extends { version: string }>(outcome: Outcome<T>, status = 200): Outcome<Answer> =>
  outcome.ok ? done({ status, body: outcome.value, version: outcome.value.version }) : outcome;

/** Adds the API's routes to the server. */
export const addApiRoutes = (server: Server, ports: ApiPorts): void => {
  const { useCases } = ports;
  const on = (method: 'get' | 'put' | 'post' | 'patch', path: string, handle: Handle): void => {
    server[method](path, apiHandler(ports, handle));
  };
  const unit = (call: Call): string => call.param('unit');

  on('get', '/api/me', async ({ caller, language }) => ok(await useCases.seeMe(caller, language)));
  on('get', '/api/programmes', async ({ caller, language }) =>
    done({ body: await useCases.seeProgrammes(caller, language) }),
  );
  on('get', '/api/status', async ({ caller, language }) => {
    const may = await useCases.maySeeStatus(caller);
    return may.ok ? done({ body: await ports.status(may.value, caller.tenant, language) }) : may;
  });
  on('get', '/api/channels/:channel', async (call) =>
    ok(await useCases.seeChannel(call.caller, call.param('channel'))),
  );

  on('get', '/api/units/:unit', async (call) =>
    ok(await useCases.seeUnit(call.caller, unit(call), call.language)),
  );
  on('put', '/api/units/:unit', async (call) => {
    const input = parse(setUpUnit, call.body);
    if (!input.ok) return input;
    return ok(await useCases.setUpUnit(call.caller, unit(call), input.value, call.language));
  });
  on('put', '/api/units/:unit/mandate', async (call) => {
    const input = parse(mandate, call.body);
    return input.ok ? ok(await useCases.recordMandate(call.caller, unit(call), input.value)) : input;
  });
  on('put', '/api/units/:unit/group', async (call) => {
    const input = parse(groupInput, call.body);
    if (!input.ok) return input;
    return ok(await useCases.setGroup(call.caller, unit(call), input.value, call.language));
  });
  on('get', '/api/units/:unit/criteria', async (call) =>
    ok(await useCases.seeCriteria(call.caller, unit(call), call.language)),
  );
  on('get', '/api/units/:unit/ideas', async (call) =>
    ok(await useCases.seeIdeas(call.caller, unit(call), call.language)),
  );

  on('get', '/api/units/:unit/plan', async (call) => ok(await useCases.seePlan(call.caller, unit(call))));
  on('post', '/api/units/:unit/plan', async (call) => {
    const input = parse(newAction, call.body);
    const key = keyOf(call.header('Idempotency-Key'));
    if (!input.ok) return input;
    if (!key.ok) return key;
    return versioned(await useCases.addAction(call.caller, unit(call), input.value, key.value), 201);
  });
  on('patch', '/api/units/:unit/plan/:id', async (call) => {
    const input = parse(actionChange, call.body);
    if (!input.ok) return input;
    const { caller } = call;
    const version = call.header('If-Match');
    return versioned(await useCases.changeAction(caller, unit(call), call.param('id'), version, input.value));
  });

  on('get', '/api/units/:unit/meetings', async (call) =>
    ok(await useCases.seeMeetings(call.caller, unit(call))),
  );
  on('post', '/api/units/:unit/meetings', async (call) => {
    const input = parse(newMeeting, call.body);
    const key = keyOf(call.header('Idempotency-Key'));
    if (!input.ok) return input;
    if (!key.ok) return key;
    return versioned(await useCases.addMeeting(call.caller, unit(call), input.value, key.value), 201);
  });
  on('patch', '/api/units/:unit/meetings/:id', async (call) => {
    const input = parse(meetingChange, call.body);
    if (!input.ok) return input;
    const { caller } = call;
    const version = call.header('If-Match');
    return versioned(
      await useCases.changeMeeting(caller, unit(call), call.param('id'), version, input.value),
    );
  });

  on('post', '/api/units/:unit/agenda', async (call) => {
    const input = parse(newAgendaItem, call.body);
    const key = keyOf(call.header('Idempotency-Key'));
    if (!input.ok) return input;
    if (!key.ok) return key;
    return versioned(await useCases.addAgendaItem(call.caller, unit(call), input.value, key.value), 201);
  });
  on('patch', '/api/units/:unit/agenda/:id', async (call) => {
    const input = parse(agendaChange, call.body);
    if (!input.ok) return input;
    const { caller } = call;
    const version = call.header('If-Match');
    return versioned(
      await useCases.changeAgendaItem(caller, unit(call), call.param('id'), version, input.value),
    );
  });
};
