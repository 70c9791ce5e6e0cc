import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { AptView } from '../../bot/core/api-apt.ts';
import { Bar } from '../parts/bar.tsx';
import { ConsentWay } from '../parts/consent-way.tsx';
import { LineField } from '../parts/fields.tsx';
import { useNotices } from '../parts/notice.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { useShared } from '../parts/styles.ts';
import { useFirstProblem } from '../parts/use-first-problem.ts';
import { sentenceOf } from '../sentence.ts';
import { useSession } from '../session.tsx';
import type { Trouble } from '../trouble.ts';
import { useUnit } from '../unit.tsx';
import { WHEEL_ANCHOR } from './apt.ts';
import { monthName } from './months.ts';

const partsOf = (text: string): string[] =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean);
const fits = (parts: string[]): boolean => parts.length <= 6 && parts.every((part) => part.length <= 80);
const numberIn = (text: string): number | null => (/^\d$/.test(text.trim()) ? Number(text.trim()) : null);

/** The year in the unit's own words; the manager may go back to the suggestion. */
export const WheelSheet = ({ apt, close }: { apt: AptView; close: () => void }) => {
  const shared = useShared();
  const { t, api, language } = useSession();
  const unit = useUnit();
  const notices = useNotices();
  const { wheel } = apt;
  const [months, setMonths] = useState(() =>
    wheel.months.map(({ lines }) => lines.map(({ short }) => short).join(', ')),
  );
  const [perQuarter, setPerQuarter] = useState(String(wheel.perQuarter));
  const [tried, tryIt] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const problems: Record<string, string> = {};
  months.forEach((text, index) => {
    if (!fits(partsOf(text))) problems[String(index)] = t.apt.wheel.tooMuch;
  });
  const number = numberIn(perQuarter);
  if (number === null) problems.perQuarter = t.apt.wheel.perQuarterWrong;
  const fields = useFirstProblem(tried ? problems : {});

  const save = async (own: string[][] | null): Promise<void> => {
    tryIt(true);
    if (own !== null && Object.keys(problems).length > 0) return;
    const result = await api.saveWheel(unit.id, {
      months: own,
      ...(number === null ? {} : { perQuarter: number }),
    });
    if (!result.ok) return setTrouble({ ...result.trouble, again: () => void save(own) });
    unit.apt.change((view) => ({ ...view, wheel: result.value }));
    notices.saved(t.apt.wheel.saved);
    close();
  };
  return (
    <Sheet
      title={t.apt.wheel.edit}
      returnTo={WHEEL_ANCHOR}
      onClose={close}
      onSubmit={() => void save(months.map(partsOf))}
      actions={
        <>
          <Button appearance="primary" type="submit">
            {t.do.save}
          </Button>
          {wheel.own ? <Button onClick={() => void save(null)}>{t.apt.wheel.ours}</Button> : null}
          <Button appearance="subtle" onClick={close}>
            {t.do.cancel}
          </Button>
        </>
      }
    >
      {trouble ? (
        <Bar intent="error" announce actions={<ConsentWay trouble={trouble} again={trouble.again} />}>
          {sentenceOf(trouble, t, language)}
        </Bar>
      ) : null}
      <p className={shared.text}>{t.apt.wheel.hint}</p>
      <div ref={fields} className={shared.wide}>
        {months.map((text, index) => (
          <LineField
            key={monthName(index + 1, 'sv', 'short')}
            name={String(index)}
            label={monthName(index + 1, language, 'long')}
            value={text}
            problem={tried ? problems[String(index)] : undefined}
            onChange={(next) => setMonths(months.map((each, place) => (place === index ? next : each)))}
          />
        ))}
        <LineField
          name="perQuarter"
          label={t.apt.wheel.perQuarter}
          hint={t.apt.wheel.assumption}
          type="number"
          min={0}
          max={9}
          value={perQuarter}
          problem={tried ? problems.perQuarter : undefined}
          onChange={setPerQuarter}
        />
      </div>
    </Sheet>
  );
};
