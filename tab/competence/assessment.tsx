import { Button, makeStyles } from '@fluentui/react-components';
import { TaskListSquareLtr20Regular } from '@fluentui/react-icons';
import { useEffect, useRef, useState } from 'react';
import type { CompetenceArea, OwnCompetence } from '../../bot/core/api-competence.ts';
import { Panel } from '../parts/panel.tsx';
import { Status } from '../parts/status.tsx';
import { useShared } from '../parts/styles.ts';
import { useSession } from '../session.tsx';
import { SavingLine } from './saving-line.tsx';
import type { MyAnswers } from './use-answers.ts';
import { Walk } from './walk.tsx';

const useStyles = makeStyles({ end: { outlineStyle: 'none' } });

/** The end of the walk takes the focus, so that it is heard. */
const End = ({ own, answers, left }: { own: OwnCompetence; answers: MyAnswers; left: number }) => {
  const styles = useStyles();
  const shared = useShared();
  const { t } = useSession();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => place.current?.focus(), []);
  const all = own.areas.length;
  const saved = Object.keys(answers.saving.waiting).length === 0 && answers.saving.trouble === null;
  return (
    <div ref={place} tabIndex={-1} className={`${styles.end} ${shared.stack}`} role="status">
      {left === 0 && saved ? (
        <Status name="done" text={t.competence.allDone(all)} />
      ) : (
        <SavingLine answers={answers} done={all - left} of={all} />
      )}
    </div>
  );
};

/** Assessing oneself: begun and gone on with by a button, left at any time; what is answered is saved already. */
export const Assessment = (props: {
  own: OwnCompetence;
  answers: MyAnswers;
  /** Only this area is changed. */
  only: CompetenceArea | null;
  done: () => void;
}) => {
  const shared = useShared();
  const { t } = useSession();
  const { own, answers, only } = props;
  const [walking, walk] = useState(only !== null);
  const [ended, end] = useState(false);
  const words = t.competence;
  const open = own.areas.filter(({ id }) => answers.levelOf(id) === null);
  const first = own.areas.findIndex(({ id }) => answers.levelOf(id) === null);
  const started = open.length < own.areas.length;
  const stop = (): void => {
    end(true);
    walk(false);
    props.done();
  };
  if (walking)
    return (
      <Panel title={words.assess} icon={<TaskListSquareLtr20Regular />}>
        <Walk
          areas={only ? [only] : own.areas}
          first={only ? 0 : Math.max(0, first)}
          answers={answers}
          finish={stop}
          leave={stop}
        />
      </Panel>
    );
  const waits = Object.keys(answers.saving.waiting).length > 0;
  if (open.length === 0 && !ended && !waits) return null;
  return (
    <Panel title={words.assess} icon={<TaskListSquareLtr20Regular />}>
      {ended || waits ? <End own={own} answers={answers} left={open.length} /> : null}
      {open.length > 0 ? (
        <>
          <p className={shared.text}>
            {started ? words.goOnBody(open.length) : words.beginBody(own.areas.length)}
          </p>
          <div className={shared.row}>
            <Button appearance="primary" onClick={() => walk(true)}>
              {started ? words.goOn : words.begin}
            </Button>
          </div>
        </>
      ) : null}
    </Panel>
  );
};
