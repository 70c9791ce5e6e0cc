import type { Meeting, Meetings } from '../../bot/core/api.ts';
import type { CalendarEvent, CalendarSeries, CreateEvent } from '../../bot/core/api-calendar.ts';
import { saveFile } from '../download.ts';
import { dropDraft, keepDraft, readDraft } from '../draft.ts';
import { useNotices } from '../parts/notice.tsx';
import { useSession } from '../session.tsx';
import type { Result, Trouble } from '../trouble.ts';
import { putMeeting, useUnit } from '../unit.tsx';
import { swedish } from '../when.ts';

/**
 * What can be done with calendars. Each deed answers null, with the result shown and told, or why it failed. A busy
 * calendar is told as such: the deeds do not come again by themselves.
 */
export const useCalendar = () => {
  const { t, api, host } = useSession();
  const unit = useUnit();
  const notices = useNotices();

  const failed = (trouble: Trouble): Trouble =>
    trouble.kind === 'busy' && !trouble.inDoubt
      ? { ...trouble, kind: 'failed', sentence: t.calendar.busy }
      : trouble;

  const shown = (result: Result<Meeting>, note: string): Trouble | null => {
    if (!result.ok) {
      // Somebody may have been first: the newest form is shown beside the sentence.
      void unit.meetings.refresh();
      return failed(result.trouble);
    }
    putMeeting(unit, result.value);
    notices.saved(note);
    return null;
  };

  return {
    /** The unit's APT follow this series, or none. */
    choose: async (series: CalendarSeries | null): Promise<Trouble | null> => {
      const result: Result<Meetings> = await api.chooseSeries(unit.id, series?.id ?? null);
      if (!result.ok) return failed(result.trouble);
      unit.meetings.change(() => result.value);
      unit.overview.change((overview) => overview);
      notices.saved(series ? t.calendar.chosenNote(series.title) : t.calendar.stoppedNote);
      return null;
    },
    /** Reads anew what stands in the person's own calendar; what is shown stays until the answer is there. */
    read: async (): Promise<Trouble | null> => {
      const trouble = await unit.meetings.readBy(() => api.readCalendar(unit.id));
      if (!trouble) unit.overview.change((overview) => overview);
      return trouble && failed(trouble);
    },
    link: async (meeting: Meeting, event: CalendarEvent): Promise<Trouble | null> =>
      shown(await api.linkEvent(unit.id, meeting.id, event.id), t.calendar.linkedNote(meeting.title)),
    create: async (meeting: Meeting, event: CreateEvent): Promise<Trouble | null> => {
      // The key outlives the dialog until an answer came: trying again after a lost one makes no second invitation.
      const name = `${host.person}/${unit.id}/event/${meeting.id}`;
      const key = readDraft<string>(name) ?? crypto.randomUUID();
      keepDraft(name, key);
      const result = await api.createEvent(unit.id, meeting.id, event, key);
      if (result.ok) dropDraft(name);
      return shown(result, t.calendar.createdNote(meeting.title));
    },
    /** The meeting gets the calendar's time in place of the one that was written in the list. */
    takeTime: async (meeting: Meeting, time: { start: string; end: string }): Promise<Trouble | null> =>
      shown(
        await api.changeMeeting(unit.id, meeting.id, meeting.version, time),
        t.meetings.savedNote(meeting.title),
      ),
    release: async (meeting: Meeting): Promise<Trouble | null> =>
      shown(await api.releaseEvent(unit.id, meeting.id), t.calendar.releasedNote(meeting.title)),
    writeAgenda: async (meeting: Meeting, written: boolean): Promise<Trouble | null> =>
      shown(
        await api.writeAgenda(unit.id, meeting.id, written),
        written ? t.calendar.agendaInNote : t.calendar.agendaOutNote,
      ),
    /** One meeting, or all, as a file. Its name holds the kind and the day: titles may hold people's names. */
    saveFile: async (meeting: Meeting | null): Promise<void> => {
      const result = await api.calendarFile(unit.id, meeting?.id ?? null);
      if (!result.ok) return notices.failed(result.trouble);
      const name = meeting?.start
        ? `${meeting.kind}-${swedish(meeting.start).day}`
        : (meeting?.kind ?? t.calendar.fileName);
      saveFile(result.value, `stegvis-${name}.ics`);
      notices.saved(t.calendar.fileNote);
    },
  };
};

export type CalendarDeeds = ReturnType<typeof useCalendar>;
