/** What a request carries, read strictly: JSON of at most 1 MB, parsed by the wire types of core/api.ts. */
import type { IncomingMessage } from 'node:http';
import type { z } from 'zod';
import { done, type FieldProblem, failed, type Outcome } from '../core/fault.ts';
import type { RequestProblem } from '../core/texts/rules/problems.ts';

const MOST_BYTES = 1_048_576;
/** A list of ten thousand people with columns of their own is well below. */
const MOST_FILE_BYTES = 5 * MOST_BYTES;
/** What comes after the limit is read and thrown away this far, so that the answer reaches the sender. */
const MOST_DRAINED = 16 * MOST_BYTES;

export type Body = { ok: true; value: unknown } | { ok: false; problem: RequestProblem };

const JSON_TYPE = /^application\/([\w.-]+\+)?json\s*(;|$)/i;

/**
 * Reads the body as JSON. Compressed bodies are refused: a small one may grow without limit.
 */
export const readJson = async (req: IncomingMessage): Promise<Body> => {
  const type = req.headers['content-type'] ?? '';
  const encoding = req.headers['content-encoding'] ?? 'identity';
  const right = JSON_TYPE.test(type) && encoding === 'identity';
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of req as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > MOST_DRAINED) break;
      if (size > MOST_BYTES) chunks.length = 0;
      else if (right) chunks.push(chunk);
    }
  } catch {
    // The sender hung up in the middle; nobody is left to read the answer.
    return { ok: false, problem: 'malformed' };
  }
  if (size > MOST_BYTES) return { ok: false, problem: 'too-large' };
  if (!right) return { ok: false, problem: 'not-json' };
  try {
    return {
      ok: true,
      value: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks))),
    };
  } catch {
    return { ok: false, problem: 'malformed' };
  }
};

/** JSON, or nothing at all, where the request says everything by its address. */
export const readJsonOrNothing = async (req: IncomingMessage): Promise<Body> => {
  const empty =
    (req.headers['content-length'] ?? '0') === '0' && req.headers['transfer-encoding'] === undefined;
  return empty ? { ok: true, value: undefined } : readJson(req);
};

/** A file as it was sent, whatever its type. What it is, its reader finds out. */
export const readBytes = async (req: IncomingMessage): Promise<Body> => {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of req as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > MOST_DRAINED) break;
      if (size > MOST_FILE_BYTES) chunks.length = 0;
      else chunks.push(chunk);
    }
  } catch {
    // The sender hung up in the middle; nobody is left to read the answer.
    return { ok: false, problem: 'malformed' };
  }
  if (size > MOST_FILE_BYTES) return { ok: false, problem: 'file-too-large' };
  return { ok: true, value: new Uint8Array(Buffer.concat(chunks)) };
};

type Issue = z.core.$ZodIssue;

const size = (issue: Extract<Issue, { code: 'too_big' | 'too_small' }>): Omit<FieldProblem, 'field'> => {
  const limit = Number(issue.code === 'too_big' ? issue.maximum : issue.minimum);
  if (issue.origin === 'number' || issue.origin === 'int') return { code: 'out-of-range', limit };
  return issue.code === 'too_big' ? { code: 'too-long', limit } : { code: 'missing' };
};

const problemsOf = (issue: Issue): FieldProblem[] => {
  const field = issue.path.length === 0 ? 'body' : issue.path.join('.');
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({ field: [...issue.path, key].join('.'), code: 'unknown-field' }));
    case 'invalid_type':
      return [{ field, code: issue.input === undefined ? 'missing' : 'wrong-type' }];
    case 'too_big':
    case 'too_small':
      return [{ field, ...size(issue) }];
    case 'invalid_value':
      return [{ field, code: issue.input === undefined ? 'missing' : 'not-a-choice' }];
    case 'invalid_format':
    case 'custom':
      return [{ field, code: 'not-a-date' }];
    default:
      return [{ field, code: 'wrong-type' }];
  }
};

/** The body as a wire type, or each field that is wrong, once. */
export const parse = <T>(schema: z.ZodType<T>, body: unknown): Outcome<T> => {
  const parsed = schema.safeParse(body, { reportInput: true });
  if (parsed.success) return done(parsed.data);
  const fields = new Map<string, FieldProblem>();
  for (const problem of parsed.error.issues.flatMap(problemsOf))
    if (!fields.has(problem.field)) fields.set(problem.field, problem);
  return failed({ kind: 'invalid', fields: [...fields.values()] });
};

/** Letters that need no quoting in a filter of Graph nor in a log. */
const KEY = /^[A-Za-z0-9._:~-]{1,100}$/;

/** The Idempotency-Key, which becomes the row's StegvisKey; null when none came. */
export const keyOf = (header: string | null): Outcome<string | null> => {
  if (header === null) return done(null);
  if (KEY.test(header)) return done(header);
  const code = header.length > 100 ? 'too-long' : 'not-a-choice';
  return failed({
    kind: 'invalid',
    fields: [{ field: 'Idempotency-Key', code, ...(code === 'too-long' ? { limit: 100 } : {}) }],
  });
};
