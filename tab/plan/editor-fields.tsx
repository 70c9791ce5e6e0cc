import { makeStyles } from '@fluentui/react-components';
import { OWNER_ROLES } from '../../bot/core/choices.ts';
import { SafetyRep } from '../apt/linked.tsx';
import { ChoiceField, LineField, TextField } from '../parts/fields.tsx';
import { PhaseFields } from '../parts/phase-fields.tsx';
import { NOT_COMPACT } from '../parts/styles.ts';
import { useSession } from '../session.tsx';
import { useOverview } from '../with-overview.tsx';
import { useFieldText } from './field-text.ts';
import type { FieldName, Form } from './form.ts';

const useStyles = makeStyles({
  fields: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: '16px',
    alignItems: 'start',
    [NOT_COMPACT]: { gridTemplateColumns: 'repeat(2, minmax(0, 1fr))' },
  },
  full: { gridColumn: '1 / -1' },
});

/** All fields of R12, two a row where there is room. */
export const EditorFields = (props: {
  state: { form: Form; problems: Partial<Form>; beside: Partial<Form> };
  write: (field: FieldName, value: string) => void;
}) => {
  const styles = useStyles();
  const { t, panel } = useSession();
  const overview = useOverview();
  const text = useFieldText();
  const { form, problems, beside } = props.state;
  const common = (field: FieldName, hint?: string) => {
    const other = beside[field];
    return {
      name: field,
      label: t.edit.fields[field],
      value: form[field],
      onChange: (value: string) => props.write(field, value),
      problem: problems[field],
      hint: other === undefined ? hint : `${t.clash.theirsUnknown}: ${text(field, other)}`,
    };
  };
  const people = overview.people.map(({ id, name }) => ({ value: id, text: name }));
  if (form.ownerId && !people.some(({ value }) => value === form.ownerId))
    people.push({ value: form.ownerId, text: text('ownerId', form.ownerId) });
  const areas = overview.planAreas.map((area) => ({ value: area as string, text: t.area[area] }));
  if (form.area && !areas.some(({ value }) => value === form.area))
    areas.push({ value: form.area, text: text('area', form.area) });
  return (
    <div className={panel ? undefined : styles.fields}>
      <div className={styles.full}>
        <LineField {...common('title')} required autoFocus />
      </div>
      <div className={styles.full}>
        <TextField {...common('need', t.edit.hints.need)} />
      </div>
      <div className={styles.full}>
        <TextField {...common('goal', t.edit.hints.goal)} />
      </div>
      <ChoiceField {...common('area')} none={t.edit.choose} options={areas} />
      <ChoiceField
        {...common('ownerRole')}
        none={t.edit.choose}
        options={OWNER_ROLES.map((role) => ({ value: role, text: t.role[role] }))}
      />
      <ChoiceField {...common('ownerId')} none={t.edit.nobody} options={people} />
      <LineField {...common('dueDate')} type="date" />
      <div className={styles.full}>
        <TextField {...common('indicator', t.edit.hints.indicator)} />
      </div>
      <LineField {...common('followUpDate')} type="date" />
      <PhaseFields field={common} />
      {form.samPhase === '' && form.riskAssessment === '' ? null : (
        <div className={styles.full}>
          <TextField {...common('riskAssessment', t.apt.sam.riskHint)} />
          <SafetyRep />
        </div>
      )}
    </div>
  );
};
