/** What every view knows: the words, the person's place in the tab, the API. */
import { createContext, useContext, useEffect, useSyncExternalStore } from 'react';
import type { Language } from '../bot/core/choices.ts';
import type { Texts } from '../bot/core/texts/tab/sv.ts';
import type { Api } from './api.ts';
import { type Host, succeeded } from './host.ts';
import type { Place, View } from './place.ts';
import type { Snapshot, Source } from './source.ts';

export interface Session {
  host: Host;
  language: Language;
  t: Texts;
  api: Api;
  place: Place;
  /** Whether the person has moved within the tab; then a new view takes the focus. */
  moved: boolean;
  /** True in the meeting's side panel, where the layout is compact whatever the width. */
  panel: boolean;
  go(place: Place): void;
}

const SessionContext = createContext<Session | null>(null);
export const SessionProvider = SessionContext.Provider;

/** The session; only below its provider. */
export const useSession = (): Session => {
  const session = useContext(SessionContext);
  if (!session) throw new Error('useSession outside SessionProvider');
  return session;
};

/** The newest snapshot of a source, which is kept fresh while the component is shown. */
export const useSource = <T,>(source: Source<T>): Snapshot<T> =>
  useSyncExternalStore(source.watch, source.current);

/** Tells the host and the tests that this view is usable. */
export const useReady = (view: View, ready = true): void => {
  useEffect(() => {
    if (!ready || document.documentElement.dataset.ready === view) return;
    document.documentElement.dataset.ready = view;
    succeeded();
  });
};
