import { Button, Checkbox, makeStyles, Spinner } from '@fluentui/react-components';
import { useState } from 'react';
import type { Finding } from '../../bot/core/api-findings.ts';
import { Sheet } from '../parts/sheet.tsx';
import { useShared } from '../parts/styles.ts';
import { TroubleBar } from '../parts/trouble-bar.tsx';
import { useSession, useSource } from '../session.tsx';
import { putFinding, useUnit } from '../unit.tsx';
import { useTrying } from '../use-trying.ts';
import { anchorOf } from './arrange.ts';

const useStyles = makeStyles({ group: { border: 'none', margin: 0, padding: 0, minWidth: 0 } });

/** Which of the plan's actions came of a finding; those of another finding are not offered. */
export const Link = (props: {
  finding: Finding;
  all: readonly Finding[];
  linked: (title: string) => void;
  close: () => void;
}) => {
  const { finding } = props;
  const styles = useStyles();
  const shared = useShared();
  const { t, api } = useSession();
  const unit = useUnit();
  const plan = useSource(unit.plan);
  const [ids, choose] = useState<string[]>(() => finding.actions.map(({ id }) => id));
  const { busy, trouble, run } = useTrying();
  const others = new Set(
    props.all.flatMap((each) => (each.id === finding.id ? [] : each.actions.map(({ id }) => id))),
  );
  const free = plan.value?.actions.filter(
    ({ id, state }) => !others.has(id) && (state !== 'dropped' || ids.includes(id)),
  );
  const save = async (): Promise<void> => {
    if (busy) return;
    const well = await run(async () => {
      const result = await api.linkActions(unit.id, finding.id, ids);
      if (!result.ok) return result.trouble;
      putFinding(unit, result.value);
      return null;
    });
    if (!well) return;
    props.linked(finding.title);
    props.close();
  };
  return (
    <Sheet
      title={t.screening.linkTitle}
      returnTo={anchorOf(finding.id)}
      onSubmit={() => void save()}
      onClose={props.close}
      actions={
        <>
          <Button appearance="primary" type="submit" disabled={busy || !free?.length}>
            {t.do.save}
          </Button>
          <Button appearance="subtle" onClick={props.close}>
            {t.do.cancel}
          </Button>
        </>
      }
    >
      {trouble ? <TroubleBar trouble={trouble} /> : null}
      {plan.trouble && !plan.value ? (
        <TroubleBar trouble={plan.trouble} retry={() => void unit.plan.refresh()} />
      ) : null}
      {!plan.value && !plan.trouble ? <Spinner label={t.loading} /> : null}
      {free?.length === 0 ? <p className={shared.text}>{t.screening.linkNone}</p> : null}
      {free && free.length > 0 ? (
        <fieldset className={styles.group}>
          <legend className={shared.strong}>{finding.title}</legend>
          <ul className={shared.list}>
            {free.map((action) => (
              <li key={action.id}>
                <Checkbox
                  label={`${action.title} (${t.status[action.state].toLowerCase()})`}
                  checked={ids.includes(action.id)}
                  onChange={(_, data) =>
                    choose((now) =>
                      data.checked ? [...now, action.id] : now.filter((id) => id !== action.id),
                    )
                  }
                />
              </li>
            ))}
          </ul>
        </fieldset>
      ) : null}
      {others.size > 0 ? <p className={shared.caption}>{t.screening.linkLead}</p> : null}
    </Sheet>
  );
};
