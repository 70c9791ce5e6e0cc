/** Brings the tenant up: PostgreSQL, the listeners, then the bot; and takes it down again. */
import { join } from 'node:path';
import { BotEnded, launchBot } from './bot-process.ts';
import { ensureBuilt } from './build.ts';
import { certificates } from './ca.ts';
import { checkDataDir, checkPorts } from './checks.ts';
import { makeClock, START } from './clock.ts';
import type { Runtime } from './control/runtime.ts';
import { botEnvironment, shownEnvironment, startedWith } from './environment.ts';
import { forgetProcesses, noteProcesses, noteStopping, takeFolder } from './leftovers.ts';
import { listenOn } from './listeners.ts';
import { preparePostgres } from './postgres.ts';
import { openRequests, type RequestLog } from './requests.ts';
import { ids, seed } from './seed.ts';
import type { TenantServer } from './server.ts';
import { openState } from './state.ts';
import { type Kept, keepAlive } from './supervisor.ts';
import type { Addresses, Tenant } from './tenant.ts';

export interface LaunchOptions {
  /** The bot's port; the tenant takes the second and third after it. */
  port: number;
  dataDir: string;
  /** The repository's folder. */
  root: string;
  /** The bot's entry, below `root`. */
  entry: string;
  makeServer(tenant: Tenant, requests: RequestLog, runtime: Runtime): TenantServer;
  /** Builds the pages first. */
  build: boolean;
  /** Told what takes a while, and what died and came up again. */
  note(text: string): void;
}

export interface Tenancy {
  /** The address for people. */
  url: string;
  /** Stops the bot, then PostgreSQL, then the listeners. */
  stop(): Promise<void>;
}

/** A bot that ends at once is tried again this often before its last words are passed on. */
const START_TRIES = 3;

const addressesOf = (port: number): Addresses => ({
  bot: `http://localhost:${port}`,
  http: `http://localhost:${port + 2}`,
  https: `https://localhost:${port + 3}`,
  serviceUrl: `https://localhost:${port + 3}/connector/`,
});

/** Starts the bot; one that ends before it is ready gets a few more tries. */
const startBot = async (bot: Kept): Promise<void> => {
  for (let tries = 1; ; tries++) {
    try {
      return await bot.start();
    } catch (error) {
      if (!(error instanceof BotEnded) || tries === START_TRIES) throw error;
    }
  }
};

/** Brings everything up and resolves when the bot is ready. What went wrong is thrown as one line with the remedy. */
export const launch = async (options: LaunchOptions): Promise<Tenancy> => {
  const { port, dataDir, root, note } = options;
  const keep = join(dataDir, 'tenant');
  const undo: (() => Promise<void> | void)[] = [];
  const kept: Kept[] = [];
  const stop = async (): Promise<void> => {
    noteStopping(keep);
    // Ctrl-C reaches the children too: none is to be started again.
    for (const one of kept) one.letGo();
    for (let last = undo.pop(); last; last = undo.pop()) await last();
  };
  checkDataDir(dataDir);
  await takeFolder(keep, dataDir);
  undo.push(() => forgetProcesses(keep));

  try {
    await checkPorts(port);
    const startDatabase = async (): Promise<{ server: Kept; url: string; recreate(): Promise<void> }> => {
      const postgres = await preparePostgres({ data: join(dataDir, 'postgres'), keep });
      const server = keepAlive({ name: 'PostgreSQL', launch: postgres.launch, note });
      kept.push(server);
      await server.start();
      undo.push(server.stop);
      await postgres.ensureDatabase();
      return { server, url: postgres.url, recreate: postgres.recreateDatabase };
    };
    const started = await Promise.allSettled([
      startDatabase(),
      certificates(keep),
      options.build ? ensureBuilt(root, note) : undefined,
    ]);
    const failed = started.find((one) => one.status === 'rejected');
    if (failed) throw failed.reason;
    const [database, tls] = started;
    if (database.status !== 'fulfilled' || tls.status !== 'fulfilled') throw new Error('Not started.');

    const state = openState(keep);
    undo.push(state.close);
    const requests = openRequests(keep);
    undo.push(requests.close);
    let expectsWorker = (): boolean => true;
    const clock = makeClock(state, () => expectsWorker());
    const tenant: Tenant = { ids, ...seed(), state, clock, addresses: addressesOf(port) };
    const own = botEnvironment(tenant, { port, databaseUrl: database.value.url, caFile: tls.value.caFile });
    const bot = keepAlive({
      name: 'The bot',
      note,
      launch: (stopped) =>
        launchBot(
          {
            entry: join(root, options.entry),
            folder: root,
            environment: startedWith(own, join(root, '.build', 'compile-cache')),
            port,
            log: join(dataDir, 'bot.log'),
            spawned: (pid) => noteProcesses(keep, pid),
          },
          stopped,
        ),
    });
    kept.push(bot);
    expectsWorker = bot.wanted;

    const startOver = async (): Promise<void> => {
      await bot.stop();
      try {
        server.reset(new Date(START));
        await database.value.recreate();
      } finally {
        await startBot(bot);
      }
    };
    let resetting: Promise<void> | null = null;
    const runtime: Runtime = {
      environment: () => shownEnvironment(own),
      processes: () => ({ bot: bot.pid(), postgres: database.value.server.pid(), tenant: process.pid }),
      reset: () => {
        resetting ??= startOver().finally(() => {
          resetting = null;
        });
        return resetting;
      },
    };
    const server = options.makeServer(tenant, requests, runtime);
    undo.push(await listenOn(port + 2, (req) => server.handle(req, false)));
    undo.push(await listenOn(port + 3, (req) => server.handle(req, true), tls.value));
    undo.push(bot.stop);
    await startBot(bot);
    return { url: tenant.addresses.http, stop };
  } catch (error) {
    await stop();
    throw error;
  }
};
