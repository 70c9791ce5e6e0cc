import {
  Accordion,
  AccordionHeader,
  AccordionItem,
  AccordionPanel,
  Button,
  Checkbox,
  Field,
} from '@fluentui/react-components';
import { useState } from 'react';
import type { TemplateWhole } from '../../../bot/core/api-programme.ts';
import { LineField, TextField } from '../../parts/fields.tsx';
import { Sheet } from '../../parts/sheet.tsx';
import { useShared } from '../../parts/styles.ts';
import { useSession } from '../../session.tsx';
import { useTrying } from '../../use-trying.ts';
import { RuleFields } from './rule-fields.tsx';
import {
  addedCriterion,
  addedStep,
  type CriterionForm,
  type StepForm,
  type TemplateForm,
  templateOf,
  withoutStep,
} from './template-form.ts';
import { Wrong } from './wrong.tsx';

type Both = { sv: Record<string, string>; en: Record<string, string> };

/** One text in both languages. */
const Pair = <T extends Both>(props: {
  of: T;
  name: string;
  labels: [string, string];
  long?: boolean;
  put: (over: Pick<T, 'sv' | 'en'>) => void;
}) => {
  const { of, name, labels } = props;
  const Kind = props.long ? TextField : LineField;
  const put = (sv: string, en: string): void =>
    props.put({ sv: { ...of.sv, [name]: sv }, en: { ...of.en, [name]: en } } as Pick<T, 'sv' | 'en'>);
  const [sv, en] = [of.sv[name] ?? '', of.en[name] ?? ''];
  return (
    <>
      <Kind label={labels[0]} value={sv} onChange={(text) => put(text, en)} />
      <Kind label={labels[1]} value={en} onChange={(text) => put(sv, text)} />
    </>
  );
};

const StepFields = (props: {
  form: TemplateForm;
  step: StepForm;
  put: (over: Partial<StepForm>) => void;
}) => {
  const shared = useShared();
  const { t, language } = useSession();
  const { form, step, put } = props;
  return (
    <>
      <Pair of={step} name="title" labels={[t.own.titleSv, t.own.titleEn]} put={put} />
      <Pair of={step} name="purpose" labels={[t.own.purposeSv, t.own.purposeEn]} long put={put} />
      <LineField
        label={t.own.weeksAfter}
        type="number"
        min={0}
        value={String(step.offsetWeeks ?? '')}
        onChange={(text) => put({ offsetWeeks: text.trim() === '' ? null : Number(text) })}
      />
      <Field label={t.own.after}>
        <div className={shared.tight}>
          {form.steps
            .filter(({ id }) => id !== step.id)
            .map((other) => (
              <Checkbox
                key={other.id}
                label={other[language].title || other.id}
                checked={step.dependsOn.includes(other.id)}
                onChange={(_, { checked }) =>
                  put({
                    dependsOn: checked
                      ? [...step.dependsOn, other.id]
                      : step.dependsOn.filter((id) => id !== other.id),
                  })
                }
              />
            ))}
        </div>
      </Field>
      <TextField
        label={t.own.outputs}
        value={step.outputs.join('\n')}
        onChange={(text) => put({ outputs: text.split('\n') })}
      />
      <RuleFields rule={step.completion} put={(completion) => put({ completion })} />
    </>
  );
};

/** A template of one's own, all that can be changed in it, in both languages. */
export const TemplateSheet = (props: { whole: TemplateWhole; saved: () => void; close: () => void }) => {
  const shared = useShared();
  const { t, api, language } = useSession();
  const trying = useTrying();
  const { id, version } = props.whole;
  const [form, set] = useState(() => structuredClone(props.whole.template) as unknown as TemplateForm);
  const putStep = (which: string, over: Partial<StepForm>): void =>
    set({ ...form, steps: form.steps.map((step) => (step.id === which ? { ...step, ...over } : step)) });
  const putCriterion = (which: string, over: Partial<CriterionForm>): void =>
    set({
      ...form,
      criteria: form.criteria.map((each) => (each.id === which ? { ...each, ...over } : each)),
    });
  const save = (): void =>
    void trying.run(async () => {
      const result = await api.changeTemplate(id, version, templateOf(form));
      if (!result.ok) return result.trouble;
      props.saved();
      return null;
    });
  return (
    <Sheet
      title={t.own.editor}
      wide
      onSubmit={save}
      onClose={props.close}
      actions={
        <>
          <Button appearance="primary" type="submit" disabledFocusable={trying.busy}>
            {t.do.save}
          </Button>
          <Button appearance="subtle" onClick={props.close}>
            {t.do.cancel}
          </Button>
        </>
      }
    >
      {trying.trouble ? <Wrong trouble={trying.trouble} lead={t.own.wrong} /> : null}
      <Pair
        of={form}
        name="name"
        labels={[t.own.nameSv, t.own.nameEn]}
        put={(over) => set({ ...form, ...over })}
      />
      <Pair
        of={form}
        name="summary"
        labels={[t.own.summarySv, t.own.summaryEn]}
        long
        put={(over) => set({ ...form, ...over })}
      />
      <Accordion collapsible multiple>
        {form.steps.map((step, index) => (
          <AccordionItem key={step.id} value={step.id}>
            <AccordionHeader as="h3">{t.own.stepNo(index + 1, step[language].title ?? '')}</AccordionHeader>
            <AccordionPanel>
              <div className={shared.stack}>
                <StepFields form={form} step={step} put={(over) => putStep(step.id, over)} />
                <div className={shared.row}>
                  <Button onClick={() => set(withoutStep(form, step.id))}>{t.own.removeStep}</Button>
                </div>
              </div>
            </AccordionPanel>
          </AccordionItem>
        ))}
        {form.criteria.map((criterion, index) => (
          <AccordionItem key={criterion.id} value={criterion.id}>
            <AccordionHeader as="h3">
              {t.own.criterionNo(index + 1, criterion[language].text ?? '')}
            </AccordionHeader>
            <AccordionPanel>
              <div className={shared.stack}>
                <Pair
                  of={criterion}
                  name="text"
                  labels={[t.own.textSv, t.own.textEn]}
                  long
                  put={(over) => putCriterion(criterion.id, over)}
                />
                <RuleFields rule={criterion.rule} put={(rule) => putCriterion(criterion.id, { rule })} />
                <div className={shared.row}>
                  <Button
                    onClick={() =>
                      set({ ...form, criteria: form.criteria.filter((each) => each.id !== criterion.id) })
                    }
                  >
                    {t.own.removeCriterion}
                  </Button>
                </div>
              </div>
            </AccordionPanel>
          </AccordionItem>
        ))}
      </Accordion>
      <div className={shared.row}>
        <Button onClick={() => set(addedStep(form))}>{t.own.addStep}</Button>
        <Button onClick={() => set(addedCriterion(form))}>{t.own.addCriterion}</Button>
      </div>
    </Sheet>
  );
};
