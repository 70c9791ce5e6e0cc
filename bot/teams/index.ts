/** The Teams room: what Teams posts goes in, what people read in the chat comes out. botbuilder stays in here. */
import type { Chat } from '../usecases/chat.ts';
import type { Extension } from '../usecases/extension/index.ts';
import type { Journal, Messenger } from '../usecases/ports.ts';
import { makeAdapter, type ParsedRequest } from './adapter.ts';
import { ChannelAuthentication } from './authentication.ts';
import { makeBot } from './bot.ts';
import { type AppTokens, makeCredentials, mergeTokens, TeamsConnectors } from './connector.ts';
import { makeDirect } from './direct.ts';
import { makeLinks } from './links.ts';
import { makeMessenger } from './messenger.ts';

export type { ParsedRequest } from './adapter.ts';
export type { AppTokens } from './connector.ts';

/** What of the program's configuration the room needs. */
export interface TeamsConfig {
  bot: { appId: string };
  allowedTenants: readonly string[];
  channelOpenIdUrl: string;
  serviceUrls: readonly string[];
  teamsAppId: string;
  baseUrl: string;
  /** How long to wait for the event of an installation that tells the language; some seconds when left out. */
  greetAfterMs?: number;
}

export interface Teams {
  /** The handler of `POST /api/messages`, after a body parser; it answers every request itself. */
  handle(req: ParsedRequest, res: import('node:http').ServerResponse): Promise<void>;
  messenger: Messenger;
}

/** Puts the room together. `tokens` gives the bot's own tokens for the scope `https://api.botframework.com/.default`. */
export const makeTeams = ({
  config,
  tokens,
  useCases,
  extension,
  journal,
}: {
  config: TeamsConfig;
  tokens: AppTokens;
  useCases: Chat;
  extension: Extension;
  journal: Journal;
}): Teams => {
  const { appId } = config.bot;
  const { serviceUrls } = config;
  const links = makeLinks(config);
  const own = mergeTokens(tokens);
  const credentials = makeCredentials(appId, own);
  const connectors = new TeamsConnectors(appId, credentials, serviceUrls);
  const messenger = makeMessenger({ direct: makeDirect(own), serviceUrls, links, journal });
  const rules = { appId, openIdUrl: config.channelOpenIdUrl, serviceUrls };
  return {
    handle: makeAdapter({
      authentication: new ChannelAuthentication(rules, connectors),
      allowedTenants: config.allowedTenants,
      turn: makeBot({
        ...{ chat: useCases, extension, links, journal, messenger, greetAfterMs: config.greetAfterMs },
        dialogs: { baseUrl: config.baseUrl, apps: [config.teamsAppId, appId] },
      }),
      journal,
    }),
    messenger,
  };
};
