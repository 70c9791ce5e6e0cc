import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { longDay } from '../../bot/core/texts/dates.ts';
import { useNotices } from '../parts/notice.tsx';
import { useShared } from '../parts/styles.ts';
import { useSession, useSource } from '../session.tsx';
import { useUnit } from '../unit.tsx';

const useStyles = makeStyles({
  out: {
    display: 'flex',
    flexDirection: 'column',
    gap: '8px',
    paddingTop: '12px',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
});

/** What follows a hard question in its own card (R41): leave it, rest, or somebody to talk to. */
export const WayOut = ({ skip, children }: { skip: () => void; children: ReactNode }) => {
  const styles = useStyles();
  const shared = useShared();
  const { t, api, language } = useSession();
  const notices = useNotices();
  const unit = useSource(useUnit().overview).value;
  const pause = async (): Promise<void> => {
    const result = await api.pausePrompts();
    if (!result.ok) return notices.failed(result.trouble, () => void pause());
    const day = result.value.pausedUntil;
    if (day) notices.saved(t.notes.paused(longDay(day, language)));
  };
  return (
    <div className={styles.out}>
      <p className={mergeClasses(shared.text, shared.strong)}>{t.notes.wayOut}</p>
      <ul className={mergeClasses(shared.list, shared.tight)}>
        {unit ? <li>{t.notes.manager(unit.manager.name)}</li> : null}
        {unit?.safetyRep ? <li>{t.notes.safetyRep(unit.safetyRep.name)}</li> : null}
        <li>{t.notes.others}</li>
        <li>{t.notes.danger}</li>
      </ul>
      <div className={shared.row}>
        <Button onClick={skip}>{t.notes.skip}</Button>
        <Button onClick={() => void pause()}>{t.notes.pause}</Button>
        {children}
      </div>
    </div>
  );
};
