/** The Teams room: what Teams posts goes in, what people read in the chat comes out. botbuilder stays in here. */
import type { Chat } from '../usecases/chat.ts';
import type { Extension } from '../usecases/extension/index.ts';
import type { MeetingTalk } from '../usecases/live/meeting-talk.ts';
import type { Journal, MeetingInfo, MessageRemover, Messenger } from '../usecases/ports.ts';
import { makeAdapter, type ParsedRequest } from './adapter.ts';
import { ChannelAuthentication } from './authentication.ts';
import { makeBot } from './bot.ts';
import { type AppTokens, makeCredentials, mergeTokens, TeamsConnectors } from './connector.ts';
import { makeDirect } from './direct.ts';
import { makeLinks } from './links.ts';
import { makeMeetingInfo } from './meeting-info.ts';
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
  messenger: Messenger & MessageRemover;
  meetingInfo: MeetingInfo;
}

/** Puts the room together. `tokens` gives the bot's own tokens for the scope `https://api.botframework.com/.default`. */
export const makeTeams = ({
  config,
  tokens,
  useCases,
  extension,
  meetings,
  journal,
}: {
  config: TeamsConfig;
  tokens: AppTokens;
  useCases: Chat;
  extension: Extension;
  /** Made with what the room itself gives: its ways to write to chats and to ask about meetings. */
  meetings?: (room: Pick<Teams, 'messenger' | 'meetingInfo'>) => MeetingTalk;
  journal: Journal;
}): Teams => {
  const { appId } = config.bot;
  const { serviceUrls } = config;
  const links = makeLinks(config);
  const own = mergeTokens(tokens);
  const credentials = makeCredentials(appId, own);
  const connectors = new TeamsConnectors(appId, credentials, serviceUrls);
  const direct = makeDirect(own);
  const messenger = makeMessenger({ direct, serviceUrls, links, journal });
  const meetingInfo = makeMeetingInfo(direct, serviceUrls);
  const rules = { appId, openIdUrl: config.channelOpenIdUrl, serviceUrls };
  return {
    handle: makeAdapter({
      authentication: new ChannelAuthentication(rules, connectors),
      allowedTenants: config.allowedTenants,
      turn: makeBot({
        ...{ chat: useCases, extension, links, journal, messenger, greetAfterMs: config.greetAfterMs },
        dialogs: { baseUrl: config.baseUrl, apps: [config.teamsAppId, appId] },
        meetings: meetings?.({ messenger, meetingInfo }),
      }),
      journal,
    }),
    messenger,
    meetingInfo,
  };
};
