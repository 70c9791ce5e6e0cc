import type { Action } from '../../bot/core/api.ts';
import { anchorOf } from '../plan/deeds.ts';
import { useSession } from '../session.tsx';
import { useUnit } from '../unit.tsx';
import { RaiseForm } from './raise-sheet.tsx';

/** Raises an action: an item that refers to it waits for the answer among the raised matters of the APT. */
export const RaiseActionSheet = ({ action, close }: { action: Action; close: () => void }) => {
  const { api } = useSession();
  const unit = useUnit();
  return (
    <RaiseForm
      name={`action-${action.id}`}
      version={null}
      send={(input) => api.raiseAction(unit.id, action.id, input)}
      returnTo={anchorOf(action.id)}
      close={close}
    />
  );
};
