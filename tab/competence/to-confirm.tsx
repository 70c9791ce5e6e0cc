import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { PersonFeedback20Regular } from '@fluentui/react-icons';
import { useState } from 'react';
import { type CompetenceInput, type OwnCompetence, ownCompetence } from '../../bot/core/api-competence.ts';
import { Bar } from '../parts/bar.tsx';
import { useNotices } from '../parts/notice.tsx';
import { Panel } from '../parts/panel.tsx';
import { useShared } from '../parts/styles.ts';
import { useSession } from '../session.tsx';
import type { Trouble } from '../trouble.ts';
import { useUnit } from '../unit.tsx';
import { useTrying } from '../use-trying.ts';
import { CommentSheet } from './comment-sheet.tsx';

const COMMENT = 'comment-levels';

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
  what: { minWidth: 0, flex: '1 1 160px' },
});

/** The reader's word on levels that somebody else put: it goes with the version that was looked at. */
const useWord = (own: OwnCompetence) => {
  const { t, api } = useSession();
  const unit = useUnit();
  const notices = useNotices();
  const trying = useTrying();
  const [stale, setStale] = useState(false);
  const failed = (trouble: Trouble): Trouble => {
    const theirs = trouble.kind === 'stale' ? ownCompetence.safeParse(trouble.theirs).data : undefined;
    if (theirs) unit.competence.change(() => theirs);
    setStale(trouble.kind === 'stale');
    return trouble;
  };
  return {
    busy: trying.busy,
    trouble: trying.trouble,
    stale,
    say: (input: CompetenceInput, said: string): Promise<boolean> =>
      trying.run(async () => {
        const result = await api.answerCompetence(unit.id, input, own.version);
        if (!result.ok) {
          if (result.trouble.kind !== 'stale') notices.failed(result.trouble);
          return failed(result.trouble);
        }
        setStale(false);
        unit.competence.change(() => result.value);
        notices.saved(said);
        return null;
      }),
    t,
  };
};

/** What the process lead put after an interview, to confirm one by one or all at once, or to comment on (R24). */
export const ToConfirm = ({ own }: { own: OwnCompetence }) => {
  const styles = useStyles();
  const shared = useShared();
  const word = useWord(own);
  const [commenting, comment] = useState(false);
  const words = word.t.competence;
  const rows = own.areas.flatMap((area) => {
    const level = own.levels.find((one) => one.area === area.id);
    return level?.by === 'lead' && level.level && !level.confirmed ? [{ area, level: level.level }] : [];
  });
  const commented = own.state === 'commented';
  // After a comment nothing is confirmed, one's own answers neither: then the word is on all of them by name.
  const everything = Object.fromEntries(
    commented ? own.levels.flatMap(({ area, level }) => (level ? [[area, level]] : [])) : [],
  );
  if (rows.length === 0 && !commented) return null;
  return (
    <Panel title={words.confirmTitle} icon={<PersonFeedback20Regular />}>
      {word.stale ? (
        <Bar intent="warning" announce>
          {words.staleLead}
        </Bar>
      ) : null}
      <p className={shared.text}>{commented ? words.commented : words.confirmBody}</p>
      <ul className={shared.list}>
        {rows.map(({ area, level }) => (
          <li key={area.id} className={styles.row}>
            <div className={mergeClasses(shared.tight, styles.what)}>
              <span className={shared.strong}>{area.title}</span>
              <span>{words.level[level]}</span>
              <span className={shared.caption}>{area.levels[level]}</span>
            </div>
            <Button
              aria-label={words.confirmFor(area.title)}
              disabledFocusable={word.busy}
              onClick={() => void word.say({ answers: { [area.id]: level } }, words.confirmed)}
            >
              {words.confirm}
            </Button>
          </li>
        ))}
      </ul>
      <div className={shared.row}>
        <Button
          appearance="primary"
          disabledFocusable={word.busy}
          onClick={() => void word.say({ answers: everything }, words.confirmed)}
        >
          {words.confirmAll}
        </Button>
        <Button id={COMMENT} disabledFocusable={word.busy} onClick={() => comment(true)}>
          {words.comment}
        </Button>
      </div>
      {commenting ? (
        <CommentSheet
          returnTo={COMMENT}
          before={own.comment ?? ''}
          busy={word.busy}
          trouble={word.trouble}
          send={async (text) => {
            if (await word.say({ answers: {}, comment: text }, words.commented)) comment(false);
          }}
          close={() => comment(false)}
        />
      ) : null}
    </Panel>
  );
};
