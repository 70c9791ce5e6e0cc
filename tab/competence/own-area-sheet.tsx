import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { LEVELS, type Level, type OwnArea } from '../../bot/core/api-competence.ts';
import { PLAN_AREAS, type PlanArea } from '../../bot/core/choices.ts';
import { ChoiceField, LineField, TextField } from '../parts/fields.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { useShared } from '../parts/styles.ts';
import { useFirstProblem } from '../parts/use-first-problem.ts';
import { useSession } from '../session.tsx';

const MOST_TITLE = 120;
const MOST_DESCRIPTION = 600;
const MOST_LEVEL = 400;

interface Form extends Record<Level, string> {
  area: PlanArea;
  title: string;
  description: string;
}

const formOf = (area: OwnArea | null): Form => ({
  area: area?.area ?? 'kunskap',
  title: area?.title ?? '',
  description: area?.description ?? '',
  behov_av_baskunskap: area?.levels.behov_av_baskunskap ?? '',
  medelkunskap: area?.levels.medelkunskap ?? '',
  hog_kunskap: area?.levels.hog_kunskap ?? '',
});

/** An area of the unit's own: its name, and what each level means. */
export const OwnAreaSheet = (props: {
  area: OwnArea | null;
  save: (area: OwnArea) => void;
  close: () => void;
}) => {
  const shared = useShared();
  const { t } = useSession();
  const [form, set] = useState<Form>(() => formOf(props.area));
  const [tried, attempt] = useState(false);
  const words = t.competenceLead;
  const missing = (['title', ...LEVELS] as const).filter((field) => form[field].trim() === '');
  const problems: Partial<Record<keyof Form, string>> = tried
    ? Object.fromEntries(missing.map((field) => [field, words.missing]))
    : {};
  const fields = useFirstProblem(problems);
  const field = (name: keyof Form, most: number) => ({
    value: form[name],
    problem: problems[name],
    onChange: (value: string) => set((now) => ({ ...now, [name]: value.slice(0, most) })),
  });
  const save = (): void => {
    attempt(true);
    if (missing.length > 0) return;
    const { area, title, description, ...levels } = form;
    const trimmed = { ...levels };
    for (const level of LEVELS) trimmed[level] = levels[level].trim();
    props.save({ area, title: title.trim(), description: description.trim(), levels: trimmed });
  };
  return (
    <Sheet
      title={words.ownSheet}
      returnTo="own-area"
      onSubmit={save}
      onClose={props.close}
      actions={
        <>
          <Button appearance="primary" type="submit">
            {props.area ? t.do.save : t.do.add}
          </Button>
          <Button appearance="subtle" onClick={props.close}>
            {t.do.cancel}
          </Button>
        </>
      }
    >
      <div ref={fields} className={shared.wide}>
        <LineField {...field('title', MOST_TITLE)} label={words.ownTitle} required autoFocus />
        <ChoiceField
          label={words.ownArea}
          value={form.area}
          options={PLAN_AREAS.map((area) => ({ value: area, text: t.area[area] }))}
          onChange={(value) =>
            set((now) => ({ ...now, area: PLAN_AREAS.find((area) => area === value) ?? now.area }))
          }
        />
        <TextField {...field('description', MOST_DESCRIPTION)} label={words.ownDescription} />
        <p className={shared.text}>{words.ownLevels}</p>
        {LEVELS.map((level) => (
          <TextField key={level} {...field(level, MOST_LEVEL)} label={t.competence.level[level]} required />
        ))}
      </div>
    </Sheet>
  );
};
