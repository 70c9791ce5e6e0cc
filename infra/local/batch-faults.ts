/**
 * Faults on requests inside a Graph `$batch`: those rules with a `match` that hits an inner `METHOD path`. Graph asks
 * for each inner request whether something happens to it; what must happen after it took effect is done here.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import type { Faults } from './faults.ts';
import { jsonOf, type Req, type Res } from './http.ts';

interface InnerAnswer {
  id: string;
  status: number;
  headers?: Record<string, string>;
  body?: unknown;
}

/** One batch under way: which inner request is which, what replaces its answer, whether the connection is closed. */
interface Batch {
  ids: Map<string, string[]>;
  replaced: Map<string, Res>;
  wait: number;
  closed: boolean;
}

export interface BatchFaults {
  /** Runs a request to `$batch`. */
  around(req: Req, run: () => Promise<Res>): Promise<Res>;
  /** What happens to an inner request in place of it; null: it goes on. `path` begins with `/v1.0`. */
  innerFault(method: string, path: string): Promise<Res | null>;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

const labelOf = (method: string, path: string): string => `${method.toUpperCase()} ${path}`;

const idsOf = (req: Req): Map<string, string[]> => {
  const ids = new Map<string, string[]>();
  const body = jsonOf(req);
  const inner: unknown[] = isRecord(body) && Array.isArray(body.requests) ? body.requests : [];
  for (const one of inner.filter(isRecord)) {
    const url = String(one.url);
    const label = labelOf(String(one.method), `/v1.0${url.startsWith('/') ? '' : '/'}${url}`);
    ids.set(label, [...(ids.get(label) ?? []), String(one.id)]);
  }
  return ids;
};

const asInner = (id: string, { status, headers, body }: Res): InnerAnswer => ({
  id,
  status,
  headers: { 'Content-Type': 'application/json', ...headers },
  body,
});

const isInner = (value: unknown): value is InnerAnswer =>
  isRecord(value) && 'id' in value && 'status' in value;

/** Lays faults around inner requests. */
export const makeBatchFaults = (faults: Pick<Faults, 'plan' | 'held'>): BatchFaults => {
  const batches = new AsyncLocalStorage<Batch>();
  const closing: Res = { status: 503, body: { error: { code: 'serviceNotAvailable', message: 'Closed.' } } };

  return {
    around: (req, run) => {
      const batch: Batch = { ids: idsOf(req), replaced: new Map(), wait: 0, closed: false };
      return batches.run(batch, async () => {
        const res = await run();
        if (!(await faults.held(batch.wait)) || batch.closed) return { status: 0 };
        if (batch.replaced.size === 0 || !isRecord(res.body) || !Array.isArray(res.body.responses))
          return res;
        const responses = res.body.responses.map((one: unknown) => {
          const other = isInner(one) ? batch.replaced.get(one.id) : undefined;
          return isInner(one) && other ? asInner(one.id, other) : one;
        });
        return { ...res, body: { ...res.body, responses } };
      });
    },
    async innerFault(method, path) {
      const batch = batches.getStore();
      const label = labelOf(method, path);
      const id = batch?.ids.get(label)?.shift();
      const { before, after, answer, effect } = faults.plan('graph', label, true);
      if (!(await faults.held(before))) return closing;
      if (batch) batch.wait = Math.max(batch.wait, after);
      if (!answer) return null;
      if (answer.status === 0 && batch) batch.closed = true;
      if (!effect) return answer.status === 0 ? closing : answer;
      if (batch && id !== undefined && answer.status !== 0) batch.replaced.set(id, answer);
      return null;
    },
  };
};
