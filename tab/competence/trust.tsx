import { Button, makeStyles, mergeClasses } from '@fluentui/react-components';
import { PauseCircle20Regular, ShieldCheckmark20Regular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { InventoryView } from '../../bot/core/api-competence.ts';
import { longDay } from '../../bot/core/texts/dates.ts';
import { Bar } from '../parts/bar.tsx';
import { LineField } from '../parts/fields.tsx';
import { useNotices } from '../parts/notice.tsx';
import { Panel } from '../parts/panel.tsx';
import { Status } from '../parts/status.tsx';
import { useShared } from '../parts/styles.ts';
import { TroubleBar } from '../parts/trouble-bar.tsx';
import { useSession } from '../session.tsx';
import { useUnit } from '../unit.tsx';
import { useTrying } from '../use-trying.ts';
import { useOverview } from '../with-overview.tsx';
import { Points } from './how-it-works.tsx';

const useStyles = makeStyles({ day: { maxWidth: '240px' } });

/** The trust check (R50): what is read through with the group, and the day it was; a new one ends a pause. */
export const Trust = ({ inventory }: { inventory: InventoryView }) => {
  const styles = useStyles();
  const shared = useShared();
  const { t, api, language } = useSession();
  const { today } = useOverview();
  const unit = useUnit();
  const notices = useNotices();
  const trying = useTrying();
  const { trust, paused } = inventory;
  const [day, choose] = useState(today);
  const [tried, attempt] = useState(false);
  const words = t.competenceLead;
  const problem = day === '' ? words.trustMissing : day > today ? words.trustFuture : undefined;
  const save = async (): Promise<void> => {
    attempt(true);
    if (problem || trying.busy) return;
    await trying.run(async () => {
      const result = await api.holdTrust(unit.id, day);
      if (!result.ok) return result.trouble;
      await unit.inventory.readBy(() => api.inventory(unit.id));
      notices.saved(words.trustSaved);
      return null;
    });
  };
  return (
    <Panel title={words.trust} icon={<ShieldCheckmark20Regular />}>
      {paused ? (
        <Bar intent="warning" icon={<PauseCircle20Regular />}>
          {words.pausedBody} {words.pausedWho}
        </Bar>
      ) : null}
      {trust ? (
        <Status
          name={paused ? 'resting' : 'met'}
          text={t.competence.trustHeld(longDay(trust.held, language))}
        />
      ) : (
        <p className={shared.text}>{words.trustNone}</p>
      )}
      <h3 className={mergeClasses(shared.text, shared.strong)}>{words.trustRead}</h3>
      <Points />
      {trying.trouble ? <TroubleBar trouble={trying.trouble} onClose={trying.forget} /> : null}
      <form
        className={shared.stack}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <div className={styles.day}>
          <LineField
            label={words.trustDate}
            type="date"
            value={day}
            problem={tried ? problem : undefined}
            onChange={choose}
          />
        </div>
        <div className={shared.row}>
          <Button
            type="submit"
            appearance={trust && !paused ? 'secondary' : 'primary'}
            disabledFocusable={trying.busy}
          >
            {words.trustSave}
          </Button>
        </div>
      </form>
    </Panel>
  );
};
