import { Button, mergeClasses } from '@fluentui/react-components';
import { History20Regular } from '@fluentui/react-icons';
import { useState } from 'react';
import { yearDay } from '../../bot/core/texts/dates.ts';
import { LineField } from '../parts/fields.tsx';
import { useNotices } from '../parts/notice.tsx';
import { Panel } from '../parts/panel.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { useShared } from '../parts/styles.ts';
import { TroubleBar } from '../parts/trouble-bar.tsx';
import { useSession } from '../session.tsx';
import { putProgramme, useUnit } from '../unit.tsx';
import { useTrying } from '../use-trying.ts';
import { useWhole } from './whole.tsx';

const BeforeSheet = ({ close }: { close: () => void }) => {
  const shared = useShared();
  const { t, api, language } = useSession();
  const unit = useUnit();
  const notices = useNotices();
  const trying = useTrying();
  const { steps, earlier, since } = useWhole();
  const [diploma, setDiploma] = useState(earlier.diploma ?? '');
  const [date, setDate] = useState(earlier.date ?? '');
  const [days, setDays] = useState<Record<string, string>>(() =>
    Object.fromEntries(
      steps.flatMap(({ id, howDone, recordedOn }) => (howDone === 'before' ? [[id, recordedOn ?? '']] : [])),
    ),
  );
  const words = t.steps.before;
  // What facts have done here needs no word from before.
  const offered = steps.filter(({ howDone }) => howDone !== 'facts');
  const given = offered.filter(({ id }) => (days[id] ?? '') !== '');
  const save = async (): Promise<void> => {
    const saved = await trying.run(async () => {
      const result = await api.setEarlier(unit.id, {
        diploma: diploma.trim() || null,
        date: date || null,
        steps: given.map(({ id }) => ({ step: id, date: days[id] ?? '' })),
      });
      if (!result.ok) return result.trouble;
      putProgramme(unit, result.value);
      return null;
    });
    if (!saved) return;
    notices.saved(words.saved);
    close();
  };
  const problem = (field: string): string | undefined =>
    trying.trouble?.fields.find((each) => each.field === field)?.message;
  const unplaced = trying.trouble !== null && trying.trouble.fields.length === 0;
  return (
    <Sheet
      title={words.title}
      wide
      onSubmit={() => void save()}
      onClose={close}
      actions={
        <>
          <Button appearance="primary" type="submit" disabledFocusable={trying.busy}>
            {t.do.save}
          </Button>
          <Button appearance="subtle" onClick={close}>
            {t.do.cancel}
          </Button>
        </>
      }
    >
      {unplaced && trying.trouble ? <TroubleBar trouble={trying.trouble} /> : null}
      <LineField
        label={words.diploma}
        name="diploma"
        hint={words.diplomaHelp}
        value={diploma}
        autoFocus
        problem={problem('diploma')}
        onChange={setDiploma}
      />
      <LineField
        label={words.date}
        name="date"
        type="date"
        value={date}
        problem={problem('date')}
        onChange={setDate}
      />
      <h3 className={mergeClasses(shared.text, shared.heading)}>{words.steps}</h3>
      <p className={shared.text}>
        {words.stepsHelp(yearDay(since, language))} {words.facts}
      </p>
      {offered.map(({ id, title }) => (
        <LineField
          key={id}
          label={title}
          name={id}
          type="date"
          value={days[id] ?? ''}
          problem={problem(`steps.${given.findIndex((each) => each.id === id)}.date`)}
          onChange={(day) => setDays((now) => ({ ...now, [id]: day }))}
        />
      ))}
    </Sheet>
  );
};

/** What the unit had done before it came here (R55), with a note where the programme was made for others. */
export const Before = () => {
  const shared = useShared();
  const { t, language } = useSession();
  const { earlier, steps, may } = useWhole();
  const [open, setOpen] = useState(false);
  const any = earlier.diploma !== null || steps.some(({ howDone }) => howDone === 'before');
  if (!any && !may.startMidway) return null;
  const words = t.steps.before;
  const day = earlier.date ? yearDay(earlier.date, language) : null;
  return (
    <Panel title={words.title} icon={<History20Regular />}>
      {any ? null : <p className={shared.text}>{words.body}</p>}
      {earlier.diploma ? <p className={shared.text}>{words.given(earlier.diploma, day)}</p> : null}
      {earlier.note ? <p className={mergeClasses(shared.text, shared.caption)}>{earlier.note}</p> : null}
      {may.startMidway ? (
        <div className={shared.row}>
          <Button onClick={() => setOpen(true)}>{any ? words.change : words.open}</Button>
        </div>
      ) : null}
      {open ? <BeforeSheet close={() => setOpen(false)} /> : null}
    </Panel>
  );
};
