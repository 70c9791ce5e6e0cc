import { Button, mergeClasses, Spinner } from '@fluentui/react-components';
import { useCallback } from 'react';
import type { CalendarSeries } from '../../bot/core/api-calendar.ts';
import { dayAndTime } from '../../bot/core/texts/dates.ts';
import { Choice } from '../parts/choice.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { useShared } from '../parts/styles.ts';
import { TroubleBar } from '../parts/trouble-bar.tsx';
import { useSession } from '../session.tsx';
import { useUnit } from '../unit.tsx';
import { useOnce } from '../use-once.ts';
import { useTrying } from '../use-trying.ts';
import { SERIES_ANCHOR } from './calendar-line.tsx';
import { rhythmOf } from './calendar-words.ts';
import { useCalendar } from './use-calendar.ts';

/** The recurring meetings of the reader's own calendar, one of which becomes the unit's APT. */
export const CalendarSeriesSheet = (props: {
  close: () => void;
  /** The way without a calendar: a meeting in the list alone. */
  byHand: () => void;
}) => {
  const shared = useShared();
  const { t, api, language } = useSession();
  const { id } = useUnit();
  const list = useOnce(useCallback(() => api.series(id), [api, id]));
  const calendar = useCalendar();
  const choosing = useTrying();
  const choose = async (series: CalendarSeries): Promise<void> => {
    if (await choosing.run(() => calendar.choose(series))) props.close();
  };
  const none = list.state === 'failed' || (list.state === 'ready' && list.value.series.length === 0);
  return (
    <Sheet
      title={t.calendar.chooseTitle}
      returnTo={SERIES_ANCHOR}
      onClose={props.close}
      actions={
        <>
          {none ? <Button onClick={props.byHand}>{t.calendar.byHand}</Button> : null}
          <Button appearance="subtle" onClick={props.close}>
            {t.do.close}
          </Button>
        </>
      }
    >
      {choosing.trouble ? <TroubleBar trouble={choosing.trouble} /> : null}
      {list.state === 'loading' ? <Spinner label={t.calendar.reading} /> : null}
      {list.state === 'failed' ? <TroubleBar trouble={list.trouble} retry={list.retry} /> : null}
      {list.state === 'ready' && none ? <p className={shared.text}>{t.calendar.noSeries}</p> : null}
      {none ? <p className={shared.text}>{t.calendar.without}</p> : null}
      {list.state === 'ready' && !none ? (
        <>
          <p className={shared.text}>{t.calendar.chooseLead}</p>
          <ul className={shared.list}>
            {list.value.series.map((series) => {
              const next = series.next[0];
              return (
                <Choice
                  key={series.id}
                  title={series.title}
                  chosen={series.id === list.value.chosen ? t.calendar.chosen : null}
                  button={{
                    label: t.calendar.choose,
                    name: t.calendar.chooseIt(series.title),
                    busy: choosing.busy,
                    press: () => void choose(series),
                  }}
                >
                  <span>
                    {rhythmOf(series, t)}
                    {series.online ? `, ${t.calendar.online.toLowerCase()}` : ''}
                  </span>
                  <span className={mergeClasses(shared.text, shared.quiet)}>
                    {next ? t.calendar.next(dayAndTime(next.start, language)) : t.calendar.noNext}
                  </span>
                </Choice>
              );
            })}
          </ul>
        </>
      ) : null}
    </Sheet>
  );
};
