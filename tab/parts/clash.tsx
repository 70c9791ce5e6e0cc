import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { clockTime } from '../../bot/core/texts/dates.ts';
import { useSession } from '../session.tsx';
import { Sheet } from './sheet.tsx';
import { useCompact } from './size.ts';
import { useShared } from './styles.ts';

const useStyles = makeStyles({
  list: { display: 'flex', flexDirection: 'column', gap: '16px' },
  pair: { display: 'grid', gridTemplateColumns: 'repeat(2, minmax(0, 1fr))', gap: '8px' },
  stacked: { gridTemplateColumns: 'minmax(0, 1fr)' },
  version: {
    padding: '8px 12px',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    minWidth: 0,
  },
  mine: { border: `1px solid ${tokens.colorCompoundBrandStroke}` },
  label: { margin: '0 0 4px', fontSize: 'inherit', fontWeight: tokens.fontWeightSemibold },
});

/** Both versions side by side, field by field where they differ; the person chooses, and nothing is lost. */
export const Clash = (props: {
  /** Who saved the other version, and when, where the service tells. */
  by: string | null;
  at: string | null;
  fields: { name: string; label: string; mine: string; theirs: string }[];
  keepMine: () => void;
  takeTheirs: () => void;
  merge: () => void;
  close: () => void;
  returnTo?: string;
}) => {
  const styles = useStyles();
  const shared = useShared();
  const compact = useCompact();
  const { t, language } = useSession();
  const who = props.by ?? t.clash.somebody;
  return (
    <Sheet
      title={t.clash.title}
      wide
      {...(props.returnTo ? { returnTo: props.returnTo } : {})}
      onClose={props.close}
      actions={
        <>
          <Button appearance="primary" onClick={props.keepMine}>
            {t.clash.keepMine}
          </Button>
          <Button onClick={props.takeTheirs}>{t.clash.takeTheirs}</Button>
          <Button onClick={props.merge}>{t.clash.merge}</Button>
        </>
      }
    >
      <p className={shared.text} role="status">
        {props.at ? t.clash.body(who, clockTime(props.at, language)) : t.clash.bodyNoTime(who)}
      </p>
      {props.fields.length === 0 ? <p className={shared.text}>{t.clash.same}</p> : null}
      <div className={styles.list}>
        {props.fields.map(({ name, label, mine, theirs }) => (
          <section key={name} aria-label={label}>
            <h3 className={styles.label}>{label}</h3>
            <div className={mergeClasses(styles.pair, compact && styles.stacked)}>
              <div className={mergeClasses(styles.version, styles.mine)}>
                <div className={shared.caption}>{t.clash.mine}</div>
                <p className={mergeClasses(shared.text, shared.kept)}>{mine}</p>
              </div>
              <div className={styles.version}>
                <div className={shared.caption}>
                  {props.by ? t.clash.theirs(props.by) : t.clash.theirsUnknown}
                </div>
                <p className={mergeClasses(shared.text, shared.kept)}>{theirs}</p>
              </div>
            </div>
          </section>
        ))}
      </div>
    </Sheet>
  );
};
