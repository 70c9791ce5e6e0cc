/** Whether the program gets the tokens that it needs for itself; what the self-check asks. */
import { decodeJwt } from 'jose';
import { done, failed, type Outcome } from '../core/fault.ts';
import type { OwnTokens } from '../usecases/self-check.ts';
import type { BotCredentials } from './bot-credentials.ts';
import { type Tokens, tokenFault } from './tokens.ts';

const TEAMS = 'https://api.botframework.com/.default';

/**
 * The application permissions in a token of our own. Only to tell an administrator what is missing: what the token
 * is good for, Graph alone decides.
 */
const rolesIn = (token: string): string[] | null => {
  try {
    const { roles } = decodeJwt(token);
    return Array.isArray(roles) ? roles.filter((role) => typeof role === 'string') : [];
  } catch {
    // Graph's tokens are opaque to everybody but Graph, and need not stay readable.
    return null;
  }
};

/** Makes the port. `resource`: Graph's. */
export const makeOwnTokens = (given: {
  tokens: Tokens;
  bot: BotCredentials;
  tenant: string;
  resource: string;
}): OwnTokens => ({
  async app(tenant = given.tenant): Promise<Outcome<{ roles: string[] | null }>> {
    const as = { kind: 'app', tenant } as const;
    const token = await given.tokens(as, { resource: given.resource, scopes: [], fresh: true });
    return token.ok ? done({ roles: rolesIn(token.value) }) : token;
  },
  async bot(): Promise<Outcome<void>> {
    try {
      await given.bot.acquireTokenByClientCredential({ scopes: [TEAMS] });
      return done(undefined);
    } catch (error) {
      return failed(tokenFault(error, [TEAMS]));
    }
  },
});
