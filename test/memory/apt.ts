/** The use cases of APT over the memory world. */
import type { Claim } from '../../bot/core/nudge.ts';
import { type AptUseCases, makeAptUseCases } from '../../bot/usecases/apt/index.ts';
import { makeMemoryWheels } from './wheels.ts';
import { makeUnitWorld, type World } from './world.ts';

export interface AptWorld extends World {
  apt: AptUseCases;
  /** What has been offered on cards. */
  offered: Claim[];
}

export const withApt = (world: World): AptWorld => {
  const offered: Claim[] = [];
  const claims = {
    recent: async (since: string) =>
      new Map(offered.filter(({ at }) => at >= since).map((claim) => [claim.key, claim])),
  };
  const apt = makeAptUseCases({ ...world.ports, claims, wheels: makeMemoryWheels() });
  return { ...world, apt, offered };
};

export const makeAptWorld = async (programme = 'jarfalla-samkrafter'): Promise<AptWorld> =>
  withApt(await makeUnitWorld(programme));
