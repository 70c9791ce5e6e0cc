/** How the app proves who it is towards Entra, as it is configured. */
import { readFileSync } from 'node:fs';
import { ConfigError, type Credential } from './config.ts';
import { managedIdentityAssertion } from './identity/bot-credentials.ts';
import type { AppCredential } from './identity/client.ts';

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

/** The credential that msal-node takes. Throws `ConfigError` when the key's file cannot be read. */
export const appCredential = (credential: Credential): AppCredential => {
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
