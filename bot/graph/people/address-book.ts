/** Addresses for a card's buttons: what Graph gives at once. Who to turn to is worth more than a way to write to them. */
import type { AddressBook, Directory } from '../../usecases/ports.ts';

const LIMIT_MS = 150;

/** Makes the port over the directory, as the app: it may ask where it stands in the team. */
export const makeAddressBook = (
  directory: Pick<Directory, 'addresses'>,
  limitMs: number = LIMIT_MS,
): AddressBook => ({
  async of({ tenant, team, id, membership = 'standard' }) {
    let timer: NodeJS.Timeout | undefined;
    const tooLate = new Promise<null>((resolve) => {
      timer = setTimeout(() => resolve(null), limitMs);
    });
    const asked = directory.addresses({ kind: 'app', tenant }, team, id, membership);
    const found = await Promise.race([asked, tooLate]);
    clearTimeout(timer);
    return found?.ok ? found.value : new Map();
  },
});
