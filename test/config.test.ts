import { describe, expect, test } from '@jest/globals';
import { ConfigError, readConfig } from '../bot/config.ts';

const GUID = '7c0e1d1e-3b1c-4c52-8f8e-0d6f3a1a2b3c';
const good = {
  BASE_URL: 'https://stegvis.example.se/',
  DATABASE_URL: 'postgres://stegvis:pw@localhost:5432/stegvis',
  ENTRA_APP_ID: GUID,
  ENTRA_APP_SECRET: 's',
  MicrosoftAppId: GUID,
  MicrosoftAppType: 'SingleTenant',
  MicrosoftAppTenantId: GUID,
  MicrosoftAppPassword: 'p',
};

const faultOf = (env: Record<string, string | undefined>): ConfigError => {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error;
    throw error;
  }
  throw new Error('the configuration was accepted');
};

describe('the configuration', () => {
  test('needs little, and falls back to Microsoft’s addresses', () => {
    const config = readConfig(good);
    expect(config).toMatchObject({
      port: 3978,
      role: 'all',
      baseUrl: 'https://stegvis.example.se',
      identityBaseUrl: 'https://login.microsoftonline.com',
      graphBaseUrl: 'https://graph.microsoft.com/',
      serviceUrls: ['https://smba.trafficmanager.net/'],
      allowedTenants: [GUID],
      clockUrl: null,
      graphUnitsPerMinute: 1_200,
    });
    expect(readConfig({ ...good, GRAPH_UNITS_PER_MINUTE: '3600' }).graphUnitsPerMinute).toBe(3_600);
  });

  test('lets the app add itself only when that is said, with an id in one tenant’s catalogue or none', () => {
    expect(readConfig(good).proactiveInstall).toBeNull();
    expect(readConfig({ ...good, PROACTIVE_INSTALL: 'false' }).proactiveInstall).toBeNull();
    const on = { ...good, PROACTIVE_INSTALL: 'true' };
    expect(readConfig(on).proactiveInstall).toEqual({ catalogAppId: null });
    expect(readConfig({ ...on, TEAMS_CATALOG_APP_ID: GUID }).proactiveInstall).toEqual({
      catalogAppId: GUID,
    });
    const wrong: [string, Record<string, string>][] = [
      ['PROACTIVE_INSTALL', { PROACTIVE_INSTALL: 'yes' }],
      ['TEAMS_CATALOG_APP_ID', { ...on, TEAMS_CATALOG_APP_ID: 'stegvis' }],
      ['TEAMS_CATALOG_APP_ID', { TEAMS_CATALOG_APP_ID: GUID, ALLOWED_TENANTS: `${GUID},other` }],
    ];
    for (const [variable, env] of wrong) {
      const fault = faultOf({ ...on, ...env });
      expect([fault.variable, fault.message]).toEqual([variable, expect.stringMatching(/[Ss]et/)]);
    }
  });

  test('prefers a federated credential to a certificate to a secret', () => {
    const certificate = {
      ENTRA_APP_CERTIFICATE_THUMBPRINT: 'ab',
      ENTRA_APP_CERTIFICATE_KEY_FILE: '/key.pem',
    };
    expect(readConfig({ ...good, ...certificate }).entra.credential.kind).toBe('certificate');
    expect(
      readConfig({ ...good, ...certificate, MANAGED_IDENTITY_CLIENT_ID: GUID }).entra.credential.kind,
    ).toBe('federated');
    expect(readConfig(good).entra.credential.kind).toBe('secret');
  });

  test.each([
    'BASE_URL',
    'DATABASE_URL',
    'ENTRA_APP_ID',
    'ENTRA_APP_SECRET',
    'MicrosoftAppId',
    'MicrosoftAppType',
    'MicrosoftAppTenantId',
    'MicrosoftAppPassword',
  ])('names %s when it is missing, and how to set it, in one line', (name) => {
    const fault = faultOf({ ...good, [name]: undefined });
    expect(fault.variable).toBe(name);
    expect(fault.message).toMatch(/Set /);
    expect(fault.message).not.toContain('\n');
  });

  test.each([
    ['PORT', 'abc'],
    ['PORT', '70000'],
    ['ROLE', 'boss'],
    ['DATABASE_URL', 'mysql://x'],
    ['ENTRA_APP_ID', 'not-a-guid'],
    ['MicrosoftAppType', 'MultiTenant'],
    ['GRAPH_BASE_URL', 'http://graph.example'],
    ['GRAPH_UNITS_PER_MINUTE', 'many'],
    ['GRAPH_UNITS_PER_MINUTE', '199'],
    ['GRAPH_UNITS_PER_MINUTE', '1200.5'],
    ['BASE_URL', 'stegvis'],
    ['SERVICE_URLS', 'nonsense'],
  ])('refuses %s=%s by its name', (name, value) => {
    expect(faultOf({ ...good, [name]: value }).variable).toBe(name);
  });

  test('refuses another clock than the system’s with a real tenant', () => {
    expect(faultOf({ ...good, CLOCK_URL: 'https://localhost:3981/clock' }).variable).toBe('CLOCK_URL');
    expect(
      readConfig({
        ...good,
        CLOCK_URL: 'https://localhost:3981/clock',
        IDENTITY_BASE_URL: 'https://localhost:3981/identity',
      }).clockUrl,
    ).not.toBeNull();
  });
});
