/** The app's confidential clients towards Entra, one per tenant. */
import { ConfidentialClientApplication, type NodeAuthOptions } from '@azure/msal-node';
import { makeNetwork } from './network.ts';

/**
 * How the app proves who it is: a federated assertion (managed identity), a certificate, or a secret.
 * `thumbprint` is the certificate's SHA-256 thumbprint in hexadecimal, `privateKey` its key as PEM.
 */
export type AppCredential =
  | { assertion: () => Promise<string> }
  | { certificate: { thumbprint: string; privateKey: string; chain?: string } }
  | { secret: string };

export interface AppRegistration {
  /** `https://login.microsoftonline.com`, without a slash at the end. */
  identityBaseUrl: string;
  clientId: string;
  credential: AppCredential;
  /** The way to the network; the platform's own unless a test puts another there. */
  fetch?: typeof fetch;
}

const proof = (credential: AppCredential): Partial<NodeAuthOptions> => {
  if ('assertion' in credential) return { clientAssertion: credential.assertion };
  if ('secret' in credential) return { clientSecret: credential.secret };
  const { thumbprint, privateKey, chain } = credential.certificate;
  return {
    clientCertificate: {
      thumbprintSha256: thumbprint.replaceAll(':', ''),
      privateKey,
      ...(chain ? { x5c: chain } : {}),
    },
  };
};

/**
 * Gives the client for a tenant. The authority is named as known, host and port: otherwise msal-node asks
 * login.microsoftonline.com about it first.
 */
export const makeClients = (
  registration: AppRegistration,
): ((tenant: string) => ConfidentialClientApplication) => {
  const clients = new Map<string, ConfidentialClientApplication>();
  const networkClient = makeNetwork(registration.fetch ?? fetch);
  return (tenant) => {
    const known = clients.get(tenant);
    if (known) return known;
    const authority = `${registration.identityBaseUrl}/${tenant}`;
    const made = new ConfidentialClientApplication({
      auth: {
        clientId: registration.clientId,
        authority,
        knownAuthorities: [authority],
        ...proof(registration.credential),
      },
      system: { networkClient, disableInternalRetries: true },
    });
    clients.set(tenant, made);
    return made;
  };
};
