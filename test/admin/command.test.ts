import { describe, expect, test } from '@jest/globals';
import { readCommand } from '../../bot/admin/command.ts';
import { readAdminConfig } from '../../bot/admin/config.ts';
import { en } from '../../bot/core/texts/admin/en.ts';
import { sv } from '../../bot/core/texts/admin/sv.ts';

const ID = '11111111-2222-4333-8444-555555555555';

describe('the command line', () => {
  test('takes a verb and a site, in any order with its options', () => {
    expect(
      readCommand(['--device-code', 'grant', 'https://x', '--lang', 'en'], { LANG: 'sv_SE.UTF-8' }),
    ).toEqual({
      kind: 'site',
      verb: 'grant',
      site: 'https://x',
      deviceCode: true,
      language: 'en',
    });
    expect(readCommand(['sheet'], {})).toEqual({ kind: 'sheet' });
    expect(readCommand(['privacy', '--lang', 'en'], {})).toEqual({ kind: 'privacy', language: 'en' });
  });

  test('is answered with the usage where it is not understood', () => {
    for (const args of [
      [],
      ['grant'],
      ['give', 'x'],
      ['grant', 'x', 'y'],
      ['grant', 'x', '--all'],
      ['sheet', 'x'],
    ])
      expect([args, readCommand(args, {}).kind]).toEqual([args, 'usage']);
  });

  test('follows the language of the surroundings, Swedish first', () => {
    const language = (env: Record<string, string>): unknown =>
      ({ ...readCommand([], env) }).kind === 'usage' &&
      (readCommand([], env) as { language: string }).language;
    expect(language({})).toBe('sv');
    expect(language({ LANG: 'C.UTF-8' })).toBe('sv');
    expect(language({ LANG: 'en_GB.UTF-8' })).toBe('en');
    expect(language({ LC_ALL: 'sv_SE', LANG: 'en_GB' })).toBe('sv');
  });
});

describe('its environment', () => {
  test('is the app and the tenant, and nothing of the server’s', () => {
    expect(readAdminConfig({ ENTRA_APP_ID: ID, MicrosoftAppTenantId: ID })).toEqual({
      appId: ID,
      tenant: ID,
      identityBaseUrl: 'https://login.microsoftonline.com',
      graphBaseUrl: 'https://graph.microsoft.com/',
    });
  });

  test('that lacks something is told by name', () => {
    expect(() => readAdminConfig({})).toThrow(/^ENTRA_APP_ID: is not set/);
    expect(() => readAdminConfig({ ENTRA_APP_ID: 'x', MicrosoftAppTenantId: ID })).toThrow(
      /^ENTRA_APP_ID: is not a GUID/,
    );
    expect(() => readAdminConfig({ ENTRA_APP_ID: ID })).toThrow(/^ENTRA_TENANT_ID/);
    expect(() =>
      readAdminConfig({ ENTRA_APP_ID: ID, ENTRA_TENANT_ID: ID, GRAPH_BASE_URL: 'http://x' }),
    ).toThrow(/^GRAPH_BASE_URL/);
  });
});

describe('what it says', () => {
  const flat = (texts: object, at = ''): [string, unknown][] =>
    Object.entries(texts).flatMap(([key, value]) =>
      typeof value === 'object' ? flat(value as object, `${at}${key}.`) : [[`${at}${key}`, value]],
    );
  test('is there in both languages, each error in one line', () => {
    expect(flat(en).map(([key]) => key)).toEqual(flat(sv).map(([key]) => key));
    for (const [key, value] of [...flat(sv), ...flat(en)]) {
      const text = typeof value === 'function' ? String(value('A', 'B', 'C')) : String(value);
      expect([key, text.trim() === '']).toEqual([key, false]);
      if (key !== 'usage') expect([key, text.includes('\n')]).toEqual([key, false]);
      expect([key, text.includes('!')]).toEqual([key, false]);
    }
  });
});
