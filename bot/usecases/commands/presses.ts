/** Presses on the cards that commands are answered with. */
import { addDays, localDay } from '../../core/calendar.ts';
import type { Reply } from '../../core/reply.ts';
import { textOf } from '../acts/act.ts';
import type { ChatPorts, Click, Writer } from '../conversation.ts';
import type { PersonRecord } from '../ports.ts';
import { pause } from '../settings.ts';
import { proposeLine, undoProposal } from './propose.ts';

const expired: Reply = { kind: 'gone', what: 'card', unit: null };

/** [Pausa] on the question whether that was meant. A day that has passed meanwhile pauses nothing. */
const pauseUntil = async (ports: ChatPorts, person: PersonRecord, until: string): Promise<Reply> => {
  const today = localDay(ports.clock.now());
  const day = /^\d{4}-\d{2}-\d{2}$/.test(until) && until > today && until <= addDays(today, 366);
  if (until !== 'open' && !day) return expired;
  return { kind: 'paused', until: await pause(ports, person.id, until) };
};

/**
 * The answer to a press on such a card; null for any other. `person`: the presser as the bot knows them from their
 * personal chat, which proposing does not need.
 */
export const onCommandCard = async (
  ports: ChatPorts,
  writer: Writer,
  person: PersonRecord | null,
  { verb, data }: Click,
): Promise<Reply | null> => {
  if (data.nudge !== undefined) return null;
  const [unitId, until, row] = [textOf(data, 'unit'), textOf(data, 'until'), textOf(data, 'row')];
  const own = person !== null && writer.address.conversationType === 'personal';
  if (verb === 'cancel') return { kind: 'unchanged' };
  if (verb === 'pause' && until !== null)
    return own ? pauseUntil(ports, person, until) : { kind: 'private-only' };
  // A term that is proposed has its own card.
  if (unitId === null || data.word !== undefined || (verb !== 'propose' && verb !== 'undo')) return null;
  const unit = await ports.units.get(unitId);
  // To somebody outside a unit there is none.
  const isIn = unit?.members.some(({ id }) => id === writer.id) === true;
  if (unit === null || unit.tenant !== writer.tenant || !isIn) return expired;
  if (verb === 'undo') return row === null ? null : undoProposal(ports, writer, unit, row);
  const through = textOf(data, 'as') === 'group' ? 'group' : 'person';
  return proposeLine(ports, writer, [unit], { text: textOf(data, 'title'), through });
};
