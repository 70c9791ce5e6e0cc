/** The environment that configures the bot for the local tenant: what a real tenant's operator would set by hand. */
import type { Tenant } from './tenant.ts';

export interface BotPlace {
  port: number;
  databaseUrl: string;
  /** Certificate of the tenant's authority. */
  caFile: string;
}

/** Variables of the surroundings without which a process cannot be started. */
const SURROUNDINGS: readonly string[] = ['PATH', 'HOME', 'SystemRoot'];

/** All variables that configure the bot, secrets included. A second worker is the bot with these and another PORT. */
export const botEnvironment = (tenant: Tenant, place: BotPlace): Record<string, string> => {
  const { ids, addresses } = tenant;
  const identity = `${addresses.https}/identity`;
  return {
    PORT: String(place.port),
    BASE_URL: addresses.bot,
    ROLE: 'all',
    ENTRA_APP_ID: ids.appId,
    ENTRA_APP_SECRET: ids.secret,
    MicrosoftAppId: ids.appId,
    MicrosoftAppType: 'SingleTenant',
    MicrosoftAppTenantId: ids.tenant,
    MicrosoftAppPassword: ids.secret,
    TEAMS_APP_ID: ids.teamsAppId,
    ALLOWED_TENANTS: ids.tenant,
    GRAPH_BASE_URL: `${addresses.https}/graph/`,
    // Months of the tenant's clock pass in a minute of the machine's, which the ceiling is for.
    GRAPH_UNITS_PER_MINUTE: process.env.GRAPH_UNITS_PER_MINUTE ?? '1000000',
    // Off as in production, unless whoever starts the house wants it.
    ...(process.env.PROACTIVE_INSTALL ? { PROACTIVE_INSTALL: process.env.PROACTIVE_INSTALL } : {}),
    IDENTITY_BASE_URL: identity,
    CHANNEL_OPENID_URL: `${identity}/botframework/.well-known/openidconfiguration`,
    SERVICE_URLS: addresses.serviceUrl,
    CLOCK_URL: `${addresses.https}/clock`,
    DATABASE_URL: place.databaseUrl,
    HOST_ORIGINS: addresses.http,
    NODE_EXTRA_CA_CERTS: place.caFile,
  };
};

/** What `GET /control/environment` gives: enough to start a worker with nothing else. */
export const shownEnvironment = (own: Record<string, string>): Record<string, string> => ({
  ...Object.fromEntries(
    SURROUNDINGS.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])),
  ),
  ...own,
});

/**
 * What the bot is started with: the surroundings of this process without npm's own variables, and `own` over them.
 * Node keeps compiled code in `cache`, which saves a third of the time until the bot is ready.
 */
export const startedWith = (own: Record<string, string>, cache: string): Record<string, string> => {
  const around = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && !entry[0].startsWith('npm_'),
  );
  return { NODE_COMPILE_CACHE: cache, ...Object.fromEntries(around), ...own };
};
