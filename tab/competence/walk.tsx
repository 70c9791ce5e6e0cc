import { Button, makeStyles, mergeClasses, ProgressBar, tokens } from '@fluentui/react-components';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { type CompetenceArea, LEVELS } from '../../bot/core/api-competence.ts';
import { useShared } from '../parts/styles.ts';
import { useSession } from '../session.tsx';
import { AreaChoice } from './area-choice.tsx';
import { SavingLine } from './saving-line.tsx';
import type { MyAnswers } from './use-answers.ts';

const useStyles = makeStyles({
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    overflowWrap: 'anywhere',
  },
  form: { maxWidth: '720px' },
  push: { marginInlineStart: 'auto' },
});

/**
 * Areas one after another. A number key chooses and goes on; arrows, Tab and Enter work as everywhere. Keys are heard
 * only while the focus is in here (WCAG 2.1.4).
 */
export const Walk = (props: {
  areas: readonly CompetenceArea[];
  /** Where to begin. */
  first: number;
  answers: MyAnswers;
  /** After the last one. */
  finish: () => void;
  leave: () => void;
}) => {
  const styles = useStyles();
  const shared = useShared();
  const { t } = useSession();
  const { areas, answers } = props;
  const words = t.competence;
  const [at, go] = useState(props.first);
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  const area = areas[at];
  useEffect(() => {
    const radios = [...(form.current?.querySelectorAll<HTMLInputElement>('input[type="radio"]') ?? [])];
    const wanted = radios.find(({ checked, value }) => checked && value) ?? radios[0];
    if (at < 0) return;
    // The whole of the area is in sight, also on a phone; then the focus moves without moving the page.
    form.current?.scrollIntoView({ block: 'start' });
    wanted?.focus({ preventScroll: true });
  }, [at]);
  if (!area) return null;
  const last = at === areas.length - 1;
  const next = (): void => (last ? props.finish() : go(at + 1));
  const press = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    const level = LEVELS[Number(event.key) - 1];
    if (level === undefined) return;
    event.preventDefault();
    answers.choose(area.id, level);
    next();
  };
  const answered = areas.filter((each) => answers.levelOf(each.id) !== null).length;
  return (
    <form
      ref={form}
      className={mergeClasses(shared.stack, styles.form)}
      aria-label={words.assess}
      noValidate
      onKeyDown={press}
      onSubmit={(event) => {
        event.preventDefault();
        next();
      }}
    >
      <div className={shared.tight}>
        {areas.length > 1 ? (
          <>
            <span className={shared.caption}>{words.at(at + 1, areas.length)}</span>
            <ProgressBar value={answered / areas.length} aria-label={words.at(at + 1, areas.length)} />
          </>
        ) : null}
        <SavingLine answers={answers} done={answered} of={areas.length} />
        <h3 className={styles.title} id={`${id}-title`}>
          {area.title}
        </h3>
        <p className={shared.text} id={`${id}-about`}>
          {area.description}
        </p>
      </div>
      <div className={shared.tight}>
        <p className={mergeClasses(shared.text, shared.strong)} aria-hidden>
          {words.which}
        </p>
        <AreaChoice
          key={area.id}
          area={area}
          value={answers.levelOf(area.id)}
          choose={(level) => answers.choose(area.id, level)}
          labelledBy={`${id}-title`}
          describedBy={`${id}-about`}
          numbered
        />
      </div>
      <p className={mergeClasses(shared.text, shared.caption)}>{words.keys}</p>
      <div className={shared.row}>
        <Button appearance="primary" type="submit">
          {last ? words.last : words.next}
        </Button>
        {at > 0 ? <Button onClick={() => go(at - 1)}>{words.previous}</Button> : null}
        <Button appearance="subtle" className={styles.push} onClick={props.leave}>
          {words.leave}
        </Button>
      </div>
    </form>
  );
};
