import { Button } from '@fluentui/react-components';
import { DoorArrowLeft20Regular } from '@fluentui/react-icons';
import { useState } from 'react';
import { Panel } from '../parts/panel.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { useShared } from '../parts/styles.ts';
import { TroubleBar } from '../parts/trouble-bar.tsx';
import { useSession } from '../session.tsx';
import { useUnit } from '../unit.tsx';
import { useTrying } from '../use-trying.ts';

const OUT = 'step-out';

/** The way out of the inventory: what happens is told first, and then it is erased at once. */
export const StepOut = ({ stepped }: { stepped: () => void }) => {
  const shared = useShared();
  const { t, api } = useSession();
  const unit = useUnit();
  const trying = useTrying();
  const [asked, ask] = useState(false);
  const words = t.competence;
  const leave = (): Promise<boolean> =>
    trying.run(async () => {
      const result = await api.leaveInventory(unit.id);
      if (!result.ok) return result.trouble;
      await unit.competence.readBy(() => api.ownCompetence(unit.id));
      ask(false);
      stepped();
      return null;
    });
  return (
    <Panel title={words.out} icon={<DoorArrowLeft20Regular />}>
      <p className={shared.text}>{words.outBody}</p>
      <div className={shared.row}>
        <Button id={OUT} onClick={() => ask(true)}>
          {words.outDo}
        </Button>
      </div>
      {asked ? (
        <Sheet
          title={words.outAsk}
          returnTo={OUT}
          onClose={() => ask(false)}
          actions={
            <>
              <Button appearance="primary" autoFocus onClick={() => ask(false)}>
                {words.outStay}
              </Button>
              <Button disabledFocusable={trying.busy} onClick={() => void leave()}>
                {words.outDo}
              </Button>
            </>
          }
        >
          {trying.trouble ? <TroubleBar trouble={trying.trouble} /> : null}
          <p className={shared.text}>{words.outErased}</p>
          <p className={shared.text}>{words.outFrozen}</p>
          <p className={shared.text}>{words.outBack}</p>
        </Sheet>
      ) : null}
    </Panel>
  );
};
