/** Teams and their members in memory, seen with each caller's own rights. */
import { done, type Fault, failed } from '../../bot/core/fault.ts';
import type { As, Directory, Member, Membership } from '../../bot/usecases/ports.ts';

export interface MemoryTeam {
  team: string;
  teamName: string;
  channel: string;
  channelName: string;
  site: string;
  /** Standard where left out. */
  membership?: Membership;
  members: Member[];
}

export interface MemoryDirectory extends Directory {
  teams: MemoryTeam[];
  /** How often members were read. */
  reads: number;
  /** Whether the app stands in the teams. */
  installed: boolean;
  /** Every call fails with this until it is null again. */
  fault: Fault | null;
}

export const makeMemoryDirectory = (teams: MemoryTeam[]): MemoryDirectory => {
  const find = (as: As, channel: string): MemoryTeam | undefined =>
    directory.teams.find(
      (team) =>
        team.channel === channel &&
        (as.kind === 'app' || team.members.some((member) => member.id === as.person)),
    );
  const directory: MemoryDirectory = {
    teams,
    reads: 0,
    installed: true,
    fault: null,
    async place(as, channel) {
      if (directory.fault !== null) return failed(directory.fault);
      const found = find(as, channel);
      if (found === undefined) return failed({ kind: 'not-found', what: 'unit' });
      const { team, teamName, channelName, site, membership = 'standard' } = found;
      return done({ team, teamName, channelName, site, membership });
    },
    async members(as, _team, channel) {
      directory.reads += 1;
      if (directory.fault !== null) return failed(directory.fault);
      if (as.kind === 'app' && !directory.installed)
        return failed({ kind: 'refused', remedy: 'not installed', closed: true });
      const found = find(as, channel);
      return found === undefined
        ? failed({ kind: 'not-found', what: 'unit' })
        : done(structuredClone(found.members));
    },
    async addresses(as, _team, channel) {
      if (directory.fault !== null) return failed(directory.fault);
      const found = find(as, channel);
      return found === undefined
        ? failed({ kind: 'not-found', what: 'unit' })
        : done(new Map(found.members.map(({ id }) => [id, `${id}@exempelkommun.se`])));
    },
  };
  return directory;
};
