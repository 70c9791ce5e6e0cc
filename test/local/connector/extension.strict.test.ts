/**
 * Wrong answers to message extensions and dialogs, written from Microsoft's pages, and wrong requests of people. What
 * Teams does with one is "Unable to reach app" for the person; here that is an error beside the answer.
 */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { COMMANDS } from '../../../infra/local/host/shapes.ts';
import { readStrings } from '../../../manifest/build.ts';
import manifest from '../../../manifest/manifest.json' with { type: 'json' };
import { countsWrong, noteAnswer } from '../families.ts';
import { card, type House, openHouse } from './house.ts';

let house: House;
let line: string;
const answers = (body: unknown, status = 200): void => house.bot(() => ({ status, body: body as object }));

beforeEach(async () => {
  house = await openHouse();
  house.connector.setLimits(false);
  await house.connector.install(house.manager.id, house.unit.channel);
  answers({});
  const said = await house.connector.say(house.colleague.id, house.unit.channel, 'Byt <skyltarna>', false);
  expect(said.ok).toBe(true);
  const chat = house.connector.chat(house.colleague.id, house.unit.channel);
  line = chat.ok ? (chat.value.lines.at(-1)?.id ?? '') : '';
  house.heard.length = 0;
});
afterEach(() => house.close());

const search = (given: object = {}) =>
  house.connector.search({
    person: house.colleague.id,
    where: house.unit.channel,
    command: 'actions',
    ...given,
  });
const command = (given: object = {}) =>
  house.connector.command({ person: house.colleague.id, activityId: line, command: 'makeAction', ...given });
const adaptive = (
  content: unknown = card('Titel'),
  preview: unknown = { contentType: 'application/vnd.microsoft.card.thumbnail', content: { title: 'Titel' } },
) => ({
  contentType: 'application/vnd.microsoft.card.adaptive',
  content,
  preview,
});
const result = (attachments: unknown, more: object = {}) => ({
  composeExtension: { type: 'result', attachmentLayout: 'list', attachments, ...more },
});
const url = (): string => `${house.tenant.addresses.bot}/tab/?dialog=action`;
const dialog = (value: object) => ({ task: { type: 'continue', value } });
const info = (more: object = {}) => ({ title: 'Dialog', width: 400, height: 'medium', url: url(), ...more });

/** The person sees an error. */
const refused = (answer: {
  ok: boolean;
  value?: { status: number; error?: string };
  status?: number;
}): boolean => {
  const status = answer.ok ? (answer.value?.status ?? 0) : (answer.status ?? 0);
  noteAnswer(status, answer);
  return status >= 400;
};

// learn.microsoft.com/microsoftteams/platform/messaging-extensions/how-to/search-commands/respond-to-search
describe('an answer to a search is refused when', () => {
  test.each<[string, () => unknown, number?]>([
    ['it is not 200', () => result([]), 201],
    ['it is an error', () => ({}), 500],
    ['it is empty', () => ({})],
    ['it is a list', () => []],
    ['it is a dialog', () => dialog(info())],
    ['it has no type', () => ({ composeExtension: {} })],
    ['its type does not exist', () => ({ composeExtension: { type: 'list' } })],
    ['it has no layout', () => result([], { attachmentLayout: undefined })],
    ['its layout does not exist', () => result([], { attachmentLayout: 'carousel' })],
    ['attachments are missing', () => result(undefined)],
    ['an attachment has no content', () => result([{ ...adaptive(), content: undefined }])],
    ['an attachment is of another kind', () => result([{ ...adaptive(), contentType: 'image/png' }])],
    [
      'an Adaptive Card has no preview',
      () => result([adaptive(card('Titel'), undefined)].map(({ preview: _, ...one }) => one)),
    ],
    ['the preview is an Adaptive Card', () => result([adaptive(card('Titel'), adaptive())])],
    [
      'the preview says nothing',
      () =>
        result([
          adaptive(card('Titel'), { contentType: 'application/vnd.microsoft.card.hero', content: {} }),
        ]),
    ],
    [
      'the preview has buttons',
      () =>
        result([
          adaptive(card('Titel'), {
            contentType: 'application/vnd.microsoft.card.hero',
            content: { title: 'T', buttons: [] },
          }),
        ]),
    ],
    ['the Adaptive Card is none', () => result([adaptive({ type: 'Card' })])],
    [
      'the card is larger than 28 KB',
      () => result([adaptive({ ...card('Titel'), body: [{ type: 'TextBlock', text: 'x'.repeat(29_000) }] })]),
    ],
    ['a message has no text', () => ({ composeExtension: { type: 'message' } })],
    ['signing in is asked for without a way', () => ({ composeExtension: { type: 'auth' } })],
  ])('%s', async (_name, body, status = 200) => {
    answers(body(), status);
    expect(refused(await search())).toBe(true);
  });

  test('it comes after five seconds', async () => {
    house.bot(async () => {
      await new Promise((resolve) => setTimeout(resolve, 5_200).unref());
      return { status: 200, body: result([]) };
    });
    expect(refused(await search())).toBe(true);
  }, 15_000);
});

// learn.microsoft.com/microsoftteams/platform/messaging-extensions/how-to/action-commands/create-task-module#respond-to-the-fetchtask
describe('an answer to a command is refused when', () => {
  test.each<[string, () => unknown]>([
    ['it is empty', () => ({})],
    ['it is a result', () => result([])],
    ['its type does not exist', () => ({ task: { type: 'open' } })],
    ['the words are missing', () => ({ task: { type: 'message' } })],
    ['the dialog has no title', () => dialog(info({ title: '' }))],
    ['the width is a text', () => dialog(info({ width: '400px' }))],
    ['there is neither address nor card', () => dialog(info({ url: undefined }))],
    ['there are both', () => dialog(info({ card: adaptive() }))],
    [
      'the address is of a domain that the manifest does not name',
      () => dialog(info({ url: 'https://evil.example/' })),
    ],
    ['the address is not https', () => dialog(info({ url: 'http://stegvis.example/' }))],
    ['the fallback is not https', () => dialog(info({ fallbackUrl: 'http://stegvis.example/' }))],
    ['the card is no attachment', () => dialog(info({ url: undefined, card: card('Titel') }))],
  ])('%s', async (_name, body) => {
    answers(body());
    expect(refused(await command())).toBe(true);
  });
});

describe('Teams does not offer', () => {
  test('what the manifest does not name, other people’s places, or an app that is not there', async () => {
    const stranger = house.tenant.people.find(({ unit }) => unit !== house.unit.id);
    for (const answer of [
      await search({ command: 'makeAction' }),
      await search({ command: 'nothing' }),
      await search({ person: stranger?.id }),
      await search({ person: 'nobody' }),
      await search({ where: 'personal' }),
      await command({ command: 'actions' }),
      await command({ activityId: '1' }),
      await command({ person: stranger?.id }),
    ])
      expect(refused(answer)).toBe(true);
    expect(house.heard).toEqual([]);
  });

  test('the commands are those of the manifest, with its titles', () => {
    const declared = manifest.composeExtensions[0]?.commands ?? [];
    expect(declared.map(({ id, type }) => [id, type])).toEqual(COMMANDS.map(({ id, type }) => [id, type]));
    for (const [index, { title }] of COMMANDS.entries())
      for (const language of ['sv', 'en'] as const)
        expect(readStrings(language)[`composeExtensions[0].commands[${index}].title`]).toBe(title[language]);
  });
});

describe('what the bot gets has Microsoft’s form', () => {
  test('the default query, a query, and their pages', async () => {
    answers(result([adaptive()]));
    expect(await search()).toMatchObject({
      value: { status: 200, results: [{ preview: { title: 'Titel' } }] },
    });
    await search({ text: 'skylt', skip: 25, count: 10 });
    expect(house.heard.map(({ activity }) => activity)).toMatchObject([
      {
        type: 'invoke',
        name: 'composeExtension/query',
        value: {
          commandId: 'actions',
          parameters: [{ name: 'initialRun', value: 'true' }],
          queryOptions: { skip: 0, count: 25 },
        },
      },
      { value: { parameters: [{ name: 'text', value: 'skylt' }], queryOptions: { skip: 25, count: 10 } } },
    ]);
  });

  test('a command on a message, with the message, and what its dialog handed in', async () => {
    answers(dialog(info()));
    expect(await command({ theme: 'dark' })).toMatchObject({
      value: { status: 200, dialog: { url: url() } },
    });
    answers({});
    const handed = {
      person: house.colleague.id,
      activityId: line,
      command: 'makeAction',
      result: { made: 'action' },
    };
    expect(await house.connector.handIn(handed)).toMatchObject({ value: { status: 200 } });
    expect(house.heard.map(({ activity }) => activity)).toMatchObject([
      {
        name: 'composeExtension/fetchTask',
        conversation: { conversationType: 'channel' },
        value: {
          commandId: 'makeAction',
          commandContext: 'message',
          context: { theme: 'dark' },
          messagePayload: {
            id: line,
            body: { contentType: 'html', content: '<div><div>Byt &lt;skyltarna&gt;</div></div>' },
            from: { user: { id: house.colleague.id, userIdentityType: 'aadUser' } },
          },
        },
      },
      {
        name: 'composeExtension/submitAction',
        value: { commandContext: 'message', data: { made: 'action' } },
      },
    ]);
  });

  test('a card’s button that opens a dialog: task/fetch with its data and fields, and task/submit', async () => {
    const sent = await house.send(house.unit.channel);
    const activityId = String(sent.body.id);
    answers(dialog(info()));
    const action = {
      type: 'Action.Submit',
      title: 'Öppna',
      data: { nudge: 'n', msteams: { type: 'task/fetch' } },
    };
    const clicked = await house.connector.click({
      person: house.colleague.id,
      activityId,
      action,
      inputs: { date: '2026-01-20' },
    });
    expect(clicked).toMatchObject({ value: { status: 200, dialog: { title: 'Dialog' } } });
    answers({ task: { type: 'message', value: 'Klart' } });
    const handed = await house.connector.handIn({
      person: house.colleague.id,
      activityId,
      result: { made: 'answer' },
    });
    expect(handed).toMatchObject({ value: { status: 200, message: 'Klart' } });
    expect(house.heard.map(({ activity }) => activity)).toMatchObject([
      {
        name: 'task/fetch',
        replyToId: activityId,
        value: { data: { nudge: 'n', date: '2026-01-20', type: 'task/fetch' } },
      },
      { name: 'task/submit', replyToId: activityId, value: { data: { made: 'answer' } } },
    ]);
    const other = { type: 'Action.Submit', title: 'X', data: { msteams: { type: 'signin' } } };
    expect(
      refused(await house.connector.click({ person: house.colleague.id, activityId, action: other })),
    ).toBe(true);
  });
});

countsWrong('message extension');
