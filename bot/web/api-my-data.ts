/** The routes of one's own data: what is kept, a file of all of it, and erasing. Nobody reaches anybody else's. */
import type { Server } from 'restify';
import { localDay } from '../core/calendar.ts';
import { done } from '../core/fault.ts';
import type { MyDataUseCases } from '../usecases/my-data/index.ts';
import { apiHandler, type CallPorts } from './call.ts';

export interface MyDataApiPorts extends CallPorts {
  myData: Pick<MyDataUseCases, 'see' | 'export' | 'erase'>;
}

/** Adds the routes to the server. */
export const addMyDataRoutes = (server: Server, ports: MyDataApiPorts): void => {
  const { myData } = ports;
  server.get(
    '/api/me/data',
    apiHandler(ports, async ({ caller }) => done({ body: await myData.see(caller.person) })),
  );
  server.get(
    '/api/me/export',
    apiHandler(ports, async ({ caller }) => {
      const all = await myData.export(caller.person);
      const file = {
        name: `stegvis-${localDay(new Date(all.madeAt))}.json`,
        type: 'application/json; charset=utf-8',
        content: JSON.stringify(all, null, 2),
      };
      return done({ body: null, file });
    }),
  );
  server.del(
    '/api/me',
    apiHandler(ports, async ({ caller }) => done({ body: await myData.erase(caller.person) })),
  );
};
