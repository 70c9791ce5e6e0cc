/** The routes of training: how far the unit is, who has attended, and lists from elsewhere. Shapes: core/api-training.ts. */
import type { Server } from 'restify';
import { attendanceChange, attendanceInput, ownAnswer, trainingFormInput } from '../core/api-training.ts';
import { done, type Outcome } from '../core/fault.ts';
import type { TabUseCases } from '../usecases/tab/index.ts';
import { type Answer, apiHandler, type CallPorts } from './call.ts';
import { keyOf, parse, readBytes } from './input.ts';

export interface TrainingApiPorts extends CallPorts {
  useCases: TabUseCases;
}

const ok = <T>(outcome: Outcome<T>): Outcome<Answer> =>
  outcome.ok ? done({ body: outcome.value }) : outcome;

/** Adds the routes to the server. */
export const addTrainingRoutes = (server: Server, ports: TrainingApiPorts): void => {
  const { useCases } = ports;
  const STEP = '/api/units/:unit/steps/:step';
  server.get(
    '/api/units/:unit/training',
    apiHandler(ports, async ({ caller, param, language }) =>
      ok(await useCases.seeTraining(caller, param('unit'), language)),
    ),
  );
  server.put(
    '/api/units/:unit/training/form',
    apiHandler(ports, async ({ caller, param, body, language }) => {
      const input = parse(trainingFormInput, body);
      return input.ok
        ? ok(await useCases.chooseTrainingForm(caller, param('unit'), input.value, language))
        : input;
    }),
  );
  server.put(
    `${STEP}/attendance`,
    apiHandler(ports, async ({ caller, param, body, language }) => {
      const input = parse(attendanceInput, body);
      if (!input.ok) return input;
      return ok(await useCases.setAttendance(caller, param('unit'), param('step'), input.value, language));
    }),
  );
  server.patch(
    `${STEP}/attendance`,
    apiHandler(ports, async ({ caller, param, body, language }) => {
      const input = parse(attendanceChange, body);
      if (!input.ok) return input;
      return ok(await useCases.changeAttendance(caller, param('unit'), param('step'), input.value, language));
    }),
  );
  server.put(
    `${STEP}/own`,
    apiHandler(ports, async ({ caller, param, body, language }) => {
      const input = parse(ownAnswer, body);
      if (!input.ok) return input;
      return ok(await useCases.tellOwnTraining(caller, param('unit'), param('step'), input.value, language));
    }),
  );
  server.post(
    `${STEP}/attendance/preview`,
    apiHandler(
      ports,
      async ({ caller, param, bytes }) =>
        ok(
          await useCases.previewImport(caller, param('unit'), param('step'), {
            bytes: bytes ?? new Uint8Array(),
          }),
        ),
      readBytes,
    ),
  );
  server.post(
    '/api/units/:unit/meetings/:id/note/action',
    apiHandler(ports, async ({ caller, param, header }) => {
      const key = keyOf(header('Idempotency-Key'));
      if (!key.ok) return key;
      const made = await useCases.promoteNote(caller, param('unit'), param('id'), key.value);
      return made.ok ? done({ status: 201, body: made.value, version: made.value.version }) : made;
    }),
  );
};
