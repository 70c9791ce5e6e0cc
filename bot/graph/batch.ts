/**
 * Many requests in one: `$batch` takes twenty, answers in any order and by id, and each inside may be throttled by
 * itself (learn.microsoft.com/graph/json-batching, learn.microsoft.com/graph/throttling#throttling-and-batching).
 */
import type { As } from '../usecases/ports.ts';
import { exceedsThreshold, isBroken, isRefusal, retryAfterOf } from './answers.ts';
import type { Effort, GraphClient } from './client.ts';
import { type Ask, get, items, needsLook, type Sent, text } from './sent.ts';

/** So many requests Graph takes in one. */
export const MOST = 20;
const PAUSE_MS = 2_000;

const repeats = (ask: Ask): boolean => ask.repeatable ?? ask.method === 'GET';

const lostFor = (ask: Ask): Sent => ({
  kind: 'lost',
  fault: {
    kind: 'offline',
    inDoubt: ask.method !== 'GET',
    retryAt: new Date(Date.now() + PAUSE_MS).toISOString(),
  },
});

const headersOf = (value: unknown): Record<string, string> => {
  const headers: Record<string, string> = {};
  if (typeof value === 'object' && value !== null)
    for (const [name, content] of Object.entries(value))
      if (typeof content === 'string' || typeof content === 'number')
        headers[name.toLowerCase()] = String(content);
  return headers;
};

const inner = (ask: Ask, id: string): Record<string, unknown> => ({
  id,
  method: ask.method,
  url: ask.path,
  ...(ask.body === undefined
    ? ask.headers
      ? { headers: ask.headers }
      : {}
    : { headers: { 'Content-Type': 'application/json', ...ask.headers }, body: ask.body }),
});

/** The outcome of one inner answer, and how long the service wants us to wait. */
const outcome = (
  ask: Ask,
  answer: unknown,
  doubted: boolean,
  looked: boolean,
): { sent: Sent; waitMs: number } => {
  const status = get(answer, 'status');
  if (typeof status !== 'number') return { sent: lostFor(ask), waitMs: 0 };
  const headers = headersOf(get(answer, 'headers'));
  const waitMs = retryAfterOf(headers, Date.now()) ?? 0;
  if (isBroken(status)) return { sent: lostFor(ask), waitMs };
  if (isRefusal(status) && !exceedsThreshold(get(answer, 'body'))) {
    const retryAt = new Date(Date.now() + (waitMs || PAUSE_MS)).toISOString();
    if (doubted)
      return { sent: { kind: 'lost', fault: { kind: 'offline', inDoubt: true, retryAt } }, waitMs };
    // One of the earlier answers was 503, which only a look at the row makes sure of.
    const look = looked ? ({ look: true } as const) : {};
    return { sent: { kind: 'refused', status, fault: { kind: 'busy', retryAt }, ...look }, waitMs };
  }
  return { sent: { kind: 'answered', status, headers, body: get(answer, 'body'), doubted }, waitMs };
};

/** Sends the requests, in as few batches as they take; the outcomes stand in the order of the requests. */
export const sendBatch = async (
  client: GraphClient,
  as: As,
  asks: readonly Ask[],
  effort: Effort,
): Promise<Sent[]> => {
  const outcomes: Sent[] = [];
  for (let start = 0; start < asks.length; start += MOST)
    outcomes.push(...(await sendTwenty(client, as, asks.slice(start, start + MOST), effort)));
  return outcomes;
};

const sendTwenty = async (
  client: GraphClient,
  as: As,
  asks: readonly Ask[],
  effort: Effort,
): Promise<Sent[]> => {
  const outcomes = asks.map(lostFor);
  const doubted = asks.map(() => false);
  const looked = asks.map(() => false);
  let open = asks.map((_, index) => index);
  for (let round = 0; open.length > 0; round++) {
    const outer = await client.send(as, batchOf(asks, open), effort);
    if (outer.kind !== 'answered' || outer.status !== 200) {
      for (const index of open)
        outcomes[index] = outerOutcome(outer, asks[index], doubted[index] ?? false, looked[index] ?? false);
      return outcomes;
    }
    const byId = new Map(items(outer.body, 'responses').map((answer) => [text(answer, 'id'), answer]));
    const again: number[] = [];
    let longest = 0;
    for (const index of open) {
      const ask = asks[index];
      if (!ask) continue;
      const { sent, waitMs } = outcome(
        ask,
        byId.get(String(index)),
        outer.doubted || (doubted[index] ?? false),
        looked[index] ?? false,
      );
      outcomes[index] = sent;
      if (sent.kind === 'answered' || (sent.kind === 'lost' && !repeats(ask))) continue;
      if (sent.kind === 'lost' && ask.method !== 'GET') doubted[index] = true;
      if (needsLook(sent) && ask.method !== 'GET') looked[index] = true;
      again.push(index);
      longest = Math.max(longest, waitMs);
    }
    open = again;
    if (open.length > 0 && !(await client.pause(round, effort, longest))) break;
  }
  return outcomes;
};

const batchOf = (asks: readonly Ask[], open: readonly number[]): Ask => ({
  method: 'POST',
  path: '/$batch',
  body: { requests: open.flatMap((index) => (asks[index] ? [inner(asks[index], String(index))] : [])) },
  repeatable: open.every((index) => asks[index] && repeats(asks[index])),
});

/** What became of an inner request when the batch as a whole was not answered with 200. */
const outerOutcome = (outer: Sent, ask: Ask | undefined, doubted: boolean, looked: boolean): Sent => {
  if (!ask) return outer;
  if (outer.kind === 'lost') return lostFor(ask);
  if (outer.kind === 'refused' && doubted) return lostFor(ask);
  if (outer.kind === 'refused' && looked) return { ...outer, look: true };
  return outer;
};
