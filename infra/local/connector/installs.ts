/** Where the app is installed: for a person, in a team, in a meeting's chat. */
import type { Tenant } from '../tenant.ts';
import type { Place } from './places.ts';

export type Scope = { person: string } | { team: string } | { chat: string };

interface Install {
  at: string;
  by: string;
}

export interface Installs {
  /** Whether the app is there; in a meeting's chat also when the team that holds the meeting has it. */
  has(scope: Scope): boolean;
  in(place: Place): boolean;
  /** Whether it was added to this very place, so that it can be removed there. */
  own(place: Place): boolean;
  /** False when it was there already. */
  add(place: Place, by: string): boolean;
  /** False when it was not there. */
  remove(place: Place): boolean;
}

const keyOf = (scope: Scope): string => {
  if ('person' in scope) return `person:${scope.person}`;
  return 'team' in scope ? `team:${scope.team}` : `chat:${scope.chat}`;
};

const scopeOf = (place: Place): Scope => {
  if (place.kind === 'personal') return { person: place.person.id };
  return place.kind === 'channel' ? { team: place.unit.team } : { chat: place.conversation };
};

export const makeInstalls = (tenant: Tenant): Installs => {
  const store = tenant.state.collection<Install>('installs');
  const has = (scope: Scope): boolean => {
    if (store.has(keyOf(scope))) return true;
    if (!('chat' in scope)) return false;
    // The control interface installs in chats and teams only; whoever books a team's meeting brings its apps along.
    const unit = tenant.units.find((one) => one.apt.meetingChat === scope.chat);
    return unit !== undefined && store.has(keyOf({ team: unit.team }));
  };
  return {
    has,
    in: (place) => has(scopeOf(place)),
    own: (place) => store.has(keyOf(scopeOf(place))),
    add(place, by) {
      const key = keyOf(scopeOf(place));
      if (store.has(key)) return false;
      store.set(key, { at: tenant.clock.iso(), by });
      return true;
    },
    remove: (place) => store.delete(keyOf(scopeOf(place))),
  };
};
