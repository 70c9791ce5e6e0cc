/** The routes of units' programmes as data, of contacts and of templates of one's own. Shapes: core/api-programme.ts. */
import type { Server } from 'restify';
import {
  adaptation,
  contactsInput,
  newTemplate,
  templateImport,
  templateInput,
} from '../core/api-programme.ts';
import { done, type Outcome } from '../core/fault.ts';
import type { ProgrammeUseCases } from '../usecases/programme/index.ts';
import { type Answer, apiHandler, type Call, type CallPorts } from './call.ts';
import { parse } from './input.ts';

export interface ProgrammePorts extends CallPorts {
  ownProgrammes: ProgrammeUseCases;
}

type Handle = (call: Call) => Promise<Outcome<Answer>>;

const ok = <T>(outcome: Outcome<T>): Outcome<Answer> =>
  outcome.ok ? done({ body: outcome.value }) : outcome;
const versioned = <T extends { version: string }>(outcome: Outcome<T>, status = 200): Outcome<Answer> =>
  outcome.ok ? done({ status, body: outcome.value, version: outcome.value.version }) : outcome;
/** The version as it was given, with or without the quotes of an ETag. */
const seen = (call: Call): string | null =>
  call.header('If-Match')?.replace(/^(?:W\/)?"(.*)"$/, '$1') ?? null;

/** Adds the routes to the server. */
export const addProgrammeRoutes = (server: Server, ports: ProgrammePorts): void => {
  const cases = ports.ownProgrammes;
  const on = (method: 'get' | 'put' | 'post', path: string, handle: Handle): void => {
    server[method](path, apiHandler(ports, handle));
  };
  const UNIT = '/api/units/:unit';
  on('get', `${UNIT}/adaptation`, async (call) =>
    versioned(await cases.seeProgramme(call.caller, call.param('unit'), call.language)),
  );
  on('put', `${UNIT}/adaptation`, async (call) => {
    const input = parse(adaptation, call.body);
    if (!input.ok) return input;
    const { caller, language } = call;
    return versioned(
      await cases.changeProgramme(caller, call.param('unit'), seen(call), input.value, language),
    );
  });
  on('get', `${UNIT}/contacts`, async (call) =>
    versioned(await cases.seeContacts(call.caller, call.param('unit'))),
  );
  on('put', `${UNIT}/contacts`, async (call) => {
    const input = parse(contactsInput, call.body);
    if (!input.ok) return input;
    return versioned(await cases.changeContacts(call.caller, call.param('unit'), seen(call), input.value));
  });

  on('get', '/api/templates', async ({ caller, language }) => ok(await cases.seeTemplates(caller, language)));
  on('post', '/api/templates', async (call) => {
    const input = parse(newTemplate, call.body);
    return input.ok ? versioned(await cases.copyTemplate(call.caller, input.value), 201) : input;
  });
  on('post', '/api/templates/import', async (call) => {
    const input = parse(templateImport, call.body);
    if (!input.ok) return input;
    return versioned(await cases.importTemplate(call.caller, input.value.unit, input.value.file), 201);
  });
  on('get', '/api/templates/:id', async (call) =>
    versioned(await cases.seeTemplate(call.caller, call.param('id'))),
  );
  on('put', '/api/templates/:id', async (call) => {
    const input = parse(templateInput, call.body);
    if (!input.ok) return input;
    const { template } = input.value;
    return versioned(await cases.changeTemplate(call.caller, call.param('id'), seen(call), template));
  });
  on('get', '/api/templates/:id/export', async (call) => {
    const file = await cases.exportTemplate(call.caller, call.param('id'));
    if (!file.ok) return file;
    const { name, text } = file.value;
    return done({ body: null, file: { name, type: 'application/json; charset=utf-8', content: text } });
  });
};
