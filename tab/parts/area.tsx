import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { PlanArea } from '../../bot/core/choices.ts';
import { useSession } from '../session.tsx';

const useStyles = makeStyles({
  area: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: '8px',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
  },
  mark: { width: '4px', height: '12px', borderRadius: '2px', backgroundColor: 'currentColor', flexShrink: 0 },
  kunskap: { color: tokens.colorPaletteTealForeground2 },
  bemotande: { color: tokens.colorPaletteBerryForeground2 },
  arbetsmiljo: { color: tokens.colorPaletteMarigoldForeground2 },
});

/** The plan's area as a word with its small mark of colour. */
export const Area = ({ area }: { area: PlanArea }) => {
  const styles = useStyles();
  const { t } = useSession();
  return (
    <span className={styles.area}>
      <span className={mergeClasses(styles.mark, styles[area])} aria-hidden />
      {t.area[area]}
    </span>
  );
};
