import { describe, expect, test } from '@jest/globals';
import { makePages } from '../../bot/graph/pages.ts';
import { type Line, lines, PERSON, type Seen, stage } from './script.ts';

const SECONDS = 7_000;

describe('pages', () => {
  const base = 'https://localhost:4481/graph/';
  const reading = (answer: (seen: Seen) => Line) => {
    const set = stage(answer);
    const note = (event: string): void => void set.notes.push({ event, facts: {} });
    const pages = makePages(set.client, base, { info: note, warn: note, error: note });
    return { ...set, pages };
  };

  test('are followed to the last', async () => {
    const { pages, client, seen } = reading(({ path }) => {
      const at = Number(new URLSearchParams(path.split('?')[1]).get('$skiptoken') ?? 0);
      const next = at < 3 ? { '@odata.nextLink': `${base}v1.0/things?$skiptoken=${at + 1}` } : {};
      return { status: 200, body: { value: [at], ...next } };
    });
    const [found] = await pages.collect(PERSON, ['/things'], client.effort([], SECONDS));
    expect(found).toEqual({ ok: true, values: [0, 1, 2, 3], delta: null });
    expect(seen).toHaveLength(4);
  });

  test.each([
    'https://evil.example/graph/v1.0/things?$skiptoken=1',
    'https://localhost:4482/graph/v1.0/things',
    'https://localhost:4481/other/v1.0/things',
    'http://localhost:4481/graph/v1.0/things',
    'https://localhost:4481/graph/v1.0/../../elsewhere',
    '/things',
  ])('that lead to %s are not followed, and no token goes there', async (link) => {
    const { pages, client, seen, notes } = reading(
      lines({ status: 200, body: { value: [1], '@odata.nextLink': link } }),
    );
    const [found] = await pages.collect(PERSON, ['/things'], client.effort([], SECONDS));
    expect(found?.ok).toBe(false);
    expect(seen).toHaveLength(1);
    if (URL.canParse(link)) expect(notes.map(({ event }) => event)).toContain('graph-foreign-link');
  });

  test('that fail on the way give no half collection', async () => {
    const { pages, client } = reading(
      lines(
        { status: 200, body: { value: [1], '@odata.nextLink': `${base}v1.0/things?$skiptoken=1` } },
        {
          status: 404,
          body: {},
        },
      ),
    );
    const [found] = await pages.collect(PERSON, ['/things'], client.effort([], SECONDS));
    expect(found).toMatchObject({ ok: false, sent: { status: 404 } });
  });
});
