/**
 * Facts that rules can read. A row that nobody thought of must not keep everybody else's reminders back: the unit that
 * has it is left out and told to operators once, and the rest goes on.
 */
import type { NudgeFacts } from '../core/nudge.ts';
import { dueToday } from '../core/nudges/plan.ts';
import type { Journal } from './ports.ts';

/** What each log has been told of already by this process. */
const told = new WeakMap<object, Set<string>>();

const once = (journal: Pick<Journal, 'error'>, unit: string, reason: string): void => {
  const known = told.get(journal) ?? new Set();
  told.set(journal, known);
  if (known.has(unit)) return;
  known.add(unit);
  journal.error('unit-not-planned', { unit, reason });
};

/** Whom something may be due for, with the facts as far as rules can read them. */
export const soundFacts = (
  facts: NudgeFacts,
  now: Date,
  journal: Pick<Journal, 'error'>,
): { facts: NudgeFacts; due: Set<string> } => {
  try {
    return { facts, due: dueToday(facts, now) };
  } catch {
    const units = facts.units.filter((unit) => {
      try {
        dueToday({ ...facts, units: [unit] }, now);
        return true;
      } catch (error) {
        once(journal, unit.id, error instanceof Error ? error.message : String(error));
        return false;
      }
    });
    const rest = { ...facts, units };
    return { facts: rest, due: dueToday(rest, now) };
  }
};
