/** The person behind an activity, as the use cases know them. */
import type { TurnContext } from 'botbuilder';
import type { Writer } from '../usecases/conversation.ts';
import type { Journal } from '../usecases/ports.ts';
import { addressOf, type Incoming, languageOf } from './incoming.ts';
import { rosterEntry } from './roster.ts';

const writer = (activity: Incoming, id: string, name: string | null): Writer => {
  const address = addressOf(activity);
  return { id, name, tenant: address.tenant, language: languageOf(activity), address };
};

/** The writer as the activity alone tells; null when it lacks the object id. */
export const writerIn = (activity: Incoming): Writer | null => {
  const { aadObjectId, name } = activity.from;
  return aadObjectId ? writer(activity, aadObjectId, name || null) : null;
};

/** The writer, with the conversation's roster asked for what the activity leaves out. `named`: a name is wanted too. */
export const writerOf = async (
  context: TurnContext,
  activity: Incoming,
  journal: Journal,
  { named }: { named: boolean },
): Promise<Writer | null> => {
  const told = writerIn(activity);
  if (told !== null && (told.name !== null || !named)) return told;
  const entry = await rosterEntry(context, activity, journal);
  const id = told?.id ?? entry?.id;
  if (!id) {
    journal.warn('person-unknown', { activity: activity.type });
    return null;
  }
  return writer(activity, id, told?.name ?? entry?.name ?? null);
};
