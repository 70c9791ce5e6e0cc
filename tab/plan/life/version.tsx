import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useMemo } from 'react';
import type { FrozenAction, PlanDifference } from '../../../bot/core/api-plan-life.ts';
import { yearDay } from '../../../bot/core/texts/dates.ts';
import { Area } from '../../parts/area.tsx';
import { Panel } from '../../parts/panel.tsx';
import { Status } from '../../parts/status.tsx';
import { useShared } from '../../parts/styles.ts';
import { Waiting } from '../../parts/waiting.tsx';
import { useSession, useSource } from '../../session.tsx';
import { Source } from '../../source.ts';
import { useUnit } from '../../unit.tsx';
import { browser } from '../../window.ts';
import { useFieldText } from '../field-text.ts';
import type { FieldName } from '../form.ts';
import { SubPage } from './parts.tsx';

const useStyles = makeStyles({
  item: { padding: '8px 0', borderTop: `1px solid ${tokens.colorNeutralStroke2}`, minWidth: 0 },
  title: { margin: 0, fontSize: 'inherit', fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere' },
});

const GROUPS = ['added', 'changed', 'done', 'dropped', 'gone'] as const;
type Changed = PlanDifference['changed'][number]['fields'][number];

const Since = ({ since }: { since: PlanDifference }) => {
  const styles = useStyles();
  const shared = useShared();
  const { t } = useSession();
  const text = useFieldText();
  const words = t.planLife.versions;
  const shown = (field: string, value: string | null): string => {
    if (value === null) return t.clash.nothing;
    if (field === 'state') return t.status[value as FrozenAction['state']];
    return text(field as FieldName, value);
  };
  const line = ({ field, before, after }: Changed): string =>
    `${t.edit.fields[field as FieldName | 'state']}: ${words.change(shown(field, before), shown(field, after))}`;
  const told = GROUPS.filter((group) => since[group].length > 0);
  return (
    <Panel title={words.since}>
      {told.length === 0 ? <p className={shared.text}>{words.same}</p> : null}
      {told.map((group) => (
        <section key={group} aria-label={words.groups[group]}>
          <h3 className={mergeClasses(shared.text, shared.heading)}>
            {words.groups[group]} ({since[group].length})
          </h3>
          <ul className={shared.list}>
            {since[group].map((each) => (
              <li key={each.id} className={mergeClasses(shared.tight, styles.item)}>
                <span className={shared.text}>{each.title}</span>
                {'fields' in each
                  ? each.fields.map((field) => (
                      <span
                        key={field.field}
                        className={mergeClasses(shared.text, shared.kept, shared.caption)}
                      >
                        {line(field)}
                      </span>
                    ))
                  : null}
                {'reason' in each && each.reason ? (
                  <span className={mergeClasses(shared.text, shared.kept, shared.caption)}>
                    {each.reason}
                  </span>
                ) : null}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </Panel>
  );
};

/** What a version keeps of an action beside its title, area and state, in the form's order. */
const SHOWN = ['need', 'goal', 'ownerRole', 'dueDate', 'indicator', 'followUpDate'] as const;

const Frozen = ({ action }: { action: FrozenAction }) => {
  const styles = useStyles();
  const shared = useShared();
  const { t } = useSession();
  const text = useFieldText();
  return (
    <li className={mergeClasses(shared.tight, styles.item)}>
      <h3 className={styles.title}>{action.title}</h3>
      <span className={shared.row}>
        <Status name={action.state} />
        {action.area ? <Area area={action.area} /> : null}
      </span>
      {SHOWN.map((field) => {
        const value = action[field];
        return value ? (
          <span key={field} className={mergeClasses(shared.text, shared.kept, shared.caption)}>
            {t.edit.fields[field]}: {text(field, value)}
          </span>
        ) : null;
      })}
      {action.reason ? (
        <span className={mergeClasses(shared.text, shared.kept, shared.caption)}>
          {t.edit.fields.reason}: {action.reason}
        </span>
      ) : null}
    </li>
  );
};

/** One frozen version: what has happened since, and the plan as it was decided. */
export const Version = ({ number }: { number: string }) => {
  const shared = useShared();
  const { t, language, api } = useSession();
  const { id } = useUnit();
  const source = useMemo(() => new Source(() => api.planVersion(id, number), browser), [api, id, number]);
  const snapshot = useSource(source);
  const words = t.planLife.versions;
  const title = words.name(Number(number));
  const { value } = snapshot;
  if (!value) return <Waiting view="plan" title={title} on={[{ snapshot, refresh: source.refresh }]} />;
  return (
    <SubPage
      title={title}
      lead={words.decided(yearDay(value.decidedOn, language))}
      back={{ label: words.back, item: 'versions' }}
    >
      {value.note ? <p className={mergeClasses(shared.text, shared.kept)}>{value.note}</p> : null}
      <Since since={value.since} />
      <Panel title={words.as}>
        <ul className={shared.list}>
          {value.actions.map((action) => (
            <Frozen key={action.id} action={action} />
          ))}
        </ul>
      </Panel>
    </SubPage>
  );
};
