/** The memory municipality with somebody in every role, a neighbouring unit of somebody else's, and the real web server. */
import restify from 'restify';
import { OTHER_UNIT, SET_UP, UNIT } from '../memory/world.ts';
import { type Answered, type Ask, type House, makeHouse } from '../web/house.ts';
import { fill, type Things } from '../web/neighbours.ts';

/** Who stands for each role in Norr. Only the manager has two: a unit's manager is in its group (R4). */
export const ROLES = {
  manager: 'amal',
  group: 'bo',
  lead: 'david',
  safety: 'elif',
  employee: 'fatima',
  owner: 'oskar',
  guest: 'greta',
  neighbour: 'sven',
  nobody: 'nina',
  operator: 'olle',
} as const;
export type Role = keyof typeof ROLES;
export const ALL = Object.keys(ROLES) as Role[];

export interface Registered {
  method: string;
  path: string;
}

export interface PrivacyHouse {
  house: House;
  things: Things;
  /** Every route of the server, as the router itself has them. */
  routes: Registered[];
  ask(path: string, init: Ask): Promise<Answered>;
  close(): Promise<void>;
}

/** The server that `makeServer` makes, caught as it is made. */
const catching = async <T>(run: () => Promise<T>): Promise<{ made: T; routes: Registered[] }> => {
  const make = restify.createServer;
  let server: restify.Server | null = null;
  restify.createServer = (...given) => {
    server = make(...given);
    return server;
  };
  try {
    const made = await run();
    const { router } = server as unknown as { router: { getRoutes(): Record<string, Registered> } };
    return { made, routes: Object.values(router.getRoutes()).map(({ method, path }) => ({ method, path })) };
  } finally {
    restify.createServer = make;
  }
};

export const openPrivacyHouse = async (): Promise<PrivacyHouse> => {
  const { made: house, routes } = await catching(() => makeHouse());
  const { teams } = house.world.ports.directory;
  const norr = teams.find(({ channel }) => channel === UNIT);
  if (!norr) throw new Error('no Norr');
  norr.members = [...norr.members, { id: 'oskar', name: 'Oskar', owner: true, guest: false }];
  const again = await house.ask(`/api/units/${encodeURIComponent(UNIT)}`, { method: 'PUT', body: SET_UP });
  if (again.status !== 200) throw new Error(again.text);
  const south = await house.ask(`/api/units/${encodeURIComponent(OTHER_UNIT)}`, {
    method: 'PUT',
    person: 'sven',
    body: { ...SET_UP, manager: 'sven', group: ['sven', 'tove'], processLead: null, safetyRep: null },
  });
  if (south.status !== 200) throw new Error(south.text);
  const unit = await house.world.ports.units.get(UNIT);
  if (unit) await house.world.ports.units.setMembers(UNIT, norr.members, '2026-01-12T07:00:00Z');
  const things = await fill(house, UNIT);
  return { house, things, routes, ask: (path, init) => house.ask(path, init), close: () => house.close() };
};
