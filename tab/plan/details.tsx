import { Button, makeStyles, mergeClasses } from '@fluentui/react-components';
import type { Action } from '../../bot/core/api.ts';
import { Sheet } from '../parts/sheet.tsx';
import { Status } from '../parts/status.tsx';
import { useShared } from '../parts/styles.ts';
import { useSession } from '../session.tsx';
import { anchorOf } from './deeds.ts';
import { useFieldText } from './field-text.ts';
import { FIELDS, formOf } from './form.ts';

const useStyles = makeStyles({
  list: { margin: 0, display: 'flex', flexDirection: 'column', gap: '12px' },
  value: { margin: 0 },
});

/** An action to read, for those who do not change the plan. */
export const Details = ({ action, close }: { action: Action; close: () => void }) => {
  const styles = useStyles();
  const shared = useShared();
  const { t } = useSession();
  const text = useFieldText();
  const form = formOf(action);
  return (
    <Sheet
      title={action.title}
      returnTo={anchorOf(action.id)}
      onClose={close}
      actions={<Button onClick={close}>{t.do.close}</Button>}
    >
      <Status name={action.state} />
      <dl className={styles.list}>
        {FIELDS.filter((field) => field !== 'title' && form[field] !== '').map((field) => (
          <div key={field}>
            <dt className={shared.caption}>{t.edit.fields[field]}</dt>
            <dd className={mergeClasses(styles.value, shared.kept)}>{text(field, form[field])}</dd>
          </div>
        ))}
      </dl>
      <p className={mergeClasses(shared.text, shared.caption)}>{t.plan.readOnly}</p>
    </Sheet>
  );
};
