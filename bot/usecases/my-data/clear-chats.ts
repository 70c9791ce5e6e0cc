/**
 * Removes from chats what is left there of somebody who has erased everything. A bot may delete its own messages
 * (learn.microsoft.com/microsoftteams/platform/bots/how-to/update-and-delete-bot-messages); what Teams refuses stays
 * there and is forgotten here.
 */
import type { MyDataPorts } from './ports.ts';

const PATIENCE = 5;
const LONGEST_REST_MS = 60_000;
const USUAL_REST_MS = 1_000;
/** Below the seven requests a second that one conversation takes. */
const BETWEEN_MS = 150;

type Ports = Pick<MyDataPorts, 'ownData' | 'remover' | 'journal' | 'rest'>;

const clear = async ({ ownData, remover, journal, rest }: Ports): Promise<void> => {
  const told = { removed: 0, stayed: 0, later: 0 };
  for (const { id, address, activity } of await ownData.leftovers()) {
    let settled = false;
    for (let tries = 0; tries < PATIENCE && !settled; tries += 1) {
      const sent = await remover.remove(address, activity);
      if (sent.kind === 'busy' || sent.kind === 'in-doubt') {
        const wait = sent.kind === 'busy' ? Date.parse(sent.retryAt) - Date.now() : USUAL_REST_MS;
        await rest(Math.min(Math.max(wait, USUAL_REST_MS), LONGEST_REST_MS));
        continue;
      }
      if (sent.kind === 'sent') told.removed += 1;
      else told.stayed += 1;
      await ownData.cleared(id);
      settled = true;
    }
    if (!settled) told.later += 1;
    await rest(BETWEEN_MS);
  }
  if (told.removed + told.stayed + told.later > 0) journal.info('chats-cleared', told);
};

/** Goes through what is left. Never rejects: what could not be done now is found again at the next call. */
export const clearChats = async (ports: Ports): Promise<void> => {
  try {
    await clear(ports);
  } catch (error) {
    ports.journal.warn('chats-not-cleared', { cause: error instanceof Error ? error.message : 'unknown' });
  }
};
