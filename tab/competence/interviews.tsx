import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { PeopleChat20Regular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { InterviewList, InventoryView } from '../../bot/core/api-competence.ts';
import { useNotices } from '../parts/notice.tsx';
import { Panel } from '../parts/panel.tsx';
import { Status, type StatusName } from '../parts/status.tsx';
import { useShared } from '../parts/styles.ts';
import { useSession } from '../session.tsx';
import { useUnit } from '../unit.tsx';
import { useTrying } from '../use-trying.ts';
import { InterviewSheet } from './interview-sheet.tsx';
import { Part } from './part.tsx';
import { interviewId, planId } from './places.ts';
import { PlanSheet } from './plan-sheet.tsx';

type Person = InterviewList['people'][number];

const useStyles = makeStyles({
  row: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: '4px 12px',
    padding: '8px 0',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    ':first-child': { borderTop: 'none' },
  },
  facts: { display: 'flex', flexWrap: 'wrap', columnGap: '12px', rowGap: '4px', alignItems: 'center' },
});

const looks: Record<Person['state'], StatusName> = {
  none: 'planned',
  begun: 'open',
  'to-confirm': 'unmet',
  commented: 'raised',
  confirmed: 'met',
};

const Row = (props: { person: Person; open: boolean; show: (what: 'interview' | 'plan') => void }) => {
  const styles = useStyles();
  const shared = useShared();
  const { t, api } = useSession();
  const unit = useUnit();
  const notices = useNotices();
  const trying = useTrying();
  const { person, show } = props;
  const words = t.competenceLead;
  const offer = (): Promise<boolean> =>
    trying.run(async () => {
      const result = await api.offerInterview(unit.id, person.id);
      if (!result.ok) {
        notices.failed(result.trouble, () => void offer());
        return result.trouble;
      }
      await unit.interviews.readBy(() => api.interviews(unit.id));
      notices.saved(words.offeredNow(person.name));
      return null;
    });
  return (
    <li className={styles.row}>
      <div className={shared.tight}>
        <span className={shared.strong}>{person.name}</span>
        <span className={styles.facts}>
          <Status name={looks[person.state]} text={words.state[person.state]} />
          {person.offered ? <span className={shared.caption}>{words.offered}</span> : null}
        </span>
      </div>
      <div className={shared.row}>
        {person.offered ? null : (
          <Button
            aria-label={words.offerFor(person.name)}
            disabledFocusable={trying.busy}
            onClick={() => void offer()}
          >
            {words.offer}
          </Button>
        )}
        {props.open ? (
          <Button
            id={interviewId(person.id)}
            appearance={person.offered ? 'secondary' : 'subtle'}
            aria-label={words.interviewFor(person.name)}
            onClick={() => show('interview')}
          >
            {words.interview}
          </Button>
        ) : null}
        {person.state === 'none' ? null : (
          <Button
            id={planId(person.id)}
            appearance="subtle"
            aria-label={words.planFor(person.name)}
            onClick={() => show('plan')}
          >
            {words.plan}
          </Button>
        )}
      </div>
    </li>
  );
};

const Listed = ({ list, open }: { list: InterviewList; open: boolean }) => {
  const shared = useShared();
  const { t } = useSession();
  const [opened, show] = useState<{ person: Person; what: 'interview' | 'plan' } | null>(null);
  const close = (): void => show(null);
  if (list.people.length === 0) return <p className={shared.text}>{t.competenceLead.interviewsNone}</p>;
  return (
    <>
      <ul className={shared.list}>
        {list.people.map((person) => (
          <Row key={person.id} person={person} open={open} show={(what) => show({ person, what })} />
        ))}
      </ul>
      {opened?.what === 'interview' ? <InterviewSheet person={opened.person} close={close} /> : null}
      {opened?.what === 'plan' ? <PlanSheet person={opened.person} close={close} /> : null}
    </>
  );
};

/** The people to interview, for the process lead alone: where each stands, and no levels. */
export const Interviews = ({ inventory }: { inventory: InventoryView }) => {
  const shared = useShared();
  const { t } = useSession();
  const { interviews } = useUnit();
  const words = t.competenceLead;
  return (
    <Panel title={words.interviews} icon={<PeopleChat20Regular />}>
      {inventory.matrix ? (
        <>
          <p className={mergeClasses(shared.text, shared.quiet)}>{words.interviewsLead}</p>
          {inventory.open ? null : <p className={shared.text}>{inventory.reason ?? t.competence.notOpen}</p>}
          <Part source={interviews}>{(list) => <Listed list={list} open={inventory.open} />}</Part>
        </>
      ) : (
        <p className={mergeClasses(shared.text, shared.quiet)}>{words.interviewsWait}</p>
      )}
    </Panel>
  );
};
