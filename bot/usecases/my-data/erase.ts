/**
 * Everything about a person is erased (R35). First the private store in one transaction, which also keeps which rows of
 * lists name them; then their name on those rows, with the app's rights; then the cards in their chat, which nobody
 * waits for. What SharePoint or Teams cannot do now is done later.
 */
import { addDays, localDay } from '../../core/calendar.ts';
import type { Remains } from '../../core/my-data.ts';
import { clearChats } from './clear-chats.ts';
import { takeOutNames } from './names-left.ts';
import type { MyDataPorts } from './ports.ts';

/** How long the database's backups are kept (`infra/azure/main.bicep`). */
export const BACKUP_DAYS = 7;

/** Erases, and tells what remains. Saying it twice does no harm. Nothing tells operators who it was. */
export const eraseMyData = async (ports: MyDataPorts, person: string): Promise<Remains> => {
  const now = ports.clock.now();
  const { cards, mark, named } = await ports.ownData.erase(person, now.toISOString());
  if (named > 0) await takeOutNames(ports, mark);
  // Another process may be at some of them in this moment: what still waits is told, whoever does it.
  const { rows } = await ports.ownData.names.waiting(mark);
  ports.journal.info('erased', { cards, rows });
  if (cards > 0) ports.afterwards(() => clearChats(ports));
  return {
    rows,
    changed: Math.max(0, named - rows),
    cards,
    backupsUntil: addDays(localDay(now), BACKUP_DAYS),
  };
};
