/** The routes of a unit's themes. Shapes: core/api-competence.ts. */
import type { Server } from 'restify';
import { done } from '../core/fault.ts';
import type { ThemeUseCases } from '../usecases/themes/index.ts';
import { apiHandler, type CallPorts } from './call.ts';
import { readBytes } from './input.ts';

export interface ThemeApiPorts extends CallPorts {
  themes: ThemeUseCases;
}

/** Adds the routes to the server. */
export const addThemeRoutes = (server: Server, ports: ThemeApiPorts): void => {
  const { themes } = ports;
  const THEMES = '/api/units/:unit/themes';
  server.get(
    THEMES,
    apiHandler(ports, async ({ caller, param, language }) => {
      const seen = await themes.seeThemes(caller, param('unit'), language);
      return seen.ok ? done({ body: seen.value }) : seen;
    }),
  );
  server.post(
    THEMES,
    apiHandler(
      ports,
      async ({ caller, param, language }) => {
        const frozen = await themes.freezeThemes(caller, param('unit'), language);
        return frozen.ok ? done({ status: 201, body: frozen.value }) : frozen;
      },
      // Nothing is sent: what a client puts there all the same is not looked at.
      readBytes,
    ),
  );
};
