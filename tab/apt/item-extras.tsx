/** What an item shows and offers beside its own: SAM, active measures, what was raised, and what can come of it. */
import { MenuDivider, MenuItem } from '@fluentui/react-components';
import type { AgendaItem } from '../../bot/core/api.ts';
import { mediumDay } from '../../bot/core/texts/dates.ts';
import { Status } from '../parts/status.tsx';
import { useShared } from '../parts/styles.ts';
import { useSession } from '../session.tsx';
import { useOverview } from '../with-overview.tsx';
import { useApt } from './apt.ts';

/** To whom it was raised and until when; after that day it is only a date that has passed. */
export const Raised = ({ item }: { item: AgendaItem }) => {
  const { t, language } = useSession();
  const { today } = useOverview();
  const { raise } = t.apt;
  if (!item.raisedTo) return null;
  const group = raise.groups[item.raisedTo];
  if (item.answer !== null) return <Status name="done" text={raise.done(group)} />;
  const day = item.answerDue ? mediumDay(item.answerDue, language) : t.plan.noDate;
  return item.answerDue && item.answerDue < today ? (
    <Status name="late" text={raise.late(group, day)} />
  ) : (
    <Status name="raised" text={raise.state(group, day)} />
  );
};

/** The phases that something belongs to, as words. */
export const Phases = (props: Pick<AgendaItem, 'samPhase' | 'activeMeasure'>) => {
  const shared = useShared();
  const { t } = useSession();
  const { sam } = t.apt;
  return (
    <>
      {props.samPhase ? <span className={shared.caption}>{sam.tag(sam.phases[props.samPhase])}</span> : null}
      {props.activeMeasure ? (
        <span className={shared.caption}>{sam.measureTag(sam.measures[props.activeMeasure])}</span>
      ) : null}
    </>
  );
};

/** What else can be done with an item, as entries of its menu. */
export const ItemDeeds = ({ item }: { item: AgendaItem }) => {
  const { t } = useSession();
  const { deeds, show } = useApt();
  const waits = item.raisedTo !== null && item.answer === null;
  return (
    <>
      <MenuDivider />
      <MenuItem onClick={() => deeds.promote(item)}>{t.apt.promote.action}</MenuItem>
      <MenuItem onClick={() => show({ kind: 'finding', item })}>{t.apt.promote.finding}</MenuItem>
      {item.state === 'notReached' ? (
        <MenuItem onClick={() => deeds.place(item, null)}>{t.apt.proposals.place}</MenuItem>
      ) : null}
      {item.raisedTo === null ? (
        <MenuItem onClick={() => show({ kind: 'raise', item })}>{t.apt.raise.open}</MenuItem>
      ) : null}
      {waits ? (
        <MenuItem onClick={() => show({ kind: 'answer', item })}>{t.apt.raise.answer}</MenuItem>
      ) : null}
    </>
  );
};
