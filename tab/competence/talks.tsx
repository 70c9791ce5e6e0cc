import { Button, mergeClasses } from '@fluentui/react-components';
import { Add20Regular, PeopleChat20Regular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { Talks } from '../../bot/core/api-competence.ts';
import { Empty } from '../parts/empty.tsx';
import { Panel } from '../parts/panel.tsx';
import { useShared } from '../parts/styles.ts';
import { useSession } from '../session.tsx';
import { useUnit } from '../unit.tsx';
import { DecisionSheet } from './decision-sheet.tsx';
import { Part } from './part.tsx';
import { NEW_TALK, type OpenedTalk } from './places.ts';
import { Support } from './support.tsx';
import { TalkRow } from './talk-row.tsx';
import { TalkDaySheet, TalkSheet } from './talk-sheet.tsx';

const Shown = ({ talks }: { talks: Talks }) => {
  const shared = useShared();
  const { t } = useSession();
  const [opened, open] = useState<OpenedTalk | null>(null);
  const close = (): void => open(null);
  const words = t.competenceLead;
  const { may } = talks;
  const add = may.plan ? (
    <Button id={NEW_TALK} appearance="primary" icon={<Add20Regular />} onClick={() => open({ what: 'new' })}>
      {words.talkNew}
    </Button>
  ) : undefined;
  return (
    <div className={shared.split}>
      <Panel title={words.talks} icon={<PeopleChat20Regular />}>
        <p className={mergeClasses(shared.text, shared.quiet)}>{words.talksLead}</p>
        {talks.talks.length === 0 ? (
          <Empty text={words.talksNone} action={add} />
        ) : (
          <>
            {add ? <div className={shared.row}>{add}</div> : null}
            <ul className={shared.list}>
              {talks.talks.map((talk) => (
                <TalkRow key={talk.id} talk={talk} support={talks.support} may={may} open={open} />
              ))}
            </ul>
          </>
        )}
      </Panel>
      <Support talks={talks} />
      {opened?.what === 'new' ? <TalkSheet close={close} /> : null}
      {opened?.what === 'day' ? <TalkDaySheet talk={opened.talk} close={close} /> : null}
      {opened?.what === 'decision' ? <DecisionSheet talk={opened.talk} close={close} /> : null}
    </div>
  );
};

/** Integration talks in two parts, and the method support they follow (R28, R52). */
export const TalksPart = () => {
  const { talks } = useUnit();
  return <Part source={talks}>{(value) => <Shown talks={value} />}</Part>;
};
