/** The few variables that the administrator's command needs: not those of the program itself. */
import { ConfigError } from '../config.ts';

export interface AdminConfig {
  appId: string;
  tenant: string;
  identityBaseUrl: string;
  graphBaseUrl: string;
}

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Reads them. Throws `ConfigError` with the name of what is missing and how to set it. */
export const readAdminConfig = (env: Readonly<Record<string, string | undefined>>): AdminConfig => {
  const guid = (names: readonly string[], remedy: string): string => {
    const [first = ''] = names;
    const value = names.map((name) => env[name]?.trim()).find(Boolean);
    if (!value) throw new ConfigError(first, `is not set. ${remedy}`);
    if (!GUID.test(value)) throw new ConfigError(first, `is not a GUID. ${remedy}`);
    return value.toLowerCase();
  };
  const https = (name: string, fallback: string): string => {
    const value = env[name]?.trim() || fallback;
    if (!URL.canParse(value) || new URL(value).protocol !== 'https:')
      throw new ConfigError(
        name,
        'is not an address that begins with https://. Unset it for Microsoft’s own.',
      );
    return value;
  };
  return {
    appId: guid(['ENTRA_APP_ID'], 'Set it to the application (client) id of the app registration.'),
    tenant: guid(['ENTRA_TENANT_ID', 'MicrosoftAppTenantId'], 'Set it to the id of your Entra tenant.'),
    identityBaseUrl: https('IDENTITY_BASE_URL', 'https://login.microsoftonline.com').replace(/\/$/, ''),
    graphBaseUrl: https('GRAPH_BASE_URL', 'https://graph.microsoft.com/'),
  };
};
