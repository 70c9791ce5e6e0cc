import { Button } from '@fluentui/react-components';
import { Lightbulb20Regular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { Finding } from '../../bot/core/api-findings.ts';
import { LineField } from '../parts/fields.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { useShared } from '../parts/styles.ts';
import { TroubleBar } from '../parts/trouble-bar.tsx';
import { useSession } from '../session.tsx';
import { putAction, useUnit } from '../unit.tsx';
import { useTrying } from '../use-trying.ts';
import { anchorOf } from './arrange.ts';

/** Makes a finding an action of the plan; what the finding says comes along. */
export const MakeAction = (props: { finding: Finding; made: (title: string) => void; close: () => void }) => {
  const { finding } = props;
  const shared = useShared();
  const { t, api, go } = useSession();
  const unit = useUnit();
  const [title, write] = useState(finding.title);
  const [key] = useState(() => crypto.randomUUID());
  const [asked, ask] = useState(false);
  const { busy, trouble, run } = useTrying();
  const empty = title.trim() === '';
  const make = async (): Promise<void> => {
    ask(true);
    if (empty || busy) return;
    const well = await run(async () => {
      const result = await api.makeActionOf(unit.id, finding.id, { title: title.trim() }, key);
      if (!result.ok) return result.trouble;
      putAction(unit, result.value);
      void unit.findings.change((view) => view);
      return null;
    });
    if (!well) return;
    props.made(title.trim());
    props.close();
  };
  return (
    <Sheet
      title={t.screening.makeTitle}
      returnTo={anchorOf(finding.id)}
      onSubmit={() => void make()}
      onClose={props.close}
      actions={
        <>
          <Button appearance="primary" type="submit" disabled={busy}>
            {t.screening.makeDo}
          </Button>
          <Button appearance="subtle" onClick={props.close}>
            {t.do.cancel}
          </Button>
        </>
      }
    >
      {trouble ? <TroubleBar trouble={trouble} /> : null}
      <p className={shared.text}>{t.screening.makeLead}</p>
      <LineField
        label={t.screening.makeField}
        value={title}
        onChange={write}
        problem={asked && empty ? t.screening.makeMissing : undefined}
        required
        autoFocus
      />
      <div>
        <Button
          icon={<Lightbulb20Regular />}
          onClick={() => go({ view: 'plan', item: `ideas/finding/${finding.id}` })}
        >
          {t.screening.makeIdeas}
        </Button>
      </div>
    </Sheet>
  );
};
