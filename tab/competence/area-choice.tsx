import { makeStyles, mergeClasses, Radio, RadioGroup, tokens } from '@fluentui/react-components';
import { type CompetenceArea, LEVELS, type Level } from '../../bot/core/api-competence.ts';
import { useShared } from '../parts/styles.ts';
import { useSession } from '../session.tsx';

const useStyles = makeStyles({
  choice: {
    alignItems: 'start',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    minWidth: 0,
  },
  chosen: { border: `1px solid ${tokens.colorCompoundBrandStroke}` },
  group: { gap: '8px', alignItems: 'stretch' },
  label: { display: 'flex', flexDirection: 'column', gap: '4px', minWidth: 0, overflowWrap: 'anywhere' },
});

/** The three levels of an area, each with what it means beside the choice. `numbered` where number keys choose. */
export const AreaChoice = (props: {
  area: CompetenceArea;
  value: Level | null;
  choose: (level: Level) => void;
  /** The id of the element that names the group. */
  labelledBy: string;
  describedBy?: string;
  numbered?: boolean;
}) => {
  const styles = useStyles();
  const shared = useShared();
  const { t } = useSession();
  const { area, value } = props;
  return (
    <RadioGroup
      className={styles.group}
      value={value ?? ''}
      aria-labelledby={props.labelledBy}
      {...(props.describedBy ? { 'aria-describedby': props.describedBy } : {})}
      onChange={(_, data) => {
        const chosen = LEVELS.find((level) => level === data.value);
        if (chosen) props.choose(chosen);
      }}
    >
      {LEVELS.map((level, index) => (
        <Radio
          key={level}
          value={level}
          className={mergeClasses(styles.choice, value === level && styles.chosen)}
          label={
            <span className={styles.label}>
              <span className={shared.strong}>
                {props.numbered ? `${index + 1}  ` : ''}
                {t.competence.level[level]}
              </span>
              <span>{area.levels[level]}</span>
            </span>
          }
        />
      ))}
    </RadioGroup>
  );
};
