/** People who talk with the bot at its own endpoint, with the channel's real token, as Teams would pass it on. */
import { Agent, request } from 'node:http';
import { scenes, type Turn } from '../../conversations/scenes.ts';
import type { DeliveryHouse, Worker } from '../../faults/delivery/house.ts';
import { PEOPLE_A_UNIT } from './region.ts';

export const TENANT = 'tenant-0';

export interface Talk {
  /** Lets the person of that number do the next thing of theirs; resolves with the status when the bot has answered. */
  turn(n: number): Promise<number>;
  close(): void;
}

type Asked = Turn & { kind: 'say' | 'press' };

/** What people say in their own chat, and presses of buttons that are on no reminder; nothing that fills the lists. */
const asked: Asked[] = scenes
  .filter(({ where, id }) => where === 'personal' && id !== 'reminder' && id !== 'proposing')
  .flatMap(({ turns }) =>
    turns.filter((turn): turn is Asked => turn.kind === 'say' || turn.kind === 'press'),
  );

export const openTalk = async (house: DeliveryHouse, worker: Worker, people: number): Promise<Talk> => {
  const { token } = await house.admin<{ token: string }>('token');
  const { serviceUrl } = house;
  const agent = new Agent({ keepAlive: true, maxSockets: 256 });
  const activityOf = (n: number): unknown => {
    const person = n % people;
    const unit = Math.floor(person / PEOPLE_A_UNIT);
    const at = person % PEOPLE_A_UNIT;
    // Whoever comes again says the next thing.
    const turn = asked[(person + Math.floor(n / people)) % asked.length] as Asked;
    const language = at % 5 === 0 ? 'en' : 'sv';
    return {
      id: `talk-${n}`,
      ...{ timestamp: new Date().toISOString(), channelId: 'msteams', serviceUrl },
      from: { id: `29:${person}`, name: `Person ${at}`, aadObjectId: `person-${unit}-${at}` },
      conversation: { conversationType: 'personal', id: `a:${unit}-${at}`, tenantId: TENANT },
      recipient: { id: '28:bot', name: 'Stegvis' },
      channelData: { tenant: { id: TENANT } },
      locale: language === 'en' ? 'en-GB' : 'sv-SE',
      ...(turn.kind === 'say'
        ? { type: 'message', textFormat: 'plain', text: turn.text[language] }
        : {
            ...{ type: 'invoke', name: 'adaptiveCard/action', replyToId: '1' },
            value: {
              action: { type: 'Action.Execute', verb: turn.verb, data: turn.inputs ?? {} },
              trigger: 'manual',
            },
          }),
    };
  };
  return {
    turn: (n) =>
      new Promise((resolve, reject) => {
        const body = Buffer.from(JSON.stringify(activityOf(n)));
        const sent = request(`${worker.url}/api/messages`, {
          agent,
          method: 'POST',
          headers: {
            authorization: `Bearer ${token}`,
            'content-type': 'application/json; charset=utf-8',
            'content-length': body.length,
          },
        });
        sent.on('error', reject);
        sent.on('response', (answer) => {
          answer.resume();
          answer.on('end', () => resolve(answer.statusCode ?? 0));
        });
        sent.end(body);
      }),
    close: () => agent.destroy(),
  };
};
