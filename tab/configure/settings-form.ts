/** The unit's set-up as it stands in the form, and the group's rule as it is while one chooses. Pure. */
import type { ChannelView, Overview, ProgrammeCard, SetUpUnit } from '../../bot/core/api.ts';

export interface SettingsForm {
  programme: string;
  start: string;
  manager: string;
  group: string[];
  processLead: string;
  safetyRep: string;
}

/** The form as it is first shown: what the unit has, or the person as manager from today. */
export const settingsForm = (
  unit: Overview | null,
  channel: ChannelView,
  person: string | null,
  today: string,
): SettingsForm => {
  const self = channel.people.find(({ id }) => id === person)?.id ?? '';
  if (unit)
    return {
      programme: unit.programme,
      start: unit.start,
      // Whoever takes over after a manager who has left names themselves.
      manager: channel.people.some(({ id }) => id === unit.manager.id) ? unit.manager.id : self,
      group: unit.group.map(({ id }) => id),
      processLead: unit.processLead?.id ?? '',
      safetyRep: unit.safetyRep?.id ?? '',
    };
  return {
    programme: '',
    start: channel.today ?? today,
    manager: self,
    group: [],
    processLead: '',
    safetyRep: '',
  };
};

/** What to send; null while programme, start day or manager are missing. */
export const setUpOf = (form: SettingsForm): SetUpUnit | null =>
  form.programme && form.start && form.manager
    ? {
        programme: form.programme,
        start: form.start,
        manager: form.manager,
        group: form.group,
        processLead: form.processLead || null,
        safetyRep: form.safetyRep || null,
      }
    : null;

export type GroupState =
  /** The programme has no group. */
  | { kind: 'none' }
  | { kind: 'good'; size: number }
  | { kind: 'few'; short: number; manager: boolean }
  | { kind: 'many'; over: number; manager: boolean }
  /** The number is right, but the manager is not among them. */
  | { kind: 'no-manager' };

/** How the chosen group stands to the programme's rule. `manager: false` where the manager is missing too. */
export const groupState = (programme: ProgrammeCard, form: SettingsForm): GroupState => {
  const { groupMin, groupMax } = programme;
  const size = form.group.length;
  if (groupMin === 0 && (groupMax ?? 0) === 0) return { kind: 'none' };
  const manager = form.manager !== '' && form.group.includes(form.manager);
  if (size < groupMin) return { kind: 'few', short: groupMin - size, manager };
  if (groupMax !== null && size > groupMax) return { kind: 'many', over: size - groupMax, manager };
  return manager ? { kind: 'good', size } : { kind: 'no-manager' };
};
