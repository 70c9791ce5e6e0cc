/** The chats' history: what the bot sent and what people wrote, kept in the tenant's state. */
import type { Tenant } from '../tenant.ts';

/** An activity as it crosses the wire. */
export type Activity = { [field: string]: unknown; type: string };

export interface Message {
  id: string;
  /** Without `;messageid=`. */
  conversation: string;
  /** Root message of the thread in a channel, else null. */
  root: string | null;
  /** The tenant's clock when it was sent; an update keeps it. */
  at: string;
  /** Entra object id of whoever wrote it; null for the bot. */
  by: string | null;
  activity: Activity;
  deleted: boolean;
}

export interface Messages {
  /** An id that was never used before, like Teams' own a time in milliseconds. */
  nextId(): string;
  add(message: Omit<Message, 'at' | 'deleted'>): Message;
  get(conversation: string, id: string): Message | undefined;
  /** The message with this id wherever it stands. */
  find(id: string): Message | undefined;
  replace(message: Message, activity: Activity): Message;
  remove(message: Message): void;
  /** Everything in the conversation that is not deleted, oldest first. */
  in(conversation: string): Message[];
  /** Notes what the bot sends to a conversation until the returned function is called; that gives the newest forms. */
  watch(conversation: string): () => Message[];
}

export const makeMessages = (tenant: Tenant): Messages => {
  const store = tenant.state.collection<Message>('messages');
  const counter = tenant.state.collection<{ last: number }>('messages-counter');
  const watchers = new Set<{ conversation: string; ids: string[] }>();
  let byConversation = new Map<string, string[]>();
  let indexed = -1;

  const index = (): Map<string, string[]> => {
    // The state may be cleared behind our back (reset), so the index checks itself against it.
    if (indexed === store.size) return byConversation;
    byConversation = new Map();
    for (const { conversation, id } of store.values())
      byConversation.set(conversation, [...(byConversation.get(conversation) ?? []), id]);
    for (const ids of byConversation.values()) ids.sort((a, b) => Number(a) - Number(b));
    indexed = store.size;
    return byConversation;
  };
  const known = (ids: readonly string[]): Message[] =>
    ids.flatMap((id) => {
      const message = store.get(id);
      return message && !message.deleted ? [message] : [];
    });

  return {
    nextId() {
      const last = Math.max(tenant.clock.now().getTime(), (counter.get('last')?.last ?? 0) + 1);
      counter.set('last', { last });
      return String(last);
    },
    add(draft) {
      const ids = index();
      const message: Message = { ...draft, at: tenant.clock.iso(), deleted: false };
      store.set(message.id, message);
      const list = ids.get(message.conversation);
      if (list) list.push(message.id);
      else ids.set(message.conversation, [message.id]);
      indexed = store.size;
      if (message.by === null)
        for (const watcher of watchers)
          if (watcher.conversation === message.conversation) watcher.ids.push(message.id);
      return message;
    },
    get(conversation, id) {
      const message = store.get(id);
      return message?.conversation === conversation && !message.deleted ? message : undefined;
    },
    find(id) {
      const message = store.get(id);
      return message?.deleted === false ? message : undefined;
    },
    replace(message, activity) {
      const replaced = { ...message, activity };
      store.set(message.id, replaced);
      return replaced;
    },
    remove: (message) => store.set(message.id, { ...message, deleted: true }),
    in: (conversation) => known(index().get(conversation) ?? []),
    watch(conversation) {
      const watcher = { conversation, ids: [] };
      watchers.add(watcher);
      return () => {
        watchers.delete(watcher);
        return known(watcher.ids);
      };
    },
  };
};
