import { Button, Link, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { Talk, Talks } from '../../bot/core/api-competence.ts';
import { longDay } from '../../bot/core/texts/dates.ts';
import { openLink } from '../host.ts';
import { useNotices } from '../parts/notice.tsx';
import { Status } from '../parts/status.tsx';
import { useShared } from '../parts/styles.ts';
import { useSession } from '../session.tsx';
import { useUnit } from '../unit.tsx';
import { useTrying } from '../use-trying.ts';
import { type OpenedTalk, talkId } from './places.ts';

const useStyles = makeStyles({
  talk: {
    display: 'flex',
    flexDirection: 'column',
    gap: '8px',
    padding: '12px 0',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    ':first-child': { borderTop: 'none' },
  },
  facts: { display: 'flex', flexWrap: 'wrap', columnGap: '12px', rowGap: '4px', alignItems: 'center' },
  list: { margin: 0, paddingInlineStart: '20px', overflowWrap: 'anywhere' },
  link: { display: 'inline-block', padding: '4px 0' },
});

/** One talk: who, which part, when, its questions in order, and what it led to. */
export const TalkRow = (props: {
  talk: Talk;
  support: Talks['support'];
  may: Talks['may'];
  open: (opened: OpenedTalk) => void;
}) => {
  const styles = useStyles();
  const shared = useShared();
  const { t, api, go, language } = useSession();
  const unit = useUnit();
  const notices = useNotices();
  const trying = useTrying();
  const { talk, support, may, open } = props;
  const words = t.competenceLead;
  const who = words.talkWith(talk.people.map(({ name }) => name));
  const hold = (): Promise<boolean> =>
    trying.run(async () => {
      const result = await api.changeTalk(unit.id, talk.id, talk.version, { held: true });
      await unit.talks.readBy(() => api.talks(unit.id));
      if (!result.ok) {
        notices.failed(
          result.trouble.kind === 'stale'
            ? { ...result.trouble, kind: 'conflict', sentence: words.talkStale }
            : result.trouble,
        );
        return result.trouble;
      }
      notices.saved(words.talkSaved);
      return null;
    });
  const url = talk.part === 2 ? (support?.url ?? null) : null;
  return (
    <li className={styles.talk}>
      <span className={shared.strong}>{who}</span>
      <span className={styles.facts}>
        <span>{words.talkPart[talk.part]}</span>
        <span>{talk.day ? longDay(talk.day, language) : words.talkNoDay}</span>
        <Status name={talk.held ? 'held' : 'planned'} />
      </span>
      {talk.questions.length > 0 ? (
        <div>
          <span className={shared.caption}>{words.talkQuestions}</span>
          <ol className={styles.list}>
            {talk.questions.map((question) => (
              <li key={question}>{question}</li>
            ))}
          </ol>
        </div>
      ) : null}
      {url && support ? (
        <Link
          className={styles.link}
          href={url}
          target="_blank"
          rel="noreferrer"
          onClick={(event) => {
            event.preventDefault();
            openLink(url);
          }}
        >
          {words.supportOpen(support.name)}
        </Link>
      ) : null}
      {talk.decisions.length > 0 ? (
        <div>
          <span className={shared.caption}>{words.decisions}</span>
          <ul className={mergeClasses(shared.list, shared.tight)}>
            {talk.decisions.map(({ title, actionId }) => (
              <li key={`${title} ${actionId}`} className={shared.row}>
                <span className={shared.text}>{title}</span>
                {actionId ? (
                  <Button
                    appearance="subtle"
                    size="small"
                    aria-label={words.toActionFor(title)}
                    onClick={() => go({ view: 'plan', item: actionId })}
                  >
                    {words.toAction}
                  </Button>
                ) : null}
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      {may.plan ? (
        <div className={shared.row}>
          {talk.held ? (
            <Button
              id={talkId('decision', talk.id)}
              aria-label={words.decideFor(who)}
              onClick={() => open({ what: 'decision', talk })}
            >
              {words.decide}
            </Button>
          ) : (
            <>
              <Button
                aria-label={words.talkHeldFor(who)}
                disabledFocusable={trying.busy}
                onClick={() => void hold()}
              >
                {words.talkHeld}
              </Button>
              <Button
                id={talkId('day', talk.id)}
                appearance="subtle"
                aria-label={words.talkChangeFor(who)}
                onClick={() => open({ what: 'day', talk })}
              >
                {words.talkChange}
              </Button>
            </>
          )}
        </div>
      ) : null}
    </li>
  );
};
