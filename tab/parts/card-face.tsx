import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { CardWords } from '../../bot/core/api-nudges.ts';
import { useSession } from '../session.tsx';
import { useShared } from './styles.ts';

const useStyles = makeStyles({
  card: {
    display: 'flex',
    flexDirection: 'column',
    gap: '4px',
    padding: '12px',
    minWidth: 0,
    backgroundColor: tokens.colorNeutralBackground2,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    overflowWrap: 'anywhere',
  },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: '8px', paddingTop: '8px' },
  button: {
    padding: '2px 8px',
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
});

/** A reminder as it will look in the chat; its buttons are named and do nothing here. */
export const CardFace = ({ words }: { words: CardWords }) => {
  const styles = useStyles();
  const shared = useShared();
  const { t } = useSession();
  return (
    <div className={styles.card}>
      <p className={mergeClasses(shared.text, shared.caption)}>{words.kind}</p>
      <p className={mergeClasses(shared.text, shared.strong)}>{words.title}</p>
      {words.body.map((line) => (
        <p key={line} className={shared.text}>
          {line}
        </p>
      ))}
      {words.small === null ? null : (
        <p className={mergeClasses(shared.text, shared.caption)}>{words.small}</p>
      )}
      <ul className={mergeClasses(shared.list, styles.buttons)} aria-label={t.nudges.buttons}>
        {words.buttons.map((button) => (
          <li key={button} className={styles.button}>
            {button}
          </li>
        ))}
      </ul>
    </div>
  );
};
