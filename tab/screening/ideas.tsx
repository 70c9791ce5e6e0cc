import { Button, mergeClasses } from '@fluentui/react-components';
import type { FindingIdea } from '../../bot/core/api-findings.ts';
import { Area } from '../parts/area.tsx';
import { Choice } from '../parts/choice.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { useShared } from '../parts/styles.ts';
import { useSession } from '../session.tsx';

/** The library's findings for the programme's areas; choosing one fills in the form, to be changed at will. */
export const Ideas = (props: {
  ideas: readonly FindingIdea[];
  use: (idea: FindingIdea) => void;
  close: () => void;
}) => {
  const shared = useShared();
  const { t } = useSession();
  return (
    <Sheet
      title={t.screening.ideasTitle}
      wide
      onClose={props.close}
      actions={<Button onClick={props.close}>{t.do.close}</Button>}
    >
      <p className={shared.text}>{props.ideas.length === 0 ? t.screening.noIdeas : t.screening.ideasLead}</p>
      <ul className={shared.list}>
        {props.ideas.map((idea) => (
          <Choice
            key={idea.id}
            title={idea.title}
            button={{
              label: t.screening.take,
              name: `${t.screening.take}: ${idea.title}`,
              busy: false,
              press: () => props.use(idea),
            }}
          >
            <p className={mergeClasses(shared.text, shared.quiet)}>{idea.description}</p>
            <span className={shared.row}>
              <span className={shared.caption}>{t.screening.kind[idea.kind]}</span>
              <Area area={idea.area} />
            </span>
          </Choice>
        ))}
      </ul>
    </Sheet>
  );
};
