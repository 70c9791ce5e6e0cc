import { makeStyles, Skeleton, SkeletonItem } from '@fluentui/react-components';
import type { View } from '../place.ts';
import { useReady, useSession } from '../session.tsx';
import type { Snapshot } from '../source.ts';
import type { Trouble } from '../trouble.ts';
import { Page } from './page.tsx';
import { useShared } from './styles.ts';
import { TroubleBar } from './trouble-bar.tsx';

const useStyles = makeStyles({
  skeleton: { display: 'flex', flexDirection: 'column', gap: '16px' },
});

/** What went wrong in place of a view, with a way to try again. */
export const Failed = (props: {
  view: View;
  title: string;
  trouble: Trouble;
  nextTry: string | null;
  retry(): void;
}) => {
  useReady(props.view);
  const trouble = { ...props.trouble, retryAt: props.nextTry, inDoubt: false };
  return (
    <Page title={props.title}>
      <TroubleBar trouble={trouble} retry={props.retry} />
    </Page>
  );
};

/** The shape of what is coming, while it is fetched. */
export const Fetching = () => {
  const styles = useStyles();
  const shared = useShared();
  const { t } = useSession();
  return (
    <Page title={t.app}>
      <p className={shared.hidden} role="status">
        {t.loading}
      </p>
      <Skeleton className={styles.skeleton} animation="pulse" aria-hidden>
        <SkeletonItem size={24} style={{ width: '40%' }} />
        <SkeletonItem size={96} />
        <SkeletonItem size={96} />
      </Skeleton>
    </Page>
  );
};

/** Stands in for a view until all of `on` have a value: fetching, or what went wrong with a way to try again. */
export const Waiting = (props: {
  view: View;
  title: string;
  on: { snapshot: Snapshot<unknown>; refresh(): Promise<void> }[];
}) => {
  const failed = props.on.filter(({ snapshot }) => snapshot.value === null && snapshot.trouble !== null);
  const first = failed[0]?.snapshot;
  if (!first?.trouble) return <Fetching />;
  return (
    <Failed
      view={props.view}
      title={props.title}
      trouble={first.trouble}
      nextTry={first.nextTry}
      retry={() => {
        for (const { refresh } of failed) void refresh();
      }}
    />
  );
};
