import { Link } from '@fluentui/react-components';
import type { StepView } from '../../bot/core/api.ts';
import { searchOf } from '../place.ts';
import { useSession } from '../session.tsx';

/** The way to a step's own page: an address that can be opened in a window of its own. */
export const StepLink = ({ step }: { step: Pick<StepView, 'id' | 'title'> }) => {
  const { go } = useSession();
  const place = { view: 'programme', item: step.id } as const;
  return (
    <Link
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
