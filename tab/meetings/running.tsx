import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { AgendaItem, Meeting } from '../../bot/core/api.ts';
import { listed } from '../apt/sorted.ts';
import { dropDraft, keepDraft, readDraft } from '../draft.ts';
import { TextField } from '../parts/fields.tsx';
import { Panel } from '../parts/panel.tsx';
import { useShared } from '../parts/styles.ts';
import { useSession } from '../session.tsx';
import { inOrder } from './agenda.ts';
import type { MeetingDeeds } from './use-meeting-deeds.ts';

const Point = ({ item, deeds }: { item: AgendaItem; deeds: MeetingDeeds }) => {
  const shared = useShared();
  const { t, host } = useSession();
  const name = `${host.person}/running/${item.id}`;
  const [outcome, write] = useState(() => readDraft<string>(name) ?? item.outcome ?? '');
  const tell = async (state: 'discussed' | 'notReached'): Promise<void> => {
    if (await deeds.tellItem(item, { state, outcome: outcome.trim() || null })) dropDraft(name);
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
        <Button appearance="primary" disabled={deeds.busy === item.id} onClick={() => void tell('discussed')}>
          {t.meetings.doneNext}
        </Button>
        <Button disabled={deeds.busy === item.id} onClick={() => void tell('notReached')}>
          {t.meetings.notReached}
        </Button>
      </div>
    </>
  );
};

/** During the meeting, in its side panel: the point at hand, what came of it, and on to the next. */
export const Running = ({ meeting, deeds }: { meeting: Meeting; deeds: MeetingDeeds }) => {
  const shared = useShared();
  const { t } = useSession();
  const agenda = inOrder(listed(meeting.agenda));
  const left = agenda.filter(({ state }) => state === 'onAgenda');
  const item = left[0];
  if (!item) return null;
  const minutes = left.reduce((sum, point) => sum + (point.minutes ?? 0), 0);
  return (
    <Panel title={item.title}>
      <p className={shared.text}>{t.meetings.point(agenda.indexOf(item) + 1, agenda.length, minutes)}</p>
      <Point key={item.id} item={item} deeds={deeds} />
    </Panel>
  );
};
