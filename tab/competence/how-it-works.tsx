import { Button, makeStyles, mergeClasses } from '@fluentui/react-components';
import { PauseCircle20Regular, ShieldCheckmark20Regular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { InventoryView } from '../../bot/core/api-competence.ts';
import { longDay } from '../../bot/core/texts/dates.ts';
import { Bar } from '../parts/bar.tsx';
import { useNotices } from '../parts/notice.tsx';
import { Panel } from '../parts/panel.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { useShared } from '../parts/styles.ts';
import { TroubleBar } from '../parts/trouble-bar.tsx';
import { useSession } from '../session.tsx';
import { useUnit } from '../unit.tsx';
import { useTrying } from '../use-trying.ts';
import { useOverview } from '../with-overview.tsx';

const PAUSE = 'ask-for-pause';

const useStyles = makeStyles({
  points: {
    margin: 0,
    paddingInlineStart: '20px',
    display: 'flex',
    flexDirection: 'column',
    gap: '4px',
    maxWidth: '68ch',
  },
});

/** Purpose, who sees what, and the right to decline, in plain words: what is read through with the group (R50). */
export const Points = () => {
  const styles = useStyles();
  const { t } = useSession();
  const { processLead } = useOverview();
  const words = t.competence;
  return (
    <ul className={styles.points}>
      <li>{words.purpose}</li>
      <li>{processLead?.name ? words.whoSeesNamed(processLead.name) : words.whoSees}</li>
      <li>{words.unitSees}</li>
      <li>{words.decline}</li>
      <li>{words.neverFor}</li>
      <li>{words.neverAsked}</li>
      <li>{words.newLead}</li>
    </ul>
  );
};

/** Anybody may ask for a pause; who did is kept nowhere. */
const AskForPause = () => {
  const shared = useShared();
  const { t, api } = useSession();
  const unit = useUnit();
  const notices = useNotices();
  const trying = useTrying();
  const [asked, ask] = useState(false);
  const words = t.competence;
  const pause = (): Promise<boolean> =>
    trying.run(async () => {
      const result = await api.pauseInventory(unit.id);
      if (!result.ok) return result.trouble;
      await unit.inventory.readBy(() => api.inventory(unit.id));
      ask(false);
      notices.saved(words.paused);
      return null;
    });
  return (
    <div className={shared.tight}>
      <div className={shared.row}>
        <Button id={PAUSE} icon={<PauseCircle20Regular />} onClick={() => ask(true)}>
          {words.pause}
        </Button>
      </div>
      <span className={shared.caption}>{words.pauseHelp}</span>
      {asked ? (
        <Sheet
          title={words.pauseAsk}
          returnTo={PAUSE}
          onClose={() => ask(false)}
          actions={
            <>
              <Button appearance="primary" disabledFocusable={trying.busy} onClick={() => void pause()}>
                {words.pauseDo}
              </Button>
              <Button appearance="subtle" onClick={() => ask(false)}>
                {t.do.cancel}
              </Button>
            </>
          }
        >
          {trying.trouble ? <TroubleBar trouble={trying.trouble} /> : null}
          <p className={shared.text}>{words.pauseBody}</p>
        </Sheet>
      ) : null}
    </div>
  );
};

/** How the inventory works, and whether it is open. */
export const HowItWorks = ({ inventory }: { inventory: InventoryView }) => {
  const shared = useShared();
  const { t, language } = useSession();
  const { trust, paused, open, reason, may } = inventory;
  const words = t.competence;
  return (
    <Panel title={words.how} icon={<ShieldCheckmark20Regular />}>
      <Points />
      {open ? null : (
        <Bar intent="info" {...(paused ? { icon: <PauseCircle20Regular /> } : {})}>
          {reason ?? (paused ? words.paused : words.notOpen)}
        </Bar>
      )}
      {trust ? (
        <p className={mergeClasses(shared.text, shared.caption)}>
          {words.trustHeld(longDay(trust.held, language))}
        </p>
      ) : null}
      {may.pause && trust && !paused ? <AskForPause /> : null}
    </Panel>
  );
};
