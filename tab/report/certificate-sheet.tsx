import { type CertificateView, certificateView } from '../../bot/core/api-report.ts';
import { yearDay } from '../../bot/core/texts/dates.ts';
import { useEditing } from '../editing.ts';
import { ChoiceField, LineField } from '../parts/fields.tsx';
import { RowSheet } from '../parts/row-sheet.tsx';
import { useShared } from '../parts/styles.ts';
import { useSession } from '../session.tsx';
import { useUnit } from '../unit.tsx';
import {
  type CertificateField,
  certificateForm,
  certificateOf,
  certificateProblems,
} from './certificate-form.ts';

/** The form in which the manager notes a certificate. */
export const CertificateSheet = (props: {
  view: CertificateView;
  provider: string;
  today: string;
  saved: (view: CertificateView) => void;
  close: () => void;
}) => {
  const shared = useShared();
  const { t, api, language } = useSession();
  const unit = useUnit();
  const { view, today } = props;
  const { fields, validity } = t.report;
  const isNew = view.certificate === null;
  const editing = useEditing<CertificateField, CertificateView, 'save'>({
    name: `${unit.id}/certificate`,
    base: certificateForm(view),
    version: view.version,
    ...(isNew ? { filled: { date: today, issuer: props.provider } } : {}),
    long: [],
    check: (form) => ({ problems: certificateProblems(form, today, t.report), sentence: null }),
    send: ({ form, version }) => api.recordCertificate(unit.id, certificateOf(form), version ?? view.version),
    parse: (theirs) => certificateView.safeParse(theirs).data ?? null,
    formOf: certificateForm,
    saved: props.saved,
    close: props.close,
  });
  const template = view.validity;
  const options = [
    ...(template === null ? [] : [{ value: 'default', text: validity.default(template.months) }]),
    { value: 'date', text: validity.date },
    { value: 'none', text: validity.none },
  ];
  const text = (field: CertificateField, value: string): string => {
    if (field === 'validity') return options.find((option) => option.value === value)?.text ?? value;
    return field === 'date' || field === 'validUntil' ? yearDay(value, language) : value;
  };
  return (
    <RowSheet
      title={t.report.record}
      editing={editing}
      formOf={certificateForm}
      labels={fields}
      text={text}
      className={shared.wide}
      close={props.close}
    >
      {(field) => (
        <>
          <LineField {...field('title', t.report.titleHint)} required autoFocus />
          <LineField {...field('date')} type="date" required />
          <LineField {...field('issuer')} required />
          <ChoiceField
            {...field('validity', template?.assumption ? t.programme.assumption : undefined)}
            options={options}
          />
          {editing.state.form.validity === 'date' ? (
            <LineField {...field('validUntil', t.report.renewal)} type="date" required />
          ) : null}
        </>
      )}
    </RowSheet>
  );
};
