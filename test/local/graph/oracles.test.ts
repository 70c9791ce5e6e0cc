/**
 * The answers against the official description of Graph v1.0 (its response schemas, with ajv). The schemas stand
 * outside the repository: `ORACLES_DIR` (default `../shared/oracles`) tells where; without them the run is skipped.
 */

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { type Answer, makeList, openRoom, type Room } from './room.ts';

const folder = process.env.ORACLES_DIR ?? join(process.cwd(), '..', 'shared', 'oracles');
const file = join(folder, 'graph-v1.0-subset.openapi.json');
const here = existsSync(file);
const oracle = here ? describe : describe.skip;

const load = (): ((schema: string) => ValidateFunction) => {
  const description: unknown = JSON.parse(readFileSync(file, 'utf8'));
  // The description's own annotations (x-…, formats such as date-time with any precision) are no rules.
  const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true, logger: false });
  ajv.addSchema(description as object, 'graph');
  return (schema) => ajv.compile({ $ref: `graph#/components/schemas/${schema}` });
};

const ready = async (): Promise<{ room: Room; list: string; team: string; channel: string }> => {
  const room = openRoom();
  room.installed.add(room.unit.team);
  const list = await makeList(room);
  for (let i = 0; i < 12; i++)
    await room.ask(room.manager, 'POST', `${list}/items`, {
      fields: {
        Title: `rad ${i}`,
        Unit: room.unit.id,
        State: 'Utkast',
        DueDate: '2026-01-26T00:00:00Z',
        Minutes: i,
      },
    });
  const team = `/teams/${room.unit.team}`;
  return { room, list, team, channel: `${team}/channels/${encodeURIComponent(room.unit.channel)}` };
};

oracle(
  `answers fit ${here ? 'the official description' : `the description that is missing in ${folder}`}`,
  () => {
    test('every kind of answer fits its schema', async () => {
      const schema = load();
      const { room, list, team, channel } = await ready();
      const site = `/sites/${room.unit.site}`;
      const get = (path: string): Promise<Answer> => room.ask(room.manager, 'GET', path);
      const collection = (name: string): string => `microsoft.graph.${name}CollectionResponse`;
      const one = (name: string): string => `microsoft.graph.${name}`;
      const tab = await room.ask(room.manager, 'POST', `${channel}/tabs`, {
        displayName: 'Stegvis',
        'teamsApp@odata.bind': `https://graph.microsoft.com/v1.0/appCatalogs/teamsApps/${room.tenant.ids.catalogAppId}`,
        configuration: {
          entityId: 'plan',
          contentUrl: 'https://example.org/',
          websiteUrl: null,
          removeUrl: null,
        },
      });
      await get('/me/drive/special/approot');
      const note = await room.ask(room.manager, 'PUT', '/me/drive/special/approot:/a.txt:/content', 'hej', {
        'content-type': 'text/plain',
      });
      const answers: [string, Answer][] = [
        [one('user'), await get('/me')],
        [
          one('user'),
          await get(`/users/${room.employee.id}?$select=id,userType,accountEnabled,createdDateTime`),
        ],
        [one('group'), await get(`/groups/${room.unit.team}`)],
        [collection('directoryObject'), await get(`/groups/${room.unit.team}/members`)],
        [one('team'), await get(team)],
        [collection('conversationMember'), await get(`${team}/members`)],
        [collection('channel'), await get(`${team}/channels`)],
        [one('channel'), await get(channel)],
        [collection('conversationMember'), await get(`${channel}/members`)],
        [one('driveItem'), await get(`${channel}/filesFolder`)],
        [one('teamsTab'), tab],
        [collection('teamsTab'), await get(`${channel}/tabs?$expand=teamsApp`)],
        [
          collection('teamsAppInstallation'),
          await get(`${team}/installedApps?$expand=teamsAppDefinition,teamsApp`),
        ],
        [one('chat'), await get(`/chats/${encodeURIComponent(room.unit.apt.meetingChat)}`)],
        [one('site'), await get(site)],
        [one('site'), await get(`/groups/${room.unit.team}/sites/root`)],
        [collection('list'), await get(`${site}/lists`)],
        [one('list'), await get(`${list}?$expand=columns`)],
        [collection('columnDefinition'), await get(`${list}/columns`)],
        [one('columnDefinition'), await get(`${list}/columns/State`)],
        [collection('listItem'), await get(`${list}/items?$expand=fields`)],
        [one('listItem'), await get(`${list}/items/1?$expand=fields`)],
        [one('fieldValueSet'), await get(`${list}/items/1/fields`)],
        [collection('listItem'), await get(`${list}/items/delta`)],
        [collection('event'), await get('/me/events')],
        [collection('event'), await get('/me/calendarView?startDateTime=2026-01-01&endDateTime=2026-06-01')],
        [one('drive'), await get('/me/drive')],
        [one('driveItem'), await get('/me/drive/root')],
        [one('driveItem'), note],
        [collection('driveItem'), await get('/me/drive/special/approot/children')],
        [one('ODataErrors.ODataError'), await get(`${list}/items/99`)],
        [one('ODataErrors.ODataError'), await get('/nope')],
      ];
      for (const [name, answer] of answers) {
        const validate = schema(name);
        validate(answer.body);
        expect([name, answer.status < 300 || name.includes('Error'), validate.errors ?? []]).toEqual([
          name,
          true,
          [],
        ]);
      }
    });

    test('the schemas notice an answer of the wrong shape', async () => {
      const schema = load();
      const { room } = await ready();
      const me = await room.ask(room.manager, 'GET', '/me');
      expect(schema('microsoft.graph.user')({ ...me.body, businessPhones: 'none' })).toBe(false);
    });
  },
);
