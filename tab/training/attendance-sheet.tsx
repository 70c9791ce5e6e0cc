import { Button, Checkbox, Field, makeStyles, mergeClasses, SearchBox } from '@fluentui/react-components';
import { useState } from 'react';
import type { TrainingItem } from '../../bot/core/api-training.ts';
import { useNotices } from '../parts/notice.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { NOT_COMPACT, useShared } from '../parts/styles.ts';
import { TroubleBar } from '../parts/trouble-bar.tsx';
import { useSession } from '../session.tsx';
import { putTraining, useUnit } from '../unit.tsx';
import { useTrying } from '../use-trying.ts';

/** From how many people a search is worth its place. */
const SEARCH_FROM = 12;

const useStyles = makeStyles({
  people: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    columnGap: '16px',
    [NOT_COMPACT]: { gridTemplateColumns: 'repeat(2, minmax(0, 1fr))' },
  },
  group: { border: 'none', margin: 0, padding: 0, minWidth: 0 },
});

/**
 * The manager's list: a box a person. What was changed is sent and nothing else, so that a person's own answer that
 * comes meanwhile stands.
 */
export const AttendanceSheet = ({ item, close }: { item: TrainingItem; close: () => void }) => {
  const styles = useStyles();
  const shared = useShared();
  const { t, api } = useSession();
  const unit = useUnit();
  const notices = useNotices();
  const trying = useTrying();
  const words = t.training;
  const people = item.people ?? [];
  const [search, setSearch] = useState('');
  const [marked, mark] = useState(() => new Set(people.filter(({ done }) => done).map(({ id }) => id)));
  const sought = search.trim().toLowerCase();
  const found = people.filter(({ name }) => name.toLowerCase().includes(sought));
  const change = {
    present: people.filter(({ id, done }) => !done && marked.has(id)).map(({ id }) => id),
    absent: people.filter(({ id, done }) => done && !marked.has(id)).map(({ id }) => id),
  };
  const changed = change.present.length + change.absent.length > 0;
  const put = (ids: string[], on: boolean): void =>
    mark((before) => {
      const next = new Set(before);
      for (const id of ids) on ? next.add(id) : next.delete(id);
      return next;
    });
  const save = async (): Promise<void> => {
    if (!changed) return close();
    const saved = await trying.run(async () => {
      const result = await api.changeAttendance(unit.id, item.id, change);
      if (!result.ok) return result.trouble;
      putTraining(unit, result.value);
      return null;
    });
    if (!saved) return;
    notices.saved(words.saved(item.title));
    close();
  };
  const shownAll = found.every(({ id }) => marked.has(id));
  return (
    <Sheet
      title={item.title}
      returnTo={`record-${item.id}`}
      onSubmit={() => void save()}
      onClose={close}
      actions={
        <>
          <Button appearance="primary" type="submit" disabledFocusable={trying.busy}>
            {t.do.save}
          </Button>
          <Button appearance="subtle" onClick={close}>
            {t.do.cancel}
          </Button>
        </>
      }
    >
      {trying.trouble ? <TroubleBar trouble={trying.trouble} retry={() => void save()} /> : null}
      <p className={mergeClasses(shared.text, shared.quiet)}>
        {words.recordHelp} {item.kind === 'test' ? words.recordTest : ''}
      </p>
      {people.length >= SEARCH_FROM ? (
        <Field>
          <SearchBox
            aria-label={words.search}
            placeholder={words.search}
            value={search}
            onChange={(_, data) => setSearch(data.value)}
          />
        </Field>
      ) : null}
      <fieldset className={mergeClasses(styles.group, shared.stack)} aria-label={item.title}>
        <div className={shared.between}>
          <p className={shared.text} role="status">
            {words.marked(marked.size, people.length)}
          </p>
          <Button
            size="small"
            onClick={() =>
              put(
                found.map(({ id }) => id),
                !shownAll,
              )
            }
          >
            {shownAll ? words.none : words.all}
          </Button>
        </div>
        <div className={styles.people}>
          {found.map(({ id, name, web }) => (
            <Checkbox
              key={id}
              label={web ? `${name}, ${words.web}` : name}
              checked={marked.has(id)}
              onChange={(_, { checked }) => put([id], checked === true)}
            />
          ))}
        </div>
        {found.length === 0 ? <p className={shared.text}>{words.nobody}</p> : null}
      </fieldset>
    </Sheet>
  );
};
