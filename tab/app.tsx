import { FluentProvider, makeStyles, tokens } from '@fluentui/react-components';
import { useCallback, useEffect, useMemo, useState } from 'react';
import type { Texts } from '../bot/core/texts/tab/sv.ts';
import type { Api } from './api.ts';
import { type Host, type HostTheme, onTheme } from './host.ts';
import { type Place, placeOf, searchOf } from './place.ts';
import { type Session, SessionProvider } from './session.tsx';
import { Shell } from './shell.tsx';
import { themes } from './theme.ts';

const useStyles = makeStyles({
  app: { minHeight: '100dvh', backgroundColor: tokens.colorNeutralBackground3 },
});

/** The tab: the host's theme, live, the place in the tab, and the views. */
export const App = ({ host, t, api }: { host: Host; t: Texts; api: Api }) => {
  const styles = useStyles();
  const [theme, setTheme] = useState<HostTheme>(host.theme);
  const [place, setPlace] = useState<Place>(() => placeOf(window.location.search, host.subPage));
  const [moved, setMoved] = useState(false);
  useEffect(() => onTheme(setTheme), []);
  useEffect(() => {
    // The browser's own parts (date pickers, scrollbars) follow the host's theme, not the machine's.
    document.documentElement.style.colorScheme = theme === 'default' ? 'light' : 'dark';
  }, [theme]);

  const show = useCallback((next: Place) => {
    setPlace((now) => {
      if (now.view !== next.view) delete document.documentElement.dataset.ready;
      return next;
    });
    setMoved(true);
    window.scrollTo(0, 0);
  }, []);
  useEffect(() => {
    const back = (): void => show(placeOf(window.location.search, null));
    window.addEventListener('popstate', back);
    return () => window.removeEventListener('popstate', back);
  }, [show]);

  const session = useMemo<Session>(
    () => ({
      host,
      language: host.language,
      t,
      api,
      place,
      moved,
      panel: host.frame === 'sidePanel',
      go: (next) => {
        window.history.pushState(null, '', searchOf(next, window.location.search));
        show(next);
      },
    }),
    [host, t, api, place, moved, show],
  );
  return (
    <FluentProvider theme={themes[theme]}>
      <div className={styles.app}>
        <SessionProvider value={session}>
          <Shell />
        </SessionProvider>
      </div>
    </FluentProvider>
  );
};
