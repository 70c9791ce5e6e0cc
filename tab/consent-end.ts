/**
 * The last page of the window in which a person consents. Entra's answer stands in the fragment: its code is thrown away
 * unread, and only how it went goes to the tab.
 */
import './no-eval.ts';
import { hostOrigins } from './api.ts';
import { endApproval } from './host.ts';

const answer = new URLSearchParams(window.location.hash.slice(1));
window.history.replaceState(null, '', window.location.pathname);

const state = answer.get('state');
const error = answer.get('error');
try {
  await endApproval(
    await hostOrigins(),
    error === null && state !== null && answer.has('code') ? { state } : { error: error ?? 'no_answer' },
  );
} catch (problem) {
  // Opened by hand, or the tab has gone: the page says that it may be closed.
  console.warn('No host answered.', problem);
}
