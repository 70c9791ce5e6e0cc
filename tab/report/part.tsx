import { Spinner } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { Refreshing } from '../parts/refreshing.tsx';
import { TroubleBar } from '../parts/trouble-bar.tsx';
import { useReady, useSession, useSource } from '../session.tsx';
import type { Source } from '../source.ts';

/** A part of the view that is read by itself: fetching, what went wrong, or what was read. */
export const ReadPart = <T,>(props: { source: Source<T>; children: (value: T) => ReactNode }) => {
  const { t } = useSession();
  const { value, trouble, nextTry } = useSource(props.source);
  useReady('report', value !== null || trouble !== null);
  if (value !== null)
    return (
      <>
        <Refreshing source={props.source} />
        {props.children(value)}
      </>
    );
  if (trouble === null) return <Spinner label={t.loading} />;
  return (
    <TroubleBar
      trouble={{ ...trouble, retryAt: nextTry, inDoubt: false }}
      retry={() => void props.source.refresh()}
    />
  );
};
