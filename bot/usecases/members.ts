/**
 * Who is in each unit, kept by itself: the app reads the members of its units once a day, and at once when Teams tells
 * of a change; people who open the tab bring them with their own rights. Where the app may not look, what is known
 * stays, and operators are told.
 */
import { localDay } from '../core/calendar.ts';
import type { Outcome } from '../core/fault.ts';
import type {
  Clock,
  Directory,
  Journal,
  Member,
  PeopleStore,
  Rosters,
  SyncRequests,
  UnitRecord,
  UnitStore,
} from './ports.ts';

export interface KeepMembersPorts {
  units: Pick<UnitStore, 'setMembers' | 'ofPerson'>;
  people: Pick<PeopleStore, 'many' | 'change'>;
  clock: Clock;
  journal: Journal;
}

export interface MembersPorts extends KeepMembersPorts {
  directory: Pick<Directory, 'members'>;
  rosters: Rosters;
}

const isIn = (unit: UnitRecord, person: string): boolean => unit.members.some(({ id }) => id === person);

/**
 * Keeps who is in a unit. People who know the bot get their new name with it; somebody who is in no unit any more loses
 * their name here, but neither what they chose nor the way to reach them: coming back, they are as they were,
 * as long as it is not a day later: then they are forgotten (`leaving.ts`).
 */
export const keepMembers = async (
  ports: KeepMembersPorts,
  unit: UnitRecord,
  members: Member[],
): Promise<UnitRecord> => {
  const { units, people, clock, journal } = ports;
  const membersReadAt = clock.now().toISOString();
  await units.setMembers(unit.id, members, membersReadAt);
  const kept = { ...unit, members, membersReadAt };
  const left = unit.members.filter(({ id }) => !isIn(kept, id));
  const came = members.filter(({ id }) => !isIn(unit, id));
  if (left.length + came.length > 0)
    journal.info('members-changed', { unit: unit.id, came: came.length, left: left.length });
  const names = new Map(members.map(({ id, name }) => [id, name]));
  for (const { id, name } of await people.many([...names.keys(), ...left.map((member) => member.id)])) {
    const now = names.get(id);
    if (now === undefined) {
      if (name !== '' && (await units.ofPerson(id)).length === 0)
        await people.change(id, (known) => ({ ...known, name: '' }));
    } else if (now !== '' && now !== name) await people.change(id, (known) => ({ ...known, name: now }));
  }
  return kept;
};

/** Graph says that the app has no part in the team: it was not added there, or the team is gone. */
const isRefused = (outcome: Outcome<Member[]>): boolean =>
  !outcome.ok && (outcome.fault.kind === 'refused' || outcome.fault.kind === 'not-found');

/**
 * Reads the members of a site's units as the app: of each at most once a day, and again when Teams told of a change.
 * An answer that could not be had is asked for anew at the next look; never rejects for want of one.
 */
export const lookAtMembers = async (ports: MembersPorts, units: readonly UnitRecord[]): Promise<void> => {
  const { directory, rosters, clock, journal } = ports;
  const now = clock.now();
  const looks = new Map((await rosters.looks(units.map(({ id }) => id))).map((look) => [look.unit, look]));
  /** Units in standard channels of one team have the same members: they are asked for once. */
  const read = new Map<string, Outcome<Member[]>>();
  for (const unit of units) {
    const look = looks.get(unit.id);
    const today = look?.lookedAt != null && localDay(new Date(look.lookedAt)) === localDay(now);
    if (today && look?.stale !== true) continue;
    const mark = await rosters.begin();
    const membership = unit.membership ?? 'standard';
    const list = membership === 'standard' ? unit.team : unit.id;
    const as = { kind: 'app', tenant: unit.tenant, background: true } as const;
    const outcome = read.get(list) ?? (await directory.members(as, unit.team, unit.id, membership));
    read.set(list, outcome);
    if (outcome.ok) await keepMembers(ports, unit, outcome.value);
    const refused = isRefused(outcome);
    if (refused) journal.warn('members-not-read', { unit: unit.id, team: unit.team });
    // Graph away or throttled: nothing is known, and the next look tries again.
    if (outcome.ok || refused) await rosters.keep(unit.id, mark, now.toISOString(), refused);
  }
};

/** What an event of Teams tells about a team: its thread, and its group in Graph where it is named. */
export interface TeamEvent {
  tenant: string;
  thread: string;
  team: string | null;
}

/** Teams told that somebody came into a team or left it, or that something else about it changed. */
export const teamChanged = async (
  ports: { rosters: Rosters; syncRequests: SyncRequests; journal: Journal },
  { tenant, thread, team }: TeamEvent,
): Promise<void> => {
  if (team !== null) await ports.rosters.knowTeam(thread, team);
  const known = team ?? (await ports.rosters.teamOf(thread));
  if (known === null) {
    // Its units are looked at within the day all the same.
    ports.journal.info('team-unknown', { thread });
    return;
  }
  for (const site of await ports.rosters.markStale(tenant, known)) await ports.syncRequests.request(site);
};
