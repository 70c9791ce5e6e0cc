import { Button, makeStyles } from '@fluentui/react-components';
import { CloudOff20Regular } from '@fluentui/react-icons';
import { type ReactNode, useCallback, useEffect, useMemo, useState } from 'react';
import { sentenceOf } from '../sentence.ts';
import { useSession } from '../session.tsx';
import { Bar } from './bar.tsx';
import { ConsentWay } from './consent-way.tsx';
import { COMPACT, useShared } from './styles.ts';
import { NoticeContext, type Notices } from './use-notices.ts';

interface Notice {
  intent: 'success' | 'error';
  text: string;
  offline?: boolean;
  /** Where an administrator gives the consent that is missing. */
  adminConsent?: string;
  /** Where the person may give it themselves. */
  ownConsent?: string;
  action?: { label: string; run: () => void } | undefined;
}

export { useNotices } from './use-notices.ts';

const SAVED_MS = 20_000;

const useStyles = makeStyles({
  place: {
    position: 'sticky',
    top: 0,
    zIndex: 2,
    boxSizing: 'border-box',
    width: '100%',
    maxWidth: '1200px',
    margin: '0 auto',
    padding: '16px 16px 0',
    [COMPACT]: { padding: '12px 12px 0' },
  },
});

/** The tab's one place for how something went; it is also read aloud. Success goes away by itself after 20 s. */
export const NoticeProvider = (props: { children: ReactNode }) => {
  const styles = useStyles();
  const shared = useShared();
  const { t, language } = useSession();
  const [notice, show] = useState<Notice | null>(null);
  const [said, say] = useState('');
  const clear = useCallback(() => show(null), []);
  useEffect(() => {
    if (notice?.intent !== 'success') return;
    const timer = setTimeout(clear, SAVED_MS);
    return () => clearTimeout(timer);
  }, [notice, clear]);
  const notices = useMemo<Notices>(
    () => ({
      saved: (text, undo) =>
        show({ intent: 'success', text, action: undo && { label: t.do.undo, run: undo } }),
      failed: (trouble, again) =>
        show({
          intent: 'error',
          text: sentenceOf(trouble, t, language),
          offline: trouble.kind === 'offline',
          ...(trouble.adminConsent ? { adminConsent: trouble.adminConsent } : {}),
          ...(trouble.ownConsent ? { ownConsent: trouble.ownConsent } : {}),
          action: again && { label: t.do.retry, run: again },
        }),
      say,
      clear,
    }),
    [t, language, clear],
  );
  const { action } = notice ?? {};
  return (
    <NoticeContext.Provider value={notices}>
      <p className={shared.hidden} role="status">
        {notice?.text ?? said}
      </p>
      {notice ? (
        <div className={styles.place}>
          <Bar
            intent={notice.intent}
            {...(notice.offline ? { icon: <CloudOff20Regular /> } : {})}
            onClose={clear}
            actions={
              action || notice.adminConsent ? (
                <>
                  <ConsentWay
                    trouble={notice}
                    again={() => {
                      clear();
                      action?.run();
                    }}
                  />
                  {action ? (
                    <Button
                      onClick={() => {
                        clear();
                        action.run();
                      }}
                    >
                      {action.label}
                    </Button>
                  ) : null}
                </>
              ) : undefined
            }
          >
            {notice.text}
          </Bar>
        </div>
      ) : null}
      {props.children}
    </NoticeContext.Provider>
  );
};
