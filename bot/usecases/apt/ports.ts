/** What the use cases of APT need beside those of the tab. */
import type { OwnWheel } from '../../core/wheel.ts';
import type { As, ClaimStore, Ids, Lists, Projection, Site, WheelStore } from '../ports.ts';
import type { TabPorts } from '../tab/frame.ts';

export type { OwnWheel };

export interface AptPorts extends TabPorts {
  claims: Pick<ClaimStore, 'recent'>;
  wheels: WheelStore;
}

/** Where rows are written, and with whose rights: the tab's deeds have it, and so has a press on a card. */
export interface Desk {
  ports: { lists: Pick<Lists, 'addRow'>; projection: Pick<Projection, 'put'>; ids: Ids };
  as: As;
  site: Site;
  unit: { id: string };
}
