import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { AgendaItem } from '../../bot/core/api.ts';
import { usePage } from '../parts/more.tsx';
import { Panel } from '../parts/panel.tsx';
import { Status } from '../parts/status.tsx';
import { useShared } from '../parts/styles.ts';
import { nameIn } from '../plan/arrange.ts';
import { useSession } from '../session.tsx';
import { useOverview } from '../with-overview.tsx';
import { proposalAnchor, useApt } from './apt.ts';

export const useRows = makeStyles({
  row: {
    display: 'flex',
    flexDirection: 'column',
    gap: '4px',
    padding: '8px 0',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    ':first-child': { borderTop: 'none', paddingTop: 0 },
  },
  head: { display: 'flex', alignItems: 'start', justifyContent: 'space-between', gap: '8px' },
  title: { fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere' },
  facts: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: '12px' },
});

/** Who it came from, as they chose; of a proposal through the group nothing more is known here either. */
const useFrom = () => {
  const { t } = useSession();
  const overview = useOverview();
  return (item: AgendaItem): string | null => {
    if (item.source === 'gruppen') return t.apt.proposals.viaGroup;
    if (item.proposedBy === null) return null;
    return t.apt.proposals.from(nameIn(overview, item.proposedBy) ?? t.edit.former);
  };
};

const Proposal = ({ item, writable }: { item: AgendaItem; writable: boolean }) => {
  const rows = useRows();
  const shared = useShared();
  const { t } = useSession();
  const { deeds, show } = useApt();
  const from = useFrom()(item);
  const { proposals } = t.apt;
  const label = item.meetingId ? t.meetings.onAgenda : proposals.place;
  return (
    <li className={rows.row}>
      <span className={rows.title}>{item.title}</span>
      <span className={rows.facts}>
        <span className={shared.caption}>{t.meetings.itemMinutes(item.minutes)}</span>
        {from ? <span className={shared.caption}>{from}</span> : null}
        {item.whose ? <span className={shared.caption}>{t.apt.whose[item.whose]}</span> : null}
        {item.declined ? <Status name="declined" /> : null}
      </span>
      {item.declined && item.outcome ? (
        <span className={mergeClasses(shared.kept, shared.quiet)}>{item.outcome}</span>
      ) : null}
      {writable ? (
        <span className={shared.row}>
          <Button
            id={proposalAnchor(item.id)}
            size="small"
            aria-label={`${label}: ${item.title}`}
            disabledFocusable={deeds.busy === item.id}
            onClick={() => deeds.place(item, item.meetingId)}
          >
            {label}
          </Button>
          {item.declined ? null : (
            <Button
              size="small"
              appearance="subtle"
              aria-label={proposals.declineName(item.title)}
              onClick={() => show({ kind: 'decline', item })}
            >
              {proposals.decline}
            </Button>
          )}
        </span>
      ) : null}
    </li>
  );
};

/** What people have proposed and nobody has placed yet; what was declined stands behind a button, with the reason. */
export const Proposals = (props: { waiting: AgendaItem[]; declined: AgendaItem[]; writable: boolean }) => {
  const shared = useShared();
  const { t } = useSession();
  const [all, showAll] = useState(false);
  const { page, more } = usePage(all ? [...props.waiting, ...props.declined] : props.waiting, 10);
  return (
    <Panel title={t.apt.proposals.title}>
      {page.length === 0 ? (
        <p className={mergeClasses(shared.text, shared.quiet)}>{t.apt.proposals.empty}</p>
      ) : (
        <ul className={shared.list}>
          {page.map((item) => (
            <Proposal key={item.id} item={item} writable={props.writable} />
          ))}
        </ul>
      )}
      {more}
      {props.declined.length > 0 ? (
        <Button appearance="subtle" aria-expanded={all} onClick={() => showAll(!all)}>
          {all ? t.apt.proposals.hideDeclined : t.apt.proposals.showDeclined(props.declined.length)}
        </Button>
      ) : null}
    </Panel>
  );
};
