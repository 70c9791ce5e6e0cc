import { type FollowedAction, followedAction } from '../../bot/core/api-report.ts';
import { useEditing } from '../editing.ts';
import { differing } from '../merge.ts';
import { LineField, TextField } from '../parts/fields.tsx';
import { RowSheet } from '../parts/row-sheet.tsx';
import { useShared } from '../parts/styles.ts';
import { useSession } from '../session.tsx';
import { useUnit } from '../unit.tsx';
import { followAnchor } from './followed-row.tsx';

type Field = 'followUp' | 'followUpDate';

const formOf = ({ followUp, followUpDate }: FollowedAction): Record<Field, string> => ({
  followUp: followUp ?? '',
  followUpDate: followUpDate ?? '',
});

/** What a follow-up found, and when the next one is. */
export const FollowUpSheet = (props: {
  action: FollowedAction;
  saved: (action: FollowedAction) => void;
  close: () => void;
}) => {
  const shared = useShared();
  const { t, api } = useSession();
  const unit = useUnit();
  const { action } = props;
  const editing = useEditing<Field, FollowedAction, 'save'>({
    name: `${unit.id}/follow-up/${action.id}`,
    base: formOf(action),
    version: action.version,
    long: ['followUp'],
    check: () => ({ problems: {}, sentence: null }),
    send: ({ form, base, version }) =>
      api.recordFollowUp(
        unit.id,
        action.id,
        version ?? action.version,
        Object.fromEntries(
          differing(form, base).map((field) => [
            field,
            form[field].trim() === '' ? null : form[field].trim(),
          ]),
        ),
      ),
    parse: (theirs) => followedAction.safeParse(theirs).data ?? null,
    formOf,
    saved: props.saved,
    close: props.close,
  });
  return (
    <RowSheet
      title={action.title}
      editing={editing}
      formOf={formOf}
      labels={t.report.followUpFields}
      className={shared.wide}
      returnTo={followAnchor(action.id)}
      close={props.close}
    >
      {(field) => (
        <>
          {action.indicator ? <p className={shared.text}>{t.report.indicator(action.indicator)}</p> : null}
          <TextField {...field('followUp', t.report.followUpHint)} rows={4} autoFocus />
          <LineField {...field('followUpDate')} type="date" />
        </>
      )}
    </RowSheet>
  );
};
