import { Button, makeStyles } from '@fluentui/react-components';
import { useState } from 'react';
import type { Themes } from '../../bot/core/api-competence.ts';
import { LineField } from '../parts/fields.tsx';
import { useNotices } from '../parts/notice.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { useShared } from '../parts/styles.ts';
import { TroubleBar } from '../parts/trouble-bar.tsx';
import { useFirstProblem } from '../parts/use-first-problem.ts';
import { useSession } from '../session.tsx';
import { putMeeting, useUnit } from '../unit.tsx';
import { useTrying } from '../use-trying.ts';
import { swedishInstant } from '../when.ts';
import { themeSessionId } from './places.ts';

const useStyles = makeStyles({
  fields: { display: 'grid', gridTemplateColumns: 'repeat(2, minmax(0, 1fr))', gap: '16px' },
  full: { gridColumn: '1 / -1' },
});

type Field = 'title' | 'day' | 'from' | 'to';

/** A session about a theme: when. Its agenda follows the theme. */
export const ThemeSessionSheet = (props: { theme: Themes['themes'][number]; close: () => void }) => {
  const styles = useStyles();
  const shared = useShared();
  const { t, api } = useSession();
  const unit = useUnit();
  const notices = useNotices();
  const trying = useTrying();
  const { theme, close } = props;
  const words = t.competence;
  // One key for one session: trying again after a lost answer makes no second one.
  const [key] = useState(() => crypto.randomUUID());
  const [form, set] = useState<Record<Field, string>>({
    ...{ title: words.sessionTitle(theme.title), day: '', from: '13:00', to: '15:00' },
  });
  const [tried, attempt] = useState(false);
  const start = swedishInstant(form.day, form.from);
  const end = swedishInstant(form.day, form.to);
  const problems: Partial<Record<Field, string>> = {};
  if (tried) {
    for (const field of ['title', 'day', 'from', 'to'] as const)
      if (!form[field].trim()) problems[field] = t.meetings.missing;
    if (form.from && form.to && form.day && !(start && end && end > start))
      problems.to = t.meetings.timeWrong;
  }
  const fields = useFirstProblem(problems);
  const field = (name: Field) => ({
    value: form[name],
    problem: problems[name],
    required: true,
    onChange: (value: string) => set((now) => ({ ...now, [name]: value })),
  });
  const save = async (): Promise<void> => {
    attempt(true);
    const title = form.title.trim();
    if (!title || !start || !end || end <= start || trying.busy) return;
    await trying.run(async () => {
      const result = await api.planThemeSession(unit.id, { area: theme.area, title, start, end }, key);
      if (!result.ok) return result.trouble;
      putMeeting(unit, result.value);
      notices.saved(words.sessionMade(result.value.title));
      close();
      return null;
    });
  };
  return (
    <Sheet
      title={words.planSessionFor(theme.title)}
      returnTo={themeSessionId(theme.area)}
      onSubmit={() => void save()}
      onClose={close}
      actions={
        <>
          <Button appearance="primary" type="submit" disabledFocusable={trying.busy}>
            {t.do.add}
          </Button>
          <Button appearance="subtle" onClick={close}>
            {t.do.cancel}
          </Button>
        </>
      }
    >
      {trying.trouble ? <TroubleBar trouble={trying.trouble} /> : null}
      <p className={shared.text}>{words.sessionHelp}</p>
      <div ref={fields} className={styles.fields}>
        <div className={styles.full}>
          <LineField {...field('title')} label={t.meetings.name} />
        </div>
        <div className={styles.full}>
          <LineField {...field('day')} label={t.meetings.day} type="date" autoFocus />
        </div>
        <LineField {...field('from')} label={t.meetings.from} type="time" />
        <LineField {...field('to')} label={t.meetings.to} type="time" />
      </div>
    </Sheet>
  );
};
