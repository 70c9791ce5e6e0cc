import { Button, Checkbox, Field, Radio, RadioGroup } from '@fluentui/react-components';
import { useState } from 'react';
import type { Meeting } from '../../bot/core/api.ts';
import type { CreateEvent } from '../../bot/core/api-calendar.ts';
import { Sheet } from '../parts/sheet.tsx';
import { useShared } from '../parts/styles.ts';
import { TroubleBar } from '../parts/trouble-bar.tsx';
import { useSession } from '../session.tsx';
import { useTrying } from '../use-trying.ts';
import { useOverview } from '../with-overview.tsx';
import { timeSpan } from './calendar-words.ts';
import { meetingAnchor } from './meeting-sheet.tsx';
import { useCalendar } from './use-calendar.ts';

const INVITES = ['nobody', 'group', 'unit'] as const;

/** Makes a meeting of the list in the reader's own calendar, and invites to it. */
export const CalendarCreateSheet = (props: {
  meeting: Meeting & { start: string; end: string };
  close: () => void;
}) => {
  const shared = useShared();
  const { t, language } = useSession();
  const { group } = useOverview();
  const { meeting } = props;
  const calendar = useCalendar();
  const creating = useTrying();
  const [event, set] = useState<CreateEvent>({ invite: 'nobody', online: false });
  const create = async (): Promise<void> => {
    if (await creating.run(() => calendar.create(meeting, event))) props.close();
  };
  return (
    <Sheet
      title={t.calendar.create}
      returnTo={meetingAnchor(meeting.id)}
      onSubmit={() => void create()}
      onClose={props.close}
      actions={
        <>
          <Button appearance="primary" type="submit" disabledFocusable={creating.busy}>
            {t.calendar.createIt}
          </Button>
          <Button appearance="subtle" onClick={props.close}>
            {t.do.cancel}
          </Button>
        </>
      }
    >
      {creating.trouble ? (
        <>
          <TroubleBar trouble={creating.trouble} />
          <p className={shared.text}>{t.calendar.stays}</p>
        </>
      ) : null}
      <div className={shared.tight}>
        <p className={shared.text}>
          <span className={shared.strong}>{meeting.title}</span>
          <br />
          {timeSpan(meeting.start, meeting.end, language)}
        </p>
      </div>
      <Field label={t.calendar.invite} hint={event.invite === 'nobody' ? undefined : t.calendar.createHint}>
        <RadioGroup
          value={event.invite}
          onChange={(_, data) =>
            set({ ...event, invite: INVITES.find((known) => known === data.value) ?? 'nobody' })
          }
        >
          {INVITES.filter((invite) => invite !== 'group' || group.length > 0).map((invite) => (
            <Radio key={invite} value={invite} label={t.calendar.invites[invite]} />
          ))}
        </RadioGroup>
      </Field>
      <Checkbox
        label={t.calendar.onlineMeeting}
        checked={event.online}
        onChange={(_, data) => set({ ...event, online: data.checked === true })}
      />
    </Sheet>
  );
};
