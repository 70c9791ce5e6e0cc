import type { ChannelView } from '../../core/api.ts';
import { localDay } from '../../core/calendar.ts';
import { done, failed, type Outcome } from '../../core/fault.ts';
import { asPerson, type Caller, type TabPorts } from './frame.ts';

/** A channel of the caller's, before or after a unit is made of it: asked of Teams with the caller's own rights. */
export const seeChannel = async (
  ports: TabPorts,
  caller: Caller,
  id: string,
): Promise<Outcome<ChannelView>> => {
  const as = asPerson(caller);
  const place = await ports.directory.place(as, id);
  if (!place.ok) return place;
  const members = await ports.directory.members(as, place.value.team, id, place.value.membership);
  if (!members.ok) return members;
  const self = members.value.find((member) => member.id === caller.person);
  if (self === undefined) return failed({ kind: 'not-found', what: 'unit' });
  return done({
    id,
    name: place.value.channelName,
    teamName: place.value.teamName,
    owner: self.owner,
    set: (await ports.units.get(id)) !== null,
    people: members.value
      .filter((member) => !member.guest)
      .map(({ id: person, name }) => ({ id: person, name })),
    today: localDay(ports.clock.now()),
  });
};
