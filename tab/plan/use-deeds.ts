import { useSession } from '../session.tsx';
import { useOverview } from '../with-overview.tsx';
import type { Deeds } from './deeds.ts';
import { formOf, missingOf } from './form.ts';
import type { Showing } from './showing.ts';
import { useFact } from './use-fact.ts';

/** The plan's deeds for the person, with the dialogs that some of them need. */
export const useDeedsOf = (show: (showing: Showing) => void): Deeds => {
  const { t, host } = useSession();
  const { may } = useOverview();
  const { busy, change } = useFact();
  return {
    writable: may.writePlan,
    mayFinish: (action) => may.writePlan || action.ownerId === host.person,
    busy,
    open: (action) => show({ kind: 'action', opening: { action } }),
    finish: (action) =>
      void change(action, { state: 'done' }, t.plan.doneNote(action.title), {
        state: 'active',
        note: t.plan.reopenedNote(action.title),
      }),
    start: (action) => {
      if (missingOf(formOf(action)).length > 0) show({ kind: 'action', opening: { action, starting: true } });
      else void change(action, { state: 'active' }, t.plan.startedNote(action.title));
    },
    reopen: (action) => void change(action, { state: 'active' }, t.plan.reopenedNote(action.title)),
    restore: (action) =>
      void change(action, { state: 'draft', reason: null }, t.plan.draftNote(action.title)),
    drop: (action) => show({ kind: 'drop', action }),
    raise: (action) => show({ kind: 'raise', action }),
  };
};
