/** The year's wheels of units, in memory. */
import type { OwnWheel } from '../../bot/core/wheel.ts';
import type { WheelStore } from '../../bot/usecases/ports.ts';

export const makeMemoryWheels = (): WheelStore => {
  const wheels = new Map<string, OwnWheel>();
  return {
    of: async (unit) => structuredClone(wheels.get(unit) ?? null),
    save: async (unit, wheel) =>
      void (wheel === null ? wheels.delete(unit) : wheels.set(unit, structuredClone(wheel))),
  };
};
