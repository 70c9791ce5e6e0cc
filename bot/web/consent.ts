/**
 * The window in which a person consents for themselves: from here to Entra's page, and from there to the tab's page that
 * tells the tab how it went and closes. Whatever is wrong with the request also ends there, so that no window stays open.
 */
import type { Request, Response, Server } from 'restify';
import { CONSENT_END, CONSENT_START, ownConsentTo } from '../core/permissions.ts';
import type { Journal } from '../usecases/ports.ts';
import { guarded } from './call.ts';

/** What Entra is asked to let a person consent to. */
export interface OwnConsent {
  tenant: string;
  /** Names of scopes. */
  scopes: readonly string[];
  /** Comes back as it is. */
  state: string;
  /** The name that the person signs in with, where the tab knows it. */
  hint: string | null;
}

export interface ConsentPorts {
  journal: Journal;
  /** Address of Entra's page; null for a tenant that is not served, or while Entra does not answer. */
  ownConsent(wish: OwnConsent): Promise<string | null>;
}

const STATE = /^[\w-]{16,100}$/;

/** Adds `GET /tab/consent-start?tenant=…&scopes=…&state=…&hint=…`. */
export const addConsentRoute = (server: Server, { ownConsent, journal }: ConsentPorts): void => {
  const begin = guarded(journal, async (req: Request, res: Response): Promise<void> => {
    const given = new URLSearchParams(req.getQuery());
    const state = given.get('state') ?? '';
    const scopes = ownConsentTo((given.get('scopes') ?? '').split(' '));
    const hint = given.get('hint')?.slice(0, 200) ?? null;
    const address =
      scopes !== null && STATE.test(state)
        ? await ownConsent({ tenant: given.get('tenant') ?? '', scopes, state, hint })
        : null;
    res.sendRaw(302, '', {
      Location: address ?? `${CONSENT_END}#error=invalid_request`,
      'Cache-Control': 'no-store',
    });
  });
  server.get(CONSENT_START, begin);
};
