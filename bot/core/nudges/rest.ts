/** A unit that rests (R54): until its day comes nothing is asked about its plan: no N6, N7 or N11. */
import type { Day, NudgeUnit } from '../nudge.ts';

/** Whether the unit rests on a day. */
export const rests = ({ life }: Pick<NudgeUnit, 'life'>, today: Day): boolean =>
  life?.pace?.restUntil != null && today < life.pace.restUntil;

/** Whether a matter meant for the day `on` is silent as seen today: what comes after the rest is already seen ahead. */
export const silenced = (unit: Pick<NudgeUnit, 'life'>, today: Day, on: Day): boolean =>
  rests(unit, today) && rests(unit, on);
