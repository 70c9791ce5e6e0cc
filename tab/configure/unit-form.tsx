import { makeStyles } from '@fluentui/react-components';
import type { PersonView, ProgrammeCard } from '../../bot/core/api.ts';
import { ChoiceField, LineField } from '../parts/fields.tsx';
import { Panel } from '../parts/panel.tsx';
import { useSession } from '../session.tsx';
import { GroupChoice } from './group-choice.tsx';
import { ProgrammeChoice } from './programme-choice.tsx';
import type { SettingsForm } from './settings-form.ts';

const useStyles = makeStyles({
  fields: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: '16px',
    '@media (min-width: 480px)': { gridTemplateColumns: 'repeat(2, minmax(0, 1fr))' },
  },
});

/** A unit's set-up: programme, start day, people. Used by the configuration page and by the settings. */
export const UnitForm = (props: {
  programmes: ProgrammeCard[];
  people: PersonView[];
  form: SettingsForm;
  problems: Record<string, string>;
  set: (form: SettingsForm) => void;
}) => {
  const styles = useStyles();
  const { t } = useSession();
  const { form, programmes } = props;
  const programme = programmes.find(({ id }) => id === form.programme);
  const people = props.people.map(({ id, name }) => ({ value: id, text: name }));
  /** Where the programme has a group, the manager is in it from the start; the person may take them out. */
  const chooseProgramme = (id: string): void => {
    const next = programmes.find((card) => card.id === id);
    const seeded =
      form.group.length === 0 && (next?.groupMin ?? 0) > 0 && form.manager ? [form.manager] : form.group;
    props.set({ ...form, programme: id, group: seeded });
  };
  return (
    <>
      <Panel title={t.configure.programme}>
        <ProgrammeChoice programmes={programmes} chosen={form.programme} choose={chooseProgramme} />
      </Panel>
      <Panel title={t.configure.peopleAndStart}>
        <div className={styles.fields}>
          <LineField
            label={t.configure.start}
            name="start"
            type="date"
            required
            value={form.start}
            problem={props.problems.start}
            onChange={(start) => props.set({ ...form, start })}
          />
          <ChoiceField
            label={t.configure.manager}
            name="manager"
            required
            none={t.configure.choose}
            options={people}
            value={form.manager}
            problem={props.problems.manager}
            onChange={(manager) => props.set({ ...form, manager })}
          />
          <ChoiceField
            label={t.configure.processLead}
            name="processLead"
            none={t.configure.nobody}
            options={people}
            value={form.processLead}
            problem={props.problems.processLead}
            onChange={(processLead) => props.set({ ...form, processLead })}
          />
          <ChoiceField
            label={t.configure.safetyRep}
            name="safetyRep"
            none={t.configure.nobody}
            options={people}
            value={form.safetyRep}
            problem={props.problems.safetyRep}
            onChange={(safetyRep) => props.set({ ...form, safetyRep })}
          />
        </div>
      </Panel>
      <Panel title={t.configure.group}>
        <GroupChoice
          programme={programme}
          people={props.people}
          form={form}
          choose={(group) => props.set({ ...form, group })}
        />
      </Panel>
    </>
  );
};
