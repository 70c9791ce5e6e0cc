/** What can go wrong between the tab and its API, told apart by what the person can do about it. */
import { type Problem, problem } from '../bot/core/api.ts';

export type TroubleKind =
  /** No answer: the network, the server, or too late. */
  | 'offline'
  /** Asked to wait; `retryAt` says until when. */
  | 'busy'
  | 'not-allowed'
  /** Somebody else changed it; `theirs` is the newest form. */
  | 'stale'
  | 'invalid'
  | 'not-found'
  /** A rule of the programme stands in the way now. */
  | 'conflict'
  /** The person, or the whole tenant, lacks a consent: theirs to give, or an administrator's. */
  | 'consent'
  /** The host gave no token, or the server did not take it. */
  | 'signed-out'
  /** Anything else. */
  | 'failed';

export interface Trouble {
  kind: TroubleKind;
  /** The server's sentence in the reader's language, where it gave one. */
  sentence: string | null;
  fields: { field: string; message: string }[];
  theirs: unknown;
  /** ISO instant. */
  retryAt: string | null;
  /** It may have been carried out; repeating it with the same key settles it. */
  inDoubt: boolean;
  /** Where an administrator gives the consent that is missing. */
  adminConsent?: string;
  /** Where the person may give it themselves: the path that the window for it begins at. */
  ownConsent?: string;
  /** Does once more what was tried, where whoever tried it left that. */
  again?: () => void;
}

/** What a call of the API answers. */
export type Result<T> = { ok: true; value: T } | { ok: false; trouble: Trouble };

/** A trouble of this kind with nothing more to tell. */
export const troubleOf = (kind: TroubleKind): Trouble => ({
  kind,
  sentence: null,
  fields: [],
  theirs: undefined,
  retryAt: null,
  inDoubt: false,
});

const kinds: Record<number, TroubleKind> = {
  400: 'invalid',
  401: 'signed-out',
  403: 'not-allowed',
  404: 'not-found',
  409: 'conflict',
  412: 'stale',
  413: 'invalid',
  422: 'invalid',
  429: 'busy',
  502: 'offline',
  503: 'busy',
  504: 'offline',
};

/** Seconds or an HTTP date, as `Retry-After` has it, as an ISO instant; null when there is none. */
export const retryInstant = (header: string | null, now: number): string | null => {
  if (!header) return null;
  const seconds = Number(header);
  const at = Number.isFinite(seconds) ? now + seconds * 1000 : Date.parse(header);
  return Number.isNaN(at) ? null : new Date(at).toISOString();
};

const kindOf = (status: number, told: Problem | null): TroubleKind => {
  if (told?.type.includes('offline')) return 'offline';
  return told?.type.endsWith('/consent') ? 'consent' : (kinds[status] ?? 'failed');
};

/** The trouble that an answer outside 200–299 means; `body` is what it carried, a problem or not. */
export const troubleFrom = (
  status: number,
  body: unknown,
  retryAfter: string | null,
  now: number,
): Trouble => {
  const parsed = problem.safeParse(body);
  const told: Problem | null = parsed.success ? parsed.data : null;
  return {
    kind: kindOf(status, told),
    sentence: told ? (told.detail ?? told.title) : null,
    fields: told?.fields ?? [],
    theirs: told?.theirs,
    retryAt: told?.retryAt ?? retryInstant(retryAfter, now),
    inDoubt: told?.type.includes('in-doubt') ?? false,
    ...(told?.adminConsent ? { adminConsent: told.adminConsent } : {}),
    ...(told?.ownConsent ? { ownConsent: told.ownConsent } : {}),
  };
};
