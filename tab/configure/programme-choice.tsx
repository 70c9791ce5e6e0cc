import { makeStyles, mergeClasses, Radio, RadioGroup, tokens } from '@fluentui/react-components';
import { useId } from 'react';
import type { ProgrammeCard } from '../../bot/core/api.ts';
import { PLAN_AREAS } from '../../bot/core/choices.ts';
import { useShared, WIDE } from '../parts/styles.ts';
import { useSession } from '../session.tsx';

const useStyles = makeStyles({
  cards: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: '12px',
    alignItems: 'stretch',
    '@media (min-width: 640px)': { gridTemplateColumns: 'repeat(2, minmax(0, 1fr))' },
    [WIDE]: { gridTemplateColumns: 'repeat(3, minmax(0, 1fr))' },
  },
  card: {
    position: 'relative',
    display: 'flex',
    flexDirection: 'column',
    gap: '4px',
    padding: '8px 12px 12px 4px',
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
  },
  chosen: {
    border: `1px solid ${tokens.colorCompoundBrandStroke}`,
    outline: `1px solid ${tokens.colorCompoundBrandStroke}`,
  },
  // The whole card is the radio's target.
  radio: { '::before': { content: '""', position: 'absolute', inset: 0 } },
  name: { fontWeight: tokens.fontWeightSemibold, color: tokens.colorNeutralForeground1 },
  words: { display: 'flex', flexDirection: 'column', gap: '8px', padding: '0 8px' },
});

/** The five programmes as cards, one of which is chosen. */
export const ProgrammeChoice = (props: {
  programmes: ProgrammeCard[];
  chosen: string;
  choose: (id: string) => void;
}) => {
  const styles = useStyles();
  const shared = useShared();
  const { t } = useSession();
  const id = useId();
  return (
    <RadioGroup
      className={styles.cards}
      value={props.chosen}
      onChange={(_, data) => props.choose(data.value)}
      aria-label={t.configure.programme}
      name="programme"
    >
      {props.programmes.map((programme) => {
        const areas = PLAN_AREAS.filter((area) => programme.planAreas.includes(area));
        return (
          <div
            key={programme.id}
            className={mergeClasses(styles.card, programme.id === props.chosen && styles.chosen)}
          >
            <Radio
              value={programme.id}
              className={styles.radio}
              label={{ children: <span className={styles.name}>{programme.name}</span> }}
              aria-describedby={`${id}-${programme.id}`}
            />
            <div className={styles.words} id={`${id}-${programme.id}`}>
              <p className={shared.text}>{programme.summary}</p>
              <p className={mergeClasses(shared.text, shared.caption)}>
                {t.configure.weeks(programme.weeks)}
                {areas.length > 0 ? (
                  <>
                    <br />
                    {t.configure.areas(areas.map((area) => t.area[area].toLowerCase()))}
                  </>
                ) : null}
              </p>
            </div>
          </div>
        );
      })}
    </RadioGroup>
  );
};
