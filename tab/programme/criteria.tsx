import { makeStyles, mergeClasses, Spinner } from '@fluentui/react-components';
import { ShieldCheckmark20Regular } from '@fluentui/react-icons';
import { Bar } from '../parts/bar.tsx';
import { ConsentWay } from '../parts/consent-way.tsx';
import { Panel } from '../parts/panel.tsx';
import { Status } from '../parts/status.tsx';
import { useShared } from '../parts/styles.ts';
import { sentenceOf } from '../sentence.ts';
import { useSession, useSource } from '../session.tsx';
import { useUnit } from '../unit.tsx';

const useStyles = makeStyles({
  list: { display: 'flex', flexDirection: 'column', gap: '12px' },
});

/** What the programme asks for, met or not yet, each with why. */
export const Criteria = () => {
  const styles = useStyles();
  const shared = useShared();
  const { t, language } = useSession();
  const { criteria } = useUnit();
  const { value, trouble } = useSource(criteria);
  return (
    <Panel title={t.programme.criteria} icon={<ShieldCheckmark20Regular />}>
      {!value && !trouble ? <Spinner size="tiny" label={t.loading} /> : null}
      {!value && trouble ? (
        <Bar
          intent="warning"
          announce
          actions={<ConsentWay trouble={trouble} again={() => void criteria.refresh()} />}
        >
          {sentenceOf(trouble, t, language)}
        </Bar>
      ) : null}
      {value ? (
        <>
          <p className={mergeClasses(shared.text, shared.quiet)}>
            {value.complete
              ? t.programme.criteriaDone
              : t.programme.criteriaCount(
                  value.criteria.filter(({ met }) => met).length,
                  value.criteria.length,
                )}
          </p>
          <ul className={mergeClasses(shared.list, styles.list)}>
            {value.criteria.map((criterion) => (
              <li key={criterion.id} className={shared.tight}>
                <Status name={criterion.met ? 'met' : 'unmet'} />
                <p className={shared.text}>{criterion.text}</p>
                {criterion.reason ? (
                  <p className={mergeClasses(shared.text, shared.caption)}>{criterion.reason}</p>
                ) : null}
                {criterion.assumption ? (
                  <p className={mergeClasses(shared.text, shared.caption)}>{t.programme.assumption}</p>
                ) : null}
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </Panel>
  );
};
