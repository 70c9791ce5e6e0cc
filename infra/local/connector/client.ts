/** Teams' client side: what people do in Teams, and what they then see. */
import { type Person, personById } from '../tenant.ts';
import { ADAPTIVE_CARD, isRecord } from './activities.ts';
import { type Answer, type ClientDeps, no, yes } from './answer.ts';
import { INVOKE_MS, MESSAGE_MS } from './delivery.ts';
import * as envelopes from './envelopes.ts';
import { type ExtensionClient, makeExtensionClient } from './extension.ts';
import type { Answered } from './extension-answers.ts';
import { judge } from './invoke.ts';
import type { Activity, Message } from './messages.ts';
import { joinUrlOf, meetingTitleOf, type Place, peopleIn, placeFor, placeOf } from './places.ts';

export interface Seen {
  id: string;
  at: string;
  activity: Activity;
}

/** A line of a chat, the bot's or a person's. */
export interface Line extends Seen {
  by: { id: string; name: string } | null;
}

export interface Clicked {
  status: number;
  body: unknown;
  activities: Activity[];
  /** Set when the person sees an error. */
  error?: string;
  /** The dialog that the button opened, or the words in its place. */
  dialog?: Answered['dialog'];
  message?: string;
}

export interface Click {
  person: string;
  activityId: string;
  action: Record<string, unknown>;
  inputs?: Record<string, unknown>;
}

/** What people can do in Teams; `where` is `personal`, a channel's id or a meeting chat's. */
export interface TeamsClient extends ExtensionClient {
  /** Adds the app; the bot's activities. Nothing is sent when it is there already. */
  install(person: string, where: string): Promise<Answer<Activity[]>>;
  /**
   * Adds the app to somebody's personal chat for them, as Graph does: the bot hears of it by and by, and the app stays
   * whether it hears or not. False when it was there already.
   */
  installFor(person: string): boolean;
  /** Removes the app; the bot's activities (none: it may not send any more). */
  uninstall(person: string, where: string): Promise<Answer<Activity[]>>;
  /** Writes to the bot; the bot's activities of that turn. Without mention among others, Teams tells the bot nothing. */
  say(person: string, where: string, text: string, mention: boolean): Promise<Answer<Activity[]>>;
  click(click: Click): Promise<Answer<Clicked>>;
  /** Tells the bot that somebody came into a unit's team or channel, or left it; nothing where the app is not installed. */
  rosterChanged(unit: string, person: string, change: 'added' | 'removed'): Promise<Answer<Activity[]>>;
  /**
   * Somebody joins the meeting first, or leaves it last: Teams tells the bot, where the app is in the meeting's chat and
   * has the consent `OnlineMeeting.ReadBasic.Chat` that goes with it. The bot's activities of that turn.
   */
  meeting(person: string, where: string, what: 'start' | 'end'): Promise<Answer<Activity[]>>;
  /** What the bot has sent there after `since` (exclusive), newest last. */
  messages(at: { person: string } | { where: string }, since: string | null): Answer<Seen[]>;
  /** The whole chat, people's lines included; `own` when the app was added to this very place. */
  chat(person: string, where: string): Answer<{ installed: boolean; own: boolean; lines: Line[] }>;
}

const whatFailed = (status: number): string => {
  if (status === 0) return 'The bot could not be reached.';
  return status === 504 ? 'The bot did not answer in time.' : `The bot answered ${status}.`;
};

export const makeClient = ({ tenant, installs, messages, deliver }: ClientDeps): TeamsClient => {
  const locate = (id: string, where: string): Answer<{ person: Person; place: Place }> => {
    const person = personById(tenant, id);
    if (!person) return no(404, 'No such person.');
    const place = placeFor(tenant, person, where);
    return place ? yes({ person, place }) : no(404, 'No such place for this person.');
  };
  /** Sends activities one after the other; what the bot said there meanwhile. */
  const turn = async (place: Place, activities: Activity[]): Promise<Answer<Activity[]>> => {
    const stop = messages.watch(place.conversation);
    let failed = 202;
    for (const activity of activities) {
      const { status } = await deliver(activity, MESSAGE_MS);
      if (status < 200 || status >= 300) failed = status;
    }
    const sent = stop().map((message) => message.activity);
    return failed === 202 ? yes(sent) : no(502, whatFailed(failed));
  };

  const install: TeamsClient['install'] = async (id, where) => {
    const found = locate(id, where);
    if (!found.ok) return found;
    const { person, place } = found.value;
    if (person.guest && place.kind !== 'personal') return no(403, 'Guests cannot add apps.');
    if (!installs.add(place, person.id)) return yes([]);
    const answer = await turn(place, [
      envelopes.membership(tenant, person, place, 'added'),
      envelopes.installation(tenant, person, place, 'add'),
    ]);
    // An app that never heard of its installation is of no use: trying again must tell it anew.
    if (!answer.ok) installs.remove(place);
    return answer;
  };

  const installFor: TeamsClient['installFor'] = (id) => {
    const found = locate(id, 'personal');
    if (!found.ok || !installs.add(found.value.place, id)) return false;
    const { person, place } = found.value;
    setImmediate(
      () =>
        void turn(place, [
          envelopes.membership(tenant, person, place, 'added'),
          envelopes.installation(tenant, person, place, 'add'),
        ]),
    );
    return true;
  };

  const uninstall: TeamsClient['uninstall'] = async (id, where) => {
    const found = locate(id, where);
    if (!found.ok) return found;
    const { person, place } = found.value;
    if (!installs.remove(place)) return yes([]);
    const gone = envelopes.installation(tenant, person, place, 'remove');
    return turn(
      place,
      place.kind === 'personal' ? [gone] : [envelopes.membership(tenant, person, place, 'removed'), gone],
    );
  };

  const say: TeamsClient['say'] = async (id, where, text, mention) => {
    const found = locate(id, where);
    if (!found.ok) return found;
    const { person, place } = found.value;
    if (!installs.in(place)) return no(403, 'The app is not installed there.');
    const activity = envelopes.message(tenant, person, place, { id: messages.nextId(), text });
    const heard = mention || place.kind === 'personal';
    const root = place.kind === 'channel' ? String(activity.id) : null;
    messages.add({
      id: String(activity.id),
      conversation: place.conversation,
      root,
      by: person.id,
      activity: heard ? activity : { ...activity, text, entities: [] },
    });
    return heard ? turn(place, [activity]) : yes([]);
  };

  const extension = makeExtensionClient({ tenant, installs, messages, deliver });

  /** Puts the answered card in the place of the pressed one. */
  const swap = (message: Message, card: Record<string, unknown>): void => {
    // The bot may have updated or deleted the message during the turn.
    const newest = messages.find(message.id);
    if (!newest) return;
    const attachments = [{ contentType: ADAPTIVE_CARD, content: card }];
    messages.replace(newest, { ...newest.activity, attachments });
  };

  const press = async (
    person: Person,
    place: Place,
    message: Message,
    click: Click,
  ): Promise<Answer<Clicked>> => {
    const { action, inputs = {} } = click;
    const data =
      action.data === undefined || isRecord(action.data)
        ? { ...(action.data ?? {}), ...inputs }
        : action.data;
    const pressed = { id: message.id, root: message.root, data, action };
    const stop = messages.watch(message.conversation);
    const seen = (): Activity[] => stop().map((one) => one.activity);
    if (action.type === 'Action.Submit') {
      const { msteams } = isRecord(action.data) ? action.data : {};
      if (isRecord(msteams) && isRecord(data)) {
        stop();
        if (msteams.type !== 'task/fetch') return no(400, `${String(msteams.type)} is not supported here.`);
        return extension.openDialog({ person: person.id, activityId: message.id, data });
      }
      const { status, body } = await deliver(envelopes.submit(tenant, person, place, pressed), MESSAGE_MS);
      const good = status >= 200 && status < 300;
      const shown = status === 0 ? 503 : status;
      return yes({ status: shown, body, activities: seen(), ...(good ? {} : { error: whatFailed(status) }) });
    }
    const answer = await deliver(envelopes.execute(tenant, person, place, pressed), INVOKE_MS);
    const { status, card, error } = judge(answer);
    if (card) swap(message, card);
    return yes({ status, body: answer.body, activities: seen(), ...(error ? { error } : {}) });
  };

  const click: TeamsClient['click'] = async (asked) => {
    const person = personById(tenant, asked.person);
    if (!person) return no(404, 'No such person.');
    const message = messages.find(asked.activityId);
    const place = message && placeOf(tenant, message.conversation);
    if (!message || !place || !peopleIn(tenant, place).includes(person)) return no(404, 'No such message.');
    if (message.by !== null) return no(400, 'The message is not a card of the bot.');
    if (!installs.in(place)) return no(403, 'The app is not installed there.');
    const { type } = asked.action;
    if (type !== 'Action.Execute' && type !== 'Action.Submit')
      return no(400, `${String(type)} is for the client, not for the bot.`);
    if (type === 'Action.Execute' && typeof asked.action.verb !== 'string' && asked.action.verb !== undefined)
      return no(400, 'The verb must be a string.');
    return press(person, place, message, asked);
  };

  const rosterChanged: TeamsClient['rosterChanged'] = async (unit, id, change) => {
    const place = placeOf(tenant, unit);
    const about = personById(tenant, id);
    if (place?.kind !== 'channel' || !about) return no(404, 'No such channel or person.');
    const by = personById(tenant, place.unit.manager) ?? about;
    if (!installs.in(place)) return yes([]);
    return turn(place, [envelopes.rosterChange(tenant, by, about, place, change)]);
  };

  const meeting: TeamsClient['meeting'] = async (id, where, what) => {
    const found = locate(id, where);
    if (!found.ok) return found;
    const { person, place } = found.value;
    if (place.kind !== 'meeting') return no(400, 'where is not the chat of a meeting.');
    if (!installs.in(place)) return yes([]);
    const title = meetingTitleOf(place.unit);
    return turn(place, [
      envelopes.meetingEvent(tenant, person, place, { what, title, joinUrl: joinUrlOf(place.conversation) }),
    ]);
  };

  return {
    ...extension,
    install,
    installFor,
    meeting,
    rosterChanged,
    uninstall,
    say,
    click,
    messages(at, since) {
      const conversation = 'person' in at ? personById(tenant, at.person)?.chat : at.where;
      const place = conversation === undefined ? undefined : placeOf(tenant, conversation);
      if (!place) return no(404, 'No such person or place.');
      const after = since === null ? Number.NEGATIVE_INFINITY : Date.parse(since);
      if (Number.isNaN(after)) return no(400, 'since must be an instant, ISO UTC.');
      return yes(
        messages
          .in(place.conversation)
          .filter((message) => message.by === null && Date.parse(message.at) > after)
          .map(({ id, at: sent, activity }) => ({ id, at: sent, activity })),
      );
    },
    chat(id, where) {
      const found = locate(id, where);
      if (!found.ok) return found;
      const { place } = found.value;
      const lines = messages.in(place.conversation).map(({ id: line, at, activity, by }) => {
        const author = by === null ? undefined : personById(tenant, by);
        return { id: line, at, activity, by: author ? { id: author.id, name: author.name } : null };
      });
      return yes({ installed: installs.in(place), own: installs.own(place), lines });
    },
  };
};
