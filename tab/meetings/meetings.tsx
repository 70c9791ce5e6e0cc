import { Button, mergeClasses } from '@fluentui/react-components';
import { Add20Regular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { AgendaItem, Meetings as AllMeetings, Meeting } from '../../bot/core/api.ts';
import { Empty } from '../parts/empty.tsx';
import { Page } from '../parts/page.tsx';
import { Panel } from '../parts/panel.tsx';
import { Refreshing } from '../parts/refreshing.tsx';
import { useShared } from '../parts/styles.ts';
import { Waiting } from '../parts/waiting.tsx';
import { useReady, useSession, useSource } from '../session.tsx';
import { useUnit } from '../unit.tsx';
import { useOverview } from '../with-overview.tsx';
import { split } from './agenda.ts';
import { AptIdeas } from './apt-ideas.tsx';
import { ItemRow } from './item-row.tsx';
import { ItemSheet } from './item-sheet.tsx';
import { MeetingPanel } from './meeting-panel.tsx';
import { MeetingSheet } from './meeting-sheet.tsx';
import { Running } from './running.tsx';
import { useMeetingDeeds } from './use-meeting-deeds.ts';

type View = 'apt' | 'meetings';
type Showing =
  | { kind: 'item'; item: AgendaItem | null; meetingId?: string }
  | { kind: 'meeting'; meeting: Meeting | null };

const Loaded = ({ view, all }: { view: View; all: AllMeetings }) => {
  const shared = useShared();
  const { t, place, panel } = useSession();
  const { may, today } = useOverview();
  const deeds = useMeetingDeeds();
  const [showing, show] = useState<Showing | null>(null);
  useReady(view);
  const close = (): void => show(null);
  const meetings = all.meetings.filter(({ kind }) => view === 'meetings' || kind === 'apt');
  const { coming, earlier } = split(meetings, today);
  const used = new Set(all.meetings.flatMap(({ agenda }) => agenda.map(({ title }) => title)));
  const opened = place.item ?? coming[0]?.id;
  const panelOf = (meeting: Meeting) => (
    <MeetingPanel
      key={meeting.id}
      meeting={meeting}
      open={meeting.id === opened}
      writable={may.writeMeetings}
      agendaWritable={may.writeMeetings}
      deeds={deeds}
      editItem={(item) => show({ kind: 'item', item })}
      addItem={() => show({ kind: 'item', item: null, meetingId: meeting.id })}
      editMeeting={() => show({ kind: 'meeting', meeting })}
    />
  );
  const running = panel && may.writeMeetings ? coming[0] : undefined;
  return (
    <Page
      title={view === 'apt' ? t.meetings.titleApt : t.meetings.titleAll}
      tools={
        may.writeMeetings ? (
          <>
            <Button icon={<Add20Regular />} onClick={() => show({ kind: 'meeting', meeting: null })}>
              {t.meetings.newMeeting}
            </Button>
            <Button
              // During a meeting the one primary button is "Klar, nästa".
              appearance={running ? 'secondary' : 'primary'}
              icon={<Add20Regular />}
              onClick={() => show({ kind: 'item', item: null })}
            >
              {t.meetings.newItem}
            </Button>
          </>
        ) : undefined
      }
    >
      <Refreshing source={useUnit().meetings} />
      {running ? <Running meeting={running} deeds={deeds} /> : null}
      <div className={shared.split}>
        <div className={shared.wide}>
          {meetings.length === 0 ? (
            <Empty
              text={
                may.writeMeetings
                  ? view === 'apt'
                    ? t.meetings.emptyApt
                    : t.meetings.emptyAll
                  : t.meetings.emptyReader
              }
            />
          ) : null}
          {coming.length > 0 ? (
            <section className={shared.stack} aria-label={t.meetings.coming}>
              <h2 className={mergeClasses(shared.text, shared.heading)}>{t.meetings.coming}</h2>
              {coming.map(panelOf)}
            </section>
          ) : null}
          {earlier.length > 0 ? (
            <section className={shared.stack} aria-label={t.meetings.earlier}>
              <h2 className={mergeClasses(shared.text, shared.heading)}>{t.meetings.earlier}</h2>
              {earlier.map(panelOf)}
            </section>
          ) : null}
        </div>
        <div className={shared.wide}>
          {all.unplaced.length > 0 ? (
            <Panel title={t.meetings.unplaced}>
              <ul className={shared.list}>
                {all.unplaced.map((item) => (
                  <ItemRow
                    key={item.id}
                    item={item}
                    number={null}
                    last
                    writable={may.writeMeetings}
                    deeds={deeds}
                    edit={() => show({ kind: 'item', item })}
                  />
                ))}
              </ul>
            </Panel>
          ) : null}
          {may.writeMeetings ? <AptIdeas used={used} deeds={deeds} /> : null}
        </div>
      </div>
      {showing?.kind === 'item' ? (
        <ItemSheet
          key={showing.item?.id ?? 'new'}
          item={showing.item}
          meetings={split(all.meetings, today).coming}
          {...(showing.meetingId ? { meetingId: showing.meetingId } : {})}
          close={close}
        />
      ) : null}
      {showing?.kind === 'meeting' ? (
        <MeetingSheet meeting={showing.meeting} kind={view === 'apt' ? 'apt' : 'group'} close={close} />
      ) : null}
    </Page>
  );
};

/** What is taken up, and when: the unit's meetings, or its APT alone, each with its agenda. */
const Meetings = ({ view }: { view: View }) => {
  const { t } = useSession();
  const { meetings } = useUnit();
  const snapshot = useSource(meetings);
  if (!snapshot.value)
    return <Waiting view={view} title={t.nav[view]} on={[{ snapshot, refresh: meetings.refresh }]} />;
  return <Loaded view={view} all={snapshot.value} />;
};

export default Meetings;
