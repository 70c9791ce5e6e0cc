/** The only file of the pages that fetches: the control interface and the host's own addresses. */
import type { SavedTab, TenantView } from '../shapes.ts';
import type { TabConfiguration } from './stand.ts';

export interface Line {
  id: string;
  at: string;
  by: { id: string; name: string } | null;
  activity: Record<string, unknown>;
}

export interface DialogShown {
  title: string;
  width: number | string;
  height: number | string;
  url?: string;
  card?: Record<string, unknown>;
}

export interface Result {
  content: Record<string, unknown>;
  preview: { title: string; text: string };
}

/** What a person sees of an answer to a message extension or a dialog. */
export interface Invoked {
  status: number;
  body: unknown;
  results?: Result[];
  dialog?: DialogShown;
  message?: string;
  error?: string;
}

export type Clicked = Omit<Invoked, 'results'>;

const call = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
  const answer = await fetch(path, {
    method,
    ...(body === undefined
      ? {}
      : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  });
  const value = (await answer.json()) as T & { error?: string };
  if (!answer.ok) throw new Error(value.error ?? `${answer.status}`);
  return value;
};

const query = (values: Record<string, string>): string => new URLSearchParams(values).toString();

export const api = {
  tenant: () => call<TenantView>('GET', '/host/config'),
  tabs: (channel: string) => call<SavedTab[]>('GET', `/host/tabs?${query({ channel })}`),
  saveTab: (channel: string, tab: TabConfiguration) =>
    call<SavedTab>('POST', '/host/tabs', { channel, ...tab }),
  token: (person: string) => call<{ token: string }>('POST', '/control/token', { person }),
  clock: () => call<{ now: string }>('GET', '/control/clock'),
  move: (now: Date) =>
    call<{ now: string; settled: boolean }>('POST', '/control/clock', { now: now.toISOString() }),
  chat: (person: string, where: string) =>
    call<{ installed: boolean; own: boolean; lines: Line[] }>(
      'GET',
      `/control/chat?${query({ person, where })}`,
    ),
  say: (person: string, where: string, text: string) =>
    call<unknown[]>('POST', '/control/say', { person, where, text }),
  click: (person: string, activityId: string, action: unknown, inputs: unknown) =>
    call<Clicked>('POST', '/control/click', { person, activityId, action, inputs }),
  search: (person: string, where: string, command: string, text: string | null, theme: string) =>
    call<Invoked>('POST', '/control/search', {
      ...{ person, where, command, theme },
      ...(text === null ? {} : { text }),
    }),
  command: (person: string, activityId: string, command: string, theme: string) =>
    call<Invoked>('POST', '/control/command', { person, activityId, command, theme }),
  submit: (person: string, activityId: string, command: string | null, result: unknown, theme: string) =>
    call<Invoked>('POST', '/control/submit', {
      ...{ person, activityId, result: result ?? null, theme },
      ...(command === null ? {} : { command }),
    }),
  insert: (person: string, where: string, content: unknown) =>
    call<{ id: string }>('POST', '/control/insert', { person, where, content }),
  install: (person: string, where: string) => call<unknown[]>('POST', '/control/install', { person, where }),
  /** The meeting starts or ends, as Teams tells the app. */
  meeting: (person: string, where: string, event: 'start' | 'end') =>
    call<unknown>('POST', '/control/meeting', { person, where, event }),
  uninstall: (person: string, where: string) =>
    call<unknown[]>('POST', '/control/uninstall', { person, where }),
};
