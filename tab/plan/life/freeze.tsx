import { Button } from '@fluentui/react-components';
import { useRef, useState } from 'react';
import type { PlanVersion } from '../../../bot/core/api-plan-life.ts';
import { Bar } from '../../parts/bar.tsx';
import { ConsentWay } from '../../parts/consent-way.tsx';
import { LineField, TextField } from '../../parts/fields.tsx';
import { Sheet } from '../../parts/sheet.tsx';
import { useShared } from '../../parts/styles.ts';
import { sentenceOf } from '../../sentence.ts';
import { useSession } from '../../session.tsx';
import type { Trouble } from '../../trouble.ts';
import { useUnit } from '../../unit.tsx';
import { useOverview } from '../../with-overview.tsx';

/** Asks when the plan was decided, and freezes it. Pressing again after a lost answer freezes it once. */
export const Freeze = (props: { frozen: (version: PlanVersion) => void; close: () => void }) => {
  const shared = useShared();
  const { t, language, api } = useSession();
  const { today } = useOverview();
  const { id } = useUnit();
  const key = useRef(crypto.randomUUID());
  const [decidedOn, setDay] = useState(today);
  const [note, write] = useState('');
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const words = t.planLife.versions;
  const problem = trouble?.fields.find(({ field }) => field === 'decidedOn')?.message;
  const freeze = async (): Promise<void> => {
    setBusy(true);
    setTrouble(null);
    const result = await api.freezePlan(id, { decidedOn, note: note.trim() || null }, key.current);
    setBusy(false);
    if (result.ok) props.frozen(result.value);
    else setTrouble(result.trouble);
  };
  return (
    <Sheet
      title={words.freezeTitle}
      onClose={props.close}
      onSubmit={() => void freeze()}
      actions={
        <>
          <Button appearance="primary" type="submit" disabled={busy || decidedOn === ''}>
            {words.freeze}
          </Button>
          <Button appearance="subtle" onClick={props.close}>
            {t.do.cancel}
          </Button>
        </>
      }
    >
      {trouble && !problem ? (
        <Bar intent="error" announce actions={<ConsentWay trouble={trouble} />}>
          {sentenceOf(trouble, t, language, true)}
        </Bar>
      ) : null}
      <p className={shared.text}>{words.freezeBody}</p>
      <LineField
        label={words.decidedOn}
        name="decidedOn"
        type="date"
        value={decidedOn}
        onChange={setDay}
        problem={problem}
        required
        autoFocus
      />
      <TextField label={words.note} name="note" hint={words.noteHint} value={note} onChange={write} />
    </Sheet>
  );
};
