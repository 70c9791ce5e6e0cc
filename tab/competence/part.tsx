import { makeStyles, Skeleton, SkeletonItem } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { Refreshing } from '../parts/refreshing.tsx';
import { useShared } from '../parts/styles.ts';
import { TroubleBar } from '../parts/trouble-bar.tsx';
import { useReady, useSession, useSource } from '../session.tsx';
import type { Source } from '../source.ts';

const useStyles = makeStyles({
  skeleton: { display: 'flex', flexDirection: 'column', gap: '16px' },
});

/** The shape of what is coming. */
export const Coming = () => {
  const styles = useStyles();
  const shared = useShared();
  const { t } = useSession();
  return (
    <div>
      <p className={shared.hidden} role="status">
        {t.loading}
      </p>
      <Skeleton className={styles.skeleton} animation="pulse" aria-hidden>
        <SkeletonItem size={96} />
        <SkeletonItem size={96} />
      </Skeleton>
    </div>
  );
};

/** A part of the view once its source is read; until then its shape, or what went wrong with a way to try again. */
export const Part = <T,>(props: { source: Source<T>; children: (value: T) => ReactNode }) => {
  const { value, trouble, nextTry } = useSource(props.source);
  useReady('competence', value !== null || trouble !== null);
  if (value !== null)
    return (
      <>
        <Refreshing source={props.source} />
        {props.children(value)}
      </>
    );
  if (trouble === null) return <Coming />;
  return (
    <TroubleBar
      trouble={{ ...trouble, retryAt: nextTry, inDoubt: false }}
      retry={() => void props.source.refresh()}
    />
  );
};
