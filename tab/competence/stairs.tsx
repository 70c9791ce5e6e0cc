import { Field, mergeClasses, Radio, RadioGroup } from '@fluentui/react-components';
import { useState } from 'react';
import { staircase } from '../../bot/core/staircase.ts';
import { useShared } from '../parts/styles.ts';
import { useSession } from '../session.tsx';

/** The steps to choose among. The choice is in this component and nowhere else (R51). */
const Stairs = () => {
  const shared = useShared();
  const { t, language } = useSession();
  const [chosen, choose] = useState('');
  const words = t.competence;
  return (
    <>
      <Field label={words.stairsWhere}>
        <RadioGroup value={chosen} onChange={(_, data) => choose(data.value)}>
          {staircase.map(({ id, step, ...texts }) => (
            <Radio key={id} value={id} label={words.stairsStep(step, texts[language].text)} />
          ))}
        </RadioGroup>
      </Field>
      <p className={mergeClasses(shared.text, shared.caption)}>{words.stairsPrivate}</p>
    </>
  );
};

export default Stairs;
