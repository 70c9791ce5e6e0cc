/** What nobody waits for says so, so that it goes after what people wait for (the order itself: graph/budget-gate). */
import { beforeEach, expect, test } from '@jest/globals';
import type { As } from '../../bot/usecases/ports.ts';
import { makeSelfCheck } from '../../bot/usecases/self-check.ts';
import { lookAfterSite, type SweepPorts, sweep } from '../../bot/usecases/sweep.ts';
import { makeMemoryAccess, makeMemorySites } from '../memory/access.ts';
import { SITE, TENANT } from '../memory/world.ts';
import { openSyncWorld } from './sync-world.ts';

let asked: { verb: string; as: As }[] = [];
const isAs = (value: unknown): value is As => typeof value === 'object' && value !== null && 'kind' in value;

/** A port whose every call is noted with whose rights it goes. */
const noting = <T extends object>(port: T): T =>
  new Proxy(port, {
    get(target, name) {
      const found: unknown = Reflect.get(target, name);
      if (typeof found !== 'function') return found;
      return (...all: unknown[]): unknown => {
        if (isAs(all[0])) asked.push({ verb: String(name), as: all[0] });
        return (found as (...all: unknown[]) => unknown).apply(target, all);
      };
    },
  });

let world: Awaited<ReturnType<typeof openSyncWorld>>;
let ports: SweepPorts;
beforeEach(async () => {
  asked = [];
  world = await openSyncWorld();
  ports = {
    ...world.ports,
    lists: noting(world.ports.lists),
    subscriptions: noting(world.subscriptions),
  };
});
const lookAt = async (at: string): Promise<void> => {
  world.clock.set(at);
  await sweep({ ...ports, whereDue: async () => new Set() }, world.clock.now(), 'jumped');
  await lookAfterSite(ports, SITE);
};
const verbs = (): string[] => [...new Set(asked.map(({ verb }) => verb))].sort();

test('a look after a site: subscriptions made, renewed and doubted, lists read, rows completed', async () => {
  await lookAt('2026-02-05T09:00:00Z');
  const { id } = await world.subscription('StegvisPlan');
  world.subscriptions.standing.delete(id);
  world.addByHand('Utifrån');
  await lookAt('2026-02-06T09:00:00Z');
  expect(verbs()).toEqual(expect.arrayContaining(['changes', 'create', 'renew', 'stands']));
  expect(verbs().some((verb) => verb.startsWith('adopt'))).toBe(true);
  for (const { verb, as } of asked)
    expect([verb, as]).toEqual([verb, { kind: 'app', tenant: TENANT, background: true }]);
});

test('the self-check’s look at the sites', async () => {
  const fine = async () => ({ ok: true as const, value: { roles: ['Sites.Selected'] } });
  await makeSelfCheck({
    ...world.ports,
    sites: noting(makeMemorySites()),
    access: makeMemoryAccess(world.ports.units),
    tokens: { app: fine, bot: async () => ({ ok: true, value: undefined }) },
  }).run();
  expect(asked).toEqual([{ verb: 'readable', as: { kind: 'app', tenant: TENANT, background: true } }]);
});
