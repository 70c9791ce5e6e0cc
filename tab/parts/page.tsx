import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { type ReactNode, useEffect, useRef } from 'react';
import { useSession } from '../session.tsx';
import { COMPACT, useShared } from './styles.ts';

const useStyles = makeStyles({
  main: {
    boxSizing: 'border-box',
    width: '100%',
    maxWidth: '1200px',
    margin: '0 auto',
    padding: '24px 16px',
    display: 'flex',
    flexDirection: 'column',
    gap: '16px',
    [COMPACT]: { padding: '16px 12px' },
  },
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'end',
    justifyContent: 'space-between',
    gap: '12px',
  },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase600,
    lineHeight: tokens.lineHeightBase600,
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: 'anywhere',
    outlineStyle: 'none',
  },
});

/** A view's frame: one h1, a line below it, the view's buttons, and the content. Takes the focus when moved to. */
export const Page = (props: { title: string; lead?: ReactNode; tools?: ReactNode; children: ReactNode }) => {
  const styles = useStyles();
  const shared = useShared();
  const { moved } = useSession();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (moved) heading.current?.focus();
  }, [moved]);
  return (
    <main className={styles.main}>
      <div className={styles.head}>
        <div className={shared.tight}>
          <h1 className={styles.title} tabIndex={-1} ref={heading}>
            {props.title}
          </h1>
          {props.lead ? <p className={mergeClasses(shared.text, shared.quiet)}>{props.lead}</p> : null}
        </div>
        {props.tools ? <div className={shared.row}>{props.tools}</div> : null}
      </div>
      {props.children}
    </main>
  );
};
