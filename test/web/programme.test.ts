import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { NO_ADAPTATION } from '../../bot/core/adaptation.ts';
import { type House, makeHouse, unitPath } from './house.ts';

let house: House;
beforeAll(async () => {
  house = await makeHouse();
});
afterAll(() => house.close());

const put = (body: unknown, headers: Record<string, string> = {}, person = 'amal') =>
  house.ask(unitPath('/adaptation'), { method: 'PUT', person, body, headers });

describe('/api/units/{unit}/adaptation', () => {
  test('is read with a version, changed with it, and told of when it is old', async () => {
    const seen = await house.ask(unitPath('/adaptation'), { person: 'fatima' });
    expect(seen).toMatchObject({ status: 200, json: { programme: 'hbtq-klivet', mayChange: false } });
    const version = seen.headers.get('ETag') ?? '';
    const wanted = { ...NO_ADAPTATION, term: 'hbtqi' };
    expect((await put(wanted)).status).toBe(428);
    expect(await put(wanted, { 'If-Match': version })).toMatchObject({
      status: 200,
      json: { term: { value: 'hbtqi' } },
    });
    expect(await put(wanted, { 'If-Match': version })).toMatchObject({
      status: 412,
      json: { theirs: { term: { value: 'hbtqi' } } },
    });
    expect((await put(wanted, { 'If-Match': version }, 'bo')).status).toBe(403);
    expect((await put(wanted, { 'If-Match': version }, 'sven')).status).toBe(404);
  });

  test('refuses what it does not know, and says in the reader’s language what cannot be', async () => {
    const version = (await house.ask(unitPath('/adaptation'))).headers.get('ETag') ?? '';
    expect(await put({ ...NO_ADAPTATION, secret: 1 }, { 'If-Match': version })).toMatchObject({
      status: 422,
    });
    const wrong = { ...NO_ADAPTATION, thresholds: { 'klivet-c2': 3 } };
    const english = await put(wrong, { 'If-Match': version, 'Accept-Language': 'en' });
    expect(english.json.detail).toBe(
      'Share who have taken the web course: the limit must be between 0 and 100 per cent.',
    );
  });
});

describe('/api/templates', () => {
  const NAME = { sv: 'Vår mall', en: 'Our template' };
  const from = (id: string | null) => ({
    unit: decodeURIComponent(unitPath().split('/').at(-1) ?? ''),
    from: id,
    name: NAME,
  });

  test('a copy is made, listed, sent as a file and read from it again', async () => {
    const made = await house.ask('/api/templates', { method: 'POST', body: from('malmo-fyra-steg') });
    expect(made).toMatchObject({ status: 201, json: { mayChange: true } });
    const id = String(made.json.id);
    expect((await house.ask('/api/templates')).json.templates).toMatchObject([
      { id, name: 'Vår mall', steps: 7 },
    ]);
    const file = await house.ask(`/api/templates/${id}/export`);
    expect(file.headers.get('Content-Disposition')).toBe('attachment; filename="stegvis-mall-var-mall.json"');
    const { unit } = from(null);
    const read = await house.ask('/api/templates/import', {
      method: 'POST',
      body: { unit, file: file.text },
    });
    expect(read).toMatchObject({ status: 201 });
    const broken = file.text.replace('meetingHeld', 'happiness');
    expect(
      await house.ask('/api/templates/import', { method: 'POST', body: { unit, file: broken } }),
    ).toMatchObject({
      status: 422,
      json: { detail: 'Steg 2, Workshop 1: måttet ”happiness” finns inte i Stegvis. Välj ett som finns.' },
    });
    expect((await house.ask('/api/templates')).json.templates).toHaveLength(2);
  });

  test('ten megabytes, nesting without end and names that every object has do no harm', async () => {
    const { unit } = from(null);
    const post = (body: string) => house.ask('/api/templates/import', { method: 'POST', body });
    const head = `{"unit":${JSON.stringify(unit)},"file":`;
    expect((await post(`${head}${JSON.stringify('x'.repeat(10_000_000))}}`)).status).toBe(413);
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    expect(
      (await post(`${head}{"format":"stegvis-template","version":1,"template":{"steps":${deep}}}}`)).status,
    ).toBe(422);
    const magic = '{"format":"stegvis-template","version":1,"template":{"__proto__":{"polluted":true}}}';
    expect(await post(`${head}${magic}}`)).toMatchObject({
      status: 422,
      json: { detail: 'Mallen: fältet ”__proto__” känns inte igen. Ta bort det.' },
    });
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});
