import { useEffect, useRef, useState } from 'react';
import type { InventoryView, OwnCompetence } from '../../bot/core/api-competence.ts';
import { Bar } from '../parts/bar.tsx';
import { useShared } from '../parts/styles.ts';
import { useReady, useSession } from '../session.tsx';
import { useUnit } from '../unit.tsx';
import { Assessment } from './assessment.tsx';
import { HowItWorks } from './how-it-works.tsx';
import { LevelList } from './level-list.tsx';
import { MyPlan } from './my-plan.tsx';
import { Part } from './part.tsx';
import { changeId } from './places.ts';
import { Staircase } from './staircase.tsx';
import { StepOut } from './step-out.tsx';
import { ToConfirm } from './to-confirm.tsx';
import { useAnswers } from './use-answers.ts';

const Own = ({ inventory, own }: { inventory: InventoryView; own: OwnCompetence }) => {
  const shared = useShared();
  const { t } = useSession();
  const answers = useAnswers(own);
  /** The area that is changed, by itself; null while none is. */
  const [changed, change] = useState<string | null>(null);
  const [left, leave] = useState(false);
  const before = useRef<string | null>(null);
  useEffect(() => {
    // After a change the focus is where the change began.
    if (changed === null && before.current) document.getElementById(changeId(before.current))?.focus();
    before.current = changed;
  }, [changed]);
  const open = inventory.open && inventory.may.answer;
  const begun = own.state !== 'none' || Object.keys(answers.saving.waiting).length > 0;
  const changing = own.areas.find(({ id }) => id === changed) ?? null;
  return (
    <div className={shared.split}>
      <div className={shared.wide}>
        {left && !begun ? (
          <Bar intent="success" announce onClose={() => leave(false)}>
            {t.competence.outDone}
          </Bar>
        ) : null}
        <HowItWorks inventory={inventory} />
        {open ? <ToConfirm own={own} /> : null}
        {open ? (
          <Assessment
            // Changing one area is a walk of its own.
            key={changed ?? ''}
            own={own}
            answers={answers}
            only={changing}
            done={() => change(null)}
          />
        ) : null}
        {begun ? <LevelList own={own} answers={answers} {...(open ? { change } : {})} /> : null}
      </div>
      <div className={shared.wide}>
        <MyPlan own={own} />
        <Staircase />
        {begun ? (
          <StepOut
            stepped={() => {
              answers.forget();
              leave(true);
            }}
          />
        ) : null}
      </div>
    </div>
  );
};

const NotYet = ({ inventory }: { inventory: InventoryView }) => {
  useReady('competence');
  return (
    <>
      <HowItWorks inventory={inventory} />
      <Staircase />
    </>
  );
};

/** One's own levels and plan; what is to be known beforehand stands first. */
export const MyLevelsPart = ({ inventory }: { inventory: InventoryView }) => {
  const { competence } = useUnit();
  if (!inventory.matrix) return <NotYet inventory={inventory} />;
  return <Part source={competence}>{(own) => <Own inventory={inventory} own={own} />}</Part>;
};
