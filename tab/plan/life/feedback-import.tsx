import { Button, Checkbox, makeStyles, mergeClasses, Spinner, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { Action } from '../../../bot/core/api.ts';
import type { Feedback, FeedbackPreview } from '../../../bot/core/api-feedback.ts';
import { MOST_APPLIED } from '../../../bot/core/api-plan-life.ts';
import { yearDay } from '../../../bot/core/texts/dates.ts';
import { Bar } from '../../parts/bar.tsx';
import { ChoiceField, TextField } from '../../parts/fields.tsx';
import { useNotices } from '../../parts/notice.tsx';
import { Panel } from '../../parts/panel.tsx';
import { useShared } from '../../parts/styles.ts';
import { sentenceOf } from '../../sentence.ts';
import { useSession } from '../../session.tsx';
import type { Trouble } from '../../trouble.ts';
import { useUnit } from '../../unit.tsx';
import { FileButton } from './parts.tsx';

const useStyles = makeStyles({
  item: {
    display: 'flex',
    alignItems: 'start',
    gap: '8px',
    padding: '8px 0',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  words: {
    flexGrow: 1,
    minWidth: 0,
    paddingTop: '6px',
    // As wide as there is room for, not as the longest title.
    '& .fui-Field': { gridTemplateColumns: 'minmax(0, 1fr)' },
    '& .fui-Select': { minWidth: 0 },
  },
});

type Row = FeedbackPreview['comments'][number] & { keep: boolean };

const Found = (props: { row: Row; at: number; actions: readonly Action[]; change: (row: Row) => void }) => {
  const styles = useStyles();
  const shared = useShared();
  const { t } = useSession();
  const words = t.planLife.feedback;
  const { row, at } = props;
  return (
    <li className={styles.item}>
      <Checkbox
        checked={row.keep}
        disabled={row.known}
        aria-label={words.keep(at + 1)}
        onChange={(_, data) => props.change({ ...row, keep: data.checked === true })}
      />
      <div className={mergeClasses(shared.tight, styles.words)}>
        <span className={shared.caption}>
          {row.number === null ? words.general : words.number(row.number)}
          {row.known ? ` · ${words.known}` : ''}
        </span>
        <span className={mergeClasses(shared.text, shared.kept)}>{row.text}</span>
        <ChoiceField
          label={words.belongs}
          value={row.action ?? ''}
          none={words.noAction}
          options={props.actions.map(({ id, title }) => ({ value: id, text: title }))}
          onChange={(action) => props.change({ ...row, action: action === '' ? null : action })}
        />
      </div>
    </li>
  );
};

/** Comments on their way in: read out of a document or pasted text, matched to actions, and kept once. */
export const FeedbackImport = (props: {
  actions: readonly Action[];
  stored: (feedback: Feedback) => void;
}) => {
  const shared = useShared();
  const { t, language, api } = useSession();
  const { id } = useUnit();
  const notices = useNotices();
  const words = t.planLife.feedback;
  const [pasted, paste] = useState('');
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [copy, setCopy] = useState<FeedbackPreview['copy']>(null);
  const [rows, setRows] = useState<Row[]>([]);
  const kept = rows.filter(({ keep, known }) => keep && !known);

  const read = async (given: File | string): Promise<void> => {
    setBusy(true);
    setTrouble(null);
    const result = await api.readFeedback(id, given);
    setBusy(false);
    // What was pasted, and what was read before, stays.
    if (!result.ok) return setTrouble(result.trouble);
    setCopy(result.value.copy);
    setRows(result.value.comments.map((row) => ({ ...row, keep: !row.loose && !row.known })));
    notices.say(words.found(result.value.comments.length));
  };
  const store = async (): Promise<void> => {
    setBusy(true);
    setTrouble(null);
    const comments = kept.map(({ key, number, text, action }) => ({ key, number, text, action }));
    for (let from = 0; from < comments.length; from += MOST_APPLIED) {
      const result = await api.storeFeedback(id, comments.slice(from, from + MOST_APPLIED));
      if (!result.ok) {
        setBusy(false);
        return setTrouble(result.trouble);
      }
      props.stored(result.value);
    }
    setBusy(false);
    setRows([]);
    paste('');
  };

  return (
    <Panel title={words.receive}>
      <p className={shared.text}>{words.receiveBody}</p>
      <div className={shared.row}>
        <FileButton
          label={words.file}
          accept=".docx,.docm,.txt"
          disabled={busy}
          choose={(file) => void read(file)}
        />
        {busy ? <Spinner size="tiny" label={words.reading} /> : null}
      </div>
      <TextField label={words.pasted} name="pasted" value={pasted} onChange={paste} rows={3} long />
      <div className={shared.row}>
        <Button disabledFocusable={busy || pasted.trim() === ''} onClick={() => void read(pasted)}>
          {words.read}
        </Button>
      </div>
      {trouble ? (
        <Bar intent="error" announce>
          {sentenceOf(trouble, t, language, true)}
        </Bar>
      ) : null}
      {rows.length > 0 ? (
        <>
          <p className={shared.text}>
            {words.found(rows.length)}.{' '}
            {copy ? words.byCopy(copy.number, yearDay(copy.at, language)) : words.byNow}
          </p>
          <ul className={shared.list}>
            {rows.map((row, at) => (
              <Found
                key={row.key}
                row={row}
                at={at}
                actions={props.actions}
                change={(next) => setRows((now) => now.map((each) => (each.key === row.key ? next : each)))}
              />
            ))}
          </ul>
          <div className={shared.row}>
            <Button
              appearance="primary"
              disabledFocusable={busy || kept.length === 0}
              onClick={() => void store()}
            >
              {words.store(kept.length)}
            </Button>
          </div>
        </>
      ) : null}
    </Panel>
  );
};
