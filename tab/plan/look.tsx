import { makeStyles, ToggleButton } from '@fluentui/react-components';
import { BoardSplit20Regular, Table20Regular } from '@fluentui/react-icons';
import { useState } from 'react';
import { keepDraft, readDraft } from '../draft.ts';
import { useSession } from '../session.tsx';

type LookName = 'board' | 'table';
const NAME = 'plan-look';

/** How the plan was last looked at in this browser. */
export const useLook = (): [LookName, (look: LookName) => void] => {
  const [look, set] = useState<LookName>(() => (readDraft(NAME) === 'table' ? 'table' : 'board'));
  return [
    look,
    (next) => {
      keepDraft(NAME, next);
      set(next);
    },
  ];
};

const useStyles = makeStyles({
  group: { display: 'inline-flex', margin: 0, padding: 0, border: 'none' },
  left: { borderTopRightRadius: 0, borderBottomRightRadius: 0, minWidth: 0 },
  right: { borderTopLeftRadius: 0, borderBottomLeftRadius: 0, marginLeft: '-1px', minWidth: 0 },
});

/** Board or table. */
export const Look = ({ look, set }: { look: LookName; set: (look: LookName) => void }) => {
  const styles = useStyles();
  const { t } = useSession();
  return (
    <fieldset className={styles.group} aria-label={t.plan.as}>
      <ToggleButton
        className={styles.left}
        icon={<BoardSplit20Regular />}
        checked={look === 'board'}
        onClick={() => set('board')}
      >
        {t.plan.board}
      </ToggleButton>
      <ToggleButton
        className={styles.right}
        icon={<Table20Regular />}
        checked={look === 'table'}
        onClick={() => set('table')}
      >
        {t.plan.table}
      </ToggleButton>
    </fieldset>
  );
};
