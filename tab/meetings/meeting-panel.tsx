import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { Add20Regular, ChevronDown20Regular, ChevronRight20Regular } from '@fluentui/react-icons';
import { useId, useState } from 'react';
import type { AgendaItem, Meeting } from '../../bot/core/api.ts';
import { dayAndTime } from '../../bot/core/texts/dates.ts';
import { useApt } from '../apt/apt.ts';
import { listed } from '../apt/sorted.ts';
import { Bar } from '../parts/bar.tsx';
import { usePage } from '../parts/more.tsx';
import { Status } from '../parts/status.tsx';
import { useShared } from '../parts/styles.ts';
import { useSession } from '../session.tsx';
import { inOrder, minutesOf } from './agenda.ts';
import { CalendarEvent } from './calendar-event.tsx';
import { ItemRow } from './item-row.tsx';
import { MeetingMenu } from './meeting-menu.tsx';
import { meetingAnchor } from './meeting-sheet.tsx';
import type { CalendarDeeds } from './use-calendar.ts';
import type { MeetingDeeds } from './use-meeting-deeds.ts';

const useStyles = makeStyles({
  panel: {
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  head: { display: 'flex', alignItems: 'start', gap: '4px', padding: '12px 12px 12px 8px' },
  heading: { margin: 0, flexGrow: 1, minWidth: 0, fontSize: 'inherit', fontWeight: 'inherit' },
  toggle: {
    display: 'flex',
    alignItems: 'start',
    gap: '8px',
    width: '100%',
    padding: '4px',
    border: 'none',
    background: 'none',
    font: 'inherit',
    color: tokens.colorNeutralForeground1,
    textAlign: 'start',
    cursor: 'pointer',
    borderRadius: tokens.borderRadiusMedium,
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  chevron: { display: 'flex', flexShrink: 0, color: tokens.colorNeutralForeground3 },
  words: { display: 'flex', flexDirection: 'column', gap: '4px', minWidth: 0, flexGrow: 1 },
  title: {
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: 'anywhere',
  },
  facts: { display: 'flex', flexWrap: 'wrap', columnGap: '12px', rowGap: '4px', alignItems: 'center' },
  body: { display: 'flex', flexDirection: 'column', gap: '12px', padding: '0 16px 16px' },
});

/** Of a long agenda so many items are drawn at first. */
const MOST_SHOWN = 50;

/** One meeting: when, how full its agenda is, and the agenda itself when opened. */
export const MeetingPanel = (props: {
  meeting: Meeting;
  open: boolean;
  coming: boolean;
  writable: boolean;
  mayRelease: boolean;
  agendaWritable: boolean;
  deeds: MeetingDeeds;
  editItem: (item: AgendaItem) => void;
  addItem: () => void;
  editMeeting: () => void;
  calendar: CalendarDeeds;
  inCalendar: (how: 'pick' | 'create') => void;
}) => {
  const styles = useStyles();
  const shared = useShared();
  const { t, language } = useSession();
  const [open, setOpen] = useState(props.open);
  const body = useId();
  const { deeds: apt } = useApt();
  const { meeting, deeds } = props;
  const minutes = minutesOf(meeting);
  const agenda = inOrder(listed(meeting.agenda));
  const { page, more } = usePage(agenda, MOST_SHOWN);
  const left = meeting.kind === 'apt' ? agenda.filter(({ state }) => state === 'notReached').length : 0;
  const planned = meeting.state === 'planned';
  return (
    <article className={styles.panel}>
      <div className={styles.head}>
        <h3 className={styles.heading}>
          <button
            type="button"
            id={meetingAnchor(meeting.id)}
            className={styles.toggle}
            aria-expanded={open}
            aria-controls={body}
            onClick={() => setOpen(!open)}
          >
            <span className={styles.chevron} aria-hidden>
              {open ? <ChevronDown20Regular /> : <ChevronRight20Regular />}
            </span>
            <span className={styles.words}>
              <span className={styles.title}>{meeting.title}</span>
              <span className={styles.facts}>
                <span>{meeting.start ? dayAndTime(meeting.start, language) : t.meetings.noTime}</span>
                <span className={shared.caption}>{t.meetings.sum(minutes.agenda, minutes.meeting)}</span>
                {meeting.title === t.meetings.kinds[meeting.kind] ? null : (
                  <span className={shared.caption}>{t.meetings.kinds[meeting.kind]}</span>
                )}
                {planned ? null : <Status name={meeting.state} />}
              </span>
            </span>
          </button>
        </h3>
        <MeetingMenu
          meeting={meeting}
          coming={props.coming}
          writable={props.writable}
          deeds={deeds}
          calendar={props.calendar}
          edit={props.editMeeting}
          inCalendar={props.inCalendar}
        />
      </div>
      <div id={body} className={styles.body} hidden={!open} style={open ? undefined : { display: 'none' }}>
        {/* Closed agendas are not drawn: a unit of many years has hundreds of items. */}
        {open ? (
          <>
            {minutes.meeting > 0 && minutes.agenda > minutes.meeting ? (
              <Bar intent="warning">{t.meetings.over}</Bar>
            ) : null}
            {agenda.length > 0 ? (
              <ol className={shared.list} aria-label={t.meetings.agendaOf(meeting.title)}>
                {page.map((item, index) => (
                  <ItemRow
                    key={item.id}
                    item={item}
                    number={index + 1}
                    last={index === agenda.length - 1}
                    writable={props.agendaWritable}
                    deeds={deeds}
                    move={(by) => void deeds.move(meeting, item, by)}
                    edit={() => props.editItem(item)}
                  />
                ))}
              </ol>
            ) : (
              <p className={mergeClasses(shared.text, shared.quiet)}>
                {props.agendaWritable ? t.meetings.emptyAgenda : t.meetings.emptyAgendaReader}
              </p>
            )}
            {more}
            {props.agendaWritable && left > 0 ? (
              <Bar
                intent="info"
                actions={
                  <Button disabledFocusable={apt.busy === meeting.id} onClick={() => apt.carry(meeting)}>
                    {t.apt.carry(left)}
                  </Button>
                }
              >
                {t.apt.carryLead(left)}
              </Bar>
            ) : null}
            {props.agendaWritable && planned ? (
              <div className={shared.row}>
                <Button icon={<Add20Regular />} onClick={props.addItem}>
                  {t.meetings.newItem}
                </Button>
              </div>
            ) : null}
            {meeting.calendar ? (
              <CalendarEvent
                meeting={meeting}
                calendar={meeting.calendar}
                writable={props.writable}
                mayRelease={props.mayRelease}
              />
            ) : null}
          </>
        ) : null}
      </div>
    </article>
  );
};
