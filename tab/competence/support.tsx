import { Button, Link, makeStyles, mergeClasses, Switch } from '@fluentui/react-components';
import { BookQuestionMark20Regular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { Talks } from '../../bot/core/api-competence.ts';
import { openLink } from '../host.ts';
import { useNotices } from '../parts/notice.tsx';
import { Panel } from '../parts/panel.tsx';
import { Status } from '../parts/status.tsx';
import { useShared } from '../parts/styles.ts';
import { useSession } from '../session.tsx';
import { useUnit } from '../unit.tsx';
import { useTrying } from '../use-trying.ts';
import { SUPPORT, SupportSheet } from './support-sheet.tsx';

const useStyles = makeStyles({
  list: { margin: 0, paddingInlineStart: '20px', overflowWrap: 'anywhere' },
  link: { display: 'inline-block', padding: '4px 0', overflowWrap: 'anywhere' },
});

/** The manager makes the method support standing support, or no longer. */
const Standing = ({ standing }: { standing: boolean }) => {
  const { t, api } = useSession();
  const unit = useUnit();
  const notices = useNotices();
  const trying = useTrying();
  const words = t.competenceLead;
  const turn = (on: boolean): Promise<boolean> =>
    trying.run(async () => {
      const result = await api.makeStanding(unit.id, on);
      if (!result.ok) {
        notices.failed(result.trouble, () => void turn(on));
        return result.trouble;
      }
      await unit.talks.readBy(() => api.talks(unit.id));
      notices.saved(on ? words.standingOn : words.standingOff);
      return null;
    });
  return (
    <Switch
      label={words.standing}
      checked={standing}
      onChange={(_, { checked }) => {
        if (!trying.busy) void turn(checked);
      }}
    />
  );
};

/** Method support is data: a name, a link, and questions in their order; its texts are linked, not copied (R52). */
export const Support = ({ talks }: { talks: Talks }) => {
  const styles = useStyles();
  const shared = useShared();
  const { t } = useSession();
  const [opened, open] = useState(false);
  const words = t.competenceLead;
  const { support, may } = talks;
  return (
    <Panel title={words.support} icon={<BookQuestionMark20Regular />}>
      {support ? (
        <>
          <div className={shared.tight}>
            <span className={shared.strong}>{support.name}</span>
            {support.url ? (
              <div>
                <Link
                  className={styles.link}
                  href={support.url}
                  target="_blank"
                  rel="noreferrer"
                  onClick={(event) => {
                    event.preventDefault();
                    openLink(support.url ?? '');
                  }}
                >
                  {words.supportOpen(support.name)}
                </Link>
              </div>
            ) : null}
            <p className={mergeClasses(shared.text, shared.quiet)}>{words.supportLead}</p>
            {support.assumption ? (
              <p className={mergeClasses(shared.text, shared.caption)}>{t.programme.assumption}</p>
            ) : null}
          </div>
          {support.questions.length > 0 ? (
            <ol className={styles.list}>
              {support.questions.map((question) => (
                <li key={question}>{question}</li>
              ))}
            </ol>
          ) : null}
          {may.standing ? (
            <Standing standing={support.standing} />
          ) : support.standing ? (
            <Status name="met" text={words.standingIs} />
          ) : null}
        </>
      ) : (
        <p className={mergeClasses(shared.text, shared.quiet)}>{words.supportNone}</p>
      )}
      {may.support ? (
        <div className={shared.row}>
          <Button id={SUPPORT} onClick={() => open(true)}>
            {support ? words.supportChange : words.supportChoose}
          </Button>
        </div>
      ) : null}
      {opened ? <SupportSheet support={support} close={() => open(false)} /> : null}
    </Panel>
  );
};
