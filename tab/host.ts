/** Teams (or another host that frames the tab): the only file that touches teams-js. */
import { app, authentication, dialog, pages } from '@microsoft/teams-js';
import type { Language } from '../bot/core/choices.ts';

export type HostTheme = 'default' | 'dark' | 'contrast';

export interface Host {
  language: Language;
  theme: HostTheme;
  /** Where the tab is shown; `settings` is the configuration page, `sidePanel` the narrow one in a meeting. */
  frame: string;
  /** The Graph id of the channel whose tab this is, null in personal use and in meetings. */
  channel: string | null;
  /** The meeting whose chat, details or panel the tab is in; null elsewhere. */
  meeting: string | null;
  /** Entra object id of the person. */
  person: string | null;
  /** What a deep link points at, as it was written in the link. */
  subPage: string | null;
}

const INITIALISE_MS = 4_000;
const TOKEN_MS = 30_000;

/** Rejects when the promise takes longer; a foreign page never answers `initialize` (teams-js waits 60 s by itself). */
const within = <T>(milliseconds: number, promise: Promise<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`no answer in ${milliseconds} ms`)), milliseconds);
    promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });

/** Swedish unless the host's language is English. */
export const languageOf = (locale: string | undefined): Language =>
  locale?.toLowerCase().startsWith('en') ? 'en' : 'sv';

/** The host's theme by its name; names that are not ours (`glass`) are light. */
export const themeOf = (name: string | undefined): HostTheme =>
  name === 'dark' || name === 'contrast' ? name : 'default';

/**
 * Greets the host and reads where the tab is shown; null when no host answers in four seconds.
 * `origins`: hosts beyond Microsoft's own that are allowed to frame us.
 */
export const connect = async (origins: string[]): Promise<Host | null> => {
  try {
    await within(INITIALISE_MS, app.initialize(origins));
    const context = await within(INITIALISE_MS, app.getContext());
    app.notifyAppLoaded();
    loginHint = context.user?.loginHint || null;
    return {
      language: languageOf(context.app.locale),
      theme: themeOf(context.app.theme),
      frame: context.page.frameContext,
      channel: context.channel?.id || null,
      meeting: context.meeting?.id || null,
      person: context.user?.id || null,
      subPage: context.page.subPageId || null,
    };
  } catch (error) {
    console.warn('No host answered.', error);
    return null;
  }
};

/** Tells the host that the tab is usable, so that it takes its own loading picture away. */
export const succeeded = (): void => {
  app.notifySuccess().catch((error: unknown) => console.warn('The host did not take our success.', error));
};

/** Calls back with each theme that the person switches to. */
export const onTheme = (changed: (theme: HostTheme) => void): void =>
  app.registerOnThemeChangeHandler((name) => changed(themeOf(name)));

let kept: { token: string; until: number } | null = null;
let asked: Promise<string> | null = null;

const expiry = (token: string): number => {
  try {
    const payload = (token.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/');
    const { exp } = JSON.parse(atob(payload)) as { exp?: unknown };
    return typeof exp === 'number' ? exp * 1000 : 0;
  } catch {
    // An opaque token is as good as any other; it is asked for anew each time, and the host keeps its own copy.
    return 0;
  }
};

/** The person's single sign-on token for our API; `fresh` asks the host anew. Throws when the host refuses. */
export const authToken = (fresh = false): Promise<string> => {
  if (!fresh && kept && kept.until > Date.now()) return Promise.resolve(kept.token);
  asked ??= within(TOKEN_MS, authentication.getAuthToken())
    .then((token) => {
      kept = { token, until: expiry(token) - 300_000 };
      return token;
    })
    .finally(() => {
      asked = null;
    });
  return asked;
};

/** What the person signs in with, for Entra's page to begin with the right account. */
let loginHint: string | null = null;

/**
 * Opens the window that begins at this path of ours, in which the person consents for themselves; true when they did.
 * Call it at once when a button is pressed, or the browser keeps the window from opening.
 */
export const approve = async (path: string): Promise<boolean> => {
  const state = crypto.randomUUID();
  const address = new URL(path, window.location.origin);
  // teams-js takes no other; where the tab is served without TLS, its host knows.
  address.protocol = 'https:';
  address.searchParams.set('state', state);
  if (loginHint) address.searchParams.set('hint', loginHint);
  try {
    return (await authentication.authenticate({ url: address.href, width: 560, height: 660 })) === state;
  } catch (error) {
    console.info('No consent was given.', error);
    return false;
  }
};

/** In that window, at its end: tells the tab how it went, and the host closes it. Throws where no host answers. */
export const endApproval = async (origins: string[], end: { state: string } | { error: string }) => {
  await within(INITIALISE_MS, app.initialize(origins));
  if ('state' in end) authentication.notifySuccess(end.state);
  else authentication.notifyFailure(end.error);
};

/** Opens an address outside the tab: through the host, or by the browser where the host does not. */
export const openLink = (address: string): void => {
  app.openLink(address).catch((error: unknown) => {
    console.warn('The host did not open the link.', error);
    window.open(address, '_blank', 'noopener');
  });
};

/** Closes the dialog that this page is, and hands its result to one of the apps; without a result nothing is told. */
export const closeDialog = (result?: object, apps: string[] = []): void =>
  result === undefined ? dialog.url.submit() : dialog.url.submit(result, apps);

export interface TabConfiguration {
  entityId: string;
  contentUrl: string;
  websiteUrl: string;
  suggestedDisplayName: string;
}

/** Enables or disables the host's own Save button on the configuration page. */
export const canSave = (valid: boolean): void => pages.config.setValidityState(valid);

/**
 * What happens when the person presses the host's Save: `save` answers with the configuration to keep, or with a
 * sentence that the host shows. One handler at a time; a later one replaces it.
 */
export const onSave = (
  save: () => Promise<{ ok: true; value: TabConfiguration } | { ok: false; sentence: string }>,
): void =>
  pages.config.registerOnSaveHandler((event) => {
    save()
      .then(async (outcome) => {
        if (!outcome.ok) return event.notifyFailure(outcome.sentence);
        await pages.config.setConfig(outcome.value);
        event.notifySuccess();
      })
      .catch((error: unknown) => event.notifyFailure(error instanceof Error ? error.message : String(error)));
  });
