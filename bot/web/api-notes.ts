/** The routes of reflection in the tab: notes to self, and the answer to a question's card. */
import type { Server } from 'restify';
import { newNote } from '../core/api-notes.ts';
import { done, type Outcome } from '../core/fault.ts';
import type { NoteUseCases } from '../usecases/notes/index.ts';
import { type Answer, apiHandler, type CallPorts } from './call.ts';
import { keyOf, parse } from './input.ts';

export interface NotePorts extends CallPorts {
  notes: NoteUseCases;
}

const answered = <T>(outcome: Outcome<T>, status = 200): Outcome<Answer> =>
  outcome.ok ? done({ status, body: outcome.value }) : outcome;

/** Adds the routes to the server. */
export const addNoteRoutes = (server: Server, ports: NotePorts): void => {
  const { notes } = ports;
  server.get(
    '/api/me/notes',
    apiHandler(ports, async ({ caller }) => answered(await notes.seeNotes(caller))),
  );
  server.post(
    '/api/me/notes',
    apiHandler(ports, async ({ caller, body, header, language }) => {
      const input = parse(newNote, body);
      const key = keyOf(header('Idempotency-Key'));
      if (!input.ok) return input;
      if (!key.ok) return key;
      return answered(await notes.saveNote(caller, input.value, key.value, language), 201);
    }),
  );
  server.post(
    '/api/me/prompts/:card/answer',
    apiHandler(ports, async ({ caller, param }) => answered(await notes.answerPrompt(caller, param('card')))),
  );
  server.post(
    '/api/me/pause',
    apiHandler(ports, async ({ caller }) => answered(await notes.pausePrompts(caller))),
  );
};
