/**
 * The loop to compare with: botbuilder's `continueConversationAsync` once for each card, with no store, no lane and no
 * marks, so many at a time. Sends the same card to conversations of many tenants for a while; tells how many went out.
 */
import { CloudAdapter, type ConversationReference } from 'botbuilder';
import { makeBotCredentials } from '../../../bot/identity/bot-credentials.ts';
import { ChannelAuthentication } from '../../../bot/teams/authentication.ts';
import { makeCredentials, mergeTokens, TeamsConnectors } from '../../../bot/teams/connector.ts';
import { makeLinks } from '../../../bot/teams/links.ts';
import { messageOf } from '../../../bot/teams/message.ts';
import { cardReply } from './card.ts';

const { env } = process;
const appId = env.MicrosoftAppId ?? '';
const serviceUrl = env.SERVICE_URLS ?? '';
const tokens = makeBotCredentials({
  identityBaseUrl: env.IDENTITY_BASE_URL ?? '',
  clientId: appId,
  tenant: env.MicrosoftAppTenantId ?? '',
  credential: { secret: env.MicrosoftAppPassword ?? '' },
});
const connectors = new TeamsConnectors(appId, makeCredentials(appId, mergeTokens(tokens)), [serviceUrl]);
const adapter = new CloudAdapter(
  new ChannelAuthentication(
    { appId, openIdUrl: env.CHANNEL_OPENID_URL ?? '', serviceUrls: [serviceUrl] },
    connectors,
  ),
);
const links = makeLinks({ teamsAppId: 'app', baseUrl: 'http://localhost' });

const AT_ONCE = Number(env.AT_ONCE ?? 16);
const end = performance.now() + Number(env.FOR_MS ?? 10_000);
let next = 0;
const loop = async (): Promise<void> => {
  while (performance.now() < end) {
    const n = next++;
    const reference: Partial<ConversationReference> = {
      channelId: 'msteams',
      serviceUrl,
      bot: { id: `28:${appId}`, name: 'Stegvis' },
      conversation: {
        id: `a:bare-${n}`,
        conversationType: 'personal',
        tenantId: `bare-${n % 40}`,
        isGroup: false,
        name: '',
      },
    };
    await adapter.continueConversationAsync(appId, reference, async (context) => {
      await context.sendActivity(messageOf(cardReply(`card-${n}`), 'sv', links));
    });
  }
};
await Promise.all(Array.from({ length: AT_ONCE }, loop));
console.log('done');
