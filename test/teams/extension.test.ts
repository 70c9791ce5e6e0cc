import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { content } from '../../bot/core/content.ts';
import { carriedIn, LONGEST_ADDRESS } from '../../bot/core/extension/carried.ts';
import type { Hit } from '../../bot/core/extension/hit.ts';
import { attachmentOf } from '../../bot/teams/extension/cards.ts';
import { makeLinks } from '../../bot/teams/links.ts';
import type { Extension } from '../../bot/usecases/extension/index.ts';
import { EXPECTED, judgeAnswer } from '../../infra/local/connector/extension-answers.ts';
import { APP, type Channel, makeListener, nothingFound, startChannel, TENANT } from './channel.ts';

const UNIT = '19:0123456789abcdef0123456789abcdef@thread.tacv2';
const LONG = 'Gå igenom blanketter, mallar och system '.repeat(7).slice(0, 255);
const action: Hit & { kind: 'action' } = {
  ...{ kind: 'action', unit: UNIT, unitName: 'Familjeteam Norr', id: '7', title: 'Byt skyltarna' },
  ...{ area: 'bemotande', state: 'active', dueDate: '2026-01-28' },
};
const item: Hit & { kind: 'item' } = {
  ...{ kind: 'item', unit: UNIT, unitName: 'Familjeteam Norr', id: '4', title: 'Tre ord', minutes: 10 },
  ...{ state: 'onAgenda', meeting: { id: '5', title: 'APT januari', start: '2026-01-20T12:00:00Z' } },
};
const hits: Record<string, Hit> = {
  action,
  'action without area or date': { ...action, area: null, dueDate: null, state: 'draft' },
  'action done': { ...action, state: 'done' },
  'action long': { ...action, title: LONG, unitName: LONG, area: 'annat' },
  item,
  'item proposed': { ...item, meeting: null, state: 'proposed', minutes: 1 },
  'item discussed': { ...item, state: 'discussed' },
  'item without time': { ...item, meeting: { id: '5', title: LONG, start: null }, minutes: null },
  'item of a broken time': { ...item, state: 'discussed', meeting: { id: '5', title: 'APT', start: 'x' } },
  'item not reached': { ...item, state: 'notReached', minutes: null },
  ...Object.fromEntries(
    content.aptIdeas.map((idea) => [idea.id, { kind: 'idea', unit: UNIT, idea } as const]),
  ),
};

const heard: unknown[][] = [];
const extension: Extension = {
  ...nothingFound,
  async search(...args) {
    heard.push(['search', ...args]);
    const { text, skip } = args[1];
    if (text === 'break') throw new Error('secret detail: break');
    if (text === 'nothing') return { found: { kind: 'nothing', asked: true }, language: 'sv' };
    const some = Object.values(hits).slice(skip, skip + 25);
    return {
      found: some.length > 0 ? { kind: 'hits', hits: some } : { kind: 'nothing', asked: false },
      language: 'sv',
    };
  },
  async fromMessage(...args) {
    heard.push(['fromMessage', ...args]);
    const [, dialog, { content: text }] = args;
    if (text.includes('slog'))
      return { answer: { kind: 'case-report', manager: 'Amal', safetyRep: 'Elif' }, language: 'sv' };
    if (text.includes('gay')) return { answer: { kind: 'identity', about: 'someone' }, language: 'sv' };
    return { answer: { kind: 'dialog', dialog, unit: UNIT, text }, language: args[0].language };
  },
  async made(...args) {
    heard.push(['made', ...args]);
    return { hit: action, language: 'sv' };
  },
};
const listener = makeListener();
let channel: Channel;
beforeAll(async () => {
  channel = await startChannel(listener, undefined, undefined, extension);
});
afterAll(() => channel.stop());
beforeEach(() => {
  heard.length = 0;
  listener.heard.length = 0;
  channel.received.length = 0;
  channel.journal.told.length = 0;
});

type Name = keyof typeof EXPECTED;
const invoke = (name: string, value: unknown, more: object = {}) =>
  channel.post(channel.activity({ type: 'invoke', name, value, text: undefined, ...more }));
/** The answer as Teams takes it; what is wrong with it fails the test. */
const asked = async (name: Name, value: unknown, more: object = {}) => {
  const { status, body } = await invoke(name, value, more);
  const judged = judgeAnswer(name, { status, body }, ['localhost:3978']);
  expect(judged).not.toHaveProperty('error');
  return { ...judged, body };
};
const onMessage = (commandId: string, html: string) => ({
  commandId,
  commandContext: 'message',
  requestId: '7f7d22efe5414818becebcec649a7912',
  messagePayload: {
    id: '1',
    body: { contentType: 'html', content: html },
    from: { user: { displayName: 'Bo' } },
  },
  context: { theme: 'default' },
});

describe('a search', () => {
  test('is answered in Teams’ form: cards with previews, page by page', async () => {
    const query = (skip: number) => ({
      commandId: 'actions',
      parameters: [{ name: 'text', value: 'skylt' }],
      queryOptions: { skip, count: 25 },
    });
    const first = await asked('composeExtension/query', query(0));
    expect(first.results).toHaveLength(25);
    expect(heard[0]?.[2]).toEqual({ search: 'actions', text: 'skylt', skip: 0, count: 25 });
    const past = await asked('composeExtension/query', query(100));
    expect(past.results).toEqual([]);
  });

  test('the default query asks for nothing in particular', async () => {
    const parameters = [{ name: 'initialRun', value: 'true' }];
    await asked('composeExtension/query', { commandId: 'library', parameters });
    expect(heard[0]?.[2]).toEqual({ search: 'library', text: '', skip: 0, count: 25 });
  });

  test.each([
    ['agenda', 'nothing', 'Inga träffar'],
    ['searchCmd', 'Toronto', 'känner jag inte till'],
    ['agenda', 'break', 'Något gick fel'],
  ])('%s for %s says %s', async (commandId, value, words) => {
    const answer = await asked('composeExtension/query', {
      commandId,
      parameters: [{ name: 'text', value }],
    });
    expect(answer.message).toContain(words);
    expect(JSON.stringify(answer)).not.toContain('secret');
  });
});

describe('a command on a message', () => {
  test('opens a dialog of the tab whose address carries the text where no server sees it', async () => {
    const { dialog } = await asked('composeExtension/fetchTask', onMessage('makeAction', 'Byt skyltarna'));
    const url = new URL(dialog?.url ?? '');
    expect([url.pathname, url.searchParams.get('dialog'), url.searchParams.get('unit')]).toEqual([
      '/tab/',
      'action',
      UNIT,
    ]);
    expect(url.searchParams.get('apps')).toBe(`app,${APP}`);
    expect(url.search).not.toContain('skylt');
    expect(carriedIn(url.hash)).toEqual({ text: 'Byt skyltarna', cut: false });
    expect(dialog?.fallbackUrl).not.toContain('skylt');
  });

  test('a message longer than fits is cut, and the dialog is told', async () => {
    const { dialog } = await asked('composeExtension/fetchTask', onMessage('propose', 'å'.repeat(20_000)));
    expect(dialog?.url?.length).toBeLessThanOrEqual(LONGEST_ADDRESS);
    expect(carriedIn(new URL(dialog?.url ?? '').hash).cut).toBe(true);
  });

  test('what a human being must receive opens whom to turn to, without a word of it', async () => {
    const { dialog, body } = await asked(
      'composeExtension/fetchTask',
      onMessage('makeAction', 'Han slog mig'),
    );
    expect(dialog?.card).toMatchObject({ type: 'AdaptiveCard' });
    expect(JSON.stringify(body)).toContain('Amal');
    expect(JSON.stringify(body)).not.toContain('slog');
    expect((await asked('composeExtension/fetchTask', onMessage('propose', 'Är Bo gay?'))).message).toContain(
      'enskilda',
    );
  });

  test('nothing of what was written reaches the log', async () => {
    await asked('composeExtension/fetchTask', onMessage('makeAction', 'canary-7301'));
    await asked('composeExtension/query', {
      commandId: 'agenda',
      parameters: [{ name: 'text', value: 'canary-7301' }],
    });
    expect(JSON.stringify(channel.journal.told)).not.toContain('canary');
    expect(JSON.stringify(channel.received)).not.toContain('canary');
  });

  test('what its dialog made is shown in the message, and anything else closes quietly', async () => {
    const data = { made: 'action', unit: UNIT, id: '7', insert: true };
    const made = await asked('composeExtension/submitAction', { ...onMessage('makeAction', 'x'), data });
    expect(made.results).toHaveLength(1);
    for (const odd of [undefined, null, 'x', { made: 'tea' }, { made: 'action' }]) {
      const answer = await invoke('composeExtension/submitAction', {
        ...onMessage('makeAction', 'x'),
        data: odd,
      });
      expect([answer.status, answer.text]).toEqual([200, '']);
    }
  });
});

describe('a card’s button that opens a dialog', () => {
  const ids = { nudge: '7f3a', item: '12' };
  test('with the person’s own rights: ids in the address, what was written in its fragment', async () => {
    const data = {
      ...ids,
      dialog: 'press',
      verb: 'propose',
      title: 'Skyltarna',
      as: 'name',
      once: 'k',
      type: 'task/fetch',
    };
    const { dialog } = await asked('task/fetch', { data });
    const url = new URL(dialog?.url ?? '');
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      ...ids,
      dialog: 'press',
      verb: 'propose',
      as: 'name',
    });
    expect(url.search).not.toContain('Skylt');
    expect(carriedIn(url.hash).text).toBe('Skyltarna');
  });

  test.each([
    ['calendar', { unit: UNIT }],
    ['note', { unit: UNIT, prompt: 'ref-a01' }],
  ])('%s', async (dialog, more) => {
    const answer = await asked('task/fetch', { data: { ...ids, dialog, ...more } });
    expect(answer.dialog?.url).toContain(`dialog=${dialog}`);
  });

  test('one that no card of ours has says so', async () => {
    for (const data of [
      undefined,
      { type: 'task/fetch' },
      { dialog: 'press', verb: 'x', nudge: '../../x', item: '1' },
    ])
      expect((await asked('task/fetch', { data })).message).toContain('känner jag inte till');
  });

  test('handed in, the card is shown as it stands now', async () => {
    const data = { made: 'answer', card: '7f3a', item: '12' };
    const { status } = await asked('task/submit', { data }, { replyToId: '99' });
    expect(status).toBe(200);
    expect(listener.heard).toMatchObject([
      ['acted', {}, { verb: 'show', data: { nudge: '7f3a', item: '12' } }],
    ]);
    expect(channel.received.map(({ method, path }) => [method, path.split('/').at(-1)])).toEqual([
      ['PUT', '99'],
    ]);
  });
});

const links = makeLinks({ teamsAppId: 'app-id', baseUrl: 'https://stegvis.example.se' });
const folder = process.env.ORACLES_DIR ?? '../shared/oracles';
const whenOracles = existsSync(`${folder}/activities`) ? describe : describe.skip;

describe.each(['sv', 'en'] as const)('every card in %s', (language) => {
  test.each(Object.keys(hits))('%s is small, says what it is, has one link and no other button', (name) => {
    const { content: card, preview } = attachmentOf(hits[name] as Hit, language, links);
    expect(Buffer.byteLength(JSON.stringify(card), 'utf16le')).toBeLessThan(28 * 1024);
    expect(card.actions).toMatchObject([{ type: 'Action.OpenUrl' }]);
    expect([card.lang, card.fallbackText === '', preview.content.title === '']).toEqual([
      language,
      false,
      false,
    ]);
    for (const words of [...card.body.map(({ text }) => String(text)), preview.content.text])
      expect(words).not.toMatch(/[!{}]|undefined|null|NaN|Invalid|^\s*$/);
  });
});

whenOracles('with Microsoft’s own examples', () => {
  test('every card is an Adaptive Card 1.5', () => {
    const schema: object = JSON.parse(readFileSync(`${folder}/adaptive-card-1.5.schema.json`, 'utf8'));
    const ajv = new Ajv({ strict: false, allErrors: true });
    (addFormats as unknown as (ajv: Ajv) => void)(ajv);
    const validate = ajv.compile({ ...schema, $schema: undefined });
    for (const hit of Object.values(hits)) {
      expect([validate(attachmentOf(hit, 'sv', links).content), validate.errors]).toEqual([true, null]);
    }
  });

  const files = readdirSync(`${folder}/activities`).filter((name) =>
    /composeExtension|task-fetch/.test(name),
  );
  const whole = (name: string): Record<string, unknown> => {
    const example = JSON.parse(readFileSync(`${folder}/activities/${name}`, 'utf8')) as Record<
      string,
      unknown
    >;
    const tenant = { tenant: { id: TENANT } };
    return {
      ...channel.activity({ text: undefined }),
      ...example,
      ...{ type: 'invoke', serviceUrl: channel.serviceUrl, channelId: 'msteams', channelData: tenant },
      conversation: { ...(example.conversation as object), tenantId: TENANT },
    };
  };

  test.each(files)('%s gets an answer that Teams takes', async (name) => {
    const activity = whole(name);
    const { status, body } = await channel.post(activity);
    expect(judgeAnswer(activity.name as Name, { status, body }, ['localhost:3978'])).toMatchObject({
      status: 200,
    });
    expect(channel.journal.told.filter(({ level }) => level === 'error')).toEqual([]);
  });

  test('and whatever stands in the value, there is an answer and no exception', async () => {
    const odd = fc.oneof(
      fc.jsonValue(),
      fc.record(
        {
          commandId: fc.oneof(
            fc.constantFrom('actions', 'makeAction', 'propose', '__proto__', 'constructor'),
            fc.jsonValue(),
          ),
          parameters: fc.jsonValue(),
          queryOptions: fc.jsonValue(),
          messagePayload: fc.oneof(fc.jsonValue(), fc.record({ body: fc.jsonValue() })),
          data: fc.jsonValue(),
        },
        { requiredKeys: [] },
      ),
    );
    const names = [
      ...Object.keys(EXPECTED),
      'composeExtension/queryLink',
      'composeExtension/selectItem',
      'tab/fetch',
    ];
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...names), odd, async (name, value) => {
        const { status } = await invoke(name, value);
        expect([200, 400, 501]).toContain(status);
      }),
      { seed: 20_260_112, numRuns: 200 },
    );
    expect(channel.journal.told.filter(({ event }) => event === 'activity-failed')).toEqual([]);
  });
});
