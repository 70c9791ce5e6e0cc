import { Field, Radio, RadioGroup } from '@fluentui/react-components';
import { type AgendaItem, agendaItem } from '../../bot/core/api.ts';
import { WHOSE } from '../../bot/core/api-sam.ts';
import { Bar } from '../parts/bar.tsx';
import { ChoiceField, LineField } from '../parts/fields.tsx';
import { useNotices } from '../parts/notice.tsx';
import { useSession } from '../session.tsx';
import { putItem, useUnit } from '../unit.tsx';
import { PROPOSE_ANCHOR } from './apt.ts';
import { DeedSheet } from './deed-sheet.tsx';

/**
 * Anybody proposes an item. Each chooses how, and neither way is chosen beforehand; where nothing can be sent without a
 * name, that is said before anything is sent.
 */
export const ProposeSheet = ({ throughGroup, close }: { throughGroup: boolean; close: () => void }) => {
  const { t, api } = useSession();
  const unit = useUnit();
  const notices = useNotices();
  const { propose } = t.apt;
  const ways = [
    { value: 'named', label: propose.named, hint: propose.namedHint },
    ...(throughGroup ? [{ value: 'group', label: propose.group, hint: propose.groupHint }] : []),
  ];
  return (
    <DeedSheet<'title' | 'how' | 'whose', AgendaItem>
      name={`${unit.id}/proposal`}
      title={propose.title}
      submit={propose.send}
      base={{ title: '', how: '', whose: '' }}
      version={null}
      labels={{ title: t.meetings.item, how: propose.how, whose: propose.whose }}
      check={({ title, how }) => ({
        ...(title.trim() ? {} : { title: t.meetings.missing }),
        ...(ways.some(({ value }) => value === how) ? {} : { how: t.apt.choose }),
      })}
      send={({ title, how, whose }) =>
        api.propose(unit.id, {
          title: title.trim(),
          named: how === 'named',
          whose: WHOSE.find((one) => one === whose) ?? null,
        })
      }
      parse={(theirs) => agendaItem.safeParse(theirs).data ?? null}
      saved={(row) => {
        putItem(unit, row);
        notices.saved(propose.sent(row.title));
      }}
      returnTo={PROPOSE_ANCHOR}
      close={close}
    >
      {(field) => {
        const how = field('how');
        return (
          <>
            <LineField {...field('title', propose.hint)} required autoFocus />
            {throughGroup ? null : <Bar intent="info">{propose.onlyNamed}</Bar>}
            <Field
              label={how.label}
              required
              {...(how.problem ? { validationMessage: how.problem, validationState: 'error' } : {})}
            >
              <RadioGroup value={how.value} onChange={(_, data) => how.onChange(data.value)}>
                {ways.map(({ value, label, hint }) => (
                  <Radio
                    key={value}
                    name="how"
                    value={value}
                    label={
                      <>
                        {label}
                        <br />
                        {hint}
                      </>
                    }
                  />
                ))}
              </RadioGroup>
            </Field>
            <ChoiceField
              {...field('whose')}
              none={propose.whoseNone}
              options={WHOSE.map((one) => ({ value: one, text: t.apt.whose[one] }))}
            />
          </>
        );
      }}
    </DeedSheet>
  );
};
