import { makeStyles, mergeClasses } from '@fluentui/react-components';
import { HatGraduation20Regular } from '@fluentui/react-icons';
import { TRAINING_FORMS, type TrainingForm } from '../../bot/core/api-programme.ts';
import type { TrainingView } from '../../bot/core/api-training.ts';
import { ChoiceField } from '../parts/fields.tsx';
import { useNotices } from '../parts/notice.tsx';
import { Panel } from '../parts/panel.tsx';
import { Status } from '../parts/status.tsx';
import { useShared } from '../parts/styles.ts';
import { TroubleBar } from '../parts/trouble-bar.tsx';
import { useSession } from '../session.tsx';
import { putTrainingView, useUnit } from '../unit.tsx';
import { useTrying } from '../use-trying.ts';

const useStyles = makeStyles({
  choice: { maxWidth: '360px' },
  list: { display: 'flex', flexDirection: 'column', gap: '12px' },
});

/** In sessions, as a web course or both (R42): changed by the manager at any time, with what the programme asks for beside. */
export const FormChoice = ({ view, form }: { view: TrainingView; form: TrainingForm }) => {
  const styles = useStyles();
  const shared = useShared();
  const { t, api } = useSession();
  const unit = useUnit();
  const notices = useNotices();
  const trying = useTrying();
  const choose = (next: TrainingForm): void =>
    void trying.run(async () => {
      const chosen = await api.chooseTrainingForm(unit.id, next);
      if (!chosen.ok) return chosen.trouble;
      putTrainingView(unit, chosen.value);
      notices.saved(t.training.formSaved);
      return null;
    });
  return (
    <Panel title={t.training.formTitle} icon={<HatGraduation20Regular />}>
      {trying.trouble ? <TroubleBar trouble={trying.trouble} onClose={trying.forget} /> : null}
      {view.may.chooseForm ? (
        <div className={styles.choice}>
          <ChoiceField
            label={t.training.formChoose}
            hint={t.training.formHelp}
            value={form}
            disabled={trying.busy}
            options={TRAINING_FORMS.map((value) => ({ value, text: t.own.trainings[value] }))}
            onChange={(value) => choose(TRAINING_FORMS.find((one) => one === value) ?? form)}
          />
        </div>
      ) : (
        <p className={shared.text}>{t.own.trainings[form]}</p>
      )}
      <ul className={mergeClasses(shared.list, styles.list)}>
        {view.criteria.map((each) => (
          <li key={each.id} className={shared.tight}>
            <Status name={each.met ? 'met' : 'unmet'} />
            <p className={shared.text}>{each.text}</p>
            <p className={mergeClasses(shared.text, shared.caption)}>{each.reason}</p>
            {each.assumption ? (
              <p className={mergeClasses(shared.text, shared.caption)}>{t.programme.assumption}</p>
            ) : null}
          </li>
        ))}
      </ul>
    </Panel>
  );
};
