/**
 * Signing an administrator in on their own machine: with the browser (authorization code with PKCE over a loopback
 * address), or with a code that is typed on another device. Nothing is kept: the token lives as long as the command.
 */
import { AuthError, PublicClientApplication } from '@azure/msal-node';
import { done, type Fault, failed, type Outcome } from '../core/fault.ts';
import { makeNetwork } from './network.ts';
import { tokenFault } from './tokens.ts';

export interface AdministratorSignIn {
  /** `https://login.microsoftonline.com`, without a slash at the end. */
  identityBaseUrl: string;
  clientId: string;
  tenant: string;
  /** Full addresses of the delegated scopes. */
  scopes: readonly string[];
  /** The way to the network; the platform's own unless a test puts another there. */
  fetch?: typeof fetch;
}

/** How the sign-in goes on in front of the person. */
export type SignInWay =
  /** `open` is given the address to open in the person's browser; `done` stands in the window afterwards. */
  | { kind: 'browser'; open: (address: string) => Promise<void>; done: string; failed: string }
  /** `show` is given the page to open on any device and the code to type there. */
  | { kind: 'device'; show: (page: string, code: string) => void };

/** Somebody did not consent, or may not: Entra's words for it in all the ways that it says them. */
const DECLINED =
  /access_denied|authorization_declined|consent_required|user_declined|AADSTS(65001|65004|90094)/;
const EXPIRED = /device_code_expired|expired_token|user_timeout_reached/;

const faultOf = (error: unknown, scopes: readonly string[]): Fault => {
  if (!(error instanceof AuthError)) throw error;
  const told = `${error.errorCode} ${error.subError} ${error.errorMessage}`;
  if (DECLINED.test(told)) return { kind: 'consent', scopes: [...scopes] };
  if (EXPIRED.test(told)) return { kind: 'offline', inDoubt: false, retryAt: new Date().toISOString() };
  return tokenFault(error, scopes);
};

/** Signs somebody in and gives their token, or says why there is none. */
export const signInAdministrator = async (
  { identityBaseUrl, clientId, tenant, scopes, fetch: send = fetch }: AdministratorSignIn,
  way: SignInWay,
): Promise<Outcome<string>> => {
  const authority = `${identityBaseUrl}/${tenant}`;
  const app = new PublicClientApplication({
    auth: { clientId, authority, knownAuthorities: [authority] },
    system: { networkClient: makeNetwork(send), disableInternalRetries: true },
  });
  try {
    const result =
      way.kind === 'browser'
        ? await app.acquireTokenInteractive({
            scopes: [...scopes],
            openBrowser: way.open,
            successTemplate: way.done,
            errorTemplate: way.failed,
            prompt: 'select_account',
          })
        : await app.acquireTokenByDeviceCode({
            scopes: [...scopes],
            deviceCodeCallback: ({ verificationUri, userCode }) => way.show(verificationUri, userCode),
          });
    if (result?.accessToken) return done(result.accessToken);
    return failed({ kind: 'refused', remedy: 'Entra answered without a token.' });
  } catch (error) {
    return failed(faultOf(error, scopes));
  }
};
