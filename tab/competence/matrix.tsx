import { Button, Checkbox, makeStyles, mergeClasses } from '@fluentui/react-components';
import { Grid20Regular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { InventoryView } from '../../bot/core/api-competence.ts';
import { longDay } from '../../bot/core/texts/dates.ts';
import { dropDraft, keepDraft, readDraft } from '../draft.ts';
import { useNotices } from '../parts/notice.tsx';
import { Panel } from '../parts/panel.tsx';
import { NOT_COMPACT, useShared } from '../parts/styles.ts';
import { TroubleBar } from '../parts/trouble-bar.tsx';
import { useSession } from '../session.tsx';
import { useUnit } from '../unit.tsx';
import { useTrying } from '../use-trying.ts';
import { type MatrixForm, matrixForm, matrixInputOf, numberOf, previewOf } from './matrix-form.ts';
import { PreviewSheet, PublishSheet } from './matrix-sheets.tsx';
import { OwnAreas } from './own-areas.tsx';

const useStyles = makeStyles({
  areas: {
    border: 'none',
    margin: 0,
    padding: 0,
    minWidth: 0,
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    columnGap: '16px',
    alignItems: 'start',
    [NOT_COMPACT]: { gridTemplateColumns: 'repeat(2, minmax(0, 1fr))' },
  },
  own: {
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'space-between',
    alignItems: 'center',
    gap: '8px',
  },
});

type Opened = 'preview' | 'publish' | null;

/** The form, kept in the browser until it is published: descriptors take time to write. */
const useForm = (inventory: InventoryView) => {
  const { host } = useSession();
  const unit = useUnit();
  const name = `${host.person}/${unit.id}/matrix`;
  const [form, set] = useState<MatrixForm>(() => readDraft<MatrixForm>(name) ?? matrixForm(inventory));
  return {
    form,
    write: (next: MatrixForm): void => {
      keepDraft(name, next);
      set(next);
    },
    published: (): void => dropDraft(name),
  };
};

/** The concept matrix: areas of the library, areas of the unit's own, and publication, which makes a version (R23). */
export const Matrix = ({ inventory }: { inventory: InventoryView }) => {
  const styles = useStyles();
  const shared = useShared();
  const { t, api, language } = useSession();
  const unit = useUnit();
  const notices = useNotices();
  const trying = useTrying();
  const { form, write, published } = useForm(inventory);
  const [opened, open] = useState<Opened>(null);
  const words = t.competenceLead;
  const { matrix, trust } = inventory;
  const library = inventory.draft?.areas.filter(({ own }) => !own) ?? [];
  const number = numberOf(form);
  const send = (on: boolean): Promise<boolean> =>
    trying.run(async () => {
      const result = await api.publishMatrix(unit.id, on ? matrixInputOf(form) : { published: false });
      if (!result.ok) return result.trouble;
      if (on) published();
      await unit.inventory.readBy(() => api.inventory(unit.id));
      open(null);
      notices.saved(on ? words.published : words.withdrawn);
      return null;
    });
  return (
    <Panel title={words.matrix} icon={<Grid20Regular />}>
      <p className={shared.text}>
        {matrix ? words.matrixAt(matrix.version, longDay(matrix.published, language)) : words.matrixNone}
      </p>
      {trying.trouble && opened === null ? (
        <TroubleBar trouble={trying.trouble} onClose={trying.forget} />
      ) : null}
      <div className={shared.tight}>
        <h3 className={mergeClasses(shared.text, shared.strong)}>{words.choose}</h3>
        <span className={shared.caption} role="status">
          {words.chosen(number)}
        </span>
        <fieldset className={styles.areas} aria-label={words.choose}>
          {library.map(({ id, title }) => (
            <Checkbox
              key={id}
              label={title}
              checked={form.chosen.includes(id)}
              onChange={(_, { checked }) =>
                write({
                  ...form,
                  chosen: library
                    .map((area) => area.id)
                    .filter((one) => (one === id ? checked === true : form.chosen.includes(one))),
                })
              }
            />
          ))}
        </fieldset>
      </div>
      <OwnAreas own={form.own} write={(own) => write({ ...form, own })} />
      <div className={shared.row}>
        <Button
          appearance="primary"
          id="publish-matrix"
          disabledFocusable={!trust || number === 0}
          onClick={() => {
            trying.forget();
            open('publish');
          }}
        >
          {matrix ? words.publishNext : words.publish}
        </Button>
        <Button id="preview-matrix" onClick={() => open('preview')}>
          {words.preview}
        </Button>
        {matrix ? (
          <Button appearance="subtle" disabledFocusable={trying.busy} onClick={() => void send(false)}>
            {words.withdraw}
          </Button>
        ) : null}
      </div>
      {trust ? null : <span className={shared.caption}>{words.matrixFirst}</span>}
      {number === 0 ? <span className={shared.caption}>{words.noArea}</span> : null}
      {matrix ? <span className={shared.caption}>{words.withdrawHelp}</span> : null}
      {opened === 'preview' ? (
        <PreviewSheet areas={previewOf(form, library)} close={() => open(null)} />
      ) : null}
      {opened === 'publish' ? (
        <PublishSheet
          version={(matrix?.version ?? 0) + 1}
          areas={number}
          trying={trying}
          publish={() => void send(true)}
          close={() => open(null)}
        />
      ) : null}
    </Panel>
  );
};
