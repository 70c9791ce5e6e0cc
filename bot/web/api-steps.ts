/** The routes of the programme from mandate to end. Shapes are those of core/api-steps.ts. */
import type { Server } from 'restify';
import { earlierInput, outputInput, programmeInput, recordInput } from '../core/api-steps.ts';
import { done, type Outcome } from '../core/fault.ts';
import type { TabUseCases } from '../usecases/tab/index.ts';
import { type Answer, apiHandler, type Call, type CallPorts } from './call.ts';
import { parse } from './input.ts';

export interface StepApiPorts extends CallPorts {
  useCases: TabUseCases;
}

type Handle = (call: Call) => Promise<Outcome<Answer>>;

const ok = <T>(outcome: Outcome<T>): Outcome<Answer> =>
  outcome.ok ? done({ body: outcome.value }) : outcome;
/** A step with its version, which is also its ETag; one without a row yet has none. */
const versioned = <T extends { version: string | null }>(outcome: Outcome<T>): Outcome<Answer> =>
  outcome.ok
    ? done({
        body: outcome.value,
        ...(outcome.value.version === null ? {} : { version: outcome.value.version }),
      })
    : outcome;

/** Adds the routes to the server. */
export const addStepRoutes = (server: Server, ports: StepApiPorts): void => {
  const { useCases } = ports;
  const on = (method: 'get' | 'put', path: string, handle: Handle): void => {
    server[method](path, apiHandler(ports, handle));
  };
  const unit = (call: Call): string => call.param('unit');

  on('get', '/api/units/:unit/programme', async (call) =>
    ok(await useCases.seeProgramme(call.caller, unit(call), call.language)),
  );
  on('put', '/api/units/:unit/programme', async (call) => {
    const input = parse(programmeInput, call.body);
    return input.ok
      ? ok(await useCases.setProgramme(call.caller, unit(call), input.value, call.language))
      : input;
  });
  on('put', '/api/units/:unit/earlier', async (call) => {
    const input = parse(earlierInput, call.body);
    return input.ok
      ? ok(await useCases.setEarlier(call.caller, unit(call), input.value, call.language))
      : input;
  });
  on('put', '/api/units/:unit/steps/:step/output', async (call) => {
    const input = parse(outputInput, call.body);
    if (!input.ok) return input;
    const { caller, language } = call;
    const version = call.header('If-Match');
    const step = call.param('step');
    return versioned(await useCases.saveOutput(caller, unit(call), step, version, input.value, language));
  });
  on('put', '/api/units/:unit/steps/:step/record', async (call) => {
    const input = parse(recordInput, call.body);
    if (!input.ok) return input;
    const { caller, language } = call;
    const version = call.header('If-Match');
    const step = call.param('step');
    return versioned(await useCases.recordStep(caller, unit(call), step, version, input.value, language));
  });
};
