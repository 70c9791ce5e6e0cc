import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { AgendaItem } from '../../bot/core/api.ts';
import { dropDraft, keepDraft, readDraft } from '../draft.ts';
import { TextField } from '../parts/fields.tsx';
import { useShared } from '../parts/styles.ts';
import { useSession } from '../session.tsx';
import type { LiveDeeds } from './use-live.ts';

/** For whoever leads the meeting: what came of the item at hand, and on to the next. */
export const Point = ({ meeting, item, deeds }: { meeting: string; item: AgendaItem; deeds: LiveDeeds }) => {
  const shared = useShared();
  const { t, host } = useSession();
  const name = `${host.person}/running/${item.id}`;
  const [outcome, write] = useState(() => readDraft<string>(name) ?? item.outcome ?? '');
  const tell = async (state: 'discussed' | 'notReached'): Promise<void> => {
    if (await deeds.tick(meeting, item, state, outcome.trim() || null)) dropDraft(name);
  };
  return (
    <>
      <TextField
        label={t.meetings.outcome}
        hint={t.meetings.outcomeHint}
        value={outcome}
        onChange={(text) => {
          keepDraft(name, text);
          write(text);
        }}
      />
      <div className={shared.row}>
        <Button appearance="primary" disabledFocusable={deeds.busy} onClick={() => void tell('discussed')}>
          {t.meetings.doneNext}
        </Button>
        <Button disabledFocusable={deeds.busy} onClick={() => void tell('notReached')}>
          {t.meetings.notReached}
        </Button>
      </div>
    </>
  );
};
