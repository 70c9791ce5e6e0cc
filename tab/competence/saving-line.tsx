import { Button, mergeClasses } from '@fluentui/react-components';
import { CloudOff20Regular } from '@fluentui/react-icons';
import { Bar } from '../parts/bar.tsx';
import { useShared } from '../parts/styles.ts';
import { sentenceOf } from '../sentence.ts';
import { useSession } from '../session.tsx';
import type { Trouble } from '../trouble.ts';
import type { MyAnswers } from './use-answers.ts';

/** How saving goes: what is saved, what is on its way, and what waits with when it is tried again. */
export const SavingLine = (props: { answers: MyAnswers; done: number; of: number }) => {
  const shared = useShared();
  const { t, language } = useSession();
  const { saving, retry } = props.answers;
  const words = t.competence;
  const waiting = Object.keys(saving.waiting).length;
  const told = (trouble: Trouble): string =>
    trouble.kind === 'busy' ? words.busy : sentenceOf({ ...trouble, inDoubt: false }, t, language);
  if (saving.trouble)
    return (
      <Bar
        intent={saving.retrying ? 'warning' : 'error'}
        announce
        {...(saving.trouble.kind === 'offline' ? { icon: <CloudOff20Regular /> } : {})}
        actions={
          <Button onClick={retry} disabledFocusable={saving.busy}>
            {t.do.retry}
          </Button>
        }
      >
        {told(saving.trouble)} {saving.retrying ? words.waits(waiting) : words.stopped}
      </Bar>
    );
  return (
    <p className={mergeClasses(shared.text, shared.caption)} role="status">
      {waiting > 0 ? words.saving(waiting) : words.savedSoFar(props.done, props.of)}
    </p>
  );
};
