/** The address at which a person consents for themselves, as the local tenant's own discovery and Entra's have it. */
import { describe, expect, test } from '@jest/globals';
import { makeOwnConsent } from '../../bot/identity/own-consent.ts';

const TENANT = '11111111-2222-4333-8444-555555555555';
const wish = { tenant: TENANT.toUpperCase(), scopes: ['Calendars.ReadBasic', 'Calendars.ReadWrite'] };
const more = { state: '0123456789abcdef', hint: 'asa@kommun.se' };

const make = (answer: () => Response | Promise<Response>) => {
  const asked: string[] = [];
  const ownConsent = makeOwnConsent({
    identityBaseUrl: 'https://login.microsoftonline.com',
    appId: 'app',
    allowedTenants: [TENANT],
    redirectUri: 'https://stegvis.kommun.se/tab/consent-end.html',
    resource: 'https://graph.microsoft.com',
    fetch: async (url) => {
      asked.push(String(url));
      return answer();
    },
  });
  return { ownConsent, asked };
};
const page = `https://login.microsoftonline.com/${TENANT}/oauth2/v2.0/authorize`;
const good = (): Response => Response.json({ authorization_endpoint: page });

describe('the address', () => {
  test('asks for consent to these scopes and for nothing that could become a token', async () => {
    const { ownConsent, asked } = make(good);
    const address = new URL((await ownConsent({ ...wish, ...more })) ?? '');
    expect(address.origin + address.pathname).toBe(page);
    const { code_challenge, ...rest } = Object.fromEntries(address.searchParams);
    expect(rest).toEqual({
      client_id: 'app',
      response_type: 'code',
      response_mode: 'fragment',
      redirect_uri: 'https://stegvis.kommun.se/tab/consent-end.html',
      scope:
        'https://graph.microsoft.com/Calendars.ReadBasic https://graph.microsoft.com/Calendars.ReadWrite',
      prompt: 'consent',
      state: more.state,
      code_challenge_method: 'S256',
      login_hint: more.hint,
    });
    expect(code_challenge).toMatch(/^[\w-]{43}$/);
    const again = new URL((await ownConsent({ ...wish, ...more, hint: null })) ?? '').searchParams;
    expect([again.get('code_challenge') === code_challenge, again.has('login_hint')]).toEqual([false, false]);
    expect(asked).toHaveLength(1);
  });

  test('is none for a tenant that is not served, which is not even asked', async () => {
    const { ownConsent, asked } = make(good);
    for (const tenant of ['', 'common', '../evil', '99999999-2222-4333-8444-555555555555'])
      expect(await ownConsent({ ...wish, ...more, tenant })).toBeNull();
    expect(asked).toEqual([]);
  });

  test.each<[string, () => Response | Promise<Response>]>([
    ['refuses', () => new Response('no', { status: 503 })],
    ['is out of reach', () => Promise.reject(new TypeError('fetch failed'))],
    ['answers with a page', () => new Response('<html>')],
    ['names no page', () => Response.json({})],
  ])('is none while Entra %s, and comes as soon as it is back', async (_name, answer) => {
    let back = false;
    const { ownConsent } = make(() => (back ? good() : answer()));
    expect(await ownConsent({ ...wish, ...more })).toBeNull();
    back = true;
    expect(await ownConsent({ ...wish, ...more })).toContain(page);
  });
});
