import { Button, mergeClasses } from '@fluentui/react-components';
import { Flag20Regular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { ProgrammeInput } from '../../bot/core/api-steps.ts';
import { longDay, yearDay } from '../../bot/core/texts/dates.ts';
import { useNotices } from '../parts/notice.tsx';
import { Panel } from '../parts/panel.tsx';
import { Status, type StatusName } from '../parts/status.tsx';
import { useShared } from '../parts/styles.ts';
import { useSession } from '../session.tsx';
import { putProgramme, useUnit } from '../unit.tsx';
import { useTrying } from '../use-trying.ts';
import { AnswerSheet, type Asked } from './answer-sheet.tsx';
import { useWhole } from './whole.tsx';

const LOOKS = {
  going: 'active',
  complete: 'done',
  resting: 'resting',
  closed: 'closed',
} as const satisfies Record<string, StatusName>;

/** How the programme is going, the one question when it has come to a halt, and who owns the plan when it is over. */
export const Standing = () => {
  const shared = useShared();
  const { t, language, api, go } = useSession();
  const unit = useUnit();
  const notices = useNotices();
  const trying = useTrying();
  const whole = useWhole();
  const [asked, ask] = useState<Asked | null>(null);
  const { state, restUntil, planOwner, openCriteria, idleSince, may } = whole;
  const words = t.steps.state;
  const put = (input: ProgrammeInput): Promise<boolean> =>
    trying.run(async () => {
      const result = await api.setProgramme(unit.id, input);
      if (!result.ok) {
        notices.failed(result.trouble);
        return result.trouble;
      }
      putProgramme(unit, result.value);
      notices.saved(words.answered);
      return null;
    });
  const over = state === 'complete' || state === 'closed';
  const busy = trying.busy;
  return (
    <Panel title={words.title} icon={<Flag20Regular />}>
      <Status name={LOOKS[state]} text={words.word[state]} />
      {state === 'going' || state === 'resting' ? (
        <p className={shared.text}>{words.left(openCriteria)}</p>
      ) : (
        <p className={shared.text}>{state === 'complete' ? words.complete : words.closed}</p>
      )}
      {restUntil ? <p className={shared.text}>{words.resting(yearDay(restUntil, language))}</p> : null}
      {over ? (
        <p className={mergeClasses(shared.text, shared.strong)}>
          {planOwner
            ? words.ownerIs(t.role[planOwner])
            : may.namePlanOwner
              ? words.owner
              : words.ownerUnnamed}
        </p>
      ) : null}
      {idleSince ? (
        <div className={shared.tight}>
          <h3 className={mergeClasses(shared.text, shared.heading)}>{words.halt}</h3>
          <p className={shared.text}>{words.haltBody(longDay(idleSince, language))}</p>
          {may.namePlanOwner ? null : <p className={shared.caption}>{words.closeManager}</p>}
        </div>
      ) : null}
      <div className={shared.row}>
        {idleSince && may.answerHalt ? (
          <>
            <Button
              appearance="primary"
              disabledFocusable={busy}
              onClick={() => void put({ answer: 'continue' })}
            >
              {words.goOn}
            </Button>
            <Button
              disabledFocusable={busy}
              onClick={() =>
                void put({ answer: 'adjust' }).then((done) => done && go({ view: 'plan', item: null }))
              }
            >
              {words.adjust}
            </Button>
          </>
        ) : null}
        {restUntil && may.answerHalt ? (
          <Button disabledFocusable={busy} onClick={() => void put({ restUntil: null })}>
            {words.endRest}
          </Button>
        ) : state === 'going' && may.answerHalt ? (
          <Button onClick={() => ask('rest')}>{words.rest}</Button>
        ) : null}
        {over && may.namePlanOwner ? (
          <Button appearance={planOwner ? 'secondary' : 'primary'} onClick={() => ask('owner')}>
            {planOwner ? t.do.edit : words.choose}
          </Button>
        ) : null}
        {state === 'closed' && may.namePlanOwner ? (
          <Button disabledFocusable={busy} onClick={() => void put({ answer: 'reopen' })}>
            {words.reopen}
          </Button>
        ) : null}
        {!over && may.namePlanOwner ? <Button onClick={() => ask('close')}>{words.close}</Button> : null}
      </div>
      {asked ? <AnswerSheet asked={asked} close={() => ask(null)} /> : null}
    </Panel>
  );
};
