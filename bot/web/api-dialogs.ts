/** The route of the dialogs that the bot opens: a card's button with the person's own rights. */
import type { Server } from 'restify';
import { ownPress } from '../core/extension/dialogs.ts';
import { done } from '../core/fault.ts';
import type { DialogUseCases } from '../usecases/extension/press.ts';
import { apiHandler, type CallPorts } from './call.ts';
import { parse } from './input.ts';

export interface DialogApiPorts extends CallPorts {
  dialogs: DialogUseCases;
}

/** Adds the route to the server. */
export const addDialogRoutes = (server: Server, ports: DialogApiPorts): void => {
  server.post(
    '/api/me/cards/:card/press',
    apiHandler(ports, async ({ caller, body, param, language }) => {
      const input = parse(ownPress, body);
      if (!input.ok) return input;
      const pressed = await ports.dialogs.pressCard(caller, param('card'), input.value, language);
      return pressed.ok ? done({ status: 200, body: pressed.value }) : pressed;
    }),
  );
};
