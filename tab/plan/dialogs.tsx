import type { Action } from '../../bot/core/api.ts';
import { RaiseActionSheet } from '../apt/raise-action.tsx';
import { useNotices } from '../parts/notice.tsx';
import { useSession } from '../session.tsx';
import { useOverview } from '../with-overview.tsx';
import { Details } from './details.tsx';
import { Drop } from './drop.tsx';
import { Editor } from './editor.tsx';
import { Ideas } from './ideas.tsx';
import type { Showing } from './showing.ts';
import type { Goal } from './use-action-form.ts';
import { useFact } from './use-fact.ts';

/** The dialog that the plan shows now. */
export const PlanDialogs = ({
  showing,
  show,
}: {
  showing: Showing;
  show: (next: Showing | null) => void;
}) => {
  const { t } = useSession();
  const { may } = useOverview();
  const notices = useNotices();
  const { change } = useFact();
  const close = (): void => show(null);

  if (showing.kind === 'ideas')
    return (
      <Ideas
        asked={showing.asked}
        close={close}
        use={(idea, { findingId, need }) => {
          const { step } = showing.asked;
          show({
            kind: 'action',
            opening: {
              action: null,
              of: { ...(findingId ? { finding: findingId } : {}), ...(step ? { step } : {}) },
              idea: {
                id: idea.id,
                form: {
                  title: idea.title,
                  area: idea.area,
                  ...(need ? { need } : {}),
                  goal: idea.description,
                  indicator: idea.indicator,
                  ownerRole: idea.ownerRole,
                  dueDate: idea.dueDate,
                  followUpDate: idea.followUpDate,
                },
              },
            },
          });
        }}
      />
    );

  if (showing.kind === 'drop') {
    const { action } = showing;
    return (
      <Drop
        action={action}
        close={close}
        drop={(reason) => {
          close();
          void change(action, { state: 'dropped', reason }, t.plan.droppedNote(action.title), {
            state: action.state,
            reason: null,
            note: t.plan.savedNote(action.title),
          });
        }}
      />
    );
  }

  if (showing.kind === 'raise') return <RaiseActionSheet action={showing.action} close={close} />;

  const { opening } = showing;
  if (opening.action && !may.writePlan) return <Details action={opening.action} close={close} />;
  const saved = (action: Action, goal: Goal): void => {
    const notes = { draft: t.plan.draftNote, active: t.plan.startedNote, 'as-it-is': t.plan.savedNote };
    notices.saved(notes[goal](action.title));
  };
  return (
    <Editor
      key={opening.action?.id ?? opening.idea?.id ?? 'new'}
      opening={opening}
      saved={saved}
      close={close}
    />
  );
};
