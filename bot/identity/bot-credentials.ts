/** The bot's own tokens towards the Bot Framework's connector, in the form that botframework-connector takes. */
import { ManagedIdentityApplication } from '@azure/msal-node';
import { type AppRegistration, makeClients } from './client.ts';
import { IdentityUnreachable } from './network.ts';
import { makeTokenCache, type Token } from './token-cache.ts';

/** What `MsalServiceClientCredentialsFactory` needs of an msal client. */
export interface BotCredentials {
  acquireTokenByClientCredential(request: {
    scopes: string[];
    skipCache?: boolean;
  }): Promise<{ accessToken: string; expiresOn: Date }>;
}

const merged = (acquire: (scopes: string[]) => Promise<Token>): BotCredentials => {
  // botbuilder caches, but does not merge: fifty first sends would ask for fifty tokens.
  const cache = makeTokenCache();
  return {
    // botbuilder always says skipCache and keeps the token itself; ours is never older than its own would be.
    async acquireTokenByClientCredential({ scopes }) {
      const token = await cache.get(scopes.join(' '), () => acquire(scopes));
      return { accessToken: token.value, expiresOn: token.expiresOn };
    },
  };
};

/** Tokens of a single-tenant bot by secret, certificate or federated assertion. Rejects with msal-node's AuthError. */
export const makeBotCredentials = (registration: AppRegistration & { tenant: string }): BotCredentials => {
  const client = makeClients(registration)(registration.tenant);
  return merged(async (scopes) => {
    const result = await client.acquireTokenByClientCredential({ scopes, skipCache: true });
    if (!result?.accessToken) throw new IdentityUnreachable('the identity service answered without a token');
    return { value: result.accessToken, expiresOn: result.expiresOn ?? new Date(Date.now() + 600_000) };
  });
};

const managed = (managedIdentity: string): ((resource: string) => Promise<Token>) => {
  const app = new ManagedIdentityApplication({
    managedIdentityIdParams: { userAssignedClientId: managedIdentity },
  });
  return async (resource) => {
    const result = await app.acquireToken({ resource });
    return { value: result.accessToken, expiresOn: result.expiresOn ?? new Date(Date.now() + 600_000) };
  };
};

/** Tokens of a bot whose identity is itself a user-assigned managed identity (`UserAssignedMSI`). */
export const makeManagedBotCredentials = (managedIdentity: string): BotCredentials => {
  const token = managed(managedIdentity);
  return merged((scopes) => token((scopes[0] ?? '').replace(/\/\.default$/, '')));
};

/**
 * The managed identity's assertion for the app registration's federated credential
 * (learn.microsoft.com/entra/workload-id/workload-identity-federation-config-app-trust-managed-identity).
 */
export const managedIdentityAssertion = (managedIdentity: string): (() => Promise<string>) => {
  const token = managed(managedIdentity);
  return async () => (await token('api://AzureADTokenExchange')).value;
};
