import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { PLAN_AREAS } from '../../bot/core/choices.ts';
import { DEPTHS, isHard, type PromptChoice, type ReflectionPrompt } from '../../bot/core/reflection.ts';
import { ChoiceField } from '../parts/fields.tsx';
import { NOT_COMPACT, useShared } from '../parts/styles.ts';
import { useSession } from '../session.tsx';
import { WayOut } from './way-out.tsx';

const useStyles = makeStyles({
  choices: {
    display: 'grid',
    gap: '12px',
    [NOT_COMPACT]: { gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)' },
  },
  card: {
    display: 'flex',
    flexDirection: 'column',
    gap: '12px',
    padding: '16px',
    backgroundColor: tokens.colorNeutralBackground2,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  question: {
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    overflowWrap: 'anywhere',
  },
});

/** Area and depth; the choice stands in this page alone (R40). */
const Choices = (props: { choice: PromptChoice; choose: (choice: PromptChoice) => void }) => {
  const styles = useStyles();
  const { t } = useSession();
  const { choice, choose } = props;
  return (
    <div className={styles.choices}>
      <ChoiceField
        label={t.notes.area}
        none={t.notes.mixed}
        value={choice.area ?? ''}
        options={PLAN_AREAS.map((area) => ({ value: area, text: t.area[area] }))}
        onChange={(value) => choose({ ...choice, area: PLAN_AREAS.find((area) => area === value) ?? null })}
      />
      <ChoiceField
        label={t.notes.depth}
        none={t.notes.mixed}
        value={choice.depth === null ? '' : String(choice.depth)}
        options={DEPTHS.map((depth) => ({ value: String(depth), text: t.notes.depths[depth] }))}
        onChange={(value) =>
          choose({ ...choice, depth: DEPTHS.find((depth) => String(depth) === value) ?? null })
        }
      />
    </div>
  );
};

/** A question to think about, chosen by area and depth, with another one at hand. */
export const Question = (props: {
  prompt: ReflectionPrompt | null;
  choice: PromptChoice;
  choose: (choice: PromptChoice) => void;
  another: () => void;
  freely: () => void;
}) => {
  const styles = useStyles();
  const shared = useShared();
  const { t, language } = useSession();
  const { prompt } = props;
  const freely = (
    <Button appearance="subtle" onClick={props.freely}>
      {t.notes.freely}
    </Button>
  );
  return (
    <>
      <Choices choice={props.choice} choose={props.choose} />
      {prompt ? (
        <article className={styles.card} aria-label={t.notes.question}>
          <span className={shared.caption}>{t.notes.about(t.area[prompt.area], prompt.minutes)}</span>
          <p className={styles.question} lang={language}>
            {prompt[language].text}
          </p>
          <p className={mergeClasses(shared.text, shared.quiet)}>{t.notes.toDo(prompt[language].tryThis)}</p>
          {isHard(prompt) ? (
            <WayOut skip={props.another}>{freely}</WayOut>
          ) : (
            <div className={shared.row}>
              <Button onClick={props.another}>{t.notes.another}</Button>
              {freely}
            </div>
          )}
        </article>
      ) : (
        <p className={shared.text}>{t.notes.noQuestion}</p>
      )}
    </>
  );
};
