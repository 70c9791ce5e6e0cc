import { beforeEach, describe, expect, test } from '@jest/globals';
import { countsWrong } from '../families.ts';
import { APP, asPerson, openRoom, type Room } from './room.ts';

let room: Room;
beforeEach(() => {
  room = openRoom();
});
const text = { 'content-type': 'text/plain' };
const put = (path: string, body = 'hej', headers: Record<string, string> = text) =>
  room.ask(room.employee, 'PUT', path, body, headers);

describe("the person's drive", () => {
  test('a file is written by path, read through an address of its own, and listed', async () => {
    const made = await put('/me/drive/root:/Anteckningar/Mina tankar.txt:/content'.replace(' ', '%20'));
    expect([made.status, made.body.name, made.body.size, made.body.file?.mimeType]).toEqual([
      201,
      'Mina tankar.txt',
      3,
      'text/plain',
    ]);
    const moved = await room.ask(
      room.employee,
      'GET',
      '/me/drive/root:/anteckningar/mina%20tankar.txt:/content',
    );
    expect(moved.status).toBe(302);
    const got = await room.ask(null, 'GET', String(moved.headers.location));
    expect([got.status, String(got.body)]).toEqual([200, 'hej']);
    const again = await put('/me/drive/root:/Anteckningar/Mina%20tankar.txt:/content', 'nytt');
    expect([again.status, again.body.id === made.body.id, again.body.eTag === made.body.eTag]).toEqual([
      200,
      true,
      false,
    ]);
    const children = await room.ask(room.employee, 'GET', '/me/drive/root:/Anteckningar:/children');
    expect(children.values.map((one) => String(one.name))).toEqual(['Mina tankar.txt']);
    expect((await room.ask(room.employee, 'GET', '/me/drive/root')).body.folder?.childCount).toBe(1);
    expect((await room.ask(room.employee, 'DELETE', `/me/drive/items/${made.body.id}`)).status).toBe(204);
    expect((await room.ask(room.employee, 'GET', `/me/drive/items/${made.body.id}`)).status).toBe(404);
  });

  test("the app's folder is made when somebody with the right to write asks for it", async () => {
    const reader = asPerson(room.employee, ['Files.Read']);
    expect((await room.ask(reader, 'GET', '/me/drive/special/approot')).status).toBe(403);
    const folder = await room.ask(
      asPerson(room.employee, ['Files.ReadWrite.AppFolder']),
      'GET',
      '/me/drive/special/approot',
    );
    expect(folder.body).toMatchObject({ name: 'Stegvis', specialFolder: { name: 'approot' } });
    expect((await room.ask(reader, 'GET', '/me/drive/special/approot')).status).toBe(200);
    expect((await put('/me/drive/special/approot:/reflektion.txt:/content')).status).toBe(201);
    expect((await room.ask(reader, 'GET', '/me/drive/special/approot/children')).values).toHaveLength(1);
  });

  test('with the app folder alone nothing else of the drive opens', async () => {
    const own = asPerson(room.employee, ['Files.ReadWrite.AppFolder']);
    const other = await put('/me/drive/root:/privat.txt:/content');
    for (const path of [
      '/me/drive',
      '/me/drive/root',
      '/me/drive/root/children',
      `/me/drive/items/${other.body.id}`,
      '/me/drive/root:/privat.txt:/content',
    ])
      expect([path, (await room.ask(own, 'GET', path)).status]).toEqual([path, 403]);
    expect((await room.ask(own, 'GET', '/me/drive/special/approot')).status).toBe(200);
    const inside = await room.ask(own, 'PUT', '/me/drive/special/approot:/a.txt:/content', 'a', text);
    expect((await room.ask(own, 'GET', `/me/drive/items/${inside.body.id}`)).status).toBe(200);
  });
});

// learn.microsoft.com/graph/api/driveitem-put-content, driveitem-get, driveitem-get-content, drive-get-specialfolder;
// names: support.microsoft.com "Restrictions and limitations in OneDrive and SharePoint"
describe('what a drive refuses', () => {
  test('the app, other people, and tokens without a scope for files', async () => {
    expect((await room.ask(APP, 'GET', '/me/drive/root')).status).toBe(400);
    expect((await room.ask(APP, 'GET', `/users/${room.employee.id}/drive/root`)).status).toBe(403);
    expect((await room.ask(room.manager, 'GET', `/users/${room.employee.id}/drive/root`)).status).toBe(403);
    expect((await room.ask(asPerson(room.employee, ['User.Read']), 'GET', '/me/drive/root')).status).toBe(
      403,
    );
    expect(
      (
        await room.ask(
          asPerson(room.employee, ['Files.Read']),
          'PUT',
          '/me/drive/root:/a.txt:/content',
          'a',
          text,
        )
      ).status,
    ).toBe(403);
    const drive = await room.ask(room.employee, 'GET', '/me/drive');
    expect((await room.ask(room.manager, 'GET', `/drives/${drive.body.id}/root`)).status).toBe(403);
    expect((await room.ask(room.employee, 'GET', `/drives/${drive.body.id}/root`)).status).toBe(200);
    expect((await room.ask(room.employee, 'GET', '/drives/nope/root')).status).toBe(404);
  });

  // learn.microsoft.com/graph/onedrive-sharepoint-appfolder; microsoftgraph/microsoft-graph-docs issue 4287
  test('a file in the folder of an app that has not been asked for, and the folder by another spelling', async () => {
    const at = '/me/drive/special/approot:/a.txt:/content';
    const made = await put(at);
    expect([made.status, made.code]).toEqual([404, 'itemNotFound']);
    expect((await room.ask(room.employee, 'GET', '/me/drive/special/AppRoot')).status).toBe(404);
    expect((await room.ask(room.employee, 'GET', '/me/drive/special/approot/children')).values).toEqual([]);
    expect((await put(at)).status).toBe(201);
    const again = await put(`${at}?@microsoft.graph.conflictBehavior=fail`, 'other');
    expect([again.status, again.code]).toEqual([409, 'nameAlreadyExists']);
  });

  test("a guest, who has no OneDrive here (User's mysite not found)", async () => {
    const guest = room.tenant.people.find((person) => person.guest);
    if (!guest) throw new Error('the seed has no guest');
    for (const path of ['/me/drive', '/me/drive/root', '/me/drive/special/approot/children']) {
      const answer = await room.ask(guest, 'GET', path);
      expect([path, answer.status, answer.code]).toEqual([path, 404, 'ResourceNotFound']);
    }
  });

  // support.microsoft.com "Restrictions and limitations in OneDrive and SharePoint", "Invalid file or folder names"
  test.each([
    '~$a.docx',
    'desktop.ini',
    '.lock',
    'CON',
    'aux.txt',
    'LPT1.txt',
    'a_vti_b.txt',
    `${'a'.repeat(252)}.txt`,
  ])('the name %s', async (name) => {
    expect((await put(`/me/drive/root:/${encodeURIComponent(name)}:/content`)).status).toBe(400);
  });

  test.each(['a*b.txt', 'a<b.txt', 'a|b.txt', 'a"b.txt', ' a.txt', '..'])('a file named %s', async (name) => {
    expect((await put(`/me/drive/root:/${encodeURIComponent(name)}:/content`)).status).toBe(400);
  });

  test('a file that is there already, when the request says so', async () => {
    const at = '/me/drive/root:/a.txt:/content';
    await put(at);
    const fail = await put(`${at}?@microsoft.graph.conflictBehavior=fail`);
    expect([fail.status, fail.code]).toEqual([409, 'nameAlreadyExists']);
    expect((await put(`${at}?@microsoft.graph.conflictBehavior=rename`)).body.name).toBe('a 1.txt');
    expect((await put(`${at}?@microsoft.graph.conflictBehavior=burn`)).status).toBe(400);
  });

  test('stale ETags, at writing and at removal', async () => {
    const made = await put('/me/drive/root:/a.txt:/content');
    const tag = String(made.body.eTag);
    await put('/me/drive/root:/a.txt:/content', 'ny');
    expect((await put('/me/drive/root:/a.txt:/content', 'x', { ...text, 'if-match': tag })).status).toBe(412);
    expect(
      (
        await room.ask(room.employee, 'DELETE', `/me/drive/items/${made.body.id}`, undefined, {
          'if-match': tag,
        })
      ).status,
    ).toBe(412);
    expect((await put('/me/drive/root:/b.txt:/content', 'x', { ...text, 'if-match': tag })).status).toBe(412);
  });

  test('what is not there, what is a folder, what nobody has', async () => {
    const status = async (method: string, path: string, body?: unknown) =>
      (await room.ask(room.employee, method, path, body)).status;
    await put('/me/drive/root:/mapp/a.txt:/content');
    expect(await status('GET', '/me/drive/root:/nope.txt')).toBe(404);
    expect(await status('GET', '/me/drive/root:/nope/a.txt:/content')).toBe(404);
    expect(await status('GET', '/me/drive/root:/mapp:/content')).toBe(400);
    expect(await status('GET', '/me/drive/special/nope')).toBe(404);
    expect(await status('DELETE', '/me/drive/root')).toBe(403);
    expect(await status('POST', '/me/drive/root/children', { name: 'mapp', folder: {} })).toBe(409);
    expect(await status('POST', '/me/drive/root/children', { name: 'ny', folder: {} })).toBe(201);
    expect(await status('POST', '/me/drive/root/children', { name: 'x' })).toBe(400);
    expect(await status('POST', '/me/drive/root/children', { name: 'x', folder: {}, size: 1 })).toBe(400);
    expect(await status('GET', '/me/drive/root?$select=nope')).toBe(400);
    expect(await status('GET', '/me/drive/root/children?$filter=name')).toBe(400);
    expect(await status('PATCH', '/me/drive/root', {})).toBe(405);
    expect((await put('/me/drive/root:/mapp:/content')).status).toBe(409);
  });

  test('an address for reading that was changed, or that names another file, opens nothing', async () => {
    const secret = await put('/me/drive/root:/hemligt.txt:/content', 'hemligt');
    await put('/me/drive/root:/a.txt:/content');
    const { headers } = await room.ask(room.employee, 'GET', '/me/drive/root:/a.txt:/content');
    const [path = '', ticket = ''] = /^(.*\/download\/)(.+)$/.exec(String(headers.location))?.slice(1) ?? [];
    const open = (text: string) => JSON.parse(Buffer.from(text, 'base64url').toString());
    const seal = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const { text, sign } = open(ticket) as { text: string; sign: string };
    const other = seal({ text: seal({ ...open(text), item: String(secret.body.id) }), sign });
    expect((await room.ask(null, 'GET', `${path}${ticket}`)).status).toBe(200);
    expect((await room.ask(null, 'GET', `${path}${other}`)).status).toBe(401);
    expect((await room.ask(null, 'GET', `${path}${ticket.slice(0, -6)}AAAAAA`)).status).toBe(401);
    expect((await room.ask(null, 'GET', `${path}x`)).status).toBe(401);
  });
});

countsWrong('drive');
