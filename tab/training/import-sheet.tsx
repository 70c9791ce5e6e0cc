import { Button, makeStyles, mergeClasses, Spinner } from '@fluentui/react-components';
import { useRef, useState } from 'react';
import type { ImportPreview, TrainingItem } from '../../bot/core/api-training.ts';
import { useNotices } from '../parts/notice.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { useShared } from '../parts/styles.ts';
import { TroubleBar } from '../parts/trouble-bar.tsx';
import { useSession } from '../session.tsx';
import { putTraining, useUnit } from '../unit.tsx';
import { useTrying } from '../use-trying.ts';

/** Rows of each kind that are shown; the rest is counted. */
const SHOWN = 50;

const useStyles = makeStyles({
  list: { margin: 0, paddingInlineStart: '20px', overflowWrap: 'anywhere' },
});

/** What the file would change: whom it names, and what in it names nobody. */
const Found = ({ preview, fresh }: { preview: ImportPreview; fresh: number }) => {
  const styles = useStyles();
  const shared = useShared();
  const { t } = useSession();
  const words = t.training;
  const already = preview.matched.length - fresh;
  const unshown = preview.unmatchedCount - Math.min(SHOWN, preview.unmatched.length);
  return (
    <>
      <div className={shared.tight} role="status">
        <p className={mergeClasses(shared.text, shared.strong)}>
          {fresh > 0 ? words.fileNew(fresh) : words.fileNothing}
        </p>
        {already > 0 ? <p className={shared.text}>{words.fileAlready(already)}</p> : null}
        {preview.notDone > 0 ? <p className={shared.text}>{words.fileNot(preview.notDone)}</p> : null}
        {preview.repeated > 0 ? <p className={shared.text}>{words.fileRepeated(preview.repeated)}</p> : null}
        <p className={mergeClasses(shared.text, shared.caption)}>{words.fileKept}</p>
      </div>
      {preview.matched.length > 0 ? (
        <section className={shared.tight}>
          <h3 className={mergeClasses(shared.text, shared.strong)}>
            {words.fileFound(preview.matched.length)}
          </h3>
          <ul className={styles.list}>
            {preview.matched.map(({ id, name, text, by, row }) => (
              <li key={id}>
                {name}{' '}
                <span className={shared.caption}>
                  {text === name ? '' : `${text}, `}
                  {words.fileBy[by]}, {words.fileRow(row)}
                </span>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {preview.unmatchedCount > 0 ? (
        <section className={shared.tight}>
          <h3 className={mergeClasses(shared.text, shared.strong)}>
            {words.fileUnmatched(preview.unmatchedCount)}
          </h3>
          <ul className={styles.list}>
            {preview.unmatched.slice(0, SHOWN).map(({ row, text, why }) => (
              <li key={row}>
                {text}{' '}
                <span className={shared.caption}>
                  {words.fileWhy[why]}, {words.fileRow(row)}
                </span>
              </li>
            ))}
          </ul>
          {unshown > 0 ? <p className={shared.text}>{words.fileMore(unshown)}</p> : null}
        </section>
      ) : null}
    </>
  );
};

/** A list from elsewhere: looked at first, then noted. Those who are noted already stay so. */
export const ImportSheet = ({ item, close }: { item: TrainingItem; close: () => void }) => {
  const shared = useShared();
  const { t, api } = useSession();
  const unit = useUnit();
  const notices = useNotices();
  const trying = useTrying();
  const chooser = useRef<HTMLInputElement>(null);
  const [preview, setPreview] = useState<ImportPreview | null>(null);
  const words = t.training;
  const fresh = (preview?.matched ?? []).filter(({ already }) => !already).map(({ id }) => id);
  const read = async (file: File | undefined): Promise<void> => {
    if (!file) return;
    setPreview(null);
    await trying.run(async () => {
      const result = await api.previewAttendance(unit.id, item.id, file);
      if (!result.ok) return result.trouble;
      setPreview(result.value);
      return null;
    });
  };
  const apply = async (): Promise<void> => {
    if (fresh.length === 0) return;
    const saved = await trying.run(async () => {
      const result = await api.changeAttendance(unit.id, item.id, { present: fresh });
      if (!result.ok) return result.trouble;
      putTraining(unit, result.value);
      return null;
    });
    if (!saved) return;
    notices.saved(words.saved(item.title));
    close();
  };
  const choose = (
    <Button
      appearance={preview ? 'secondary' : 'primary'}
      autoFocus
      disabledFocusable={trying.busy}
      onClick={() => chooser.current?.click()}
    >
      {preview ? words.fileAnother : words.fileChoose}
    </Button>
  );
  return (
    <Sheet
      title={words.fileFor(item.title)}
      returnTo={`record-${item.id}`}
      onSubmit={() => void apply()}
      onClose={close}
      actions={
        <>
          {fresh.length > 0 ? (
            <Button appearance="primary" type="submit" disabledFocusable={trying.busy}>
              {words.fileApply(fresh.length)}
            </Button>
          ) : null}
          {choose}
          <Button appearance="subtle" onClick={close}>
            {t.do.cancel}
          </Button>
        </>
      }
    >
      {trying.trouble ? <TroubleBar trouble={trying.trouble} /> : null}
      <p className={mergeClasses(shared.text, shared.quiet)}>{words.fileHelp}</p>
      <input
        ref={chooser}
        type="file"
        hidden
        aria-label={words.fileChoose}
        accept=".xlsx,.csv,.txt,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          void read(file);
          // The same file can be chosen again after it was changed.
          event.target.value = '';
        }}
      />
      {trying.busy && !preview ? <Spinner size="tiny" label={words.fileReading} /> : null}
      {preview ? <Found preview={preview} fresh={fresh.length} /> : null}
    </Sheet>
  );
};
