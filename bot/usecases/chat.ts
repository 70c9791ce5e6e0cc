/** The chat's use cases with their ports filled in, as the Teams edge calls them. */
import { acted } from './act.ts';
import type { ChatPorts, Click, Spoken, Writer } from './conversation.ts';
import { installed, introduced } from './install.ts';
import { type TeamEvent, teamChanged } from './members.ts';
import type { Rosters, SyncRequests } from './ports.ts';
import { said } from './say.ts';
import { leftTeam, uninstalled } from './uninstall.ts';

export interface Chat {
  /** The app came into a personal chat; the one welcome, or null when it was told before. */
  installed(
    writer: Writer,
    addedBy: { id: string | null; name: string | null } | null,
  ): Promise<Spoken | null>;
  /** The app came into a channel's team. */
  introduced(writer: Writer, channel: string, teamName: string | null, team?: string | null): Promise<Spoken>;
  /** The app left a channel's team: nothing is sent there any more. */
  leftTeam(channel: string, team: string | null): Promise<void>;
  /** The app left a personal chat. */
  uninstalled(person: string): Promise<void>;
  said(writer: Writer, text: string): Promise<Spoken>;
  /** Null for a button that no card of ours has. */
  acted(writer: Writer, click: Click): Promise<Spoken | null>;
  /** Who is in a team may have changed. */
  teamChanged(event: TeamEvent): Promise<void>;
}

export const makeChat = (ports: ChatPorts & { rosters: Rosters; syncRequests: SyncRequests }): Chat => ({
  installed: (writer, addedBy) => installed(ports, writer, addedBy),
  introduced: (writer, channel, teamName, team) => introduced(ports, writer, channel, teamName, team),
  leftTeam: (channel, team) => leftTeam(ports, channel, team),
  uninstalled: (person) => uninstalled(ports, person),
  said: (writer, text) => said(ports, writer, text),
  acted: (writer, click) => acted(ports, writer, click),
  teamChanged: (event) => teamChanged(ports, event),
});
