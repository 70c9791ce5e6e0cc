/** What a unit chooses about its reminders: when it is closed, whether awareness dates are told of, the local Pride. */
import type { NudgeSettings } from '../../core/api-nudges.ts';
import { done, failed, type Outcome } from '../../core/fault.ts';
import { type Caller, enter, type TabPorts } from './frame.ts';

/** The settings as the manager reads them before changing them. */
export const seeNudgeSettings = async (
  ports: TabPorts,
  caller: Caller,
  unit: string,
): Promise<Outcome<NudgeSettings>> => {
  const entered = await enter(ports, caller, unit, 'change-unit');
  if (!entered.ok) return entered;
  const settings = (await ports.life.of([unit])).get(unit)?.settings;
  const { closures = [], awareness = false, pride = null } = settings ?? {};
  return done({ closures: [...closures], awareness, pride });
};

/** Keeps the settings, closures in the order of their days. Rules heed them from the next slot on, and at sending. */
export const saveNudgeSettings = async (
  ports: TabPorts,
  caller: Caller,
  unit: string,
  input: NudgeSettings,
): Promise<Outcome<NudgeSettings>> => {
  const entered = await enter(ports, caller, unit, 'change-unit');
  if (!entered.ok) return entered;
  if (input.closures.some(({ from, to }) => to < from))
    return failed({ kind: 'invalid', fields: [{ field: 'closures', code: 'out-of-range' }] });
  const closures = [...input.closures].sort((a, b) => a.from.localeCompare(b.from));
  const settings = { ...input, closures };
  await ports.life.saveSettings(unit, settings);
  return done(settings);
};
