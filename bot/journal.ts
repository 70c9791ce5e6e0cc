/** The program's log: JSON lines on standard output, for operators. Never what people wrote, never tokens. */
import pino from 'pino';
import type { Journal } from './usecases/ports.ts';

/** Fields that must not reach the log even by mistake. */
const SECRET = [
  '*.token',
  '*.authorization',
  '*.assertion',
  '*.text',
  '*.password',
  'token',
  'authorization',
  'text',
];

export const makeJournal = (): Journal => {
  const log = pino({
    base: { pid: process.pid },
    redact: { paths: SECRET, remove: true },
    timestamp: pino.stdTimeFunctions.isoTime,
  });
  return {
    info: (event, facts = {}) => log.info(facts, event),
    warn: (event, facts = {}) => log.warn(facts, event),
    error: (event, facts = {}) => log.error(facts, event),
  };
};

/** What of an unknown error may be logged: its name, code and message, and where it arose. */
export const errorFacts = (error: unknown): Record<string, unknown> =>
  error instanceof Error
    ? {
        name: error.name,
        message: error.message.slice(0, 500),
        code: (error as { code?: unknown }).code,
        stack: error.stack?.split('\n').slice(0, 6),
      }
    : { message: String(error).slice(0, 500) };
