/** Somebody pressed a button on a card, through Action.Execute or, in older clients, as a message with a value. */
import type { Reply } from '../core/reply.ts';
import { type Act, makeAct, present } from './acts/act.ts';
import { confirmDate } from './acts/confirm.ts';
import { markDone, undoDone } from './acts/done.ts';
import { remindLater } from './acts/later.ts';
import { moveDate } from './acts/move.ts';
import { fewer, irrelevant, pauseFromCard, resumeFromCard, skip } from './acts/pass.ts';
import { placeIdea, undoPlaced } from './acts/place.ts';
import { proposeItem } from './acts/propose.ts';
import type { ChatPorts, Click, Spoken, Writer } from './conversation.ts';
import type { PersonRecord } from './ports.ts';
import { remember } from './remember.ts';
import { pause, readTimes, reflect, resume, saveTimes, timesOf } from './settings.ts';

type OnCard = (act: Act) => Promise<Reply>;

const onCard: Readonly<Record<string, OnCard>> = {
  done: markDone,
  undo: async (act) => (act.line.kind === 'N3' ? undoPlaced(act) : undoDone(act)),
  later: remindLater,
  move: moveDate,
  place: placeIdea,
  propose: proposeItem,
  confirm: confirmDate,
  skip,
  irrelevant,
  fewer,
  pause: pauseFromCard,
  resume: resumeFromCard,
  show: present,
};

const times = async (ports: ChatPorts, person: PersonRecord, data: Click['data']): Promise<Spoken> => {
  if (data.from === undefined && data.to === undefined)
    return { reply: timesOf(person), language: person.language };
  const read = readTimes(data);
  if (!read.ok)
    return { reply: { kind: 'problem', fault: read.fault, card: null }, language: person.language };
  const saved = await saveTimes(ports, person.id, read.value);
  const language = saved?.language ?? person.language;
  return {
    reply: {
      kind: 'times-saved',
      window: read.value.window,
      reflection: read.value.weekday === null ? null : { weekday: read.value.weekday },
    },
    language,
  };
};

/** Presses on cards that are no nudges: welcome, pause, hours, reflection. Null for a verb that none of them has. */
const onOwnSettings = async (
  ports: ChatPorts,
  person: PersonRecord,
  { verb, data }: Click,
): Promise<Spoken | null> => {
  const say = (reply: Reply): Spoken => ({ reply, language: person.language });
  switch (verb) {
    case 'times':
      return times(ports, person, data);
    case 'privacy':
      return say({ kind: 'privacy' });
    case 'pause':
      return say({ kind: 'paused', until: await pause(ports, person.id, null) });
    case 'resume':
      await resume(ports, person.id);
      return say({ kind: 'resumed' });
    case 'reflect': {
      const { weekday } = data;
      const chosen = typeof weekday === 'string' && /^[1-7]$/.test(weekday) ? Number(weekday) : null;
      await reflect(ports, person.id, chosen);
      return say({ kind: 'reflecting', weekday: chosen });
    }
    default:
      return null;
  }
};

/** Ids that could be ours; anything else was not made by a card of ours and never reaches the store. */
const isId = (value: unknown): value is string =>
  typeof value === 'string' && /^[\w.:@;-]{1,200}$/.test(value);

/**
 * Carries out a press. Null: no card of ours has such a button. Whatever stands in the way is a reply that says so,
 * and then nothing is changed.
 */
export const acted = async (ports: ChatPorts, writer: Writer, click: Click): Promise<Spoken | null> => {
  const { person } =
    writer.address.conversationType === 'personal'
      ? await remember(ports, writer)
      : { person: await ports.people.get(writer.id) };
  const language = person?.language ?? writer.language;
  const say = (reply: Reply): Spoken => ({ reply, language });
  const { nudge, item } = click.data;
  if (nudge === undefined) {
    if (person === null) return Object.hasOwn(onCard, click.verb) ? say({ kind: 'private-only' }) : null;
    return onOwnSettings(ports, person, click);
  }
  const run = Object.hasOwn(onCard, click.verb) ? onCard[click.verb] : undefined;
  if (run === undefined || !isId(nudge) || !isId(item)) return null;
  const card = await ports.claims.card(nudge);
  const line = card?.lines.find(({ line: candidate }) => itemOf(candidate) === item);
  if (card === null || line === undefined) return say({ kind: 'gone', what: 'card', unit: null });
  if (card.person !== writer.id || card.tenant !== writer.tenant)
    return say({ kind: 'problem', fault: { kind: 'not-allowed', need: 'owner' }, card: null });
  const unit = await ports.units.get(line.line.unit);
  if (unit === null) return say({ kind: 'gone', what: 'card', unit: null });
  const reply = await run(makeAct(ports, writer, card, line, unit, click.data));
  if (line.line.kind === 'N1' || line.line.kind === 'N3') ports.lookAtCalendar(unit.id);
  return say(reply);
};

/** The list item (or prompt) that a line is about, as its buttons name it. */
const itemOf = (line: Act['line']): string => {
  switch (line.kind) {
    case 'N1':
    case 'N3':
      return line.meeting;
    case 'N6':
      return line.action;
    case 'N8':
      return line.prompt;
  }
};
