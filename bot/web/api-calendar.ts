/** The routes of the tab's API that concern people's calendars. Shapes are those of core/api-calendar.ts. */
import type { Server } from 'restify';
import { z } from 'zod';
import { day } from '../core/api.ts';
import { agendaInBody, chooseSeries, createEvent, linkEvent } from '../core/api-calendar.ts';
import { done, type Outcome } from '../core/fault.ts';
import type { TabUseCases } from '../usecases/tab/index.ts';
import { type Answer, apiHandler, type Call, type CallPorts } from './call.ts';
import { keyOf, parse } from './input.ts';

export interface CalendarApiPorts extends CallPorts {
  useCases: TabUseCases;
}

type Handle = (call: Call) => Promise<Outcome<Answer>>;

const window = z.strictObject({ from: day, to: day });

const ok = <T>(outcome: Outcome<T>): Outcome<Answer> =>
  outcome.ok ? done({ body: outcome.value }) : outcome;
const versioned = <T extends { version: string }>(outcome: Outcome<T>, status = 200): Outcome<Answer> =>
  outcome.ok ? done({ status, body: outcome.value, version: outcome.value.version }) : outcome;

/** Adds the routes to the server. */
export const addCalendarRoutes = (server: Server, ports: CalendarApiPorts): void => {
  const { useCases } = ports;
  const on = (method: 'get' | 'put' | 'post' | 'del', path: string, handle: Handle): void => {
    server[method](path, apiHandler(ports, handle));
  };
  const unit = (call: Call): string => call.param('unit');
  const EVENT = '/api/units/:unit/meetings/:id/event';

  on('get', '/api/units/:unit/calendar/series', async (call) =>
    ok(await useCases.seeSeries(call.caller, unit(call))),
  );
  on('put', '/api/units/:unit/calendar/series', async (call) => {
    const input = parse(chooseSeries, call.body);
    return input.ok ? ok(await useCases.chooseSeries(call.caller, unit(call), input.value)) : input;
  });
  on('post', '/api/units/:unit/calendar/refresh', async (call) => {
    const input = parse(z.strictObject({}), call.body);
    return input.ok ? ok(await useCases.refreshMeetings(call.caller, unit(call))) : input;
  });
  on('get', '/api/units/:unit/calendar/events', async (call) => {
    const days = parse(window, {
      from: call.query('from') ?? undefined,
      to: call.query('to') ?? undefined,
    });
    return days.ok ? ok(await useCases.seeEvents(call.caller, unit(call), days.value)) : days;
  });

  on('put', EVENT, async (call) => {
    const input = parse(linkEvent, call.body);
    if (!input.ok) return input;
    return versioned(await useCases.linkEvent(call.caller, unit(call), call.param('id'), input.value));
  });
  on('post', EVENT, async (call) => {
    const input = parse(createEvent, call.body);
    const key = keyOf(call.header('Idempotency-Key'));
    if (!input.ok) return input;
    if (!key.ok) return key;
    const { caller } = call;
    return versioned(
      await useCases.createEvent(caller, unit(call), call.param('id'), input.value, key.value),
      201,
    );
  });
  on('del', EVENT, async (call) =>
    versioned(await useCases.unlinkEvent(call.caller, unit(call), call.param('id'))),
  );
  on('put', `${EVENT}/agenda`, async (call) => {
    const input = parse(agendaInBody, call.body);
    if (!input.ok) return input;
    const { caller } = call;
    const version = call.header('If-Match');
    return versioned(await useCases.writeAgenda(caller, unit(call), call.param('id'), version, input.value));
  });
};
