/** The way out to Teams: connector clients with our own token source, an allow-list of addresses and no hidden retries. */
import {
  ConnectorClient,
  ConnectorFactory,
  MsalServiceClientCredentialsFactory,
  type ServiceClientCredentialsFactory,
} from 'botframework-connector';

export const CHANNEL = 'https://api.botframework.com';

/** Gives tokens of the app itself, as msal-node's ConfidentialClientApplication does. */
export interface AppTokens {
  acquireTokenByClientCredential(request: {
    scopes: string[];
    skipCache?: boolean;
  }): Promise<{ accessToken: string; expiresOn: Date | null } | null>;
}

/** No token could be had: no request left for Teams. */
export class TokenUnavailable extends Error {
  constructor(cause: unknown) {
    super('no token for the channel', { cause });
    this.name = 'TokenUnavailable';
  }
}

/**
 * One request for a token at a time: botbuilder asks anew for each of many parallel sends. Everybody gets a date of
 * their own, since botbuilder moves the one it is given five minutes back.
 */
export const mergeTokens = (tokens: AppTokens): AppTokens => {
  const asked = new Map<string, ReturnType<AppTokens['acquireTokenByClientCredential']>>();
  return {
    async acquireTokenByClientCredential(request) {
      const key = request.scopes.join(' ');
      const asking = asked.get(key) ?? tokens.acquireTokenByClientCredential(request);
      asked.set(key, asking);
      try {
        const token = await asking;
        if (token === null) throw new Error('the identity service gave no token');
        const expiresOn = token.expiresOn ?? new Date(Date.now() + 10 * 60_000);
        return { accessToken: token.accessToken, expiresOn: new Date(expiresOn) };
      } catch (error) {
        throw new TokenUnavailable(error);
      } finally {
        if (asked.get(key) === asking) asked.delete(key);
      }
    },
  };
};

/** Whether an address is Teams as configured: same scheme, host and port, below the path. Tokens go nowhere else. */
export const isAllowed = (serviceUrl: string, allowed: readonly string[]): boolean => {
  if (!URL.canParse(serviceUrl)) return false;
  const url = new URL(serviceUrl);
  if (url.username !== '' || url.password !== '') return false;
  return allowed.some((prefix) => {
    const base = new URL(prefix);
    const path = base.pathname.endsWith('/') ? base.pathname : `${base.pathname}/`;
    return url.origin === base.origin && `${url.pathname.replace(/\/*$/, '')}/`.startsWith(path);
  });
};

/** No request to Teams takes longer; whatever had no answer by then may have arrived. */
export const REQUEST_TIMEOUT_MS = 10_000;

/** The part of the client's pipeline that is used here; botbuilder's types hide it. */
interface Pipeline {
  removePolicy(options: { phase: 'Retry' }): unknown;
  addPolicy(policy: {
    name: string;
    sendRequest<R extends { abortSignal?: AbortSignal }, A>(
      request: R,
      next: (request: R) => Promise<A>,
    ): Promise<A>;
  }): void;
}

/** The factory of credentials for the app; the authority is the token client's own. */
export const makeCredentials = (appId: string, tokens: AppTokens): ServiceClientCredentialsFactory => {
  // botbuilder carries an older msal-node; it uses this one method only, whose shape is the same in both.
  const client = tokens as unknown as ConstructorParameters<typeof MsalServiceClientCredentialsFactory>[1];
  return new MsalServiceClientCredentialsFactory(appId, client);
};

/** Makes connector clients that send each request once. Throws for an address that is not allowed, before any token is asked for. */
export class TeamsConnectors extends ConnectorFactory {
  readonly #appId: string;
  readonly #credentials: ServiceClientCredentialsFactory;
  readonly #allowed: readonly string[];

  constructor(appId: string, credentials: ServiceClientCredentialsFactory, allowed: readonly string[]) {
    super();
    this.#appId = appId;
    this.#credentials = credentials;
    this.#allowed = allowed;
  }

  override async create(serviceUrl: string, audience?: string): Promise<ConnectorClient> {
    if (!isAllowed(serviceUrl, this.#allowed)) throw new Error('service address not allowed');
    // The login address is asked for but not used: the token client knows its own authority.
    const login = 'https://login.microsoftonline.com';
    const credentials = await this.#credentials.createCredentials(
      this.#appId,
      audience ?? CHANNEL,
      login,
      true,
    );
    const connector = new ConnectorClient(credentials, {
      baseUri: serviceUrl.endsWith('/') ? serviceUrl : `${serviceUrl}/`,
      userAgent: 'Stegvis',
    });
    const { pipeline } = (connector as unknown as { client: { pipeline: Pipeline } }).client;
    // botbuilder's client repeats 429, 502 and refused connections by itself, POST too; repeating is the lane's work.
    pipeline.removePolicy({ phase: 'Retry' });
    pipeline.addPolicy({
      name: 'stegvis-time-limit',
      sendRequest: (request, next) => {
        // The client's own timer stays behind when a request fails and holds the process; this one does not.
        request.abortSignal = AbortSignal.timeout(REQUEST_TIMEOUT_MS);
        return next(request);
      },
    });
    return connector;
  }
}
