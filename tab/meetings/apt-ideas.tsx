import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { Add20Regular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { AptIdea } from '../api.ts';
import { Panel } from '../parts/panel.tsx';
import { useShared } from '../parts/styles.ts';
import { useSession, useSource } from '../session.tsx';
import { useUnit } from '../unit.tsx';
import type { MeetingDeeds } from './use-meeting-deeds.ts';

const SHOWN = 4;

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
  words: { display: 'flex', flexDirection: 'column', gap: '4px', minWidth: 0 },
  title: { fontWeight: tokens.fontWeightSemibold },
});

/** A few ideas from the library that are on no agenda yet; one press places one on the next APT. */
export const AptIdeas = ({ used, deeds }: { used: ReadonlySet<string>; deeds: MeetingDeeds }) => {
  const styles = useStyles();
  const shared = useShared();
  const { t } = useSession();
  const { value } = useSource(useUnit().ideas);
  // One key for each idea, so that pressing again after a lost answer adds nothing twice.
  const [keys] = useState(() => new Map<string, string>());
  const keyOf = (idea: AptIdea): string => {
    const key = keys.get(idea.id) ?? crypto.randomUUID();
    keys.set(idea.id, key);
    return key;
  };
  const ideas = value?.apt.filter(({ title }) => !used.has(title)).slice(0, SHOWN) ?? [];
  if (ideas.length === 0) return null;
  return (
    <Panel title={t.meetings.ideas}>
      <ul className={shared.list}>
        {ideas.map((idea) => (
          <li key={idea.id} className={styles.idea}>
            <span className={styles.words}>
              <span className={styles.title}>{idea.title}</span>
              <span className={mergeClasses(shared.caption)}>{t.meetings.itemMinutes(idea.minutes)}</span>
              <span className={shared.quiet}>{idea.purpose}</span>
            </span>
            <Button
              icon={<Add20Regular />}
              aria-label={t.meetings.ideaAdd(idea.title)}
              disabled={deeds.busy === idea.id}
              onClick={() => void deeds.addIdea(idea, keyOf(idea))}
            />
          </li>
        ))}
      </ul>
    </Panel>
  );
};
