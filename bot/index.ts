/** Wires the edges together: the only file that knows them all. Started by `npm run serve`. */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Config, ConfigError, type Credential, readConfig } from './config.ts';
import { content } from './core/content.ts';
import { adminConsentAddress } from './core/permissions.ts';
import { swedishDays } from './days/holidays.ts';
import { afterwards } from './dispatch/afterwards.ts';
import { remoteClock, systemClock } from './dispatch/clock.ts';
import { daily } from './dispatch/daily.ts';
import { openQueue } from './dispatch/queue.ts';
import { followClock, startTicker } from './dispatch/ticker.ts';
import { makeFiles } from './documents/calendar-file.ts';
import { makeDocuments } from './documents/index.ts';
import { noteDocument } from './documents/note.ts';
import { makeReadFile } from './documents/read-apart.ts';
import { writeReviewCopy } from './documents/review-copy.ts';
import { GRAPH_RESOURCE, makeGraph } from './graph/index.ts';
import {
  makeBotCredentials,
  makeManagedBotCredentials,
  managedIdentityAssertion,
} from './identity/bot-credentials.ts';
import type { AppCredential } from './identity/client.ts';
import { makeOwnTokens } from './identity/own-tokens.ts';
import { makeAuthenticate } from './identity/people.ts';
import { makeTokens } from './identity/tokens.ts';
import { errorFacts, makeJournal } from './journal.ts';
import { makeClaims, openStore } from './store/index.ts';
import { makeTeams } from './teams/index.ts';
import { cardWords } from './teams/words.ts';
import { makeAptUseCases } from './usecases/apt/index.ts';
import { lookAtCalendars, lookQuietly } from './usecases/calendar/look.ts';
import { makeChat } from './usecases/chat.ts';
import { makeExtension } from './usecases/extension/index.ts';
import { makeDialogUseCases } from './usecases/extension/press.ts';
import { makeHearing } from './usecases/hear.ts';
import { firstServiceUrl, makeInstalling } from './usecases/installing.ts';
import { makeNoteUseCases } from './usecases/notes/index.ts';
import {
  giveUpCard,
  makeDelivery,
  type NudgingPorts,
  nextSlot,
  noteGivenUp,
  planNudges,
  sitesWithDue,
} from './usecases/nudging.ts';
import { makePlanLifeUseCases } from './usecases/plan-life/index.ts';
import type { Journal } from './usecases/ports.ts';
import { makePreviewUseCases } from './usecases/preview/index.ts';
import { makeProgrammeUseCases } from './usecases/programme/index.ts';
import { makeReportUseCases } from './usecases/report/index.ts';
import { makeSelfCheck } from './usecases/self-check.ts';
import { lookAfterSite, type SweepPorts, sweep } from './usecases/sweep.ts';
import { syncStatus } from './usecases/sync-status.ts';
import { makeTabUseCases, problemsTold, withoutPersons } from './usecases/tab/index.ts';
import { holdingWaiting, noticing } from './usecases/waiting-for-it.ts';
import { makeServer } from './web/server.ts';

const TAB_FOLDER = fileURLToPath(new URL('../.build/tab', import.meta.url));

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
  const graph = makeGraph({
    baseUrl: config.graphBaseUrl,
    unitsPerMinute: config.graphUnitsPerMinute,
    notificationUrl: `${config.baseUrl}/api/notifications`,
    teamsApp: {
      manifestId: config.teamsAppId,
      catalogId: config.proactiveInstall?.catalogAppId ?? null,
    },
    tokens,
    journal,
  });
  const { directory, sites } = graph;
  const { access, rosters, installs } = store;
  // Every sweep also tells whether the app has the site.
  const lists = noticing(graph.lists, { access, journal });
  const claims = makeClaims(store.pool, (sql, cards) => queue.enqueueCards(sql, cards));
  const year = clock.now().getUTCFullYear();
  const holidays = swedishDays(year - 2, year + 12);
  const shared = {
    lists,
    directory,
    calendars: graph.calendars,
    calendarStore: store.calendar,
    files: makeFiles(),
    sites,
    access,
    rosters,
    installs,
    appId: config.entra.appId,
    claims,
    clock,
    journal,
    holidays,
    content,
    people: store.people,
    units: store.units,
    life: store.life,
    programmes: store.programmes,
    projection: store.projection,
    ids: { uuid: randomUUID },
    sync: store.sync,
    syncRequests: { request: (site: string) => queue.requestSync(site) },
    afterwards: afterwards(journal),
  };
  const looking = { ...shared, lookAtCalendar: (unit: string) => void lookQuietly(shared, unit) };
  const sweeping: SweepPorts = { ...shared, subscriptions: graph.subscriptions };
  const hearing = makeHearing(shared);

  const teams = makeTeams({
    ...{ config, tokens: botTokens, journal },
    useCases: makeChat(looking),
    extension: makeExtension(shared),
  });
  const ownTokens = makeOwnTokens({
    tokens,
    bot: botTokens,
    tenant: config.entra.tenant,
    resource: GRAPH_RESOURCE,
  });
  const installing =
    config.proactiveInstall &&
    makeInstalling({
      ...shared,
      personalApps: graph.personalApps,
      tokens: ownTokens,
      messenger: teams.messenger,
      installRequests: { request: queue.requestInstalls },
      place: { bot: `28:${config.bot.appId}`, serviceUrl: firstServiceUrl(config.serviceUrls) },
    });
  const nudging: NudgingPorts = {
    ...shared,
    projection: holdingWaiting(store.projection, access),
    messenger: teams.messenger,
    ...(installing ? { installing } : {}),
  };
  const selfCheck = makeSelfCheck({
    ...shared,
    tokens: ownTokens,
    ...(installing ? { ownInstalls: installs } : {}),
  });

  const server = makeServer({
    journal,
    useCases: makeTabUseCases(shared),
    apt: makeAptUseCases({ ...shared, wheels: store.wheels }),
    dialogs: makeDialogUseCases(looking),
    ownProgrammes: makeProgrammeUseCases(shared),
    previews: makePreviewUseCases({ ...shared, words: cardWords }),
    report: makeReportUseCases({ ...shared, documents: makeDocuments() }),
    notes: makeNoteUseCases({ ...shared, notes: graph.notes, document: noteDocument }),
    planLife: makePlanLifeUseCases({
      ...shared,
      planVersions: store.planVersions,
      feedback: store.feedback,
      readFile: makeReadFile(),
      writeReviewCopy,
    }),
    adminConsent: (tenant) => adminConsentAddress(identityBaseUrl, tenant, config.entra.appId),
    authenticate: makeAuthenticate({ identityBaseUrl, appId: config.entra.appId, allowedTenants }),
    messages: teams.handle,
    hear: hearing.hear,
    tabFolder: TAB_FOLDER,
    hostOrigins: config.hostOrigins,
    status: async (view, tenant, language) => {
      const counts = await claims.counts();
      return {
        nudges: view === 'operator' ? counts : withoutPersons(counts),
        ...(view === 'operator' ? { problems: await problemsTold(shared) } : {}),
        graph: graph.use(tenant),
        sync: await syncStatus(sweeping, hearing),
        consents: await selfCheck.status(language),
      };
    },
    ready: async () => ({
      database: await store.check().then(
        () => true,
        () => false,
      ),
    }),
  });
  // Listening comes first: Graph asks the endpoint back while a subscription is being made.
  try {
    await server.listen(config.port, config.host ?? undefined);
  } catch (error) {
    await queue.stop();
    await store.close();
    throw new ConfigError(
      'PORT',
      `${config.port} cannot be listened on (${String((error as { code?: unknown }).code)}). Stop what uses it, or set PORT to another.`,
    );
  }
  const works = config.role !== 'web';
  if (works)
    await queue.work({
      plan: async (slot) => void (await planNudges(nudging, slot)),
      delivery: makeDelivery(nudging),
      giveUp: (card, reason) => giveUpCard(nudging, card, reason),
      noteGivenUp: (what) => noteGivenUp(nudging, what),
      sync: (site) => lookAfterSite(sweeping, site),
      ...(installing ? { install: installing.carryOut } : {}),
    });
  const ticker = works
    ? startTicker(
        clock,
        queue,
        {
          sweep: (now, wake) =>
            sweep({ ...sweeping, whereDue: (slot) => sitesWithDue(nudging, slot) }, now, wake),
          nextWake: (now) => nextSlot(nudging, now),
        },
        journal,
      )
    : followClock(clock);
  const stopChecking = daily(selfCheck.run);
  const stopLooking = works ? daily(() => lookAtCalendars(shared)) : () => undefined;
  journal.info('ready', { port: config.port, role: config.role });

  return async () => {
    stopChecking();
    stopLooking();
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
