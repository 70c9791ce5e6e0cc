/** Facts about an action, told with one press, and what is said of it. */
import { useState } from 'react';
import type { Action, ActionChange } from '../../bot/core/api.ts';
import { useNotices } from '../parts/notice.tsx';
import { useSession } from '../session.tsx';
import { putAction, useUnit } from '../unit.tsx';
import { tell } from './facts.ts';

type Fact = Pick<ActionChange, 'state' | 'reason'>;

/** Carries out facts about an action and says how it went; done and dropped can be taken back at once. */
export const useFact = () => {
  const { api } = useSession();
  const unit = useUnit();
  const notices = useNotices();
  const [busy, setBusy] = useState<string | null>(null);
  const change = async (action: Action, fact: Fact, note: string, back?: Fact & { note: string }) => {
    setBusy(action.id);
    const result = await tell(api, unit.id, action, fact);
    setBusy(null);
    if (!result.ok) {
      void unit.plan.refresh();
      return notices.failed(result.trouble, () => void change(action, fact, note, back));
    }
    putAction(unit, result.value);
    const { note: backNote, ...undo } = back ?? { note: '' };
    notices.saved(note, back && (() => void change(result.value, undo, backNote)));
  };
  return { busy, change };
};
