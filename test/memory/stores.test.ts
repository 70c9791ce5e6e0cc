import { accessContract } from '../contracts/access.ts';
import { calendarStoreContract } from '../contracts/calendar-store.ts';
import { claimsContract } from '../contracts/claims.ts';
import { lifeContract } from '../contracts/life.ts';
import { programmesContract } from '../contracts/programmes.ts';
import { storesContract } from '../contracts/stores.ts';
import { syncContract } from '../contracts/sync.ts';
import { makeMemoryAccess } from './access.ts';
import { makeMemoryCalendarStore } from './calendar.ts';
import { makeMemoryClaimStore } from './claims.ts';
import { makeMemoryLife } from './life.ts';
import { makeMemoryProgrammes } from './programmes.ts';
import { makeMemoryPeople, makeMemoryProjection, makeMemoryUnits } from './stores.ts';
import { makeMemorySync } from './sync.ts';

storesContract('memory', async () => {
  const units = makeMemoryUnits();
  return { units, people: makeMemoryPeople(), projection: makeMemoryProjection(units) };
});

syncContract('memory', async () => {
  const units = makeMemoryUnits();
  return { units, sync: makeMemorySync(units) };
});

accessContract('memory', async () => {
  const units = makeMemoryUnits();
  return { units, access: makeMemoryAccess(units) };
});

programmesContract('memory', async () => makeMemoryProgrammes());

claimsContract('memory', async () => {
  const queued: string[] = [];
  const lapsed = new Set<string>();
  return {
    queued,
    claims: makeMemoryClaimStore(queued, lapsed),
    lapse: async (card) => void lapsed.add(card),
  };
});

const calendarStore = makeMemoryCalendarStore();
calendarStoreContract('memory', () => calendarStore);

lifeContract('memory', async () => {
  const units = makeMemoryUnits();
  return { units, life: makeMemoryLife(units) };
});
