import type { AgendaItem, Meeting } from '../../bot/core/api.ts';
import { CalendarCreateSheet } from './calendar-create.tsx';
import { CalendarPickSheet } from './calendar-pick.tsx';
import { CalendarSeriesSheet } from './calendar-series.tsx';
import { ItemSheet } from './item-sheet.tsx';
import { MeetingSheet } from './meeting-sheet.tsx';

/** The dialog that stands open over the meetings. */
export type Showing =
  | { kind: 'item'; item: AgendaItem | null; meetingId?: string }
  | { kind: 'meeting'; meeting: Meeting | null }
  | { kind: 'series' }
  | { kind: 'pick' | 'create'; meeting: Meeting };

/** The dialogs of the meetings' views, one at a time. */
export const MeetingDialogs = (props: {
  showing: Showing | null;
  /** Meetings that a new item can go to. */
  coming: Meeting[];
  /** What a new meeting is at first. */
  kind: Meeting['kind'];
  show: (showing: Showing | null) => void;
}) => {
  const { showing, show } = props;
  const close = (): void => show(null);
  switch (showing?.kind) {
    case 'item':
      return (
        <ItemSheet
          key={showing.item?.id ?? 'new'}
          item={showing.item}
          meetings={props.coming}
          {...(showing.meetingId ? { meetingId: showing.meetingId } : {})}
          close={close}
        />
      );
    case 'meeting':
      return <MeetingSheet meeting={showing.meeting} kind={props.kind} close={close} />;
    case 'series':
      return <CalendarSeriesSheet close={close} byHand={() => show({ kind: 'meeting', meeting: null })} />;
    case 'pick':
      return <CalendarPickSheet meeting={showing.meeting} close={close} />;
    case 'create': {
      const { start, end } = showing.meeting;
      return start && end ? (
        <CalendarCreateSheet meeting={{ ...showing.meeting, start, end }} close={close} />
      ) : null;
    }
    default:
      return null;
  }
};
