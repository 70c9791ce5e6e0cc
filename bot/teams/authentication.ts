/**
 * Who may speak to the bot: Teams' channel, proven by its token. Stricter than botbuilder's own check, which also takes
 * the Emulator's issuers, keys without endorsements and tokens that never end; configuration cannot close those doors.
 * Source: learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication, "Connector to Bot".
 */
import type { Activity } from 'botbuilder';
import {
  type AuthenticateRequestResult,
  AuthenticationError,
  BotFrameworkAuthentication,
  ClaimsIdentity,
  type ConnectorFactory,
  UserTokenClient,
} from 'botframework-connector';
import { decodeProtectedHeader, errors, jwtVerify } from 'jose';
import { KeysUnavailable, makeChannelKeys } from './channel-keys.ts';
import { CHANNEL, isAllowed } from './connector.ts';

const CHANNEL_ID = 'msteams';
/** Microsoft asks for five minutes of leeway between clocks. */
const CLOCK_TOLERANCE_S = 300;

export interface ChannelRules {
  /** The bot's application id: the tokens' audience. */
  appId: string;
  /** Address of the channel's OpenID document. */
  openIdUrl: string;
  /** Prefixes that activities' service addresses must begin with. */
  serviceUrls: readonly string[];
  /** Least time between two looks at the issuer's keys. */
  cooldownMs?: number;
}

const refuse = (why: string): never => {
  throw new AuthenticationError(why, 401);
};

/** Sign-in through the chat is not used (people sign in in the tab), so nothing may ask the token service for anything. */
class NoUserTokens extends UserTokenClient {
  #none(): never {
    throw new Error('user tokens are not used in the chat');
  }
  override getUserToken = async () => this.#none();
  override getSignInResource = async () => this.#none();
  override signOutUser = async () => this.#none();
  override getTokenStatus = async () => this.#none();
  override getAadTokens = async () => this.#none();
  override exchangeToken = async () => this.#none();
}

export class ChannelAuthentication extends BotFrameworkAuthentication {
  readonly #rules: ChannelRules;
  readonly #connectors: ConnectorFactory;
  readonly #keys: ReturnType<typeof makeChannelKeys>;

  constructor(rules: ChannelRules, connectors: ConnectorFactory) {
    super();
    this.#rules = rules;
    this.#connectors = connectors;
    this.#keys = makeChannelKeys(rules.openIdUrl, rules.cooldownMs);
  }

  /**
   * Accepts an activity of Teams whose token was signed by a key endorsed for Teams, for this bot, not yet expired, and
   * for the very address that the activity names. Everything else is an AuthenticationError (401); keys that cannot be
   * read are `KeysUnavailable`.
   */
  override async authenticateRequest(
    activity: Partial<Activity>,
    header: string,
  ): Promise<AuthenticateRequestResult> {
    const { channelId, serviceUrl } = activity;
    if (channelId !== CHANNEL_ID) return refuse('not an activity of Teams');
    if (typeof serviceUrl !== 'string' || !isAllowed(serviceUrl, this.#rules.serviceUrls))
      return refuse('service address not allowed');
    const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(header)?.[1] ?? refuse('no bearer token');
    const payload = await this.#verify(token);
    if (payload.serviceurl !== serviceUrl) return refuse('token for another service address');
    const identity = new ClaimsIdentity(
      Object.entries(payload).map(([type, value]) => ({ type, value: String(value) })),
      true,
    );
    return {
      audience: CHANNEL,
      claimsIdentity: identity,
      connectorFactory: this.createConnectorFactory(identity),
    };
  }

  async #verify(token: string): Promise<Record<string, unknown>> {
    try {
      const { kid, alg } = decodeProtectedHeader(token);
      if (kid === undefined || alg !== 'RS256') return refuse('token without a usable key');
      const key = await this.#keys(kid);
      if (key === null || !key.endorsements.includes(CHANNEL_ID)) return refuse('key not endorsed for Teams');
      const { payload } = await jwtVerify(token, key.key, {
        issuer: CHANNEL,
        audience: this.#rules.appId,
        algorithms: ['RS256'],
        requiredClaims: ['exp', 'serviceurl'],
        clockTolerance: CLOCK_TOLERANCE_S,
      });
      return payload;
    } catch (error) {
      if (error instanceof KeysUnavailable || error instanceof AuthenticationError) throw error;
      // jose's own refusals, and what it throws for headers that are no JSON.
      return refuse(error instanceof errors.JOSEError ? error.code : 'malformed token');
    }
  }

  /** Streaming connections are not offered. */
  override authenticateStreamingRequest(): Promise<AuthenticateRequestResult> {
    return Promise.reject(new AuthenticationError('streaming is not offered', 401));
  }

  /** Skills are not offered. */
  override authenticateChannelRequest(): Promise<ClaimsIdentity> {
    return Promise.reject(new AuthenticationError('skills are not offered', 401));
  }

  override createConnectorFactory(_identity: ClaimsIdentity): ConnectorFactory {
    return this.#connectors;
  }

  override createUserTokenClient(_identity: ClaimsIdentity): Promise<UserTokenClient> {
    return Promise.resolve(new NoUserTokens());
  }

  override getOriginatingAudience(): string {
    return CHANNEL;
  }
}
