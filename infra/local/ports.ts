/** Which ports are free. */
import { createServer } from 'node:net';

const tryListen = (port: number, host: string): Promise<number | string> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? 'unknown'));
    server.listen({ port, host, exclusive: true }, () => {
      const address = server.address();
      const bound = typeof address === 'object' && address ? address.port : port;
      server.close(() => resolve(bound));
    });
  });

/** Null when a port can be listened on, else the reason: `taken`, or `forbidden` for this user. */
export const portFault = async (port: number): Promise<'taken' | 'forbidden' | null> => {
  for (const host of ['127.0.0.1', '::1', '0.0.0.0', '::']) {
    const result = await tryListen(port, host);
    if (result === 'EADDRINUSE') return 'taken';
    if (result === 'EACCES') return 'forbidden';
  }
  return null;
};

/** A free port on 127.0.0.1: `wish` if it is one. */
export const freePort = async (wish?: number): Promise<number> => {
  const wished = wish ? await tryListen(wish, '127.0.0.1') : undefined;
  if (typeof wished === 'number') return wished;
  const any = await tryListen(0, '127.0.0.1');
  if (typeof any === 'number') return any;
  throw new Error(`No free port on 127.0.0.1 (${any}).`);
};
