import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { CalendarLtr20Regular, Warning20Regular } from '@fluentui/react-icons';
import type { UnitCalendar } from '../../bot/core/api-calendar.ts';
import { Bar } from '../parts/bar.tsx';
import { useNotices } from '../parts/notice.tsx';
import { useShared } from '../parts/styles.ts';
import { useSession } from '../session.tsx';
import { useTrying } from '../use-trying.ts';
import { useOverview } from '../with-overview.tsx';
import { readDay } from './calendar-words.ts';
import { useCalendar } from './use-calendar.ts';
import type { CalendarReading } from './use-calendar-reading.ts';

/** The id of the button that opens the choice of a series. */
export const SERIES_ANCHOR = 'calendar-series';

const useStyles = makeStyles({
  line: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: '8px', rowGap: '4px' },
  words: { display: 'flex', alignItems: 'start', gap: '8px', minWidth: 0 },
  icon: { display: 'flex', flexShrink: 0, color: tokens.colorNeutralForeground3 },
  buttons: { display: 'flex', flexWrap: 'wrap' },
  button: { minWidth: 'auto', paddingInline: '8px' },
});

/** Which series in a calendar the unit's APT follow, and what may be done about it; an offer where there is none. */
export const CalendarLine = (props: {
  calendar: UnitCalendar;
  reading: CalendarReading;
  /** Opens the choice of a series. */
  choose: () => void;
}) => {
  const styles = useStyles();
  const shared = useShared();
  const { t, language } = useSession();
  const { today } = useOverview();
  const calendar = useCalendar();
  const notices = useNotices();
  const stopping = useTrying();
  const { series, mayChoose } = props.calendar;
  if (!series && !mayChoose) return null;
  const busy = props.reading.busy || stopping.busy;

  const stop = async (): Promise<void> => {
    await stopping.run(async () => {
      const trouble = await calendar.choose(null);
      // The buttons are gone with the series: the focus needs another place.
      if (trouble) notices.failed(trouble);
      else document.querySelector('h1')?.focus();
      return trouble;
    });
  };
  const readAgain = async (): Promise<void> => {
    if (await props.reading.read()) notices.saved(t.calendar.rereadNote);
  };
  const buttons = (
    <>
      {series?.mine && !series.gone ? (
        <Button
          appearance={series?.gone ? 'secondary' : 'subtle'}
          className={styles.button}
          disabledFocusable={busy}
          onClick={() => void readAgain()}
        >
          {t.calendar.reread}
        </Button>
      ) : null}
      {mayChoose ? (
        <Button
          id={SERIES_ANCHOR}
          appearance={series?.gone ? 'secondary' : 'subtle'}
          className={styles.button}
          disabledFocusable={stopping.busy}
          onClick={props.choose}
        >
          {series ? t.calendar.change : t.calendar.get}
        </Button>
      ) : null}
      {mayChoose && series ? (
        <Button
          appearance={series?.gone ? 'secondary' : 'subtle'}
          className={styles.button}
          disabledFocusable={stopping.busy}
          onClick={() => void stop()}
        >
          {t.calendar.stop}
        </Button>
      ) : null}
    </>
  );
  if (series?.gone)
    return (
      <Bar intent="warning" icon={<Warning20Regular />} actions={mayChoose ? buttons : undefined}>
        {mayChoose ? t.calendar.gone(series.title) : t.calendar.goneReader(series.title)}
      </Bar>
    );
  const told = series
    ? series.readAt === null
      ? t.calendar.from(series.title)
      : t.calendar.fromRead(series.title, readDay(series.readAt, today, t, language))
    : t.calendar.offer;
  return (
    <section className={styles.line} aria-label={t.calendar.label}>
      <span className={styles.words}>
        <span className={styles.icon} aria-hidden>
          <CalendarLtr20Regular />
        </span>
        <span className={mergeClasses(shared.text, shared.quiet)}>
          {told}
          {series && mayChoose && !series.mine ? `. ${t.calendar.colleague}` : ''}
        </span>
      </span>
      <span className={styles.buttons}>{buttons}</span>
    </section>
  );
};
