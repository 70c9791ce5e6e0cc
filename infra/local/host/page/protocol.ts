/**
 * The Teams host's side of the protocol that teams-js speaks over `postMessage`: calls `{id, uuidAsString, func, args}`,
 * answers `{id, uuidAsString, args}`, events `{func, args}`.
 */
import { type FrameContext, runtime, type TabConfiguration } from './stand.ts';

export interface DialogInfo {
  url: string;
  title: string;
  width?: number | string;
  height?: number | string;
}

export interface WindowInfo {
  url: string;
  width?: number;
  height?: number;
}

/** What one frame asks of the page around it. */
export interface Surroundings {
  /** The origin that the framed page must have; others are not listened to. */
  origin: string;
  frameContext(): FrameContext;
  context(): Record<string, unknown>;
  /** A single sign-on token for the person. */
  token(): Promise<string>;
  configuration(): TabConfiguration;
  /** The tab says that it shows something, or that it cannot. */
  loaded(): void;
  failed(reason: string): void;
  /** The configuration page allows saving, or not. */
  valid(allowed: boolean): void;
  /** The configuration page has saved, or could not. */
  saved(configuration: TabConfiguration | null, problem: string | null): void;
  navigate(pageId: string, subPageId: string | null): void;
  link(address: string): void;
  /** Shows a dialog; its result, or why it gave none. */
  dialog(info: DialogInfo): Promise<{ result: unknown } | { problem: string }>;
  /** Opens a window of the app's, in which the person signs in or consents; its result, or why it gave none. */
  authenticate(info: WindowInfo): Promise<{ result: string } | { problem: string }>;
  /** The framed page is a dialog and closes with a result, for the apps that it names. */
  submit(result: unknown, apps: readonly string[]): void;
}

export interface Wire {
  /** Tells the frame of an event, e.g. `themeChange`. */
  tell(func: string, args: unknown[]): void;
  stop(): void;
}

interface Call {
  id?: number;
  uuidAsString?: string;
  func: string;
  args: unknown[];
}

type Answer = (...args: unknown[]) => void;
type Handlers = Record<string, (args: unknown[], answer: Answer) => void>;

/** Whether a message is a call of teams-js. */
export const isCall = (data: unknown): data is Call =>
  typeof data === 'object' && data !== null && typeof (data as Call).func === 'string';

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const handlersOf = (around: Surroundings): Handlers => {
  let configuration: TabConfiguration | null = null;
  const navigate = (args: unknown[]): void => {
    const { pageId, subPageId } = (args[0] ?? {}) as { pageId?: string; subPageId?: string };
    around.navigate(pageId ?? 'start', subPageId ?? null);
  };
  return {
    initialize: (_args, answer) => answer(around.frameContext(), 'web', JSON.stringify(runtime), '2.58.0'),
    getContext: (_args, answer) => answer(around.context()),
    'appInitialization.appLoaded': () => around.loaded(),
    'appInitialization.success': () => around.loaded(),
    'appInitialization.failure': ([failure]) => around.failed(JSON.stringify(failure)),
    'appInitialization.expectedFailure': ([failure]) => around.failed(JSON.stringify(failure)),
    'authentication.getAuthToken': (_args, answer) => {
      around.token().then(
        (token) => answer(true, token),
        (error: unknown) => answer(false, reasonOf(error)),
      );
    },
    'authentication.authenticate': ([url, width, height], answer) => {
      const size = {
        ...(Number(width) ? { width: Number(width) } : {}),
        ...(Number(height) ? { height: Number(height) } : {}),
      };
      around.authenticate({ url: String(url), ...size }).then(
        (ended) => ('result' in ended ? answer(true, ended.result) : answer(false, ended.problem)),
        (error: unknown) => answer(false, reasonOf(error)),
      );
    },
    'settings.setValidityState': ([allowed]) => around.valid(allowed === true),
    'settings.setSettings': ([settings], answer) => {
      configuration = settings as TabConfiguration;
      answer(true);
    },
    'settings.getSettings': (_args, answer) => answer(configuration ?? around.configuration()),
    'settings.save.success': () => around.saved(configuration, null),
    'settings.save.failure': ([reason]) => around.saved(null, reasonOf(reason ?? '')),
    // The first argument of this answer is an error.
    'pages.currentApp.navigateTo': (args, answer) => {
      answer(null);
      navigate(args);
    },
    'pages.currentApp.navigateToDefaultPage': (_args, answer) => {
      answer(null);
      around.navigate('start', null);
    },
    'pages.navigateToApp': (args, answer) => {
      answer(true);
      navigate(args);
    },
    executeDeepLink: ([address], answer) => {
      answer(true);
      around.link(String(address));
    },
    navigateBack: (_args, answer) => answer(true),
    getTabInstances: (_args, answer) => answer({ teamTabs: [] }),
    getMruTabInstances: (_args, answer) => answer({ teamTabs: [] }),
    'tasks.startTask': ([info], answer) => {
      around.dialog(info as DialogInfo).then(
        (closed) => ('result' in closed ? answer(null, closed.result) : answer(closed.problem)),
        (error: unknown) => answer(reasonOf(error)),
      );
    },
    'tasks.completeTask': ([result, apps]) =>
      around.submit(result, Array.isArray(apps) ? apps.map(String) : apps ? [String(apps)] : []),
  };
};

/** Listens to one frame and answers it until stopped. Calls that Teams does not answer either stay without answer. */
export const listen = (frame: HTMLIFrameElement, around: Surroundings): Wire => {
  const handlers = handlersOf(around);
  const post = (message: Record<string, unknown>): void =>
    frame.contentWindow?.postMessage(message, around.origin);
  const hear = (event: MessageEvent): void => {
    if (event.source !== frame.contentWindow || event.origin !== around.origin || !isCall(event.data)) return;
    const { id, uuidAsString, func, args = [] } = event.data;
    const handler = Object.hasOwn(handlers, func) ? handlers[func] : undefined;
    handler?.(args, (...answer) => post({ id, uuidAsString, args: answer }));
  };
  window.addEventListener('message', hear);
  return {
    tell: (func, args) => post({ func, args }),
    stop: () => window.removeEventListener('message', hear),
  };
};
