/** The app was removed from somebody's personal chat, or from a team: nothing is sent there any more. */
import type { LifeStore, PeopleStore } from './ports.ts';

/** Forgets the chat's address, which stops every nudge; what the person chose stays for when they come back. */
export const uninstalled = async (ports: { people: PeopleStore }, person: string): Promise<void> => {
  await ports.people.change(person, (known) => ({ ...known, address: null }));
};

/** Forgets where the team's channels are. */
export const leftTeam = async (
  ports: { life: Pick<LifeStore, 'saveChannel'> },
  channel: string,
  team: string | null,
): Promise<void> => {
  for (const place of [channel, ...(team === null ? [] : [team])]) await ports.life.saveChannel(place, null);
};
