import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { yearDay } from '../../bot/core/texts/dates.ts';
import { useSession } from '../session.tsx';
import { useOverview } from '../with-overview.tsx';
import { useShared } from './styles.ts';

const useStyles = makeStyles({
  vision: {
    margin: 0,
    padding: '8px 12px',
    borderLeft: `4px solid ${tokens.colorCompoundBrandStroke}`,
    display: 'flex',
    flexDirection: 'column',
    gap: '4px',
    minWidth: 0,
  },
});

/** The unit's vision where work goes on (R57), once it is approved. */
export const Vision = () => {
  const styles = useStyles();
  const shared = useShared();
  const { t, language } = useSession();
  const { vision } = useOverview();
  if (!vision) return null;
  return (
    <figure className={styles.vision} aria-label={t.steps.vision}>
      <figcaption className={shared.caption}>{t.steps.vision}</figcaption>
      <blockquote className={mergeClasses(shared.text, shared.kept)}>{vision.text}</blockquote>
      {vision.changedOn ? (
        <span className={shared.caption}>{t.steps.visionSince(yearDay(vision.changedOn, language))}</span>
      ) : null}
    </figure>
  );
};
