/** The app was removed from somebody's personal chat, or from a team: nothing is sent there any more. */
import type { InstallStore, LifeStore, PeopleStore } from './ports.ts';

/**
 * Forgets the chat's address, which stops every nudge; what the person chose stays for when they come back. Kept first,
 * and for good: the app never adds itself for them again.
 */
export const uninstalled = async (
  ports: { people: Pick<PeopleStore, 'change'>; installs: Pick<InstallStore, 'removed'> },
  person: string,
): Promise<void> => {
  await ports.installs.removed(person);
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
