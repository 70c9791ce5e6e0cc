/**
 * The whole conversation set through Microsoft's own client for bots on one machine. Where its package cannot be had, the
 * story is skipped and says why.
 */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { personalChatOf, TEAM_THREAD } from '../../infra/local/playground/config.ts';
import { type Scene, scenes, type Turn } from '../conversations/scenes.ts';
import { House, type Person, type Unit } from './support/house.ts';
import { Playground, type Sent, whyNoPlayground } from './support/playground.ts';
import { furnish } from './support/transcripts/furnish.ts';
import { buttonsOf } from './support/year/story.ts';

/** Answers to Action.Execute that are no errors. */
const ANSWERS = /^application\/vnd\.microsoft\.(card\.adaptive|activity\.message)$/;

const missing = whyNoPlayground();
if (missing !== null) process.stdout.write(`skipped: the Playground cannot be had here (${missing})\n`);
const whenThere = missing === null ? describe : describe.skip;

whenThere('through the 365 Agents Playground', () => {
  let house: House;
  let playground: Playground;
  let person: Person;
  let unit: Unit;
  let seen = 0;
  /** The message whose card can be pressed, and the card. */
  let last: { id: string; card: unknown } | null = null;

  beforeAll(async () => {
    house = await House.open();
    ({ person, unit } = await furnish(house, 'sv'));
    playground = await Playground.open(house, person.name);
  }, 240_000);
  afterAll(async () => {
    playground?.close();
    await house?.close();
  });

  const conversationOf = (scene: Scene): string =>
    scene.where === 'personal' ? personalChatOf(person.id) : unit.channel;
  const from = () => ({ id: `29:${person.id}` });

  /** Waits until the bot has sent something more and gives it. */
  const answered = async (): Promise<Sent[]> => {
    for (let tries = 0; tries < 300; tries++) {
      const came = await playground.since(seen);
      if (came.some(({ method }) => method !== 'GET')) {
        seen = Math.max(...came.map(({ seq }) => seq));
        for (const { body, answer, status } of came) {
          expect([200, 201]).toContain(status);
          const [attachment] = (body?.attachments ?? []) as { content?: unknown }[];
          if (attachment?.content !== undefined && answer?.id)
            last = { id: answer.id, card: attachment.content };
        }
        return came;
      }
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error('the bot has sent nothing to the Playground');
  };

  const press = async (scene: Scene, verb: string, inputs: Readonly<Record<string, string>> = {}) => {
    const action = buttonsOf(last?.card).find((button) => button.verb === verb);
    if (last === null || action === undefined) throw new Error(`${scene.id}: no button ${verb}`);
    const body = (await playground.ask('/_conversation/v1/invoke', {
      ...{ name: 'adaptiveCard/action', replyToId: last.id, from: from() },
      conversation: { id: conversationOf(scene) },
      value: {
        action: { type: 'Action.Execute', verb, data: { ...action.data, ...inputs } },
        trigger: 'manual',
      },
    })) as { type?: string; value?: unknown };
    // The Playground gives type and value of the answer; what went wrong has a type of its own.
    expect({ verb, type: body.type }).toEqual({ verb, type: expect.stringMatching(ANSWERS) });
    const { value } = body;
    if (typeof value === 'object' && value !== null && 'body' in value) last = { id: last.id, card: value };
    // A form comes beside the card, as a message of its own.
    else if ((await playground.since(seen)).some(({ method }) => method === 'POST')) await answered();
    return value;
  };

  const mention = { mentioned: { id: '' }, text: '<at>Stegvis</at>' };
  const turn = async (scene: Scene, given: Turn): Promise<void> => {
    switch (given.kind) {
      case 'add':
        await playground.ask(
          `/_debug/conversation/${encodeURIComponent(conversationOf(scene))}/installation`,
          {},
        );
        await answered();
        return;
      case 'wait':
        await house.moveClock(given.until);
        await answered();
        return;
      case 'say': {
        const { bot } = await house.control<{ bot: string }>('GET', 'tenant');
        const inChannel = scene.where === 'channel';
        await playground.ask(
          `/_conversation/v1/conversations/${encodeURIComponent(conversationOf(scene))}/messages`,
          {
            ...{ from: from(), textFormat: 'plain' },
            text: inChannel ? `${mention.text} ${given.text.sv}` : given.text.sv,
            ...(inChannel ? { mentions: [{ ...mention, mentioned: { id: bot } }] } : {}),
          },
        );
        await answered();
        return;
      }
      case 'press':
        expect(await press(scene, given.verb, given.inputs)).toBeDefined();
    }
  };

  test.each(scenes.map((scene) => ({ title: scene.title.en, scene })))('$title', async ({ scene }) => {
    for (const each of scene.turns) await turn(scene, each);
  });

  test('an activity that the bot leaves alone, of a kind of its own, makes no error', async () => {
    const template = (await playground.ask(
      `/_internal/v1/customActivities/template?conversationId=${encodeURIComponent(TEAM_THREAD)}&type=channelCreated`,
    )) as Record<string, unknown>;
    await playground.ask('/_internal/v1/customActivities', template);
    const answer = await fetch(`${house.tenant}/playground/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(template),
    });
    expect(answer.status).toBe(200);
  });
});
