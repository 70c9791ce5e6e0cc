/**
 * The window that `authentication.authenticate` opens, as Teams in a browser does: the app's pages in it say hello to
 * their opener and tell it how it went.
 * learn.microsoft.com/microsoftteams/platform/tabs/how-to/authentication/auth-flow-tab
 */
import { isCall, type WindowInfo } from './protocol.ts';
import { runtime } from './stand.ts';

const CLOSED_MS = 300;

/**
 * Opens an address in a valid domain of the app, given by `origin`. Valid domains are names without a scheme, and
 * teams-js takes https alone: this host opens the page as the app is served.
 */
export const openAuthWindow = (
  info: WindowInfo,
  origin: string,
  context: () => Record<string, unknown>,
): Promise<{ result: string } | { problem: string }> => {
  if (!URL.canParse(info.url) || new URL(info.url).host !== new URL(origin).host)
    return Promise.resolve({ problem: 'The address is not in a valid domain of the app.' });
  const { pathname, search, hash } = new URL(info.url);
  const size = `width=${info.width ?? 600},height=${info.height ?? 400}`;
  const shown = window.open(`${origin}${pathname}${search}${hash}`, '_blank', `popup,${size}`);
  if (!shown) return Promise.resolve({ problem: 'FailedToOpenWindow' });
  return new Promise((resolve) => {
    const end = (outcome: { result: string } | { problem: string }): void => {
      window.removeEventListener('message', hear);
      clearInterval(watch);
      resolve(outcome);
      shown.close();
    };
    const hear = (event: MessageEvent): void => {
      if (event.source !== shown || event.origin !== origin || !isCall(event.data)) return;
      const { id, uuidAsString, func, args = [] } = event.data;
      const answer = (...given: unknown[]): void =>
        shown.postMessage({ id, uuidAsString, args: given }, origin);
      if (func === 'initialize') answer('authentication', 'web', JSON.stringify(runtime), '2.58.0');
      else if (func === 'getContext') answer({ ...context(), frameContext: 'authentication' });
      else if (func === 'authentication.authenticate.success') end({ result: String(args[0] ?? '') });
      else if (func === 'authentication.authenticate.failure') end({ problem: String(args[0] ?? '') });
    };
    const watch = setInterval(() => {
      if (shown.closed) end({ problem: 'CancelledByUser' });
    }, CLOSED_MS);
    window.addEventListener('message', hear);
  });
};
