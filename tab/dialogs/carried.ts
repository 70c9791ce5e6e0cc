/** What the bot put into the dialog's address: read once, and taken out of it, so that it stands nowhere afterwards. */
import { type Carried, carriedIn } from '../../bot/core/extension/carried.ts';

const { hash, pathname, search } = window.location;

/** The text that a message was made of; empty where the dialog was opened without. */
export const carried: Carried = carriedIn(hash);

if (hash !== '') window.history.replaceState(null, '', pathname + search);

const query = new URLSearchParams(search);

/** An id of the address; empty where there is none. */
export const given = (name: string): string => query.get(name) ?? '';

/** Who may be handed what the dialog made. */
export const apps: string[] = given('apps').split(',').filter(Boolean);
