/**
 * Who is in which team and channel, as people change it: somebody joins or leaves, becomes an owner or a guest, gets
 * another name; a team gets a private or shared channel. The seed stays what it was, changes live in the state.
 */
import { createHash } from 'node:crypto';
import { guid } from './seed.ts';
import { type Channel, channelsIn, type Person, personById, type Tenant, type Unit } from './tenant.ts';

/** What differs from the seed, by person. */
interface Change {
  unit?: string | null;
  owner?: boolean;
  name?: string;
  guest?: boolean;
}

export interface NewChannel {
  /** Graph id of the team that it belongs to. */
  team: string;
  name: string;
  membership: 'private' | 'shared';
  /** The first is its owner. */
  members: readonly string[];
}

/** What the tenant's administrators and team owners do. */
export interface Roster {
  /** Somebody joins a unit's team or a private or shared channel, or leaves it; false when that changes nothing. */
  member(unit: string, person: string, present: boolean, owner?: boolean): boolean;
  /** Somebody's account is renamed, or becomes that of a guest or a member. */
  account(person: string, change: { name?: string; guest?: boolean }): void;
  addChannel(channel: NewChannel): Unit;
  /** After the state was cleared: people as they were seeded. */
  reset(): void;
}

const CHANGES = 'roster.people';

/** Channels that people make, beside those that are seeded. */
const CHANNELS = 'roster.channels';

/** Makes the roster; what was changed before a restart holds again. */
export const makeRoster = (tenant: Tenant): Roster => {
  const changes = tenant.state.collection<Change>(CHANGES);
  const channels = tenant.state.collection<Channel>(CHANNELS);
  const seeded = new Map(tenant.people.map((person) => [person.id, { ...person }]));

  const show = (person: Person): void => {
    const { owner, ...rest } = changes.get(person.id) ?? {};
    Object.assign(person, seeded.get(person.id), rest);
    if (owner === undefined) delete person.owner;
    else person.owner = owner;
  };
  const change = (person: Person, more: Change): void => {
    changes.set(person.id, { ...changes.get(person.id), ...more });
    show(person);
  };
  for (const person of tenant.people) show(person);

  return {
    member(unit, id, present, owner = false) {
      const person = personById(tenant, id);
      if (!person) return false;
      const channel = channels.get(unit);
      if (channel) {
        const others = channel.members.filter((member) => member.id !== id);
        const before = channel.members.find((member) => member.id === id);
        if (!present && !before) return false;
        channels.set(unit, { ...channel, members: present ? [...others, { id, owner }] : others });
        return present !== (before !== undefined);
      }
      const before = person.unit === unit;
      if (!present && !before) return false;
      change(person, { unit: present ? unit : null, owner });
      // Whoever leaves a team leaves its private channels too (support.microsoft.com, "Private channels in Microsoft Teams").
      if (!present)
        for (const one of channelsIn(tenant, unit))
          if (one.membership === 'private')
            channels.set(one.unit.id, { ...one, members: one.members.filter((each) => each.id !== id) });
      return present !== before;
    },
    account(id, more) {
      const person = personById(tenant, id);
      if (person) change(person, more);
    },
    addChannel({ team, name, membership, members }) {
      const host = tenant.units.find((unit) => unit.team === team);
      if (!host) throw new Error(`no team ${team}`);
      const slug = createHash('sha256').update(`${team}/${name}`).digest('hex');
      const id = `19:${slug.slice(0, 32)}@thread.tacv2`;
      // "A private channel has its own SharePoint site": learn.microsoft.com/microsoftteams/private-channels
      const siteName = `${host.siteName}-${name.normalize('NFD').replace(/[^A-Za-z0-9]/g, '')}`;
      const unit: Unit = {
        ...host,
        id,
        name: `${host.teamName}, ${name}`,
        channel: id,
        channelName: name,
        site: `${tenant.ids.sharePointHost},${guid(`site/${siteName}`)},${guid(`web/${siteName}`)}`,
        siteName,
        manager: members[0] ?? host.manager,
        apt: { ...host.apt, meetingChat: `19:meeting_${slug.slice(0, 48)}@thread.v2` },
      };
      const people = members.map((person, index) => ({ id: person, owner: index === 0 }));
      channels.set(id, { unit, host: host.id, membership, members: people });
      return unit;
    },
    reset() {
      for (const person of tenant.people) show(person);
    },
  };
};
