import { useMemo, useSyncExternalStore } from 'react';
import type { Level, OwnCompetence } from '../../bot/core/api-competence.ts';
import { useSession } from '../session.tsx';
import { useUnit } from '../unit.tsx';
import { browser } from '../window.ts';
import { AnswerQueue, type Saving } from './answer-queue.ts';
import { heldAnswers } from './held-answers.ts';

export interface MyAnswers {
  saving: Saving;
  /** What stands for an area now: what is on its way, else what is saved. */
  levelOf(area: string): Level | null;
  choose(area: string, level: Level): void;
  retry(): void;
  forget(): void;
}

/** The reader's answers, each saved as it is chosen. */
export const useAnswers = (own: OwnCompetence): MyAnswers => {
  const { api, host } = useSession();
  const unit = useUnit();
  const queue = useMemo(
    () =>
      new AnswerQueue(
        async (answers) => {
          const result = await api.answerCompetence(unit.id, { answers }, null);
          if (!result.ok) return result.trouble;
          unit.competence.change(() => result.value);
          return null;
        },
        heldAnswers(host.person ?? '', unit.id),
        browser,
      ),
    [api, unit, host.person],
  );
  const saving = useSyncExternalStore(queue.watch, queue.current);
  return {
    saving,
    levelOf: (area) => saving.waiting[area] ?? own.levels.find((one) => one.area === area)?.level ?? null,
    choose: queue.answer,
    retry: queue.retry,
    forget: queue.forget,
  };
};
