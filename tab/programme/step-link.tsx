import { Link, makeStyles } from '@fluentui/react-components';
import type { StepView } from '../../bot/core/api.ts';
import { searchOf } from '../place.ts';
import { useSession } from '../session.tsx';

const useStyles = makeStyles({
  // Never lower than 24 px, also where the title is one line.
  link: { display: 'inline-block', padding: '2px 0', overflowWrap: 'anywhere' },
});

/** The way to a step's own page: an address that can be opened in a window of its own. */
export const StepLink = ({ step }: { step: Pick<StepView, 'id' | 'title'> }) => {
  const styles = useStyles();
  const { go } = useSession();
  const place = { view: 'programme', item: step.id } as const;
  return (
    <Link
      className={styles.link}
      href={searchOf(place, window.location.search)}
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        go(place);
      }}
    >
      {step.title}
    </Link>
  );
};
