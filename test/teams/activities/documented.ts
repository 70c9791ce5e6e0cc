/** Microsoft's documented activities, completed to a full envelope where the documentation abbreviates. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';

type Fields = Record<string, unknown>;
export interface Documented {
  file: string;
  activity: Fields;
}

const FOLDER = `${process.env.ORACLES_DIR ?? '../shared/oracles'}/activities`;

/** Whether the documentation's activities are there; where they are not, nothing may pass for them. */
export const isDocumented = existsSync(FOLDER);

const record = (value: unknown): Fields => (typeof value === 'object' && value !== null ? { ...value } : {});

/** Put on an envelope as this channel sends it: its service, its tenant, our bot wherever the example names its own. */
export const documented = (envelope: Fields, tenant: string): Documented[] =>
  (isDocumented ? readdirSync(FOLDER) : []).map((file) => {
    const given: Fields = JSON.parse(readFileSync(`${FOLDER}/${file}`, 'utf8'));
    const theirBot = record(given.recipient).id;
    const ourBot = record(envelope.recipient).id;
    const text = JSON.stringify({ type: 'invoke', ...given });
    const ours: Fields = JSON.parse(
      typeof theirBot === 'string' ? text.replaceAll(JSON.stringify(theirBot), JSON.stringify(ourBot)) : text,
    );
    const { text: _words, ...rest } = envelope;
    return {
      file,
      activity: {
        ...rest,
        ...ours,
        conversation: { ...record(envelope.conversation), ...record(ours.conversation), tenantId: tenant },
        channelData: { ...record(ours.channelData), tenant: { id: tenant } },
        serviceUrl: envelope.serviceUrl,
        channelId: envelope.channelId,
      },
    };
  });
