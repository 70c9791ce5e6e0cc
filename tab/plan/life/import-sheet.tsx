import { Button, mergeClasses } from '@fluentui/react-components';
import { useState } from 'react';
import { Bar } from '../../parts/bar.tsx';
import { Sheet } from '../../parts/sheet.tsx';
import { useShared } from '../../parts/styles.ts';
import { useSession } from '../../session.tsx';
import { EditorFields } from '../editor-fields.tsx';
import type { Form } from '../form.ts';
import { useImportWords } from './import-words.ts';
import type { ImportRow } from './use-import.ts';

/** One row, corrected: its fields, and beside them what the file said that has no field. */
export const ImportSheet = (props: { row: ImportRow; save: (form: Form) => void; close: () => void }) => {
  const shared = useShared();
  const { t } = useSession();
  const words = t.planLife.import;
  const { note, label } = useImportWords();
  const { proposal } = props.row;
  const [form, set] = useState<Form>(props.row.form);
  const problems: Partial<Form> = {
    ...(form.title.trim() === '' ? { title: t.edit.missingTitle } : {}),
    ...Object.fromEntries(
      (['need', 'goal', 'indicator'] as const)
        .filter((field) => form[field].length > 10_000)
        .map((field) => [field, note({ field, code: 'too-long' })]),
    ),
  };
  const said = (each: Proposal): string =>
    each.label === '' ? each.text : `${label(each.label)}: ${each.text}`;
  return (
    <Sheet
      title={words.correctTitle}
      wide
      returnTo={`import-${proposal.key}`}
      onClose={props.close}
      onSubmit={() => {
        if (problems.title === undefined) props.save(form);
      }}
      actions={
        <>
          <Button appearance="primary" type="submit">
            {t.do.save}
          </Button>
          <Button appearance="subtle" onClick={props.close}>
            {t.do.cancel}
          </Button>
        </>
      }
    >
      {proposal.owner === null ? null : <Bar intent="info">{words.owner(proposal.owner)}</Bar>}
      <EditorFields
        state={{ form, problems, beside: {} }}
        write={(field, value) => set((now) => ({ ...now, [field]: value }))}
      />
      {proposal.rest.length > 0 ? (
        <section className={shared.tight} aria-label={words.beside}>
          <h3 className={mergeClasses(shared.text, shared.heading)}>{words.beside}</h3>
          {proposal.rest.map((each) => (
            <div key={`${each.label}-${each.text}`} className={shared.between}>
              <span className={mergeClasses(shared.text, shared.kept)}>{said(each)}</span>
              <Button
                aria-label={`${words.toNeed}: ${each.text}`}
                disabled={form.need.includes(each.text)}
                onClick={() =>
                  set((now) => ({
                    ...now,
                    need: now.need === '' ? said(each) : `${now.need}\n${said(each)}`,
                  }))
                }
              >
                {words.toNeed}
              </Button>
            </div>
          ))}
        </section>
      ) : null}
    </Sheet>
  );
};

type Proposal = ImportRow['proposal']['rest'][number];
