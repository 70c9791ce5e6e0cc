/** Message extensions and dialogs as people use them in Teams: searching, commands on messages, what a dialog hands in. */
import { COMMANDS } from '../host/shapes.ts';
import { personById } from '../tenant.ts';
import { isRecord } from './activities.ts';
import { type Answer, type ClientDeps, no, yes } from './answer.ts';
import { type Answered, type EXPECTED, EXTENSION_MS, judgeAnswer } from './extension-answers.ts';
import * as envelopes from './extension-envelopes.ts';
import type { Activity, Message } from './messages.ts';
import { type Place, peopleIn, placeFor, placeOf } from './places.ts';

/** What the person sees, and what the bot answered. */
export type Invoked = Answered & { body: unknown; activities: Activity[] };

export interface Asked {
  person: string;
  where: string;
  command: string;
  /** Left out: the default query. */
  text?: string;
  skip?: number;
  count?: number;
  theme?: string;
}

export interface OnMessage {
  person: string;
  activityId: string;
  theme?: string;
}

export interface ExtensionClient {
  /** A search command; its results. */
  search(asked: Asked): Promise<Answer<Invoked>>;
  /** A command in a message's menu; the dialog that opens. */
  command(on: OnMessage & { command: string }): Promise<Answer<Invoked>>;
  /** A card's button that opens a dialog. */
  openDialog(on: OnMessage & { data: Record<string, unknown> }): Promise<Answer<Invoked>>;
  /** What a dialog handed in: to the command that opened it, or to the card. */
  handIn(on: OnMessage & { command?: string; result: unknown }): Promise<Answer<Invoked>>;
  /** Sends a result as the person's own message. */
  insert(given: { person: string; where: string; content: Record<string, unknown> }): Answer<{ id: string }>;
}

export const makeExtensionClient = ({ tenant, installs, messages, deliver }: ClientDeps): ExtensionClient => {
  /** The app is there for whoever has it personally, and for everybody where it was added to the place. */
  const isThere = (person: string, place: Place): boolean => installs.in(place) || installs.has({ person });

  const sent = async (
    name: keyof typeof EXPECTED,
    place: Place,
    activity: Activity,
  ): Promise<Answer<Invoked>> => {
    const stop = messages.watch(place.conversation);
    const answer = await deliver(activity, EXTENSION_MS);
    const shown = judgeAnswer(name, answer, [new URL(tenant.addresses.bot).host]);
    const activities = stop().map((one) => one.activity);
    return yes({ ...shown, body: answer.body, activities });
  };

  const at = ({
    person: id,
    activityId,
    theme = 'default',
  }: OnMessage): Answer<{
    where: envelopes.Where;
    message: Message;
  }> => {
    const person = personById(tenant, id);
    if (!person) return no(404, 'No such person.');
    const message = messages.find(activityId);
    const place = message && placeOf(tenant, message.conversation);
    if (!message || !place || !peopleIn(tenant, place).includes(person)) return no(404, 'No such message.');
    if (!isThere(person.id, place)) return no(403, 'The app is not installed there.');
    return yes({ where: { tenant, person, place, theme }, message });
  };

  return {
    async search(asked) {
      const person = personById(tenant, asked.person);
      const place = person && placeFor(tenant, person, asked.where);
      if (!person || !place) return no(404, 'No such place for this person.');
      const command = COMMANDS.find(({ id, type }) => id === asked.command && type === 'query');
      if (!command) return no(400, `The manifest has no search command ${asked.command}.`);
      if (!isThere(person.id, place)) return no(403, 'The app is not installed there.');
      const { text = null, skip = 0, count = 25, theme = 'default' } = asked;
      const activity = envelopes.query(
        { tenant, person, place, theme },
        { command: command.id, parameter: 'text', text, skip, count },
      );
      return sent('composeExtension/query', place, activity);
    },
    async command(on) {
      const found = at(on);
      if (!found.ok) return found;
      if (!COMMANDS.some(({ id, type }) => id === on.command && type === 'action'))
        return no(400, `The manifest has no action command ${on.command}.`);
      const { where, message } = found.value;
      return sent('composeExtension/fetchTask', where.place, envelopes.fetchTask(where, on.command, message));
    },
    async openDialog(on) {
      const found = at(on);
      if (!found.ok) return found;
      const { where, message } = found.value;
      return sent('task/fetch', where.place, envelopes.taskFetch(where, message, on.data));
    },
    async handIn(on) {
      const found = at(on);
      if (!found.ok) return found;
      const { where, message } = found.value;
      return on.command === undefined
        ? sent('task/submit', where.place, envelopes.taskSubmit(where, message, on.result))
        : sent(
            'composeExtension/submitAction',
            where.place,
            envelopes.submitAction(where, on.command, message, on.result),
          );
    },
    insert({ person: id, where, content }) {
      const person = personById(tenant, id);
      const place = person && placeFor(tenant, person, where);
      if (!person || !place) return no(404, 'No such place for this person.');
      if (!isRecord(content)) return no(400, 'content must be a card.');
      const message = messages.nextId();
      messages.add({
        id: message,
        conversation: place.conversation,
        root: place.kind === 'channel' ? message : null,
        by: person.id,
        activity: {
          type: 'message',
          attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content }],
        },
      });
      return yes({ id: message });
    },
  };
};
