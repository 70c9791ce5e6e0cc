/**
 * A question was opened in the tab from its card, or the person pauses there. A link tells the bot nothing, so the tab
 * does: pressing [Spara] is an answer like any other (SURFACE section 5). It is kept as skipping is, so that nobody can
 * tell who wrote something from who did not (R22).
 */
import type { PromptAnswered } from '../../core/api-notes.ts';
import { done, failed, type Outcome } from '../../core/fault.ts';
import { pause } from '../settings.ts';
import type { Caller } from '../tab/frame.ts';
import type { NotePorts } from './ports.ts';

/** Answers the question of a card; only the card's own person finds it. */
export const answerPrompt = async (
  ports: NotePorts,
  caller: Caller,
  id: string,
): Promise<Outcome<PromptAnswered>> => {
  const card = await ports.claims.card(id);
  const line = card?.lines.find(({ line: candidate }) => candidate.kind === 'N8');
  if (!card || !line || card.person !== caller.person || card.tenant !== caller.tenant)
    return failed({ kind: 'not-found', what: 'card' });
  if (card.answers.every(({ key }) => key !== line.key)) {
    await ports.people.change(caller.person, (known) =>
      known.reflection === null ? known : { ...known, reflection: { ...known.reflection, ignored: 0 } },
    );
    await ports.claims.answer(card.id, line.key, { kind: 'skipped' });
  }
  return done({ pausedUntil: null });
};

/** Pauses everything that the bot sends to the caller, as `pausa` in the chat does. Nobody else sees it. */
export const pausePrompts = async (ports: NotePorts, caller: Caller): Promise<Outcome<PromptAnswered>> =>
  done({ pausedUntil: await pause(ports, caller.person, null) });
