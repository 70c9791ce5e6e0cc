/** The routes of the plan's life: suggestions, import, frozen versions, and feedback from a reviewer. */
import type { Server } from 'restify';
import { decide, pastedFeedback, storeFeedback } from '../core/api-feedback.ts';
import { applyImport, newVersion } from '../core/api-plan-life.ts';
import { done, failed, type Outcome } from '../core/fault.ts';
import type { PlanLifeUseCases } from '../usecases/plan-life/index.ts';
import { type Answer, apiHandler, type Call, type CallPorts } from './call.ts';
import { keyOf, parse } from './input.ts';
import { readUpload } from './upload.ts';

export interface PlanLifeApiPorts extends CallPorts {
  planLife: PlanLifeUseCases;
}

const ok = <T>(outcome: Outcome<T>, status = 200): Outcome<Answer> =>
  outcome.ok ? done({ status, body: outcome.value }) : outcome;

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

const noFile = (): Outcome<never> =>
  failed({ kind: 'invalid', fields: [{ field: 'file', code: 'not-a-choice' }] });

/** Adds the routes to the server. */
export const addPlanLifeRoutes = (server: Server, ports: PlanLifeApiPorts): void => {
  const { planLife } = ports;
  const base = '/api/units/:unit';
  const unit = (call: Call): string => call.param('unit');

  server.get(
    `${base}/plan/ideas`,
    apiHandler(ports, async (call) => {
      const asked = { finding: call.query('finding'), step: call.query('step') };
      return ok(await planLife.seePlanIdeas(call.caller, unit(call), asked, call.language));
    }),
  );

  server.get(
    `${base}/plan/versions`,
    apiHandler(ports, async (call) => ok(await planLife.seeVersions(call.caller, unit(call)))),
  );
  server.post(
    `${base}/plan/versions`,
    apiHandler(ports, async (call) => {
      const input = parse(newVersion, call.body);
      const key = keyOf(call.header('Idempotency-Key'));
      if (!input.ok) return input;
      if (!key.ok) return key;
      return ok(await planLife.freezePlan(call.caller, unit(call), input.value, key.value), 201);
    }),
  );
  server.get(
    `${base}/plan/versions/:number`,
    apiHandler(ports, async (call) => {
      const asked = call.param('number');
      const number = /^\d{1,6}$/.test(asked) ? Number(asked) : null;
      return ok(await planLife.seeVersion(call.caller, unit(call), number));
    }),
  );

  server.post(
    `${base}/plan/import`,
    apiHandler(
      ports,
      async (call) =>
        call.body instanceof Uint8Array
          ? ok(await planLife.previewImport(call.caller, unit(call), call.body))
          : noFile(),
      readUpload,
    ),
  );
  server.post(
    `${base}/plan/import/rows`,
    apiHandler(ports, async (call) => {
      const input = parse(applyImport, call.body);
      return input.ok ? ok(await planLife.applyImport(call.caller, unit(call), input.value)) : input;
    }),
  );

  server.get(
    `${base}/feedback`,
    apiHandler(ports, async (call) => ok(await planLife.seeFeedback(call.caller, unit(call), call.language))),
  );
  server.get(
    `${base}/feedback/copy`,
    apiHandler(ports, async (call) => {
      const made = await planLife.makeCopy(call.caller, unit(call), call.language);
      if (!made.ok) return made;
      const { name, bytes } = made.value;
      return done({ body: null, file: { name, type: DOCX, content: bytes } });
    }),
  );
  server.post(
    `${base}/feedback/import`,
    apiHandler(
      ports,
      async (call) => {
        if (call.body instanceof Uint8Array)
          return ok(await planLife.previewFeedback(call.caller, unit(call), { bytes: call.body }));
        const input = parse(pastedFeedback, call.body);
        return input.ok ? ok(await planLife.previewFeedback(call.caller, unit(call), input.value)) : input;
      },
      readUpload,
    ),
  );
  server.post(
    `${base}/feedback`,
    apiHandler(ports, async (call) => {
      const input = parse(storeFeedback, call.body);
      if (!input.ok) return input;
      return ok(await planLife.storeFeedback(call.caller, unit(call), input.value, call.language), 201);
    }),
  );
  server.put(
    `${base}/feedback/:id`,
    apiHandler(ports, async (call) => {
      const input = parse(decide, call.body);
      if (!input.ok) return input;
      const { caller } = call;
      const version = call.header('If-Match');
      return ok(await planLife.decideComment(caller, unit(call), call.param('id'), version, input.value));
    }),
  );
};
