/** The bot's real endpoint before the chat's real use cases and a real database: what an activity meets in production. */
import { content } from '../../../bot/core/content.ts';
import { type Chat, makeChat } from '../../../bot/usecases/chat.ts';
import { makeExtension } from '../../../bot/usecases/extension/index.ts';
import { makeTabUseCases } from '../../../bot/usecases/tab/index.ts';
import { matter } from '../../contracts/samples.ts';
import { makeMemoryMyData } from '../../memory/own-data.ts';
import { makeMemoryPreviews } from '../../memory/previews.ts';
import { caller, makeWorld, SET_UP, UNIT } from '../../memory/world.ts';
import { openStoreHouse } from '../../store/house.ts';
import { type Channel, startChannel, TENANT } from '../channel.ts';

type Fields = Record<string, unknown>;

export interface ActivitiesHouse {
  channel: Channel;
  /** Activities of every kind that the bot offers something for, from people of a unit and from strangers. */
  own: Fields[];
  /** Everything that broke: what the journal calls an error, the use cases' own included. */
  broken(): unknown[];
  close(): Promise<void>;
}

const CARD = 'card-1';
const BOT = { id: '28:f5d48856-5b42-41a0-8c3a-c5f944b679b0', name: 'Stegvis' };
const SAID = [
  'hjälp',
  'nästa möte',
  'mina uppgifter',
  'pausa till fredag',
  'fortsätt',
  'reflektera tisdag',
  'språk',
  'integritet',
  'kontakt',
  'tider',
  'blaj',
];
const VERBS = [
  'done',
  'later',
  'move',
  'propose',
  'confirm',
  'skip',
  'fewer',
  'pause',
  'resume',
  'undo',
  'why',
  'show',
  'irrelevant',
  'times',
  'privacy',
  'saveTimes',
];

const ownActivities = (channel: Channel): Fields[] => {
  const from = { id: '29:amal', name: 'Amal', aadObjectId: 'amal' };
  const inChannel = {
    from,
    conversation: { isGroup: true, conversationType: 'channel', tenantId: TENANT, id: `${UNIT};messageid=1` },
    channelData: { team: { id: '19:t@thread.tacv2', name: 'Norr' }, tenant: { id: TENANT } },
  };
  const value = (verb: string): Fields => ({
    action: {
      type: 'Action.Execute',
      verb,
      data: { item: '7', nudge: CARD, title: 'En punkt', once: 'o', date: '2026-02-03', day: '2026-01-20' },
    },
    trigger: 'manual',
  });
  const invoke = { type: 'invoke', name: 'adaptiveCard/action', text: undefined, from };
  return [
    ...SAID.map((text) => channel.activity({ text, from })),
    ...SAID.slice(0, 3).map((text) =>
      channel.activity({
        ...inChannel,
        text: `<at>Stegvis</at> ${text}`,
        entities: [{ type: 'mention', mentioned: BOT, text: '<at>Stegvis</at>' }],
      }),
    ),
    ...VERBS.map((verb) => channel.activity({ ...invoke, value: value(verb) })),
    channel.activity({
      text: undefined,
      from,
      value: { verb: 'later', item: '7', nudge: CARD },
      replyToId: '9',
    }),
    channel.activity({ type: 'installationUpdate', action: 'add', text: undefined }),
    channel.activity({ type: 'installationUpdate', action: 'remove', text: undefined }),
    channel.activity({ ...inChannel, type: 'installationUpdate', action: 'add', text: undefined }),
    channel.activity({ type: 'conversationUpdate', membersAdded: [BOT], text: undefined, locale: undefined }),
    channel.activity({
      ...inChannel,
      type: 'conversationUpdate',
      membersAdded: [{ id: '29:x' }],
      text: undefined,
    }),
    channel.activity({ type: 'messageReaction', reactionsAdded: [{ type: 'like' }], text: undefined }),
    channel.activity({
      type: 'messageUpdate',
      channelData: { tenant: { id: TENANT }, eventType: 'editMessage' },
    }),
    // As it comes over the wire: without what is not there.
  ].map((activity) => JSON.parse(JSON.stringify(activity)));
};

/** One unit with a manager who has the card of an action that is due. */
const openUseCases = async () => {
  const store = await openStoreHouse();
  const world = makeWorld();
  world.clock.set('2026-01-14T09:05:00Z');
  const shared = {
    ...world.ports,
    ...{ people: store.people, units: store.units, life: store.life, installs: store.installs },
    ...{ programmes: store.programmes, projection: store.projection, rosters: store.rosters },
    ...{ claims: store.claims, calendarStore: store.calendar },
  };
  const made = await makeTabUseCases(shared).setUpUnit(
    caller('amal', { tenant: TENANT }),
    UNIT,
    SET_UP,
    'sv',
  );
  if (!made.ok) throw new Error(`not set up: ${JSON.stringify(made.fault)}`);
  await store.claims.claim({
    ...{ id: CARD, tenant: TENANT, unit: UNIT, at: '2026-01-12T09:00:00.000Z' },
    planned: {
      person: 'amal',
      to: 'person',
      day: '2026-01-12',
      matters: [matter('N6:7', { unit: UNIT, person: 'amal' })],
    },
  });
  const chat: Chat = makeChat({
    ...{ ...shared, content, lookAtCalendar: () => undefined },
    myData: makeMemoryMyData(world.ports),
    previews: makeMemoryPreviews(world.ports),
  });
  return { store, world, chat, extension: makeExtension({ ...shared, content }) };
};

export const openActivitiesHouse = async (): Promise<ActivitiesHouse> => {
  const { store, world, chat, extension } = await openUseCases();
  const channel = await startChannel(chat, undefined, undefined, extension);
  return {
    channel,
    own: ownActivities(channel),
    broken: () => [...channel.journal.told, ...world.journal.told].filter(({ level }) => level === 'error'),
    async close() {
      await channel.stop();
      await store.close();
    },
  };
};
