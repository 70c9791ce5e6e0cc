import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { ProgrammeInput } from '../../bot/core/api-steps.ts';
import { OWNER_ROLES, type OwnerRole } from '../../bot/core/choices.ts';
import { ChoiceField, LineField } from '../parts/fields.tsx';
import { useNotices } from '../parts/notice.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { useShared } from '../parts/styles.ts';
import { TroubleBar } from '../parts/trouble-bar.tsx';
import { useSession } from '../session.tsx';
import { putProgramme, useUnit } from '../unit.tsx';
import { useTrying } from '../use-trying.ts';
import { useWhole } from './whole.tsx';

export type Asked = 'rest' | 'close' | 'owner';

/** What an answer needs beside itself: the last day of a rest, or the role that owns the plan from now on. */
export const AnswerSheet = ({ asked, close }: { asked: Asked; close: () => void }) => {
  const shared = useShared();
  const { t, api } = useSession();
  const unit = useUnit();
  const notices = useNotices();
  const trying = useTrying();
  const { planOwner } = useWhole();
  const [given, give] = useState<string>(asked === 'rest' ? '' : (planOwner ?? ''));
  const [tried, tryIt] = useState(false);
  const words = t.steps.state;
  const input = (): ProgrammeInput => {
    if (asked === 'rest') return { answer: 'rest', restUntil: given };
    const owner = given as OwnerRole;
    return asked === 'close' ? { answer: 'close', planOwner: owner } : { planOwner: owner };
  };
  const save = async (): Promise<void> => {
    tryIt(true);
    if (given === '') return;
    const saved = await trying.run(async () => {
      const result = await api.setProgramme(unit.id, input());
      if (!result.ok) return result.trouble;
      putProgramme(unit, result.value);
      return null;
    });
    if (!saved) return;
    notices.saved(asked === 'rest' ? words.answered : words.ownerSaved);
    close();
  };
  const field = asked === 'rest' ? 'restUntil' : 'planOwner';
  const said = trying.trouble?.fields.find((each) => each.field === field)?.message;
  const missing = asked === 'rest' ? words.missing : words.ownerMissing;
  const problem = tried && given === '' ? missing : said;
  return (
    <Sheet
      title={asked === 'rest' ? words.restTitle : asked === 'close' ? words.closeTitle : words.owner}
      onSubmit={() => void save()}
      onClose={close}
      actions={
        <>
          <Button appearance="primary" type="submit" disabledFocusable={trying.busy}>
            {asked === 'rest' ? words.rest : asked === 'close' ? words.close : t.do.save}
          </Button>
          <Button appearance="subtle" onClick={close}>
            {t.do.cancel}
          </Button>
        </>
      }
    >
      {trying.trouble && said === undefined ? <TroubleBar trouble={trying.trouble} /> : null}
      <p className={shared.text}>{asked === 'rest' ? words.restHelp : words.closeHelp}</p>
      {asked === 'rest' ? (
        <LineField
          label={words.restUntil}
          name="restUntil"
          type="date"
          value={given}
          required
          autoFocus
          problem={problem}
          onChange={give}
        />
      ) : (
        <ChoiceField
          label={words.owner}
          name="planOwner"
          value={given}
          none={words.choose}
          options={OWNER_ROLES.map((role) => ({ value: role, text: t.role[role] }))}
          problem={problem}
          onChange={give}
        />
      )}
    </Sheet>
  );
};
