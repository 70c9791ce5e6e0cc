/**
 * Message extensions and dialogs: what Teams asks while somebody searches in a message, presses a command on one, opens a
 * dialog from a card, or closes one. Each has its own form of answer; five seconds are all there is.
 */
import type { TurnContext } from 'botbuilder';
import { dialogResult } from '../../core/extension/dialogs.ts';
import { isSearch, onMessage } from '../../core/extension/hit.ts';
import { extensionTexts } from '../../core/texts/extension/index.ts';
import type { Chat } from '../../usecases/chat.ts';
import type { Extension } from '../../usecases/extension/index.ts';
import type { Journal } from '../../usecases/ports.ts';
import { caseReportFace } from '../cards/care.ts';
import { cardOf, respond } from '../envelope.ts';
import { type Incoming, languageOf } from '../incoming.ts';
import type { Links } from '../links.ts';
import { messageOf } from '../message.ts';
import { writerOf } from '../writer.ts';
import { type DialogPlace, dialogAnswer } from './addresses.ts';
import { cardDialog, popup, results, said } from './answers.ts';
import { attachmentOf } from './cards.ts';
import { commandShape, opening, pageIn, queryShape, taskShape, textIn } from './shapes.ts';

export interface ExtensionParts {
  chat: Chat;
  extension: Extension;
  links: Links;
  journal: Journal;
  dialogs: Omit<DialogPlace, 'links'>;
}

type Handle = (context: TurnContext, activity: Incoming) => Promise<void>;

/** A card that a channel shares is written in the language of its lists. */
const CHANNEL_LANGUAGE = 'sv';

export const makeExtensionTurns = (parts: ExtensionParts): Readonly<Record<string, Handle>> => {
  const { chat, extension, links, journal } = parts;
  const place: DialogPlace = { ...parts.dialogs, links };
  const who = (context: TurnContext, activity: Incoming) =>
    writerOf(context, activity, journal, { named: false });

  const query: Handle = async (context, activity) => {
    const read = queryShape.safeParse(activity.value);
    const writer = await who(context, activity);
    if (!read.success || writer === null) return void (await respond(context, 400));
    const { commandId } = read.data;
    if (!isSearch(commandId)) {
      const words = extensionTexts[languageOf(activity)].found.unknown;
      return void (await respond(context, 200, said(words)));
    }
    const page = pageIn(read.data);
    const { found, language } = await extension.search(writer, {
      search: commandId,
      text: textIn(read.data),
      ...page,
    });
    const t = extensionTexts[language].found;
    const body =
      found.kind === 'hits'
        ? results(found.hits.map((hit) => attachmentOf(hit, language, links)))
        : // A later page of nothing is the end of the list, and no news.
          page.skip > 0
          ? results([])
          : said(found.kind === 'no-unit' ? t.noUnit : found.asked ? t.nothing : t.empty);
    await respond(context, 200, body);
  };

  const fetchTask: Handle = async (context, activity) => {
    const read = commandShape.safeParse(activity.value);
    const writer = await who(context, activity);
    if (!read.success || writer === null) return void (await respond(context, 400));
    const dialog = onMessage(read.data.commandId);
    if (dialog === null)
      return void (await respond(context, 200, popup(extensionTexts[languageOf(activity)].unknown)));
    const { content, contentType } = read.data.messagePayload?.body ?? {};
    const { answer, language } = await extension.fromMessage(writer, dialog, {
      content: content ?? '',
      contentType: contentType ?? 'html',
    });
    const t = extensionTexts[language];
    switch (answer.kind) {
      case 'dialog':
        return void (await respond(context, 200, dialogAnswer(place, answer.dialog, language, answer)));
      case 'case-report': {
        const shown = caseReportFace(answer, { language, links }, t.notKept);
        return void (await respond(
          context,
          200,
          cardDialog(t.dialog.caseReport.title, cardOf(shown, language)),
        ));
      }
      case 'identity':
        return void (await respond(context, 200, popup(t.identity)));
      case 'no-unit':
        return void (await respond(context, 200, popup(t.found.noUnit)));
    }
  };

  /** The dialog has closed. Without anything to show, Teams wants an empty answer and closes quietly. */
  const submitAction: Handle = async (context, activity) => {
    const read = commandShape.safeParse(activity.value);
    const writer = await who(context, activity);
    if (!read.success || writer === null) return void (await respond(context, 400));
    const result = dialogResult.safeParse(read.data.data);
    const made = result.success ? await extension.made(writer, result.data) : null;
    await respond(
      context,
      200,
      made === null ? undefined : results([attachmentOf(made.hit, made.language, links)]),
    );
  };

  const taskFetch: Handle = async (context, activity) => {
    const read = taskShape.safeParse(activity.value);
    const writer = await who(context, activity);
    if (!read.success || writer === null) return void (await respond(context, 400));
    const asked = opening.safeParse(read.data.data);
    const language = await extension.languageOf(writer);
    if (!asked.success) return void (await respond(context, 200, popup(extensionTexts[language].unknown)));
    const { data } = asked;
    const named = { nudge: data.nudge, item: data.item };
    switch (data.dialog) {
      case 'press': {
        const { verb, date, title, as, once } = data;
        const inputs = Object.fromEntries(
          Object.entries({ date, as, once, was: data.was }).filter(
            (one): one is [string, string] => typeof one[1] === 'string' && one[1].length <= 60,
          ),
        );
        const text = typeof title === 'string' ? title : '';
        const answer = dialogAnswer(place, 'press', language, { data: { ...named, verb, ...inputs }, text });
        return void (await respond(context, 200, answer));
      }
      case 'calendar':
        return void (await respond(
          context,
          200,
          dialogAnswer(place, 'calendar', language, { unit: data.unit, data: named }),
        ));
      case 'note': {
        const link = `${data.prompt}.${data.nudge}`;
        const answer = dialogAnswer(place, 'note', language, {
          unit: data.unit,
          data: { ...named, prompt: data.prompt },
          item: link,
        });
        return void (await respond(context, 200, answer));
      }
    }
  };

  /** What the dialog did is read back from where it stands, and the card says so. */
  const taskSubmit: Handle = async (context, activity) => {
    const read = taskShape.safeParse(activity.value);
    const writer = await who(context, activity);
    if (!read.success || writer === null) return void (await respond(context, 400));
    const result = dialogResult.safeParse(read.data.data);
    if (!result.success || result.data.made !== 'answer') return void (await respond(context, 200));
    const { card, item } = result.data;
    const spoken = await chat.acted(writer, { verb: 'show', data: { nudge: card, item } });
    const { replyToId } = activity;
    if (spoken !== null && replyToId && spoken.reply.kind !== 'problem') {
      const { reply } = spoken;
      const shared = (reply.kind === 'answered' || reply.kind === 'nudge') && reply.card.to === 'channel';
      const language = shared ? CHANNEL_LANGUAGE : spoken.language;
      try {
        await context.updateActivity({ ...messageOf(reply, language, links), id: replyToId });
      } catch (error) {
        journal.warn('card-not-updated', { cause: error instanceof Error ? error.name : 'unknown' });
      }
    }
    await respond(context, 200);
  };

  return {
    'composeExtension/query': query,
    'composeExtension/fetchTask': fetchTask,
    'composeExtension/submitAction': submitAction,
    'task/fetch': taskFetch,
    'task/submit': taskSubmit,
  };
};

/** The answer to such an invoke when something broke: words in the form that Teams shows; null for other invokes. */
export const troubleFor = (activity: Incoming): unknown => {
  const { trouble } = extensionTexts[languageOf(activity)];
  if (activity.name === 'composeExtension/query') return said(trouble);
  if (activity.name?.startsWith('composeExtension/') || activity.name?.startsWith('task/'))
    return popup(trouble);
  return null;
};
