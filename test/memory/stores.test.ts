import { calendarStoreContract } from '../contracts/calendar-store.ts';
import { claimsContract } from '../contracts/claims.ts';
import { storesContract } from '../contracts/stores.ts';
import { makeMemoryCalendarStore } from './calendar.ts';
import { makeMemoryClaimStore } from './claims.ts';
import { makeMemoryPeople, makeMemoryProjection, makeMemoryUnits } from './stores.ts';

storesContract('memory', async () => {
  const units = makeMemoryUnits();
  return { units, people: makeMemoryPeople(), projection: makeMemoryProjection(units) };
});

claimsContract('memory', async () => {
  const queued: string[] = [];
  return { queued, claims: makeMemoryClaimStore(queued) };
});

const calendarStore = makeMemoryCalendarStore();
calendarStoreContract('memory', () => calendarStore);
