/** Wires the edges together: the only file that knows them all. Started by `npm run serve`. */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Config, ConfigError, type Credential, readConfig } from './config.ts';
import { content } from './core/content.ts';
import { swedishDays } from './days/holidays.ts';
import { remoteClock, systemClock } from './dispatch/clock.ts';
import { makeLane } from './dispatch/lane.ts';
import { openQueue } from './dispatch/queue.ts';
import { followClock, startTicker } from './dispatch/ticker.ts';
import { makeGraph } from './graph/index.ts';
import {
  makeBotCredentials,
  makeManagedBotCredentials,
  managedIdentityAssertion,
} from './identity/bot-credentials.ts';
import type { AppCredential } from './identity/client.ts';
import { makeAuthenticate } from './identity/people.ts';
import { makeTokens } from './identity/tokens.ts';
import { errorFacts, makeJournal } from './journal.ts';
import { makeClaims, openStore } from './store/index.ts';
import { makeTeams } from './teams/index.ts';
import { makeChat } from './usecases/chat.ts';
import { deliverCard, giveUpCard, type NudgingPorts, nextSlot, planNudges } from './usecases/nudging.ts';
import type { Journal } from './usecases/ports.ts';
import { makeTabUseCases, withoutPersons } from './usecases/tab/index.ts';
import { makeServer } from './web/server.ts';

const TAB_FOLDER = fileURLToPath(new URL('../.build/tab', import.meta.url));
/** Teams takes fifty requests a second from an app in a tenant. */
const PER_SECOND = 50;

const keyIn = (file: string): string => {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const { code } = error as { code?: unknown };
    throw new ConfigError(
      'ENTRA_APP_CERTIFICATE_KEY_FILE or MICROSOFT_APP_CERTIFICATE_KEY_FILE',
      `the file ${file} cannot be read (${String(code)}). Set it to the certificate's private key as PEM.`,
    );
  }
};

const openClock = async (address: string | null, journal: Journal): ReturnType<typeof remoteClock> => {
  if (address === null) return systemClock();
  return remoteClock(address, journal).catch((error: unknown) => {
    throw new ConfigError(
      'CLOCK_URL',
      `the clock cannot be read (${String(error)}). Start what serves it, or unset CLOCK_URL to follow the real time.`,
    );
  });
};

const appCredential = (credential: Credential): AppCredential => {
  switch (credential.kind) {
    case 'federated':
      return { assertion: managedIdentityAssertion(credential.managedIdentity) };
    case 'certificate':
      return {
        certificate: {
          thumbprint: credential.thumbprint,
          privateKey: keyIn(credential.privateKeyFile),
        },
      };
    case 'secret':
      return { secret: credential.secret };
  }
};

/** Starts everything that the role asks for; resolves with the way to stop it in an orderly manner. */
const serve = async (config: Config): Promise<() => Promise<void>> => {
  const journal = makeJournal();
  const store = await openStore(config.databaseUrl, (error) =>
    journal.warn('database-lost', errorFacts(error)),
  ).catch((error: unknown) => {
    throw new ConfigError(
      'DATABASE_URL',
      `the database cannot be reached (${error instanceof Error ? error.message || String((error as { code?: unknown }).code) : String(error)}). Check the address, that PostgreSQL runs, and the user's rights.`,
    );
  });
  const queue = await openQueue(config.databaseUrl, store.pool, journal).catch((error: unknown) => {
    throw new ConfigError(
      'DATABASE_URL',
      `the queue's tables cannot be made (${String((error as { message?: unknown }).message)}). Check the user's rights in the database.`,
    );
  });
  const clock = await openClock(config.clockUrl, journal);

  const { identityBaseUrl, allowedTenants } = config;
  const tokens = makeTokens({
    identityBaseUrl,
    clientId: config.entra.appId,
    credential: appCredential(config.entra.credential),
  });
  const botTokens =
    config.bot.type === 'UserAssignedMSI'
      ? makeManagedBotCredentials(config.bot.appId)
      : makeBotCredentials({
          identityBaseUrl,
          clientId: config.bot.appId,
          tenant: config.bot.tenant,
          credential: appCredential(config.bot.credential),
        });
  const { lists, directory } = makeGraph({ baseUrl: config.graphBaseUrl, tokens, journal });
  const claims = makeClaims(store.pool, (sql, card) => queue.enqueueCard(sql, card));
  const year = clock.now().getUTCFullYear();
  const holidays = swedishDays(year - 2, year + 12);
  const shared = {
    lists,
    directory,
    claims,
    clock,
    journal,
    holidays,
    content,
    people: store.people,
    units: store.units,
    projection: store.projection,
    ids: { uuid: randomUUID },
  };

  const teams = makeTeams({ config, tokens: botTokens, useCases: makeChat(shared), journal });
  const nudging: NudgingPorts = { ...shared, messenger: teams.messenger, lane: makeLane(PER_SECOND) };

  const server = makeServer({
    journal,
    useCases: makeTabUseCases(shared),
    authenticate: makeAuthenticate({ identityBaseUrl, appId: config.entra.appId, allowedTenants }),
    messages: teams.handle,
    tabFolder: TAB_FOLDER,
    hostOrigins: config.hostOrigins,
    status: async (view) => {
      const counts = await claims.counts();
      return { nudges: view === 'operator' ? counts : withoutPersons(counts) };
    },
    ready: async () => ({
      database: await store.check().then(
        () => true,
        () => false,
      ),
    }),
  });
  const works = config.role !== 'web';
  if (works)
    await queue.work({
      plan: async (slot) => void (await planNudges(nudging, slot)),
      deliver: (card) => deliverCard(nudging, card),
      giveUp: (card) => giveUpCard(nudging, card),
    });
  const ticker = works
    ? startTicker(clock, queue, (now) => nextSlot(nudging, now), journal)
    : followClock(clock);
  try {
    await server.listen(config.port, config.host ?? undefined);
  } catch (error) {
    await ticker.stop();
    await queue.stop();
    await store.close();
    throw new ConfigError(
      'PORT',
      `${config.port} cannot be listened on (${String((error as { code?: unknown }).code)}). Stop what uses it, or set PORT to another.`,
    );
  }
  journal.info('ready', { port: config.port, role: config.role });

  return async () => {
    // Side by side: hosts give a process that ends only so many seconds.
    await Promise.all([server.close(), ticker.stop().then(() => queue.stop())]);
    await store.close();
    journal.info('stopped');
  };
};

try {
  const stop = await serve(readConfig(process.env));
  // A bug that nobody caught leaves the program in an unknown state: it is told in the log, and the host starts anew.
  process.on('uncaughtException', (error) => {
    makeJournal().error('crashed', errorFacts(error));
    process.exit(1);
  });
  let stopping = false;
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      if (stopping) return;
      stopping = true;
      stop().then(
        () => process.exit(0),
        (error: unknown) => {
          console.error(error);
          process.exit(1);
        },
      );
    });
  }
} catch (error) {
  console.error(error instanceof ConfigError ? error.message : error);
  process.exit(1);
}
