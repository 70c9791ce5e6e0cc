import { Button, Spinner } from '@fluentui/react-components';
import { useState } from 'react';
import { Bar } from '../../parts/bar.tsx';
import { useNotices } from '../../parts/notice.tsx';
import { Panel } from '../../parts/panel.tsx';
import { useShared } from '../../parts/styles.ts';
import { sentenceOf } from '../../sentence.ts';
import { useSession } from '../../session.tsx';
import { Aside } from './import-aside.tsx';
import { ImportRows } from './import-row.tsx';
import { ImportSheet } from './import-sheet.tsx';
import { FileButton, SubPage } from './parts.tsx';
import { fits, useImport } from './use-import.ts';

const ACCEPT = '.docx,.docm,.xlsx,.xlsm,.csv,.txt';

/** An existing plan, brought in: a file is read, its rows are corrected, and what is taken becomes drafts. */
export const ImportPlan = () => {
  const shared = useShared();
  const { t, language, go } = useSession();
  const notices = useNotices();
  const importing = useImport();
  const [correcting, correct] = useState<string | null>(null);
  const { busy, preview, rows, progress, trouble } = importing.state;
  const words = t.planLife.import;
  const taken = rows.filter(({ take }) => take);
  const wrong = taken.some((row) => !fits(row));
  const row = rows.find(({ key }) => key === correcting);

  const choose = async (file: File): Promise<void> => {
    const found = await importing.read(file);
    if (found !== null) notices.say(words.found(found));
  };
  const apply = async (): Promise<void> => {
    const added = await importing.apply();
    if (added === null) return;
    go({ view: 'plan', item: null });
    notices.saved(words.applied(added));
  };

  return (
    <SubPage title={words.title} lead={words.lead}>
      <div className={shared.stack}>
        <p className={shared.text}>{words.how}</p>
        <div className={shared.row}>
          <FileButton
            label={preview ? words.other : words.choose}
            accept={ACCEPT}
            primary={!preview}
            disabled={busy !== null}
            choose={(file) => void choose(file)}
          />
          {busy === 'reading' ? <Spinner size="tiny" label={words.reading} /> : null}
        </div>
      </div>
      {trouble ? (
        <Bar intent="error" announce>
          {sentenceOf(trouble, t, language)}
          {progress ? ` ${words.stopped(progress.done, progress.of)}` : ''}
        </Bar>
      ) : null}
      {preview ? (
        <>
          <Panel title={words.found(rows.length)}>
            <p className={shared.text}>{words.check}</p>
            <ImportRows rows={rows} take={importing.take} correct={correct} />
            {wrong ? <Bar intent="warning">{words.tooLong}</Bar> : null}
            <div className={shared.row}>
              <Button
                appearance="primary"
                disabledFocusable={busy !== null || wrong || taken.length === 0}
                onClick={() => void apply()}
              >
                {words.apply(taken.length)}
              </Button>
              {busy === 'adding' && progress ? (
                <Spinner size="tiny" label={words.applying(progress.done, progress.of)} />
              ) : null}
            </div>
          </Panel>
          <Aside preview={preview} />
        </>
      ) : null}
      {row ? (
        <ImportSheet
          row={row}
          save={(form) => {
            importing.correct(row.key, form);
            correct(null);
          }}
          close={() => correct(null)}
        />
      ) : null}
    </SubPage>
  );
};
