/**
 * A large municipality in the local tenant, put straight into the service's memory: thousands of units with a site
 * each, a site that a hundred units share, and a unit with a list of twenty thousand rows of its own.
 */
import { randomUUID } from 'node:crypto';
import type { UnitRecord } from '../../bot/usecases/ports.ts';
import type { Counters, ListRecord, Row as ListRow } from '../../infra/local/graph/model.ts';
import type { Person, Unit } from '../../infra/local/tenant.ts';
import { got } from '../contracts/samples.ts';
import { type GraphHouse, openGraphHouse } from '../graph/house.ts';

const PEOPLE = 8;

export interface Municipality {
  house: GraphHouse;
  /** Units with a site each; the first rows of each plan are the ones that come due. */
  units: UnitRecord[];
  /** Units that share one site. */
  sharing: UnitRecord[];
  /** The unit whose plan has twenty thousand rows. */
  vast: UnitRecord;
}

export interface Sizes {
  units: number;
  /** Actions in the plan of each. */
  actions: number;
  sharing: number;
  /** Actions in the plan of each of those that share a site. */
  sharedActions: number;
  vastActions: number;
}

type Values = ListRow['values'];

const rowsFor = (
  unit: UnitRecord,
  actions: number,
  dueOf: (n: number) => string,
): Record<string, Values[]> => {
  const row = (list: string, n: number, values: Values): Values => ({
    Title: `${list} ${n}`,
    Unit: unit.id,
    StegvisKey: `${list}-${n}-${unit.id}`,
    ...values,
  });
  const many = (list: string, count: number, values: (n: number) => Values): Values[] =>
    Array.from({ length: count }, (_, n) => row(list, n, values(n)));
  return {
    StegvisUnit: many('unit', 1, () => ({ Programme: unit.programme })),
    StegvisSteps: many('step', 8, (n) => ({ StepId: `step-${n}`, State: n < 2 ? 'Klar' : 'Öppen' })),
    StegvisPlan: many('action', actions, (n) => ({
      Area: 'Kunskap',
      State: 'Pågår',
      OwnerRole: 'Medarbetare',
      OwnerId: unit.members[1 + (n % (PEOPLE - 1))]?.id ?? unit.manager,
      DueDate: `${dueOf(n)}T00:00:00Z`,
      Goal: 'Alla känner igen sig.',
      Indicator: 'Antal',
      FollowUpDate: '2026-12-01T00:00:00Z',
    })),
    StegvisMeetings: many('meeting', 6, (n) => ({
      Kind: 'Gruppmöte',
      Start: `2026-0${n + 3}-10T12:00:00Z`,
      End: `2026-0${n + 3}-10T13:00:00Z`,
      State: 'Planerat',
    })),
    StegvisAgenda: many('item', 6, (n) => ({
      MeetingKey: `meeting-${n}-${unit.id}`,
      Minutes: 10,
      State: 'På dagordningen',
    })),
    StegvisFindings: many('finding', 2, () => ({ Kind: 'Norm', Area: 'Kunskap' })),
  };
};

/** Opens it. `dueOf`: the due date of the nth action of the nth unit. */
export const openMunicipality = async (
  sizes: Sizes,
  dueOf: (unit: number, action: number) => string,
): Promise<Municipality> => {
  const house = await openGraphHouse();
  const { tenant } = house;
  const site = { tenant: tenant.ids.tenant, site: house.unit.site };
  got(await house.lists.provision(await house.person(house.manager), site));
  const { state } = tenant;
  const lists = state.collection<ListRecord>('graph.lists');
  const patterns = [...lists.values()].filter((list) => list.site === house.unit.site);
  const counters = state.collection<Counters>('graph.counters');
  const grants = state.collection<object>('graph.grants');
  const people = tenant.people as Person[];
  const places = tenant.units as Unit[];

  /** A unit in Teams, with its people; in a site of its own, or one that stands already. */
  const place = (name: string, shared: string | null): UnitRecord => {
    const id = `19:${name}@thread.tacv2`;
    const own = shared ?? `${tenant.ids.sharePointHost},${randomUUID()},${randomUUID()}`;
    const ids = Array.from({ length: PEOPLE }, () => randomUUID());
    const manager = ids[0] ?? '';
    for (const [n, person] of ids.entries())
      people.push({
        ...house.manager,
        id: person,
        name: `${name} ${n}`,
        upn: `${person}@exempelkommun.se`,
        unit: id,
        role: n === 0 ? 'manager' : 'employee',
        group: n === 0,
        chat: `a:${person}`,
        channelId: `29:${person}`,
      });
    const team = randomUUID();
    if (shared === null) {
      places.push({ ...house.unit, id, name, team, channel: id, site: own, siteName: name, manager });
      grants.set(name, { id: name, site: own, app: tenant.ids.appId, role: 'write' });
    }
    return {
      id,
      tenant: tenant.ids.tenant,
      name,
      team,
      site: own,
      programme: house.unit.programme,
      start: '2026-01-12',
      manager,
      group: [manager],
      processLead: null,
      safetyRep: null,
      members: ids.map((one, n) => ({ id: one, name: `${name} ${n}`, owner: n === 0, guest: false })),
      // Within the hour before the slot that is measured.
      membersReadAt: '2026-01-12T08:30:00.000Z',
    };
  };
  /** The six lists of a site with the rows of its units. */
  const fill = (siteId: string, all: readonly Record<string, Values[]>[]): void => {
    const at = tenant.clock.iso();
    for (const pattern of patterns) {
      const list = randomUUID();
      lists.set(list, { ...pattern, id: list, site: siteId });
      const rows = state.collection<ListRow>(`graph.rows.${list}`);
      let next = 1;
      for (const values of all.flatMap((unit) => unit[pattern.name] ?? [])) {
        rows.set(String(next), {
          id: next,
          guid: randomUUID(),
          version: 1,
          created: at,
          createdBy: { kind: 'app' },
          modified: at,
          modifiedBy: { kind: 'app' },
          values,
        });
        next++;
      }
      counters.set(list, { nextItem: next, seq: 0, floor: 0, touched: at });
    }
  };

  const units: UnitRecord[] = [];
  const sharing: UnitRecord[] = [];
  state.together(() => {
    for (let n = 0; n < sizes.units; n++) {
      const unit = place(`unit-${n}`, null);
      units.push(unit);
      fill(unit.site, [rowsFor(unit, sizes.actions, (action) => dueOf(n, action))]);
    }
    for (let n = 0; n < sizes.sharing; n++) sharing.push(place(`shared-${n}`, sharing[0]?.site ?? null));
    const [first] = sharing;
    if (first)
      fill(
        first.site,
        sharing.map((unit) => rowsFor(unit, sizes.sharedActions, () => '2026-11-02')),
      );
  });
  const vast = place('vast', null);
  state.together(() => fill(vast.site, [rowsFor(vast, sizes.vastActions, () => '2026-11-02')]));
  return { house, units, sharing, vast };
};
