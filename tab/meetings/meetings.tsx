import { Button, mergeClasses } from '@fluentui/react-components';
import { Add20Regular, ArrowDownload20Regular, CalendarLtr20Regular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { Meetings as AllMeetings, Meeting } from '../../bot/core/api.ts';
import { AptProvider, type AptShowing } from '../apt/apt.ts';
import { AptDialogs } from '../apt/dialogs.tsx';
import { Linked, type Only, OnlyChoice } from '../apt/linked.tsx';
import { ProposeButton } from '../apt/propose-button.tsx';
import { AptSide } from '../apt/side.tsx';
import { sorted } from '../apt/sorted.ts';
import { useAptDeeds } from '../apt/use-apt-deeds.ts';
import { LivePanel } from '../live/live.tsx';
import { Empty } from '../parts/empty.tsx';
import { usePage } from '../parts/more.tsx';
import { Page } from '../parts/page.tsx';
import { Panel } from '../parts/panel.tsx';
import { Refreshing } from '../parts/refreshing.tsx';
import { useShared } from '../parts/styles.ts';
import { TroubleBar } from '../parts/trouble-bar.tsx';
import { Waiting } from '../parts/waiting.tsx';
import { useReady, useSession, useSource } from '../session.tsx';
import { useUnit } from '../unit.tsx';
import { useOverview } from '../with-overview.tsx';
import { split } from './agenda.ts';
import { CalendarLine, SERIES_ANCHOR } from './calendar-line.tsx';
import { ItemRow } from './item-row.tsx';
import { MeetingDialogs, type Showing } from './meeting-dialogs.tsx';
import { MeetingPanel } from './meeting-panel.tsx';
import { useCalendar } from './use-calendar.ts';
import { useCalendarReading } from './use-calendar-reading.ts';
import { useMeetingDeeds } from './use-meeting-deeds.ts';

type View = 'apt' | 'meetings';
/** So many earlier meetings are shown at first. */
const MOST_EARLIER = 10;

const Loaded = ({ view, all }: { view: View; all: AllMeetings }) => {
  const shared = useShared();
  const { t, place, panel, host } = useSession();
  const { may, today } = useOverview();
  const deeds = useMeetingDeeds();
  const calendar = useCalendar();
  const reading = useCalendarReading(all);
  const source = useUnit().meetings;
  const { trouble } = useSource(source);
  const [showing, show] = useState<Showing | null>(null);
  useReady(view);
  const meetings = all.meetings.filter(({ kind }) => view === 'meetings' || kind === 'apt');
  const { coming, earlier } = split(meetings, today);
  const past = usePage(earlier, MOST_EARLIER);
  const aptDeeds = useAptDeeds();
  const [aptShowing, showApt] = useState<AptShowing | null>(null);
  const [only, setOnly] = useState<Only>('all');
  const { rest } = sorted(all);
  const opened = place.item ?? (panel ? undefined : coming[0]?.id);
  const panelOf = (coming: boolean) => (meeting: Meeting) => (
    <MeetingPanel
      key={meeting.id}
      meeting={meeting}
      open={meeting.id === opened}
      coming={coming}
      writable={may.writeMeetings}
      mayRelease={all.calendar.mayChoose}
      agendaWritable={may.writeMeetings}
      deeds={deeds}
      editItem={(item) => show({ kind: 'item', item })}
      addItem={() => show({ kind: 'item', item: null, meetingId: meeting.id })}
      editMeeting={() => show({ kind: 'meeting', meeting })}
      calendar={calendar}
      inCalendar={(kind) => show({ kind, meeting })}
    />
  );
  const emptyText = view === 'apt' ? t.meetings.emptyApt : t.meetings.emptyAll;
  // An APT view with nothing in it: getting the APT from the calendar is the first thing to do.
  const fetching = view === 'apt' && meetings.length === 0 && all.calendar.mayChoose && !all.calendar.series;
  // In a meeting everybody sees where it is; in its panel that comes before all else.
  const running = panel || host.meeting !== null;
  return (
    <Page
      title={view === 'apt' ? t.meetings.titleApt : t.meetings.titleAll}
      tools={
        <>
          <ProposeButton primary={!may.writeMeetings} press={() => showApt({ kind: 'propose' })} />
          {/* During a meeting there is no room for what prepares one; the panel below adds items. */}
          {may.writeMeetings && !panel ? (
            <>
              <Button icon={<Add20Regular />} onClick={() => show({ kind: 'meeting', meeting: null })}>
                {t.meetings.newMeeting}
              </Button>
              <Button
                // One primary button: before there is any meeting it is "Hämta APT".
                appearance={fetching ? 'secondary' : 'primary'}
                icon={<Add20Regular />}
                onClick={() => show({ kind: 'item', item: null })}
              >
                {t.meetings.newItem}
              </Button>
            </>
          ) : null}
        </>
      }
    >
      <AptProvider value={{ deeds: aptDeeds, show: showApt }}>
        <Refreshing source={source} />
        {reading.trouble && !trouble ? (
          <TroubleBar
            mild
            // A busy calendar says so by itself.
            {...(reading.trouble.sentence === t.calendar.busy ? {} : { lead: t.calendar.notRead })}
            trouble={reading.trouble}
            retry={() => void reading.read()}
            onClose={reading.forget}
          />
        ) : null}
        {fetching || view !== 'apt' || panel ? null : (
          <CalendarLine calendar={all.calendar} reading={reading} choose={() => show({ kind: 'series' })} />
        )}
        {running ? (
          <LivePanel
            meeting={place.item}
            onlyHeld={!panel}
            add={(meetingId) => show({ kind: 'item', item: null, meetingId })}
          />
        ) : null}
        <div className={shared.split}>
          <div className={shared.wide}>
            {view === 'apt' ? <OnlyChoice only={only} set={setOnly} /> : null}
            {view === 'apt' && only !== 'all' ? (
              <Linked all={all} only={only} />
            ) : (
              <>
                {meetings.length === 0 ? (
                  <Empty
                    text={
                      fetching ? t.calendar.empty : may.writeMeetings ? emptyText : t.meetings.emptyReader
                    }
                    action={
                      fetching ? (
                        <Button
                          id={SERIES_ANCHOR}
                          appearance="primary"
                          icon={<CalendarLtr20Regular />}
                          onClick={() => show({ kind: 'series' })}
                        >
                          {t.calendar.get}
                        </Button>
                      ) : undefined
                    }
                  />
                ) : null}
                {coming.length > 0 ? (
                  <section className={shared.stack} aria-label={t.meetings.coming}>
                    <div className={shared.between}>
                      <h2 className={mergeClasses(shared.text, shared.heading)}>{t.meetings.coming}</h2>
                      <Button
                        appearance="subtle"
                        icon={<ArrowDownload20Regular />}
                        aria-label={t.calendar.fileAllName}
                        onClick={() => void calendar.saveFile(null)}
                      >
                        {t.calendar.fileAll}
                      </Button>
                    </div>
                    {coming.map(panelOf(true))}
                  </section>
                ) : null}
                {earlier.length > 0 ? (
                  <section className={shared.stack} aria-label={t.meetings.earlier}>
                    <h2 className={mergeClasses(shared.text, shared.heading)}>{t.meetings.earlier}</h2>
                    {past.page.map(panelOf(false))}
                    {past.more}
                  </section>
                ) : null}
              </>
            )}
          </div>
          <div className={shared.wide}>
            {rest.length > 0 ? (
              <Panel title={t.meetings.unplaced}>
                <ul className={shared.list}>
                  {rest.map((item) => (
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
            {view === 'apt' ? <AptSide all={all} /> : null}
          </div>
        </div>
        <MeetingDialogs
          showing={showing}
          coming={split(all.meetings, today).coming}
          kind={view === 'apt' ? 'apt' : 'group'}
          show={show}
        />
        <AptDialogs
          showing={aptShowing}
          coming={split(all.meetings, today).coming}
          close={() => showApt(null)}
        />
      </AptProvider>
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
