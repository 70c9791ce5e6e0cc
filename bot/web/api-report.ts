/** The routes of evidence, certificate, follow-up and documents. Shapes are those of core/api-report.ts. */
import type { Server } from 'restify';
import { certificateInput, followUpInput, linksInput } from '../core/api-report.ts';
import { done, type Outcome } from '../core/fault.ts';
import type { ReportUseCases } from '../usecases/report/index.ts';
import { type Answer, apiHandler, type Call, type CallPorts } from './call.ts';
import { parse } from './input.ts';

export interface ReportApiPorts extends CallPorts {
  report: ReportUseCases;
}

type Handle = (call: Call) => Promise<Outcome<Answer>>;

const ok = <T>(outcome: Outcome<T>): Outcome<Answer> =>
  outcome.ok ? done({ body: outcome.value }) : outcome;
/** Something with a version, which is also its ETag. */
const versioned = <T extends { version: string }>(outcome: Outcome<T>): Outcome<Answer> =>
  outcome.ok ? done({ body: outcome.value, version: outcome.value.version }) : outcome;

/** Adds the routes to the server. */
export const addReportRoutes = (server: Server, ports: ReportApiPorts): void => {
  const { report } = ports;
  const on = (method: 'get' | 'put' | 'patch' | 'del', path: string, handle: Handle): void => {
    server[method](path, apiHandler(ports, handle));
  };
  const unit = (call: Call): string => call.param('unit');
  const seen = (call: Call): string | null => call.header('If-Match');

  on('get', '/api/me/units/overview', async ({ caller, language }) =>
    ok(await report.seeUnits(caller, language)),
  );
  on('get', '/api/units/:unit/evidence', async (call) =>
    ok(await report.seeEvidence(call.caller, unit(call), call.language)),
  );
  on('put', '/api/units/:unit/certificate', async (call) => {
    const input = parse(certificateInput, call.body);
    if (!input.ok) return input;
    const { caller, language } = call;
    return versioned(await report.recordCertificate(caller, unit(call), input.value, seen(call), language));
  });
  on('del', '/api/units/:unit/certificate', async (call) =>
    versioned(await report.removeCertificate(call.caller, unit(call), seen(call), call.language)),
  );
  on('get', '/api/units/:unit/follow-up', async (call) =>
    ok(await report.seeFollowUp(call.caller, unit(call))),
  );
  on('patch', '/api/units/:unit/follow-up/:id', async (call) => {
    const input = parse(followUpInput, call.body);
    if (!input.ok) return input;
    return versioned(
      await report.recordFollowUp(call.caller, unit(call), call.param('id'), seen(call), input.value),
    );
  });
  on('put', '/api/units/:unit/links', async (call) => {
    const input = parse(linksInput, call.body);
    return input.ok
      ? versioned(await report.setLinks(call.caller, unit(call), input.value, seen(call)))
      : input;
  });
  on('get', '/api/units/:unit/annual-report', async (call) =>
    ok(await report.seeAnnualReport(call.caller, unit(call), call.query('year'), call.language)),
  );
  on('get', '/api/units/:unit/export', async (call) => {
    const asked = {
      format: call.query('format'),
      what: call.query('what'),
      meeting: call.query('meeting'),
      year: call.query('year'),
      names: call.query('names'),
    };
    const file = await report.exportDocument(call.caller, unit(call), asked, call.language);
    return file.ok ? done({ body: null, file: file.value }) : file;
  });
};
