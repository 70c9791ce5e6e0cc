import { Button, mergeClasses } from '@fluentui/react-components';
import { Add20Regular } from '@fluentui/react-icons';
import { type ReactNode, useEffect, useRef } from 'react';
import type { AgendaItem } from '../../bot/core/api.ts';
import type { LiveMeeting } from '../../bot/core/api-live.ts';
import { secondsLeft } from '../../bot/core/running.ts';
import { dayAndTime } from '../../bot/core/texts/dates.ts';
import { useNotices } from '../parts/notice.tsx';
import { Panel } from '../parts/panel.tsx';
import { useShared } from '../parts/styles.ts';
import { useSession } from '../session.tsx';
import { Agenda } from './agenda.tsx';
import { Line } from './line.tsx';
import { Point } from './point.tsx';
import { type LiveDeeds, useLive, useNow } from './use-live.ts';

const isLeft = ({ state }: AgendaItem): boolean => state === 'onAgenda';

/** The item to speak of: the one at hand; before the meeting has begun, for whoever leads it, the first. */
const pointOf = ({ agenda, current, run, may }: LiveMeeting): AgendaItem | undefined =>
  agenda.find(({ id }) => id === current) ?? (run === null && may.chair ? agenda.find(isLeft) : undefined);

/** How the meeting stands where there is no item at hand. */
const useStanding = ({ agenda, run, may }: LiveMeeting): string | null => {
  const { t } = useSession();
  if (agenda.length === 0) return may.chair ? t.live.empty : t.live.emptyReader;
  if (run === null) return may.chair ? t.live.notBegunChair : t.live.notBegun;
  if (run.endedAt !== null) return agenda.some(isLeft) ? `${t.live.ended} ${t.live.later}` : t.live.ended;
  return agenda.some(isLeft) ? null : t.live.allDone;
};

const Held = ({
  held,
  meeting,
  deeds,
  tools,
}: {
  held: LiveMeeting;
  meeting: string;
  deeds: LiveDeeds;
  tools: ReactNode;
}) => {
  const shared = useShared();
  const { t } = useSession();
  const notices = useNotices();
  const { agenda, current, since, run, may } = held;
  const now = useNow(deeds.ahead, since !== null);
  const point = pointOf(held);
  const standing = useStanding(held);
  const seconds = point && current === point.id ? secondsLeft(point.minutes, since, now) : null;
  // Those who listen hear where the meeting is when somebody else has moved it on.
  const was = useRef(current);
  useEffect(() => {
    if (was.current !== current && point) notices.say(t.live.at(point.title));
    was.current = current;
  }, [current, point, notices, t]);
  const left = agenda.filter(isLeft).reduce((sum, { minutes }) => sum + (minutes ?? 0), 0);
  const gone =
    seconds === null || !point?.minutes ? 0 : Math.max(0, point.minutes * 60 - Math.max(0, seconds));
  return (
    <>
      {standing ? <p className={shared.text}>{standing}</p> : null}
      {point ? (
        <>
          <p className={shared.text}>
            {t.meetings.point(
              agenda.indexOf(point) + 1,
              agenda.length,
              Math.max(0, left - Math.floor(gone / 60)),
            )}
          </p>
          <p className={mergeClasses(shared.text, shared.heading)} data-point={point.id}>
            {point.title}
          </p>
          {seconds === null ? null : (
            <p className={mergeClasses(shared.text, shared.quiet)}>{t.live.left(seconds)}</p>
          )}
          {may.chair ? <Point key={point.id} meeting={meeting} item={point} deeds={deeds} /> : null}
        </>
      ) : null}
      {agenda.length > 0 ? (
        <Agenda
          items={agenda}
          current={current}
          left={seconds === null ? null : t.live.left(seconds)}
          busy={deeds.busy}
          {...(may.chair && run !== null && run.endedAt === null
            ? { goTo: (item: AgendaItem) => void deeds.steer({ meeting, to: 'item', item: item.id }) }
            : {})}
        />
      ) : null}
      <div className={shared.row}>
        {may.chair && run === null && agenda.length > 0 ? (
          <Button disabledFocusable={deeds.busy} onClick={() => void deeds.steer({ meeting, to: 'start' })}>
            {t.live.begin}
          </Button>
        ) : null}
        {may.chair && run !== null && run.endedAt === null ? (
          <Button disabledFocusable={deeds.busy} onClick={() => void deeds.steer({ meeting, to: 'end' })}>
            {t.live.end}
          </Button>
        ) : null}
        {tools}
      </div>
    </>
  );
};

/** During the meeting: where it is, for everybody who has it open; whoever leads it says what came of each item. */
export const LivePanel = (props: {
  meeting: string | null;
  /** Shown only while the meeting is held: before and after it the agenda itself is. */
  onlyHeld?: boolean;
  add?: (meeting: string) => void;
}) => {
  const shared = useShared();
  const { t, language } = useSession();
  const deeds = useLive(props.meeting);
  const { value, line } = deeds;
  const meeting = value?.meeting;
  const held = value?.run != null && value.run.endedAt === null;
  if (props.onlyHeld && !held) return null;
  return (
    <Panel title={t.live.title} tools={<Line line={line} />}>
      {meeting ? (
        <p className={mergeClasses(shared.text, shared.quiet)}>
          {meeting.start ? `${meeting.title}, ${dayAndTime(meeting.start, language)}` : meeting.title}
        </p>
      ) : null}
      {value && !meeting ? <p className={shared.text}>{t.live.noMeeting}</p> : null}
      {value && meeting ? (
        <Held
          held={value}
          meeting={meeting.id}
          deeds={deeds}
          tools={
            props.add && value.may.chair ? (
              <Button icon={<Add20Regular />} onClick={() => props.add?.(meeting.id)}>
                {t.live.add}
              </Button>
            ) : null
          }
        />
      ) : null}
    </Panel>
  );
};
