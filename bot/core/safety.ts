/**
 * What a program must not receive, answered before anything else is read into a message (R34, `domain.md` section 5).
 * The words are looked at once, here; nothing of them goes further.
 */
import { soundsLikeCase } from './safety/case.ts';
import { soundsLikeDistress } from './safety/distress.ts';
import { identityAsked } from './safety/identity.ts';
import { soundsPersonal } from './safety/personal.ts';

export type Concern =
  /** Somebody seems to be in distress. */
  | { kind: 'distress' }
  /** An account of harassment, threats or violence. */
  | { kind: 'case-report' }
  | { kind: 'identity'; about: 'someone' | 'self' };

/** What the words raise; null: nothing that stands in the way of reading them as a command. */
export const concernOf = (text: string): Concern | null => {
  if (soundsLikeDistress(text)) return { kind: 'distress' };
  if (soundsLikeCase(text)) return { kind: 'case-report' };
  const about = identityAsked(text);
  return about === null ? null : { kind: 'identity', about };
};

/** The same for what turned out to be no command: then also a story that no phrase foresaw. */
export const concernOfUnknown = (text: string): Concern | null =>
  concernOf(text) ?? (soundsPersonal(text) ? { kind: 'case-report' } : null);

/** A message as long as a story, where a command is a line. */
const LONG = 280;

/** Whether somebody has written more than a chat that is stored should hold. */
export const isLong = (text: string): boolean => text.trim().length > LONG;
