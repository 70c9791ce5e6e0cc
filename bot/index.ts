/** Wires the edges together: the only file that knows them all. Started by `npm run serve`. */
import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { appCredential } from './app-credential.ts';
import { type Config, ConfigError, readConfig } from './config.ts';
import { content } from './core/content.ts';
import { adminConsentAddress, CONSENT_END } from './core/permissions.ts';
import { themeRules } from './core/themes-snapshot.ts';
import { swedishDays } from './days/holidays.ts';
import { afterwards } from './dispatch/afterwards.ts';
import { daily } from './dispatch/daily.ts';
import { openEars } from './dispatch/ears.ts';
import { every } from './dispatch/every.ts';
import { startPunctual } from './dispatch/punctual.ts';
import { startRefreshing } from './dispatch/refreshing.ts';
import { followClock, startTicker } from './dispatch/ticker.ts';
import { makeFiles } from './documents/calendar-file.ts';
import { makeDocuments } from './documents/index.ts';
import { noteDocument } from './documents/note.ts';
import { makeReadFile } from './documents/read-apart.ts';
import { writeReviewCopy } from './documents/review-copy.ts';
import { GRAPH_RESOURCE, makeGraph } from './graph/index.ts';
import { makeBotCredentials, makeManagedBotCredentials } from './identity/bot-credentials.ts';
import { makeOwnConsent } from './identity/own-consent.ts';
import { makeOwnTokens } from './identity/own-tokens.ts';
import { makeAuthenticate } from './identity/people.ts';
import { makeTokens } from './identity/tokens.ts';
import { errorFacts, makeJournal } from './journal.ts';
import { openClockAt, openQueueAt, openStoreAt } from './opening.ts';
import { makeClaims } from './store/index.ts';
import { makeTeams } from './teams/index.ts';
import { cardWords } from './teams/words.ts';
import { makeAptUseCases } from './usecases/apt/index.ts';
import { lookAtCalendars, lookQuietly } from './usecases/calendar/look.ts';
import { makeChat } from './usecases/chat.ts';
import { makeBaselineDoor } from './usecases/competence/baseline-door.ts';
import { makeExtension } from './usecases/extension/index.ts';
import { makeDialogUseCases } from './usecases/extension/press.ts';
import { makeHearing } from './usecases/hear.ts';
import { firstServiceUrl, makeInstalling } from './usecases/installing.ts';
import { forgetLeavers, nextLeaving } from './usecases/leaving.ts';
import { nextOpening, openDue } from './usecases/live/by-the-clock.ts';
import { makeLiveUseCases } from './usecases/live/index.ts';
import { makeMeetingTalk } from './usecases/live/meeting-talk.ts';
import { refreshCards } from './usecases/live/refresh-cards.ts';
import { telling } from './usecases/live/telling.ts';
import { makeMyData } from './usecases/my-data/index.ts';
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
import type { MessageRemover } from './usecases/ports.ts';
import { makePreviewUseCases } from './usecases/preview/index.ts';
import { makeProgrammeUseCases } from './usecases/programme/index.ts';
import { makeReportUseCases } from './usecases/report/index.ts';
import { makeSelfCheck } from './usecases/self-check.ts';
import { lookAfterSite, type SweepPorts, sweep } from './usecases/sweep.ts';
import { syncStatus } from './usecases/sync-status.ts';
import { makeTabUseCases, problemsTold, withoutPersons, withoutReflections } from './usecases/tab/index.ts';
import { makeThemeUseCases } from './usecases/themes/index.ts';
import { holdingWaiting, noticing } from './usecases/waiting-for-it.ts';
import { makeServer } from './web/server.ts';

const TAB_FOLDER = fileURLToPath(new URL('../.build/tab', import.meta.url));

/** So long whoever forgets leavers waits for members to be read. */
const READING_MS = 35_000;
/** How often names that could not be taken out of lists are looked at. */
const RETRY_MS = 5_000;

/** Starts everything that the role asks for; resolves with the way to stop it in an orderly manner. */
const serve = async (config: Config): Promise<() => Promise<void>> => {
  const journal = makeJournal();
  const store = await openStoreAt(config.databaseUrl, journal);
  const queue = await openQueueAt(config.databaseUrl, store, journal);
  const clock = await openClockAt(config.clockUrl, journal);

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
    readFile: makeReadFile(),
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
    inventory: store.inventory,
    talks: store.talks,
    snapshots: store.snapshots,
    // Whoever changes meetings or agendas, those who follow them hear of it.
    projection: telling(store.projection, { live: store.live, units: store.units, journal }),
    live: store.live,
    runs: store.runs,
    meetingChats: store.meetingChats,
    sharedCards: store.sharedCards,
    ids: { uuid: randomUUID },
    sync: store.sync,
    syncRequests: { request: (site: string) => queue.requestSync(site) },
    afterwards: afterwards(journal),
  };
  const previews = makePreviewUseCases({ ...shared, words: cardWords });
  const looking = { ...shared, previews, lookAtCalendar: (unit: string) => void lookQuietly(shared, unit) };
  const sweeping: SweepPorts = { ...shared, subscriptions: graph.subscriptions };
  const hearing = makeHearing(shared);

  // The chat's use cases need the way into chats, and the way into chats the use cases.
  const remover: MessageRemover = {
    remove: (address, activity) => teams.messenger.remove(address, activity),
  };
  const myData = makeMyData({
    ...shared,
    remover,
    ownData: store.ownData,
    rest: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
  });
  const chatting = {
    ...looking,
    myData,
    addressBook: graph.addressBook,
    baseline: makeBaselineDoor(shared),
  };
  const teams = makeTeams({
    ...{ config, tokens: botTokens, journal },
    useCases: makeChat(chatting),
    extension: makeExtension(shared),
    meetings: (room) => makeMeetingTalk({ ...shared, ...room }),
  });
  const opening = { ...shared, messenger: teams.messenger };
  const ears = openEars(store.live);
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
    projection: holdingWaiting(shared.projection, access),
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
    dialogs: makeDialogUseCases(chatting),
    liveMeetings: makeLiveUseCases({ ...opening, ears }),
    ownProgrammes: makeProgrammeUseCases(shared),
    previews,
    themes: makeThemeUseCases({ ...shared, themeRules }),
    report: makeReportUseCases({ ...shared, documents: makeDocuments() }),
    myData,
    notes: makeNoteUseCases({ ...shared, notes: graph.notes, document: noteDocument }),
    planLife: makePlanLifeUseCases({
      ...shared,
      planVersions: store.planVersions,
      feedback: store.feedback,
      writeReviewCopy,
    }),
    adminConsent: (tenant) => adminConsentAddress(identityBaseUrl, tenant, config.entra.appId),
    ownConsent: makeOwnConsent({
      ...{ identityBaseUrl, allowedTenants, appId: config.entra.appId, resource: GRAPH_RESOURCE },
      redirectUri: `${config.baseUrl}${CONSENT_END}`,
    }),
    authenticate: makeAuthenticate({ identityBaseUrl, appId: config.entra.appId, allowedTenants }),
    messages: teams.handle,
    hear: hearing.hear,
    tabFolder: TAB_FOLDER,
    hostOrigins: config.hostOrigins,
    status: async (view, tenant, language) => {
      const counts = await claims.counts();
      return {
        nudges: view === 'operator' ? withoutReflections(counts) : withoutPersons(counts),
        ...(view === 'operator'
          ? { problems: await problemsTold(shared), namesLeft: await store.ownData.names.waiting() }
          : {}),
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
  const refreshing = works
    ? startRefreshing(store.live, (unit) => refreshCards(opening, unit), journal)
    : null;
  const ticker = works
    ? startTicker(
        clock,
        queue,
        {
          sweep: (now, wake) =>
            sweep({ ...sweeping, whereDue: (slot) => sitesWithDue(nudging, slot) }, now, wake),
          nextWake: async (now) => {
            // What was seen of the lists in this slot shows on shared cards before the slot is over.
            await refreshing?.flush();
            return nextSlot(nudging, now);
          },
        },
        journal,
      )
    : followClock(clock);
  const stopClearing = works ? daily(myData.clearChats) : () => undefined;
  const punctual = works
    ? startPunctual(
        await openClockAt(config.clockUrl, journal),
        store.live,
        { next: (now) => nextOpening(opening, now), run: (now) => openDue(opening, now) },
        journal,
      )
    : null;
  const leaving = {
    ...{ departures: store.departures, rosters, syncRequests: shared.syncRequests, journal },
    read: () => queue.settled(READING_MS, { jobs: 'sync' }),
  };
  const forgetting = works
    ? startPunctual(
        await openClockAt(config.clockUrl, journal),
        store.live,
        { next: (now) => nextLeaving(leaving, now), run: (now) => forgetLeavers(leaving, now) },
        journal,
      )
    : null;
  const stopTakingOut = works ? every(RETRY_MS, myData.takeOutNames) : () => undefined;
  const stopChecking = daily(selfCheck.run);
  const stopLooking = works ? daily(() => lookAtCalendars(shared)) : () => undefined;
  journal.info('ready', { port: config.port, role: config.role });

  return async () => {
    stopClearing();
    stopTakingOut();
    stopChecking();
    stopLooking();
    // Side by side: hosts give a process that ends only so many seconds.
    ears.stop();
    await Promise.all([punctual?.stop(), forgetting?.stop()]);
    await Promise.all([server.close(), ticker.stop().then(() => queue.stop())]);
    await refreshing?.stop();
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
