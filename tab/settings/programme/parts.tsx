/** The parts of the programme's settings: limits, areas and words, dates, topics. */
import { Checkbox, Field, makeStyles } from '@fluentui/react-components';
import { PLAN_WORDS, type ProgrammeView, TERMS, TRAINING_FORMS } from '../../../bot/core/api-programme.ts';
import { PLAN_AREAS } from '../../../bot/core/choices.ts';
import { yearDay } from '../../../bot/core/texts/dates.ts';
import { ChoiceField, LineField } from '../../parts/fields.tsx';
import { Status } from '../../parts/status.tsx';
import { NOT_COMPACT, useShared } from '../../parts/styles.ts';
import { useSession } from '../../session.tsx';
import type { ProgrammeForm, StepForm, TopicForm } from './form.ts';

export interface PartProps {
  view: ProgrammeView;
  form: ProgrammeForm;
  set: (form: ProgrammeForm) => void;
  problems: Record<string, string>;
}

const useStyles = makeStyles({
  two: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: '16px',
    alignItems: 'start',
    [NOT_COMPACT]: { gridTemplateColumns: 'repeat(2, minmax(0, 1fr))' },
  },
  boxes: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
});

export const Limits = ({ view, form, set, problems }: PartProps) => {
  const styles = useStyles();
  const shared = useShared();
  const { t } = useSession();
  if (view.thresholds.length === 0) return null;
  return (
    <div className={shared.stack}>
      <h3 className={shared.text}>{t.own.limits}</h3>
      <div className={styles.two}>
        {view.thresholds.map(({ id, label, of, kind, template, value, assumption }) => {
          const said = kind === 'share' ? t.own.percent(Math.round(template * 100)) : String(template);
          const basis = value !== template ? `${t.own.yours} ` : assumption ? `${t.own.assumption} ` : '';
          return (
            <LineField
              key={id}
              label={t.own.limitIn(of, label, kind === 'share')}
              type="number"
              min={kind === 'share' ? 0 : 1}
              max={100}
              hint={`${basis}${value === template && assumption ? '' : t.own.template(said)}`.trim()}
              problem={problems[`thresholds.${id}`]}
              value={form.limits[id] ?? ''}
              onChange={(text) => set({ ...form, limits: { ...form.limits, [id]: text } })}
            />
          );
        })}
      </div>
    </div>
  );
};

const same = (a: readonly string[], b: readonly string[]): boolean => a.join() === b.join();

export const General = ({ view, form, set, problems }: PartProps) => {
  const styles = useStyles();
  const shared = useShared();
  const { t } = useSession();
  const { group, training } = view;
  const planWords = PLAN_WORDS.map((value) => ({
    value: value as string,
    text: t.own.planWords[value] ?? value,
  }));
  const own = planWords.some(({ value }) => value === view.planArtefact.template)
    ? planWords
    : [{ value: view.planArtefact.template, text: view.planArtefact.template }, ...planWords];
  return (
    <div className={shared.stack}>
      <h3 className={shared.text}>{t.own.general}</h3>
      <Field
        label={t.own.areas}
        {...(view.planAreas.assumption && same(view.planAreas.value, view.planAreas.template)
          ? { hint: t.own.assumption }
          : {})}
        {...(form.areas.length === 0
          ? { validationMessage: t.own.areasNone, validationState: 'error' as const }
          : {})}
      >
        <div className={styles.boxes}>
          {PLAN_AREAS.map((area) => (
            <Checkbox
              key={area}
              label={t.area[area]}
              checked={form.areas.includes(area)}
              onChange={(_, { checked }) =>
                set({
                  ...form,
                  areas: PLAN_AREAS.filter((each) =>
                    each === area ? checked === true : form.areas.includes(each),
                  ),
                })
              }
            />
          ))}
        </div>
      </Field>
      <div className={styles.two}>
        {view.term.mayChange ? (
          <ChoiceField
            label={t.own.term}
            options={TERMS.map((value) => ({ value, text: value }))}
            value={form.term}
            onChange={(term) => set({ ...form, term })}
          />
        ) : null}
        <ChoiceField
          label={t.own.planWord}
          {...(view.planArtefact.assumption && view.planArtefact.value === view.planArtefact.template
            ? { hint: t.own.assumption }
            : {})}
          options={own}
          value={form.planWord}
          onChange={(planWord) => set({ ...form, planWord })}
        />
        {group ? (
          <>
            <LineField
              label={t.own.groupMin}
              type="number"
              min={0}
              hint={group.assumption ? t.own.assumption : t.own.template(String(group.template.min))}
              problem={problems[`roles.${group.role}`]}
              value={form.min}
              onChange={(min) => set({ ...form, min })}
            />
            <LineField
              label={t.own.groupMax}
              type="number"
              min={1}
              hint={group.assumption ? `${t.own.assumption} ${t.own.groupMaxHelp}` : t.own.groupMaxHelp}
              value={form.max}
              onChange={(max) => set({ ...form, max })}
            />
          </>
        ) : null}
        {training ? (
          <ChoiceField
            label={t.own.training}
            hint={t.own.trainingHelp}
            options={TRAINING_FORMS.map((value) => ({ value, text: t.own.trainings[value] }))}
            value={form.training}
            onChange={(value) =>
              set({ ...form, training: TRAINING_FORMS.find((one) => one === value) ?? 'sessions' })
            }
          />
        ) : null}
      </div>
    </div>
  );
};

export const Dates = ({ view, form, set, problems }: PartProps) => {
  const styles = useStyles();
  const shared = useShared();
  const { t, language } = useSession();
  const put = (id: string, over: Partial<StepForm>): void => {
    const before = form.steps[id] ?? { mode: 'start', weeks: '0', on: '' };
    set({ ...form, steps: { ...form.steps, [id]: { ...before, ...over } } });
  };
  return (
    <div className={shared.stack}>
      <div className={shared.tight}>
        <h3 className={shared.text}>{t.own.dates}</h3>
        <p className={shared.text}>{t.own.datesBody}</p>
      </div>
      {view.steps.map(({ id, title, done, due, clash, templateWeeks }) => {
        const step = form.steps[id];
        if (step === undefined) return null;
        const now = due === null ? undefined : t.own.dueNow(yearDay(due, language));
        if (done)
          return (
            <div key={id} className={shared.tight}>
              <span className={shared.strong}>{title}</span>
              <Status name="done" text={t.own.doneStep} />
            </div>
          );
        const problem = problems[`dates.${id}`] ?? clash ?? undefined;
        return (
          <div key={id} className={styles.two}>
            <ChoiceField
              label={t.own.counted(title)}
              options={[
                { value: 'start', text: t.own.fromStart },
                { value: 'day', text: t.own.decided },
              ]}
              hint={now}
              value={step.mode}
              onChange={(mode) => put(id, { mode: mode === 'day' ? 'day' : 'start' })}
            />
            {step.mode === 'day' ? (
              <LineField
                label={t.own.day(title)}
                type="date"
                value={step.on}
                problem={problem}
                onChange={(on) => put(id, { on })}
              />
            ) : (
              <LineField
                label={t.own.weeks(title)}
                type="number"
                min={0}
                hint={`${t.own.assumption} ${t.own.template(String(templateWeeks))}`}
                problem={problem}
                value={step.weeks}
                onChange={(weeks) => put(id, { weeks })}
              />
            )}
          </div>
        );
      })}
    </div>
  );
};

export const Topics = ({ view, form, set }: PartProps) => {
  const styles = useStyles();
  const shared = useShared();
  const { t } = useSession();
  if (form.topics.length === 0) return null;
  const put = (at: number, over: Partial<TopicForm>): void =>
    set({ ...form, topics: form.topics.map((each) => (each.at === at ? { ...each, ...over } : each)) });
  const steps = view.steps.map(({ id, title }) => ({ value: id, text: title }));
  const covered = new Set(form.topics.flatMap(({ topic, step }) => (step === '' ? [] : [topic])));
  const missing = form.topics.filter(({ topic }) => !covered.has(topic)).map(({ name }) => name);
  return (
    <div className={shared.stack}>
      <div className={shared.tight}>
        <h3 className={shared.text}>{t.own.topics}</h3>
        <p className={shared.text}>{t.own.topicsBody}</p>
      </div>
      {missing.length > 0 ? (
        <Status name="late" text={t.own.missing([...new Set(missing)].join(', '))} />
      ) : null}
      {form.topics.map(({ at, name, step }, index) => (
        <div key={at} className={styles.two}>
          <LineField
            label={t.own.topicName(index + 1)}
            value={name}
            onChange={(text) => put(at, { name: text })}
          />
          <ChoiceField
            label={t.own.topicStep(index + 1)}
            none={t.own.topicNowhere}
            options={steps}
            value={step}
            onChange={(next) => put(at, { step: next })}
          />
        </div>
      ))}
    </div>
  );
};
