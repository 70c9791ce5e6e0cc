/**
 * Environment to configuration. Everything that is missing or wrong is told in one line that names the variable and
 * how to set it; the program then ends with a code other than 0.
 */

/** How the app proves who it is to Entra: a federated credential first, else a certificate, else a secret. */
export type Credential =
  | { kind: 'federated'; managedIdentity: string }
  | { kind: 'certificate'; thumbprint: string; privateKeyFile: string }
  | { kind: 'secret'; secret: string };

export interface Config {
  port: number;
  /** The address to listen on; null: all of the machine's. */
  host: string | null;
  /** Where people reach the program, without a slash at the end. */
  baseUrl: string;
  role: 'all' | 'web' | 'worker';
  databaseUrl: string;
  entra: { appId: string; tenant: string; credential: Credential };
  bot: { appId: string; type: 'SingleTenant' | 'UserAssignedMSI'; tenant: string; credential: Credential };
  allowedTenants: string[];
  graphBaseUrl: string;
  /** The most resource units of SharePoint that this process spends in a tenant in a minute. */
  graphUnitsPerMinute: number;
  identityBaseUrl: string;
  channelOpenIdUrl: string;
  serviceUrls: string[];
  hostOrigins: string[];
  clockUrl: string | null;
  /** The Teams app's id in links; the manifest's id. */
  teamsAppId: string;
  /** Whether the app is added for members who lack it; `catalogAppId`: its id in the one tenant's catalogue, if told. */
  proactiveInstall: { catalogAppId: string | null } | null;
}

/** A fault in the environment: which variable, and what to do about it. */
export class ConfigError extends Error {
  readonly variable: string;
  constructor(variable: string, remedy: string) {
    super(`${variable}: ${remedy}`);
    this.name = 'ConfigError';
    this.variable = variable;
  }
}

const MICROSOFT = {
  identity: 'https://login.microsoftonline.com',
  channel: 'https://login.botframework.com/v1/.well-known/openidconfiguration',
  graph: 'https://graph.microsoft.com/',
  serviceUrls: 'https://smba.trafficmanager.net/',
};

/** Reads the configuration. Throws `ConfigError` for the first fault. */
export const readConfig = (env: Readonly<Record<string, string | undefined>>): Config => {
  const optional = (name: string): string | null => {
    const value = env[name]?.trim();
    return value ? value : null;
  };
  const required = (name: string, remedy: string): string => {
    const value = optional(name);
    if (value === null) throw new ConfigError(name, `is not set. ${remedy}`);
    return value;
  };
  const guid = (name: string, remedy: string): string => {
    const value = required(name, remedy);
    if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value))
      throw new ConfigError(name, `is not a GUID. ${remedy}`);
    return value;
  };
  const url = (name: string, value: string, protocols: string[]): string => {
    if (!URL.canParse(value) || !protocols.includes(new URL(value).protocol)) {
      throw new ConfigError(
        name,
        `is not an address that begins with ${protocols.join('// or ')}//. Set it to a full address.`,
      );
    }
    return value;
  };
  const addresses = (name: string, fallback: string): string[] =>
    (optional(name) ?? fallback)
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== '')
      .map((part) => url(name, part, ['https:', 'http:']));

  const portText = optional('PORT') ?? '3978';
  const port = Number(portText);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new ConfigError(
      'PORT',
      'is not a port number. Set it to a whole number from 1 to 65535, for example 3978.',
    );
  }
  const role = optional('ROLE') ?? 'all';
  if (role !== 'all' && role !== 'web' && role !== 'worker') {
    throw new ConfigError(
      'ROLE',
      'is none of all, web and worker. Leave it unset to do everything in one process.',
    );
  }
  const unitsPerMinute = Number(optional('GRAPH_UNITS_PER_MINUTE') ?? '1200');
  if (!Number.isInteger(unitsPerMinute) || unitsPerMinute < 200 || unitsPerMinute > 1_000_000) {
    throw new ConfigError(
      'GRAPH_UNITS_PER_MINUTE',
      'is not a whole number from 200 to 1000000. Unset it for 1200, which SharePoint grants an app in a tenant of up to 1,000 licences, or set it by the number of licences: 2400 up to 5,000, 3600 up to 15,000, 4800 up to 50,000, 6000 above; divided by the number of processes.',
    );
  }
  const databaseUrl = url(
    'DATABASE_URL',
    required(
      'DATABASE_URL',
      'Set it to the PostgreSQL address, for example postgres://user:password@host:5432/stegvis.',
    ),
    ['postgres:', 'postgresql:'],
  );
  const identityBaseUrl = url('IDENTITY_BASE_URL', optional('IDENTITY_BASE_URL') ?? MICROSOFT.identity, [
    'https:',
  ]).replace(/\/$/, '');
  const clockUrl = optional('CLOCK_URL');
  if (clockUrl !== null) {
    url('CLOCK_URL', clockUrl, ['https:', 'http:']);
    if (
      /\.(microsoftonline\.(com|us)|windows\.net|chinacloudapi\.cn)$/i.test(new URL(identityBaseUrl).hostname)
    ) {
      throw new ConfigError(
        'CLOCK_URL',
        'cannot be used with a real tenant, where nudges follow the real time. Unset it.',
      );
    }
  }

  const entraAppId = guid('ENTRA_APP_ID', 'Set it to the application (client) id of the app registration.');
  const botAppId = guid('MicrosoftAppId', 'Set it to the application (client) id of the bot registration.');
  const botTenant = guid('MicrosoftAppTenantId', 'Set it to the id of the Entra tenant that owns the bot.');
  const type = required('MicrosoftAppType', 'Set it to SingleTenant or UserAssignedMSI.');
  if (type !== 'SingleTenant' && type !== 'UserAssignedMSI') {
    throw new ConfigError(
      'MicrosoftAppType',
      'is neither SingleTenant nor UserAssignedMSI. Multi-tenant bots can no longer be registered.',
    );
  }
  const certificate = (prefix: string): Credential | null => {
    const thumbprint = optional(`${prefix}CERTIFICATE_THUMBPRINT`);
    const file = optional(`${prefix}CERTIFICATE_KEY_FILE`);
    if (thumbprint === null && file === null) return null;
    if (thumbprint === null)
      throw new ConfigError(
        `${prefix}CERTIFICATE_THUMBPRINT`,
        'is not set. It goes with the certificate key file.',
      );
    if (file === null)
      throw new ConfigError(
        `${prefix}CERTIFICATE_KEY_FILE`,
        'is not set. It goes with the certificate thumbprint.',
      );
    return { kind: 'certificate', thumbprint, privateKeyFile: file };
  };
  const managedIdentity = optional('MANAGED_IDENTITY_CLIENT_ID');
  const secretOf = (name: string): Credential | null => {
    const secret = optional(name);
    return secret === null ? null : { kind: 'secret', secret };
  };
  const entraCredential: Credential | null = managedIdentity
    ? { kind: 'federated', managedIdentity }
    : (certificate('ENTRA_APP_') ?? secretOf('ENTRA_APP_SECRET'));
  if (entraCredential === null) {
    throw new ConfigError(
      'ENTRA_APP_SECRET',
      'is not set, and neither is MANAGED_IDENTITY_CLIENT_ID nor ENTRA_APP_CERTIFICATE_THUMBPRINT. Set one of them.',
    );
  }
  const botCredential: Credential | null =
    type === 'UserAssignedMSI'
      ? { kind: 'federated', managedIdentity: botAppId }
      : (certificate('MICROSOFT_APP_') ?? secretOf('MicrosoftAppPassword'));
  if (botCredential === null) {
    throw new ConfigError(
      'MicrosoftAppPassword',
      'is not set, and neither is MICROSOFT_APP_CERTIFICATE_THUMBPRINT. Set one of them.',
    );
  }
  const allowedTenants = (optional('ALLOWED_TENANTS') ?? botTenant)
    .split(',')
    .map((part) => part.trim().toLowerCase())
    .filter((part) => part !== '');

  const install = optional('PROACTIVE_INSTALL') ?? 'false';
  if (install !== 'true' && install !== 'false') {
    throw new ConfigError(
      'PROACTIVE_INSTALL',
      'is neither true nor false. Set it to true once an administrator has consented to TeamsAppInstallation.ReadWriteSelfForUser.All; unset, everybody adds the app themselves.',
    );
  }
  const CATALOG = 'TEAMS_CATALOG_APP_ID';
  const catalogRemedy =
    'Set it to the id that the Teams admin center shows for the app, or unset it: it is learnt from somebody who has the app.';
  const catalogAppId = optional(CATALOG) === null ? null : guid(CATALOG, catalogRemedy);
  if (catalogAppId !== null && allowedTenants.length > 1)
    throw new ConfigError(
      CATALOG,
      'differs from tenant to tenant. Unset it where ALLOWED_TENANTS names several.',
    );

  return {
    port,
    host: optional('HOST'),
    baseUrl: url(
      'BASE_URL',
      required(
        'BASE_URL',
        'Set it to the address at which people reach the program, for example https://stegvis.example.se.',
      ),
      ['https:', 'http:'],
    ).replace(/\/$/, ''),
    role,
    databaseUrl,
    entra: {
      appId: entraAppId,
      tenant: optional('ENTRA_TENANT_ID') ?? botTenant,
      credential: entraCredential,
    },
    bot: { appId: botAppId, type, tenant: botTenant, credential: botCredential },
    allowedTenants,
    graphBaseUrl: url('GRAPH_BASE_URL', optional('GRAPH_BASE_URL') ?? MICROSOFT.graph, ['https:']),
    graphUnitsPerMinute: unitsPerMinute,
    identityBaseUrl,
    channelOpenIdUrl: url('CHANNEL_OPENID_URL', optional('CHANNEL_OPENID_URL') ?? MICROSOFT.channel, [
      'https:',
    ]),
    serviceUrls: addresses('SERVICE_URLS', MICROSOFT.serviceUrls),
    hostOrigins: addresses('HOST_ORIGINS', ''),
    clockUrl,
    teamsAppId: optional('TEAMS_APP_ID') ?? entraAppId,
    proactiveInstall: install === 'true' ? { catalogAppId } : null,
  };
};
