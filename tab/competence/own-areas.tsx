import { Button, makeStyles, mergeClasses } from '@fluentui/react-components';
import { Add20Regular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { OwnArea } from '../../bot/core/api-competence.ts';
import { useShared } from '../parts/styles.ts';
import { useSession } from '../session.tsx';
import { OwnAreaSheet } from './own-area-sheet.tsx';

const useStyles = makeStyles({
  area: {
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'space-between',
    alignItems: 'center',
    gap: '8px',
  },
});

/** The unit's own areas, added and changed until they are published. */
export const OwnAreas = ({ own, write }: { own: OwnArea[]; write: (own: OwnArea[]) => void }) => {
  const styles = useStyles();
  const shared = useShared();
  const { t } = useSession();
  /** Which one is in the sheet; null: a new one. */
  const [opened, open] = useState<{ area: OwnArea | null } | null>(null);
  const words = t.competenceLead;
  return (
    <div className={shared.tight}>
      <h3 className={mergeClasses(shared.text, shared.strong)}>{words.own}</h3>
      {own.length === 0 ? <span className={shared.caption}>{words.ownNone}</span> : null}
      <ul className={shared.list}>
        {own.map((area) => (
          <li key={`${area.title}\n${Object.values(area.levels).join('\n')}`} className={styles.area}>
            <span className={shared.text}>{area.title}</span>
            <span className={shared.row}>
              <Button
                appearance="subtle"
                aria-label={words.ownChange(area.title)}
                onClick={() => open({ area })}
              >
                {t.do.edit}
              </Button>
              <Button
                appearance="subtle"
                aria-label={words.ownRemoveFor(area.title)}
                onClick={() => write(own.filter((one) => one !== area))}
              >
                {words.ownRemove}
              </Button>
            </span>
          </li>
        ))}
      </ul>
      <div className={shared.row}>
        <Button icon={<Add20Regular />} id="own-area" onClick={() => open({ area: null })}>
          {words.ownAdd}
        </Button>
      </div>
      {opened ? (
        <OwnAreaSheet
          area={opened.area}
          save={(area) => {
            const { area: before } = opened;
            write(before ? own.map((one) => (one === before ? area : one)) : [...own, area]);
            open(null);
          }}
          close={() => open(null)}
        />
      ) : null}
    </div>
  );
};
