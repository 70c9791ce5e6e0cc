import { Checkbox, Field, makeStyles, mergeClasses, SearchBox } from '@fluentui/react-components';
import { CheckmarkCircle20Regular, Circle20Regular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { PersonView, ProgrammeCard } from '../../bot/core/api.ts';
import type { Texts } from '../../bot/core/texts/tab/sv.ts';
import { useShared, WIDE } from '../parts/styles.ts';
import { useSession } from '../session.tsx';
import { type GroupState, groupState, type SettingsForm } from './settings-form.ts';

/** From how many people a search is worth its place. */
const SEARCH_FROM = 12;

const useStyles = makeStyles({
  people: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    columnGap: '16px',
    '@media (min-width: 480px)': { gridTemplateColumns: 'repeat(2, minmax(0, 1fr))' },
    [WIDE]: { gridTemplateColumns: 'repeat(3, minmax(0, 1fr))' },
  },
  group: { border: 'none', margin: 0, padding: 0, minWidth: 0 },
  rule: { display: 'flex', gap: '8px', alignItems: 'start' },
  icon: { display: 'flex', flexShrink: 0 },
});

const ruleText = (state: GroupState, t: Texts): string => {
  const words = t.configure;
  if (state.kind === 'none') return words.groupNone;
  if (state.kind === 'good') return words.groupGood(state.size);
  if (state.kind === 'no-manager') return `${words.groupManager} ${words.groupLater}`;
  const number = state.kind === 'few' ? words.groupFew(state.short) : words.groupMany(state.over);
  return [number, state.manager ? '' : words.groupManager, words.groupLater].filter(Boolean).join(' ');
};

/** The group's members, with the programme's rule told while they are chosen. A broken rule does not stop saving. */
export const GroupChoice = (props: {
  programme: ProgrammeCard | undefined;
  people: PersonView[];
  form: SettingsForm;
  choose: (group: string[]) => void;
}) => {
  const styles = useStyles();
  const shared = useShared();
  const { t } = useSession();
  const [search, setSearch] = useState('');
  const { programme, people, form } = props;
  const state = programme ? groupState(programme, form) : null;
  const found = people.filter(({ name }) => name.toLowerCase().includes(search.trim().toLowerCase()));
  const set = (id: string, on: boolean): void =>
    props.choose(on ? [...form.group, id] : form.group.filter((other) => other !== id));
  return (
    <fieldset className={mergeClasses(styles.group, shared.stack)} aria-label={t.configure.group}>
      <p className={mergeClasses(shared.text, shared.quiet)}>
        {programme && state?.kind !== 'none'
          ? `${t.configure.groupRule(programme.groupMin, programme.groupMax)} ${t.configure.groupHelp}`
          : t.configure.groupHelp}
      </p>
      {people.length >= SEARCH_FROM ? (
        <Field>
          <SearchBox
            aria-label={t.configure.search}
            placeholder={t.configure.search}
            value={search}
            onChange={(_, data) => setSearch(data.value)}
          />
        </Field>
      ) : null}
      <div className={styles.people}>
        {found.map(({ id, name }) => (
          <Checkbox
            key={id}
            label={name}
            checked={form.group.includes(id)}
            onChange={(_, data) => set(id, data.checked === true)}
          />
        ))}
      </div>
      {found.length === 0 ? <p className={shared.text}>{t.configure.nobodyFound}</p> : null}
      <p className={mergeClasses(shared.text, styles.rule)} role="status">
        {state ? (
          <>
            <span className={styles.icon} aria-hidden>
              {state.kind === 'good' || state.kind === 'none' ? (
                <CheckmarkCircle20Regular />
              ) : (
                <Circle20Regular />
              )}
            </span>
            {ruleText(state, t)}
          </>
        ) : (
          t.configure.chosen(form.group.length)
        )}
      </p>
    </fieldset>
  );
};
