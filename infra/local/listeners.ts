/** The tenant's listeners, on the loopback addresses only. */
import type { Server } from 'node:http';
import { type Req, type Res, serve } from './http.ts';

const HOSTS: readonly string[] = ['127.0.0.1', '::1'];

const listen = (server: Server, port: number, host: string): Promise<boolean> =>
  new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      // A machine without IPv6 has no ::1; localhost is 127.0.0.1 there.
      const missing = error.code === 'EADDRNOTAVAIL' || error.code === 'EAFNOSUPPORT';
      if (host === '::1' && missing) resolve(false);
      else reject(error);
    });
    server.listen(port, host, () => resolve(true));
  });

/** Serves `handle` on localhost, with a certificate over TLS; the returned function ends it and all connections. */
export const listenOn = async (
  port: number,
  handle: (req: Req) => Promise<Res>,
  tls?: { key: string; cert: string },
): Promise<() => void> => {
  const servers: Server[] = [];
  for (const host of HOSTS) {
    const server = serve(handle, tls);
    if (await listen(server, port, host)) servers.push(server);
  }
  return () => {
    for (const server of servers) {
      server.close();
      server.closeAllConnections();
    }
  };
};
