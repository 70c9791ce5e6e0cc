import { Button, makeStyles, mergeClasses, Spinner, tokens } from '@fluentui/react-components';
import type { ActionIdea } from '../api.ts';
import { Area } from '../parts/area.tsx';
import { Bar } from '../parts/bar.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { useShared } from '../parts/styles.ts';
import { sentenceOf } from '../sentence.ts';
import { useSession, useSource } from '../session.tsx';
import { useUnit } from '../unit.tsx';
import { useOverview } from '../with-overview.tsx';

const useStyles = makeStyles({
  idea: {
    display: 'flex',
    alignItems: 'start',
    justifyContent: 'space-between',
    gap: '12px',
    padding: '12px 0',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  title: { margin: 0, fontSize: 'inherit', fontWeight: tokens.fontWeightSemibold },
  words: { display: 'flex', flexDirection: 'column', gap: '4px', minWidth: 0 },
});

/** The library's actions for the programme's areas; choosing one fills in the form, to be changed at will. */
export const Ideas = ({ use, close }: { use: (idea: ActionIdea) => void; close: () => void }) => {
  const styles = useStyles();
  const shared = useShared();
  const { t, language } = useSession();
  const { planAreas } = useOverview();
  const { value, trouble } = useSource(useUnit().ideas);
  return (
    <Sheet
      title={t.plan.ideasTitle}
      wide
      onClose={close}
      actions={<Button onClick={close}>{t.do.close}</Button>}
    >
      {trouble && !value ? (
        <Bar intent="error" announce>
          {sentenceOf(trouble, t, language)}
        </Bar>
      ) : null}
      {!value && !trouble ? <Spinner label={t.loading} /> : null}
      <ul className={shared.list}>
        {value?.actions
          .filter(({ area }) => planAreas.includes(area))
          .map((idea) => (
            <li key={idea.id} className={styles.idea}>
              <div className={styles.words}>
                <h3 className={styles.title}>{idea.title}</h3>
                <p className={mergeClasses(shared.text, shared.quiet)}>{idea.description}</p>
                <Area area={idea.area} />
              </div>
              <Button aria-label={`${t.plan.take}: ${idea.title}`} onClick={() => use(idea)}>
                {t.plan.take}
              </Button>
            </li>
          ))}
      </ul>
    </Sheet>
  );
};
