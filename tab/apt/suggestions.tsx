import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { Add20Regular } from '@fluentui/react-icons';
import type { AptView } from '../../bot/core/api-apt.ts';
import { Panel } from '../parts/panel.tsx';
import { useShared } from '../parts/styles.ts';
import { useSession } from '../session.tsx';
import { LIBRARY_ANCHOR, useApt } from './apt.ts';

const useStyles = makeStyles({
  idea: {
    display: 'flex',
    alignItems: 'start',
    justifyContent: 'space-between',
    gap: '12px',
    padding: '8px 0',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    ':first-child': { borderTop: 'none', paddingTop: 0 },
  },
});

/** The library's items that suit now and were not used within a year; one press puts one on the next APT. */
export const Suggestions = ({ apt }: { apt: AptView }) => {
  const styles = useStyles();
  const shared = useShared();
  const { t } = useSession();
  const { deeds, show } = useApt();
  const ideas = apt.suggested.flatMap((id) => apt.library.find((idea) => idea.id === id) ?? []);
  return (
    <Panel title={t.apt.library.title}>
      {ideas.length === 0 ? (
        <p className={mergeClasses(shared.text, shared.quiet)}>{t.apt.library.empty}</p>
      ) : null}
      <ul className={shared.list}>
        {ideas.map((idea) => (
          <li key={idea.id} className={styles.idea}>
            <span className={shared.tight}>
              <span className={shared.strong}>{idea.title}</span>
              <span className={shared.caption}>{t.meetings.itemMinutes(idea.minutes)}</span>
              <span className={shared.quiet}>{idea.purpose}</span>
            </span>
            <Button
              icon={<Add20Regular />}
              aria-label={t.meetings.ideaAdd(idea.title)}
              disabledFocusable={deeds.busy === idea.id}
              onClick={() => void deeds.placeIdea(idea, null)}
            />
          </li>
        ))}
      </ul>
      <span className={shared.row}>
        <Button id={LIBRARY_ANCHOR} onClick={() => show({ kind: 'library' })}>
          {t.apt.library.open}
        </Button>
      </span>
    </Panel>
  );
};
