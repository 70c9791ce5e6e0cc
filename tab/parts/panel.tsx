import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { type ReactNode, useId } from 'react';
import { COMPACT } from './styles.ts';

const useStyles = makeStyles({
  panel: {
    display: 'flex',
    flexDirection: 'column',
    gap: '12px',
    padding: '16px',
    boxSizing: 'border-box',
    minWidth: 0,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    [COMPACT]: { padding: '12px' },
  },
  head: { display: 'flex', alignItems: 'center', gap: '8px', flexWrap: 'wrap' },
  title: {
    margin: 0,
    flexGrow: 1,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
  },
  icon: { display: 'flex', color: tokens.colorNeutralForeground3 },
});

/** A surface with a heading of the second level. */
export const Panel = (props: {
  title: string;
  icon?: ReactNode;
  tools?: ReactNode;
  className?: string;
  children: ReactNode;
}) => {
  const styles = useStyles();
  const id = useId();
  return (
    <section className={mergeClasses(styles.panel, props.className)} aria-labelledby={id}>
      <div className={styles.head}>
        {props.icon ? (
          <span className={styles.icon} aria-hidden>
            {props.icon}
          </span>
        ) : null}
        <h2 className={styles.title} id={id}>
          {props.title}
        </h2>
        {props.tools}
      </div>
      {props.children}
    </section>
  );
};
