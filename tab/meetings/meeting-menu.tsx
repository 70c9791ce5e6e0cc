import {
  Button,
  Menu,
  MenuDivider,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
} from '@fluentui/react-components';
import { MoreHorizontal20Regular } from '@fluentui/react-icons';
import type { Meeting } from '../../bot/core/api.ts';
import { useSession } from '../session.tsx';
import type { CalendarDeeds } from './use-calendar.ts';
import type { MeetingDeeds } from './use-meeting-deeds.ts';

/** What else can be done with a meeting, each by its right; nothing is shown where nothing can be done. */
export const MeetingMenu = (props: {
  meeting: Meeting;
  coming: boolean;
  writable: boolean;
  deeds: MeetingDeeds;
  calendar: CalendarDeeds;
  edit: () => void;
  /** Chooses, or makes, the meeting in the reader's own calendar. */
  inCalendar: (how: 'pick' | 'create') => void;
}) => {
  const { t } = useSession();
  const { meeting, deeds, writable } = props;
  const planned = meeting.state === 'planned';
  const timed = meeting.start !== null && meeting.end !== null;
  const alone = writable && planned && !meeting.calendar;
  const file = props.coming && timed;
  if (!writable && !file) return null;
  return (
    <Menu positioning="below-end">
      <MenuTrigger disableButtonEnhancement>
        <Button
          appearance="subtle"
          icon={<MoreHorizontal20Regular />}
          aria-label={t.do.more(meeting.title)}
        />
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {writable ? <MenuItem onClick={props.edit}>{t.do.edit}</MenuItem> : null}
          {writable && planned ? (
            <MenuItem onClick={() => void deeds.tellMeeting(meeting, 'held')}>{t.meetings.held}</MenuItem>
          ) : null}
          {writable && planned ? (
            <MenuItem onClick={() => void deeds.tellMeeting(meeting, 'cancelled')}>
              {t.meetings.cancel}
            </MenuItem>
          ) : null}
          {writable && !planned ? (
            <MenuItem onClick={() => void deeds.tellMeeting(meeting, 'planned')}>
              {t.meetings.replan}
            </MenuItem>
          ) : null}
          {writable && (alone || file) ? <MenuDivider /> : null}
          {alone ? <MenuItem onClick={() => props.inCalendar('pick')}>{t.calendar.pick}</MenuItem> : null}
          {alone && props.coming && timed ? (
            <MenuItem onClick={() => props.inCalendar('create')}>{t.calendar.create}</MenuItem>
          ) : null}
          {file ? (
            <MenuItem onClick={() => void props.calendar.saveFile(meeting)}>{t.calendar.file}</MenuItem>
          ) : null}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
};
