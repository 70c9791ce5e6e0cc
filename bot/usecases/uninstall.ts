/** The app was removed from somebody's personal chat: nothing is sent there any more. */
import type { PeopleStore } from './ports.ts';

/** Forgets the chat's address, which stops every nudge; what the person chose stays for when they come back. */
export const uninstalled = async (ports: { people: PeopleStore }, person: string): Promise<void> => {
  await ports.people.change(person, (known) => ({ ...known, address: null }));
};
