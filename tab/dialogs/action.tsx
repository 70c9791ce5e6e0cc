import { Button, Checkbox } from '@fluentui/react-components';
import { useState } from 'react';
import { PLAN_AREAS } from '../../bot/core/choices.ts';
import { titled } from '../../bot/core/extension/carried.ts';
import { dialogTexts } from '../../bot/core/texts/tab/dialogs.ts';
import { Bar } from '../parts/bar.tsx';
import { ChoiceField, LineField, TextField } from '../parts/fields.tsx';
import { TroubleBar } from '../parts/trouble-bar.tsx';
import { useSession } from '../session.tsx';
import type { Trouble } from '../trouble.ts';
import { useUnit } from '../unit.tsx';
import { useOverview } from '../with-overview.tsx';
import { carried } from './carried.ts';
import { DialogForm, handIn, useDialogReady } from './frame.tsx';

/** A draft of the plan made of a message. What is typed stands in this frame alone until it is sent. */
export const ActionDialog = (props: { propose: () => void }) => {
  const { t, api, language } = useSession();
  const unit = useUnit();
  const overview = useOverview();
  const words = dialogTexts[language];
  const [form, set] = useState(() => {
    const { title, rest } = titled(carried.text);
    return { title, need: rest, area: '', insert: false };
  });
  const [key] = useState(() => crypto.randomUUID());
  const [busy, setBusy] = useState(false);
  const [tried, setTried] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  useDialogReady('action');
  const change = (part: Partial<typeof form>): void => set((now) => ({ ...now, ...part }));

  const save = async (): Promise<void> => {
    setTried(true);
    if (form.title.trim() === '') return;
    setBusy(true);
    setTrouble(null);
    const made = await api.addAction(
      unit.id,
      {
        title: form.title.trim(),
        need: form.need.trim() || null,
        area: PLAN_AREAS.find((area) => area === form.area) ?? null,
        state: 'draft',
      },
      key,
    );
    setBusy(false);
    if (made.ok) handIn({ made: 'action', unit: unit.id, id: made.value.id, insert: form.insert });
    else setTrouble(made.trouble);
  };

  if (!overview.may.writePlan)
    return (
      <DialogForm
        label={words.action.propose}
        more={
          <Button appearance="primary" onClick={props.propose}>
            {words.action.propose}
          </Button>
        }
      >
        <Bar intent="info">{words.action.notYou}</Bar>
      </DialogForm>
    );
  return (
    <DialogForm
      label={t.edit.new}
      lead={words.action.lead}
      submit={{ text: words.action.save, busy, run: () => void save() }}
    >
      {carried.cut ? <Bar intent="info">{words.cut}</Bar> : null}
      {trouble ? <TroubleBar trouble={trouble} retry={() => void save()} /> : null}
      <LineField
        label={t.edit.fields.title}
        name="title"
        value={form.title}
        required
        autoFocus
        problem={tried && form.title.trim() === '' ? words.action.missing : undefined}
        onChange={(title) => change({ title })}
      />
      <TextField
        label={t.edit.fields.need}
        name="need"
        rows={4}
        value={form.need}
        hint={words.action.noNames}
        onChange={(need) => change({ need })}
      />
      <ChoiceField
        label={t.edit.fields.area}
        name="area"
        value={form.area}
        none={t.edit.choose}
        options={overview.planAreas.map((area) => ({ value: area, text: t.area[area] }))}
        onChange={(area) => change({ area })}
      />
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
    </DialogForm>
  );
};
