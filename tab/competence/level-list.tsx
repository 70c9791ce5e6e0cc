import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { Person20Regular } from '@fluentui/react-icons';
import type { CompetenceArea, OwnCompetence } from '../../bot/core/api-competence.ts';
import { Area } from '../parts/area.tsx';
import { Panel } from '../parts/panel.tsx';
import { Status } from '../parts/status.tsx';
import { useShared } from '../parts/styles.ts';
import { useSession } from '../session.tsx';
import { changeId } from './places.ts';
import type { MyAnswers } from './use-answers.ts';

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
  what: { minWidth: 0, flex: '1 1 160px' },
});

/** One's levels by area; basic knowledge stands apart from the level (R27). */
export const LevelList = (props: {
  own: OwnCompetence;
  answers: MyAnswers;
  change?: (area: string) => void;
}) => {
  const styles = useStyles();
  const shared = useShared();
  const { t } = useSession();
  const { own, answers, change } = props;
  const words = t.competence;
  const row = (area: CompetenceArea) => {
    const saved = own.levels.find((one) => one.area === area.id);
    const level = answers.levelOf(area.id);
    const waits = answers.saving.waiting[area.id] !== undefined;
    return (
      <li key={area.id} className={styles.row}>
        <div className={mergeClasses(shared.tight, styles.what)}>
          <span className={shared.strong}>{area.title}</span>
          <span className={styles.facts}>
            <Area area={area.area} />
            <span>{level === null ? words.unanswered : words.level[level]}</span>
            {level === null || waits ? null : (
              <Status
                name={saved?.confirmed ? 'met' : 'unmet'}
                text={saved?.confirmed ? words.counts : words.countsNot}
              />
            )}
            {saved?.by === 'lead' && !waits ? <span className={shared.caption}>{words.byLead}</span> : null}
            {saved?.baselineMet ? <Status name="met" text={words.basics} /> : null}
          </span>
        </div>
        {change ? (
          <Button
            appearance="subtle"
            id={changeId(area.id)}
            aria-label={words.changeFor(area.title)}
            onClick={() => change(area.id)}
          >
            {words.change}
          </Button>
        ) : null}
      </li>
    );
  };
  return (
    <Panel title={words.mine} icon={<Person20Regular />}>
      {own.state === 'commented' && own.comment ? (
        <div className={shared.tight}>
          <span className={shared.caption}>{words.yourComment}</span>
          <p className={mergeClasses(shared.text, shared.kept)}>{own.comment}</p>
        </div>
      ) : null}
      <ul className={shared.list}>{own.areas.map(row)}</ul>
    </Panel>
  );
};
