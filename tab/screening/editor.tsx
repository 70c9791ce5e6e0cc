import { Button } from '@fluentui/react-components';
import { FINDING_KINDS, type Finding, WHOSE } from '../../bot/core/api-findings.ts';
import { PLAN_AREAS } from '../../bot/core/choices.ts';
import { differing } from '../merge.ts';
import { Clash } from '../parts/clash.tsx';
import { ChoiceField, LineField, TextField } from '../parts/fields.tsx';
import { FormNotes } from '../parts/form-notes.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { useShared } from '../parts/styles.ts';
import { useFirstProblem } from '../parts/use-first-problem.ts';
import { useSession } from '../session.tsx';
import { useOverview } from '../with-overview.tsx';
import { anchorOf } from './arrange.ts';
import { type FieldName, formOf } from './form.ts';
import { type Opening, useFindingForm } from './use-finding-form.ts';

/** The form for one finding: what was seen, in which situations, and in whose everyday life. */
export const Editor = (props: { opening: Opening; saved: (finding: Finding) => void; close: () => void }) => {
  const shared = useShared();
  const { t } = useSession();
  const { planAreas } = useOverview();
  const { finding, idea } = props.opening;
  const editing = useFindingForm(props.opening, props.saved, props.close);
  const { state } = editing;
  const fields = useFirstProblem(state.problems);
  const returnTo = finding ? { returnTo: anchorOf(finding.id) } : {};

  const kinds = FINDING_KINDS.map((value) => ({ value: value as string, text: t.screening.kind[value] }));
  const whose = WHOSE.map((value) => ({ value: value as string, text: t.screening.whose[value] }));
  const areas = PLAN_AREAS.filter((area) => planAreas.includes(area) || area === state.form.area).map(
    (value) => ({ value: value as string, text: t.area[value] }),
  );
  const text = (field: FieldName, value: string): string =>
    [...kinds, ...whose, ...areas].find(
      (option) => option.value === value && field !== 'title' && field !== 'concerns',
    )?.text ?? (value === '' ? t.clash.nothing : value);

  const { clash } = state;
  if (clash) {
    const theirs = formOf(clash.theirs);
    return (
      <Clash
        by={clash.theirs.changedBy}
        at={clash.theirs.changedAt}
        fields={differing(state.form, theirs).map((field) => ({
          name: field,
          label: t.screening.fields[field],
          mine: text(field, state.form[field]),
          theirs: text(field, theirs[field]),
        }))}
        keepMine={() => void editing.keepMine(clash)}
        takeTheirs={() => editing.takeTheirs(clash)}
        merge={() => editing.merge(clash)}
        close={props.close}
        {...returnTo}
      />
    );
  }

  const common = (field: FieldName, hint?: string) => {
    const other = state.beside[field];
    return {
      name: field,
      label: t.screening.fields[field],
      value: state.form[field],
      onChange: (value: string) => editing.write(field, value),
      problem: state.problems[field],
      hint: other === undefined ? hint : `${t.clash.theirsUnknown}: ${text(field, other)}`,
    };
  };
  return (
    <Sheet
      title={finding ? t.screening.change : t.screening.new}
      {...returnTo}
      onSubmit={() => void editing.save('save')}
      onClose={props.close}
      actions={
        <>
          <Button appearance="primary" type="submit" disabled={state.busy}>
            {t.do.save}
          </Button>
          <Button appearance="subtle" onClick={editing.cancel}>
            {t.do.cancel}
          </Button>
        </>
      }
    >
      <FormNotes {...state} gone={t.screening.gone} startOver={editing.startOver} restore={editing.restore} />
      {idea ? <p className={shared.text}>{t.screening.talk(idea.question)}</p> : null}
      <div ref={fields} className={shared.wide}>
        <LineField {...common('title', t.screening.hint)} required autoFocus />
        <ChoiceField {...common('kind')} required none={t.screening.choose} options={kinds} />
        <ChoiceField {...common('whose')} none={t.screening.choose} options={whose} />
        <ChoiceField {...common('area')} none={t.screening.choose} options={areas} />
        <TextField {...common('concerns', t.screening.hint)} rows={4} />
      </div>
    </Sheet>
  );
};
