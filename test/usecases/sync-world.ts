/** A unit in memory whose site is looked after: subscriptions, looks, and what Graph tells. */
import { LIST_NAMES, type ListName, type RowOf } from '../../bot/core/rows.ts';
import { makeHearing } from '../../bot/usecases/hear.ts';
import { lookAfterSite, type SweepPorts, sweep, type Wake } from '../../bot/usecases/sweep.ts';
import { makeMemorySubscriptions } from '../memory/sync.ts';
import { ACTIVE, makeUnitWorld, SITE, UNIT } from '../memory/world.ts';

export const openSyncWorld = async () => {
  const world = await makeUnitWorld();
  const subscriptions = makeMemorySubscriptions();
  const ports: SweepPorts & typeof world.ports = { ...world.ports, subscriptions };
  const hearing = makeHearing(ports);
  const { asked } = world.ports.syncRequests;

  /** Sites in which something is due in the slot that comes. */
  const due = new Set<string>();

  /** Carries out every look that has been asked for, as workers would. */
  const work = async (): Promise<string[]> => {
    const sites = [...new Set(asked.splice(0))];
    for (const site of sites) await lookAfterSite(ports, site);
    return sites;
  };
  /** What the planner does when it wakes at an instant; gives the sites that were looked at. */
  const wake = async (at: string, how: Wake = 'slot'): Promise<string[]> => {
    world.clock.set(at);
    await sweep({ ...ports, whereDue: async () => due }, world.clock.now(), how);
    return work();
  };
  /** How many times the lists were read for changes so far. */
  const reads = (): number => world.ports.lists.calls.filter(({ verb }) => verb === 'changes').length;
  const addByHand = (title: string): string =>
    world.ports.lists.addByHand(SITE, 'StegvisPlan', null, {
      ...ACTIVE,
      title,
      need: null,
      reason: null,
    } as RowOf['StegvisPlan']).id;
  const titles = async (): Promise<string[]> =>
    (await ports.projection.rows(UNIT)).StegvisPlan.map(({ value }) => value.title);
  const subscription = async (list: ListName) => {
    const found = (await ports.sync.subscriptions(SITE)).find((record) => record.list === list);
    if (!found?.id) throw new Error(`no subscription to ${list}`);
    return { ...found, id: found.id };
  };
  /** What Graph would tell of a list. */
  const notice = async (list: ListName, lifecycleEvent: string | null = null) => {
    const { id, clientState, tenant } = await subscription(list);
    return { subscriptionId: id, clientState, tenantId: tenant, lifecycleEvent };
  };
  const states = async (): Promise<string[]> =>
    (await ports.sync.subscriptions(SITE)).map(({ state }) => state);
  await work();
  return {
    ...world,
    ports,
    due,
    subscriptions,
    hearing,
    work,
    wake,
    reads,
    addByHand,
    titles,
    subscription,
    notice,
    states,
    lists: LIST_NAMES,
  };
};
