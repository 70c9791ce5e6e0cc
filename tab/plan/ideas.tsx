import { Button, makeStyles, mergeClasses, Spinner, tokens } from '@fluentui/react-components';
import { useCallback } from 'react';
import type { PlanIdea, PlanIdeas } from '../../bot/core/api-plan-life.ts';
import { Area } from '../parts/area.tsx';
import { Bar } from '../parts/bar.tsx';
import { ConsentWay } from '../parts/consent-way.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { useShared } from '../parts/styles.ts';
import { sentenceOf } from '../sentence.ts';
import { useSession } from '../session.tsx';
import { useUnit } from '../unit.tsx';
import { useOnce } from '../use-once.ts';

const useStyles = makeStyles({
  idea: {
    display: 'flex',
    alignItems: 'start',
    justifyContent: 'space-between',
    gap: '12px',
    padding: '12px 0',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  title: { margin: 0, fontSize: 'inherit', fontWeight: tokens.fontWeightSemibold },
  words: { display: 'flex', flexDirection: 'column', gap: '4px', minWidth: 0 },
});

/**
 * The library's actions that fit: the plan's areas, a finding or a step where one was asked for, and nothing that the
 * plan has. Choosing one fills in the form, to be changed at will.
 */
export const Ideas = (props: {
  asked: { finding?: string; step?: string };
  use: (idea: PlanIdea, found: PlanIdeas) => void;
  close: () => void;
}) => {
  const styles = useStyles();
  const shared = useShared();
  const { t, language, api } = useSession();
  const { id } = useUnit();
  const { finding, step } = props.asked;
  const load = useCallback(
    () =>
      api.planIdeas(id, {
        ...(finding === undefined ? {} : { finding }),
        ...(step === undefined ? {} : { step }),
      }),
    [api, id, finding, step],
  );
  const once = useOnce(load);
  const found = once.state === 'ready' ? once.value : null;
  const subject = found?.finding ?? found?.step ?? null;
  return (
    <Sheet
      title={t.plan.ideasTitle}
      wide
      onClose={props.close}
      actions={<Button onClick={props.close}>{t.do.close}</Button>}
    >
      {once.state === 'failed' ? (
        <Bar
          intent="error"
          announce
          actions={
            <>
              <ConsentWay trouble={once.trouble} again={once.retry} />
              <Button onClick={once.retry}>{t.do.retry}</Button>
            </>
          }
        >
          {sentenceOf(once.trouble, t, language)}
        </Bar>
      ) : null}
      {once.state === 'loading' ? <Spinner label={t.loading} /> : null}
      {subject ? <p className={shared.text}>{t.planLife.ideas.for(subject)}</p> : null}
      {found?.ideas.length === 0 ? <p className={shared.text}>{t.planLife.ideas.none}</p> : null}
      <ul className={shared.list}>
        {found?.ideas.map((idea) => (
          <li key={idea.id} className={styles.idea}>
            <div className={styles.words}>
              <h3 className={styles.title}>{idea.title}</h3>
              <p className={mergeClasses(shared.text, shared.quiet)}>{idea.description}</p>
              <span className={shared.row}>
                <Area area={idea.area} />
                {subject ? <span className={shared.caption}>{t.planLife.ideas.fits[idea.fits]}</span> : null}
              </span>
            </div>
            <Button aria-label={`${t.plan.take}: ${idea.title}`} onClick={() => props.use(idea, found)}>
              {t.plan.take}
            </Button>
          </li>
        ))}
      </ul>
    </Sheet>
  );
};
