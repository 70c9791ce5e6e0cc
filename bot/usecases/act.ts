/** Somebody pressed a button on a card, through Action.Execute or, in older clients, as a message with a value. */
import { itemOf } from '../core/nudges/about.ts';
import { isBaseline } from '../core/nudges/n9-baseline.ts';
import type { Reply } from '../core/reply.ts';
import { type Act, answerOf, isSettled, makeAct, present } from './acts/act.ts';
import { tellBaseline } from './acts/baseline.ts';
import { confirmMeeting, undoConfirmed } from './acts/confirm.ts';
import { confirmDate } from './acts/confirm-date.ts';
import { markDone, undoDone } from './acts/done.ts';
import { fewer, irrelevant, undoFewer } from './acts/fewer.ts';
import { following } from './acts/follow.ts';
import { remindLater } from './acts/later.ts';
import { moveDate } from './acts/move.ts';
import { carryOn, markDiscussed, promoteItem } from './acts/outcome.ts';
import { onOwnSettings } from './acts/own-settings.ts';
import { pauseFromCard, resumeFromCard, skip } from './acts/pass.ts';
import { placeIdea, undoPlaced } from './acts/place.ts';
import { proposeItem } from './acts/propose.ts';
import { standing } from './acts/stand.ts';
import { markTaken, undoTaken } from './acts/taken.ts';
import { undoOutcome } from './acts/undo-outcome.ts';
import { explain } from './acts/why.ts';
import { onCommandCard } from './commands/presses.ts';
import type { ChatPorts, Click, Spoken, Writer } from './conversation.ts';
import { onMyData } from './my-data/press.ts';
import type { As, CardRecord, UnitRecord } from './ports.ts';
import { remember } from './remember.ts';
import { onTerms } from './terms.ts';

type OnCard = (act: Act) => Promise<Reply> | Reply;

/** A press that changes rows which steps are completed by. */
const onSteps =
  (run: (act: Act) => Promise<Reply>): OnCard =>
  (act) =>
    following(act, () => run(act));

/** Takes back what was answered, as far as it can be. */
const undo: OnCard = (act) => {
  switch (answerOf(act)?.kind) {
    case 'placed':
      return undoPlaced(act);
    case 'confirmed':
      return onSteps(undoConfirmed)(act);
    case 'discussed':
    case 'promoted':
    case 'carried':
      return onSteps(undoOutcome)(act);
    case 'taken':
      return undoTaken(act);
    case 'fewer':
      return undoFewer(act);
    default:
      return onSteps(undoDone)(act);
  }
};

/** Presses that answer a line. Once one has, the others change nothing: the card shows who did it first. */
const answering: Readonly<Record<string, OnCard>> = {
  done: (act) => (act.line.kind === 'N6' ? onSteps(markDone)(act) : markTaken(act)),
  later: remindLater,
  move: moveDate,
  place: placeIdea,
  propose: proposeItem,
  confirm: (act) => {
    if (isBaseline(act.line)) return tellBaseline(true)(act);
    return act.line.kind === 'N2' ? onSteps(confirmMeeting)(act) : confirmDate(act);
  },
  discussed: onSteps(markDiscussed),
  promote: onSteps(promoteItem),
  notReached: (act) => (isBaseline(act.line) ? tellBaseline(false)(act) : onSteps(carryOn)(act)),
  skip,
  irrelevant,
};

/** Presses that do something else than answering a line, and can come after an answer. */
const besides: Readonly<Record<string, OnCard>> = {
  undo,
  fewer,
  pause: pauseFromCard,
  resume: resumeFromCard,
  why: explain,
  show: standing,
};

/** Every verb of a nudge's card. */
export const CARD_VERBS: readonly string[] = [...Object.keys(answering), ...Object.keys(besides)];

/** What people may press on a card that everybody in the channel shares. */
const ON_SHARED: readonly string[] = ['propose', 'why', 'show'];

const onCard = (verb: string): OnCard | null => {
  if (Object.hasOwn(besides, verb)) return besides[verb] ?? null;
  const answer = Object.hasOwn(answering, verb) ? answering[verb] : undefined;
  return answer === undefined ? null : (act) => (isSettled(act) ? present(act) : answer(act));
};

/** A card in a channel is everybody's who is there; one in a personal chat only its reader's. */
const isTheirs = (card: CardRecord, writer: Writer, unit: UnitRecord | null): boolean => {
  if (card.tenant !== writer.tenant) return false;
  if (card.to === 'person') return card.person === writer.id;
  // In a channel the conversation's id is the channel's, with the message that began the thread.
  const inChannel = writer.address.conversation.split(';')[0] === unit?.id;
  return inChannel || unit?.members.some(({ id, guest }) => id === writer.id && !guest) === true;
};

/** Somebody else's card is answered as one that is not there: nobody learns of a card by pressing at it. */
const goneCard: Reply = { kind: 'gone', what: 'card', unit: null };

/** Ids that could be ours; anything else was not made by a card of ours and never reaches the store. */
const isId = (value: unknown): value is string =>
  typeof value === 'string' && /^[\w.:@;-]{1,200}$/.test(value);

/**
 * Carries out a press. Null: no card of ours has such a button. Whatever stands in the way is a reply that says so,
 * and then nothing is changed.
 */
export const acted = async (
  ports: ChatPorts,
  writer: Writer,
  click: Click,
  /** With whose rights lists are written; the app's own, unless the person lends theirs. */
  as?: As,
): Promise<Spoken | null> => {
  const { person } =
    writer.address.conversationType === 'personal'
      ? await remember(ports, writer)
      : { person: await ports.people.get(writer.id) };
  const language = person?.language ?? writer.language;
  const say = (reply: Reply): Spoken => ({ reply, language });
  const asked = await onCommandCard(ports, writer, person, click);
  if (asked !== null) return say(asked);
  const { nudge, item } = click.data;
  if (nudge === undefined) {
    const own = (await onTerms(ports, writer, click)) ?? (await onMyData(ports, writer, click));
    if (own !== null) return say(own);
    if (person === null) return onCard(click.verb) !== null ? say({ kind: 'private-only' }) : null;
    return onOwnSettings(ports, person, click);
  }
  const run = onCard(click.verb);
  if (run === null || !isId(nudge) || !isId(item)) return null;
  const card = await ports.claims.card(nudge);
  const line = card?.lines.find(({ line: candidate }) => itemOf(candidate) === item);
  if (card === null || line === undefined) return say(goneCard);
  const unit = await ports.units.get(line.line.unit);
  if (unit === null || !isTheirs(card, writer, unit)) return say(goneCard);
  const made = makeAct(ports, writer, card, line, unit, click.data);
  const act = as === undefined ? made : { ...made, as };
  const shared = card.to === 'channel' && !ON_SHARED.includes(click.verb);
  const reply = await (shared ? present(act) : run(act));
  if (line.line.kind === 'N1' || line.line.kind === 'N3') ports.lookAtCalendar(unit.id);
  return say(reply);
};
