import { Checkbox, Field, Radio, RadioGroup } from '@fluentui/react-components';
import { useState } from 'react';
import { titled } from '../../bot/core/extension/carried.ts';
import { dialogTexts } from '../../bot/core/texts/tab/dialogs.ts';
import { Bar } from '../parts/bar.tsx';
import { LineField } from '../parts/fields.tsx';
import { TroubleBar } from '../parts/trouble-bar.tsx';
import { Waiting } from '../parts/waiting.tsx';
import { useSession, useSource } from '../session.tsx';
import type { Trouble } from '../trouble.ts';
import { useUnit } from '../unit.tsx';
import { carried } from './carried.ts';
import { DialogForm, handIn, useDialogReady } from './frame.tsx';

/** An item proposed for the APT, made of a message; by name or through the group, and neither is chosen beforehand. */
const Form = ({ throughGroup }: { throughGroup: boolean }) => {
  const { t, api, language } = useSession();
  const unit = useUnit();
  const words = dialogTexts[language];
  const { propose } = t.apt;
  const [form, set] = useState(() => ({ title: titled(carried.text).title, how: '', insert: false }));
  const [busy, setBusy] = useState(false);
  const [tried, setTried] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  useDialogReady('proposal');
  const change = (part: Partial<typeof form>): void => set((now) => ({ ...now, ...part }));
  const ways = [
    { value: 'named', label: propose.named, hint: propose.namedHint },
    ...(throughGroup ? [{ value: 'group', label: propose.group, hint: propose.groupHint }] : []),
  ];
  const named = form.how === 'named';

  const send = async (): Promise<void> => {
    setTried(true);
    if (form.title.trim() === '' || form.how === '') return;
    setBusy(true);
    setTrouble(null);
    const made = await api.propose(unit.id, { title: form.title.trim(), named });
    setBusy(false);
    // A card in the conversation would tell who proposed what nobody is to be named for.
    if (made.ok) handIn({ made: 'proposal', unit: unit.id, id: made.value.id, insert: named && form.insert });
    else setTrouble(made.trouble);
  };

  return (
    <DialogForm
      label={propose.title}
      lead={words.proposal.lead}
      submit={{ text: words.proposal.send, busy, run: () => void send() }}
    >
      {carried.cut ? <Bar intent="info">{words.cut}</Bar> : null}
      {throughGroup ? null : <Bar intent="info">{propose.onlyNamed}</Bar>}
      {trouble ? <TroubleBar trouble={trouble} retry={() => void send()} /> : null}
      <LineField
        label={t.meetings.item}
        name="title"
        hint={propose.hint}
        value={form.title}
        required
        autoFocus
        problem={tried && form.title.trim() === '' ? words.proposal.missing : undefined}
        onChange={(title) => change({ title })}
      />
      <Field
        label={propose.how}
        required
        {...(tried && form.how === ''
          ? { validationMessage: words.proposal.how, validationState: 'error' }
          : {})}
      >
        <RadioGroup value={form.how} onChange={(_, data) => change({ how: data.value })}>
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
      {named ? (
        <Checkbox
          label={
            <>
              {words.action.insert}
              <br />
              {words.action.insertHint}
            </>
          }
          checked={form.insert}
          onChange={(_, data) => change({ insert: data.checked === true })}
        />
      ) : null}
    </DialogForm>
  );
};

export const ProposalDialog = () => {
  const { t } = useSession();
  const { apt } = useUnit();
  const snapshot = useSource(apt);
  if (!snapshot.value)
    return <Waiting view="apt" title={t.apt.propose.title} on={[{ snapshot, refresh: apt.refresh }]} />;
  return <Form throughGroup={snapshot.value.throughGroup} />;
};
