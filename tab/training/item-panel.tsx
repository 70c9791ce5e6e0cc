import { Button, Checkbox, makeStyles, mergeClasses } from '@fluentui/react-components';
import { HatGraduation20Regular } from '@fluentui/react-icons';
import { useEffect, useId, useRef } from 'react';
import type { Meeting } from '../../bot/core/api.ts';
import type { TrainingItem, TrainingView } from '../../bot/core/api-training.ts';
import { longDay } from '../../bot/core/texts/dates.ts';
import { useNotices } from '../parts/notice.tsx';
import { Panel } from '../parts/panel.tsx';
import { Status } from '../parts/status.tsx';
import { useShared } from '../parts/styles.ts';
import { useSession } from '../session.tsx';
import { putTraining, useUnit } from '../unit.tsx';
import { useTrying } from '../use-trying.ts';
import type { Opened } from './opened.ts';
import { Sessions } from './sessions.tsx';

const useStyles = makeStyles({
  facts: { display: 'flex', flexWrap: 'wrap', columnGap: '12px', rowGap: '4px', alignItems: 'center' },
});

/** Whether the reader has; theirs to say and to take back. */
const Mine = ({ item }: { item: TrainingItem }) => {
  const shared = useShared();
  const { t, api } = useSession();
  const unit = useUnit();
  const notices = useNotices();
  const trying = useTrying();
  const help = useId();
  const tell = async (done: boolean): Promise<void> => {
    await trying.run(async () => {
      const result = await api.tellOwnTraining(unit.id, item.id, done);
      if (!result.ok) {
        notices.failed(result.trouble, () => void tell(done));
        return result.trouble;
      }
      putTraining(unit, result.value);
      notices.saved(done ? t.training.mineSaved : t.training.mineTaken, () => void tell(!done));
      return null;
    });
  };
  return (
    <div className={shared.tight}>
      <Checkbox
        label={t.training.mine[item.kind]}
        checked={item.mine === true}
        aria-describedby={help}
        onChange={(_, { checked }) => {
          if (!trying.busy) void tell(checked === true);
        }}
      />
      <span id={help} className={shared.caption}>
        {t.training.mineHelp}
      </span>
    </div>
  );
};

/** One session, course or test: what it is, how far the unit is, the reader's own answer and the manager's list. */
export const ItemPanel = (props: {
  item: TrainingItem;
  meetings: Meeting[];
  may: TrainingView['may'];
  linked: boolean;
  open: (opened: Opened) => void;
}) => {
  const styles = useStyles();
  const shared = useShared();
  const { t, language } = useSession();
  const { item, may, linked } = props;
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (linked) place.current?.scrollIntoView({ block: 'start' });
  }, [linked]);
  const words = t.training;
  const hours =
    item.hours === null
      ? null
      : item.hours === 1
        ? words.oneHour
        : words.hours(item.hours.toLocaleString(language));
  const sessions = item.kind === 'session' || item.kind === 'meeting' || item.kind === 'basics';
  return (
    <div ref={place}>
      <Panel title={item.title} icon={<HatGraduation20Regular />}>
        <div className={styles.facts}>
          {item.state ? <Status name={item.state} /> : null}
          {item.due ? <span className={shared.caption}>{words.due(longDay(item.due, language))}</span> : null}
          {hours ? <span className={shared.caption}>{hours}</span> : null}
        </div>
        {item.purpose ? <p className={mergeClasses(shared.text, shared.quiet)}>{item.purpose}</p> : null}
        {item.topics.length > 0 ? (
          <p className={shared.text}>
            {words.topics}: {item.topics.join(', ')}
          </p>
        ) : null}
        {item.text ? (
          <div className={shared.tight}>
            <p className={mergeClasses(shared.text, shared.strong)}>{item.text}</p>
            {item.assumption ? (
              <p className={mergeClasses(shared.text, shared.caption)}>{words.assumption}</p>
            ) : null}
          </div>
        ) : null}
        {item.replaced ? <p className={mergeClasses(shared.text, shared.caption)}>{words.replaced}</p> : null}
        {item.mine === null ? null : <Mine item={item} />}
        {item.people ? (
          <div className={shared.row}>
            <Button
              id={`record-${item.id}`}
              aria-label={words.recordFor(item.title)}
              onClick={() => props.open({ what: 'record', item })}
            >
              {words.record}
            </Button>
            <Button
              appearance="subtle"
              aria-label={words.fileFor(item.title)}
              onClick={() => props.open({ what: 'file', item })}
            >
              {words.file}
            </Button>
          </div>
        ) : null}
        {sessions && (props.meetings.length > 0 || may.writeMeetings) ? (
          <div className={shared.stack}>
            <h3 className={mergeClasses(shared.text, shared.strong)}>{words.sessions}</h3>
            <Sessions meetings={props.meetings} may={may} open={props.open} />
            {may.writeMeetings ? (
              <div className={shared.row}>
                <Button
                  aria-label={words.planFor(item.title)}
                  onClick={() => props.open({ what: 'plan', item })}
                >
                  {words.plan}
                </Button>
              </div>
            ) : null}
          </div>
        ) : null}
      </Panel>
    </div>
  );
};
