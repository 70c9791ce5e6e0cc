/**
 * Marks on cards while their requests go out. A card is marked before its request leaves and after its answer came, so
 * that after a crash everybody knows which requests may have arrived.
 */
import type { ClaimStore, Start } from '../usecases/ports.ts';
import { insist, type Pool } from './database.ts';

/** A request is over after its time limit; so long after its mark, with room to spare, a card is nobody's. */
const HELD_SECONDS = 12;

/**
 * Marks those of the cards that nobody else is sending. `before` is the state that decides: a card in the same attempt
 * was marked by an earlier try of this very statement. The rows are locked in order, so that two never wait in a circle.
 */
const START = `
  with seen as materialized (
    select id, state, sending_by, case when sending_by <> $2 and sending_at > now() - make_interval(secs => $3)
        then sending_at + make_interval(secs => $3) end as held_until,
      coalesce(sending_by = $2, false) as same, sending_by is null as answered, doubts, crashes
    from cards where id = any($1) and state in ('claimed', 'sending') order by id for update
  ), marked as (
    update cards set state = 'sending', sending_by = $2, sending_at = now(),
      attempts = cards.attempts + (not seen.same)::integer,
      doubts = cards.doubts + (seen.state = 'sending' and seen.answered)::integer,
      crashes = cards.crashes + (seen.state = 'sending' and not seen.answered and not seen.same)::integer
    from seen where cards.id = seen.id and seen.held_until is null
    returning cards.id, cards.doubts, cards.crashes
  )
  select seen.id, marked.doubts, marked.crashes, seen.held_until,
    case when seen.same then case when seen.doubts + seen.crashes > 0 then 'sending' else 'claimed' end else seen.state end as before
  from seen left join marked on marked.id = seen.id`;

interface Marked {
  id: string;
  before: string;
  doubts: number;
  crashes: number;
  held_until: Date | null;
}

export const makeMarks = (pool: Pool): Pick<ClaimStore, 'startSending' | 'notSent' | 'doubted' | 'sent'> => ({
  async startSending(ids, attempt) {
    // What was marked by a statement whose answer was lost is marked by its repetition, and not in doubt.
    const found = await insist(() => pool.query<Marked>(START, [ids, attempt, HELD_SECONDS]));
    const starts = new Map<string, Start>(ids.map((id) => [id, 'settled']));
    for (const { id, before, doubts, crashes, held_until } of found.rows)
      if (held_until !== null) starts.set(id, { heldUntil: held_until.toISOString() });
      else starts.set(id, before === 'sending' ? { doubts, crashes } : 'go');
    return starts;
  },
  async notSent(ids) {
    const updated = await insist(() =>
      pool.query<{ id: string; attempts: number }>(
        `update cards set state = 'claimed', sending_by = null, sending_at = null
         where id = any($1) and state in ('claimed', 'sending') returning id, attempts`,
        [ids],
      ),
    );
    return new Map(updated.rows.map(({ id, attempts }) => [id, attempts]));
  },
  async doubted(ids) {
    await insist(() =>
      pool.query(
        `update cards set sending_by = null, sending_at = null where id = any($1) and state = 'sending'`,
        [ids],
      ),
    );
  },
  async sent(cards) {
    await insist(() =>
      pool.query(
        `update cards set state = 'sent', activity = given.activity, sent_at = given.at
         from unnest($1::text[], $2::text[], $3::timestamptz[]) as given (id, activity, at) where cards.id = given.id`,
        [cards.map(({ id }) => id), cards.map(({ activity }) => activity), cards.map(({ at }) => at)],
      ),
    );
  },
});
