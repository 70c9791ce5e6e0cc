/** The year's wheels that units have written in place of ours. */
import type { OwnWheel } from '../../core/wheel.ts';

export interface WheelStore {
  /** The unit's own; null: it has ours. */
  of(unit: string): Promise<OwnWheel | null>;
  /** Keeps the unit's own, or forgets it. */
  save(unit: string, wheel: OwnWheel | null): Promise<void>;
}
