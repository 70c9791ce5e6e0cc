/** N7: what has stalled is put on the agenda of the group's next meeting, by the app, once. */

import { agendaOf, nextOrder } from '../core/agenda.ts';
import type { Placement } from '../core/nudge.ts';
import { EMPTY } from '../core/rows.ts';
import { mediumDay } from '../core/texts/dates.ts';
import type { Ids, Journal, Lists, Projection, UnitRecord } from './ports.ts';

export interface PlacingPorts {
  lists: Pick<Lists, 'addRow' | 'adoptRow'>;
  projection: Pick<Projection, 'rows' | 'row' | 'put'>;
  ids: Ids;
  journal: Journal;
}

const MINUTES = 5;
/** A single line of SharePoint's takes so much. */
const LONGEST = 255;

/** The item's words, in Swedish, as everybody reads the lists in SharePoint; the action's title gives way, never the date. */
const titleOf = ({ title, dueDate }: Placement['line']): string => {
  const words = (name: string): string => `Nytt datum för ${name}? Datumet var ${mediumDay(dueDate, 'sv')}.`;
  const whole = words(title);
  return whole.length <= LONGEST ? whole : words(`${title.slice(0, LONGEST - words('').length - 1)}…`);
};

/**
 * Places one stalled action. The placement's key is the row's StegvisKey, so repeating it, or two workers at once, give
 * one row. False when it could not be written now: the next slot tries again.
 */
export const placeStalled = async (
  ports: PlacingPorts,
  unit: UnitRecord,
  placement: Placement,
): Promise<boolean> => {
  const as = { kind: 'app', tenant: unit.tenant, background: true } as const;
  const site = { tenant: unit.tenant, site: unit.site };
  const refused = (step: string, kind: string): false => {
    ports.journal.warn('stalled-not-placed', { unit: unit.id, action: placement.line.action, step, kind });
    return false;
  };
  const meeting = await ports.projection.row(unit.id, 'StegvisMeetings', placement.line.meeting);
  if (meeting === null) return refused('meeting', 'not-found');
  let { key } = meeting;
  if (key === null) {
    key = ports.ids.uuid();
    const adopted = await ports.lists.adoptRow(
      as,
      site,
      'StegvisMeetings',
      meeting.id,
      meeting.version,
      key,
      unit.id,
    );
    if (!adopted.ok) return refused('adopt', adopted.fault.kind);
  }
  const { StegvisAgenda } = await ports.projection.rows(unit.id);
  const added = await ports.lists.addRow(as, site, 'StegvisAgenda', unit.id, placement.key, {
    ...EMPTY.StegvisAgenda,
    title: titleOf(placement.line),
    meetingKey: key,
    order: nextOrder(agendaOf(StegvisAgenda, key)),
    minutes: MINUTES,
    state: 'onAgenda',
    outcome: null,
    source: placement.source,
  });
  if (!added.ok) return refused('agenda', added.fault.kind);
  await ports.projection.put(unit.id, 'StegvisAgenda', [added.value]);
  return true;
};
