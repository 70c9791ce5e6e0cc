import { describe, expect, test } from '@jest/globals';
import { makeGraph } from '../../bot/graph/index.ts';
import { type Line, PERSON, type Seen, scriptedFetch, standingMachine } from './script.ts';

const CHANNEL = '19:private@thread.tacv2';
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** A directory whose Graph knows two teams; the second has a private channel. `more` answers what lies behind it. */
const directory = (more: (path: string) => Line, channels: Line = { status: 200, body: { value: [] } }) => {
  const seen: Seen[] = [];
  const own = { id: CHANNEL, displayName: 'Gruppen', membershipType: 'private' };
  const answer = (one: Seen): Line => {
    if (one.path === '/me/joinedTeams')
      return {
        status: 200,
        body: {
          value: [
            { id: 't1', displayName: 'Ett' },
            { id: 't2', displayName: 'Två' },
          ],
        },
      };
    if (one.path !== '/$batch') return more(one.path);
    const { requests } = one.body as { requests: { id: string; url: string }[] };
    const of = (url: string): Line =>
      url.includes('/t2/') ? { status: 200, body: { value: [own] } } : channels;
    return {
      status: 200,
      body: { responses: requests.map(({ id, url }) => ({ id, ...Object(of(url)) })) },
    };
  };
  const graph = makeGraph({
    baseUrl: 'https://localhost:4481/graph/',
    tokens: async () => ({ ok: true, value: 'token' }),
    journal: silent,
    machine: standingMachine(),
    fetch: scriptedFetch(answer, seen),
  });
  return { ...graph.directory, seen };
};

describe('a private or shared channel', () => {
  const found = { team: 't2', teamName: 'Två', channelName: 'Gruppen' };

  test('has the site that its files folder names', async () => {
    const { place, seen } = directory(() => ({
      status: 200,
      body: { id: 'f', parentReference: { driveId: 'd', siteId: 'host.example,1,2' } },
    }));
    const value = { ...found, site: 'host.example,1,2', membership: 'private' };
    expect(await place(PERSON, CHANNEL)).toEqual({ ok: true, value });
    expect(seen.at(-1)?.path).toBe('/teams/t2/channels/19%3Aprivate%40thread.tacv2/filesFolder');
  });

  test('or the site of the folder’s drive, when the folder does not name it', async () => {
    const { place } = directory((path) =>
      path.startsWith('/drives/b!x')
        ? {
            status: 200,
            body: {
              sharePointIds: { siteId: '1', webId: '2', siteUrl: 'https://host.example/sites/ett-Gruppen' },
            },
          }
        : { status: 200, body: { parentReference: { driveId: 'b!x' } } },
    );
    const value = { ...found, site: 'host.example,1,2', membership: 'private' };
    expect(await place(PERSON, CHANNEL)).toEqual({ ok: true, value });
  });

  test('is not found when nothing leads to its site', async () => {
    const { place } = directory(() => ({ status: 200, body: {} }));
    expect(await place(PERSON, CHANNEL)).toEqual({ ok: false, fault: { kind: 'not-found', what: 'unit' } });
  });

  test('is found although another team cannot be read; what is in none is told by that team’s fault', async () => {
    const refused: Line = { status: 403, body: { error: { code: 'Forbidden', message: 'Archived' } } };
    const folder: Line = { status: 200, body: { parentReference: { siteId: 'host.example,1,2' } } };
    const { place } = directory(() => folder, refused);
    expect((await place(PERSON, CHANNEL)).ok).toBe(true);
    expect(await place(PERSON, '19:nowhere@thread.tacv2')).toMatchObject({ fault: { kind: 'refused' } });
  });
});

describe('members', () => {
  const member = (userId: string, given: object) => ({ userId, displayName: userId, roles: [], ...given });

  test('of another tenant, as shared channels have them, are guests', async () => {
    const value = [
      member('ours', { tenantId: PERSON.tenant.toUpperCase() }),
      member('theirs', { tenantId: 'another' }),
      member('untold', {}),
      { displayName: 'an app, which has no user id' },
    ];
    const { members } = directory(() => ({ status: 200, body: { value } }));
    expect(await members(PERSON, 't2', CHANNEL, 'shared')).toEqual({
      ok: true,
      value: [
        { id: 'ours', name: 'ours', owner: false, guest: false },
        { id: 'theirs', name: 'theirs', owner: false, guest: true },
        { id: 'untold', name: 'untold', owner: false, guest: false },
      ],
    });
  });

  test('that come without names are still members', async () => {
    const { members, seen } = directory(() => ({
      status: 200,
      body: { value: [{ userId: 'one', displayName: null, roles: ['owner'] }] },
    }));
    expect(await members(PERSON, 't2', CHANNEL, 'standard')).toMatchObject({
      value: [{ id: 'one', name: '', owner: true }],
    });
    expect(seen.at(-1)?.path).toMatch(/^\/teams\/t2\/members\?/);
  });
});
