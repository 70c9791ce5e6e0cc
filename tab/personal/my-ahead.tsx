import { mergeClasses } from '@fluentui/react-components';
import { useCallback } from 'react';
import { dayAndTime } from '../../bot/core/texts/dates.ts';
import { Bar } from '../parts/bar.tsx';
import { CardFace } from '../parts/card-face.tsx';
import { LookAhead } from '../parts/look-ahead.tsx';
import { useShared } from '../parts/styles.ts';
import { useSession } from '../session.tsx';

/** The reader's own coming reminders in all their units, each with the reason. */
export const MyAhead = () => {
  const shared = useShared();
  const { t, api, language } = useSession();
  return (
    <LookAhead lead={t.nudges.aheadMine} load={useCallback(() => api.myPreview(), [api])}>
      {({ cards, held }) => (
        <>
          {held === null ? null : <Bar intent="info">{t.nudges.held[held]}</Bar>}
          {cards.length === 0 ? <p className={shared.text}>{t.nudges.aheadNone}</p> : null}
          <ul className={mergeClasses(shared.list, shared.wide)}>
            {cards.map(({ at, lines }) => (
              <li key={at} className={shared.tight}>
                <h3 className={shared.text}>{dayAndTime(at, language)}</h3>
                {lines.map((line) => (
                  <div key={JSON.stringify(line)} className={shared.tight}>
                    <CardFace words={line.card} />
                    <p className={mergeClasses(shared.text, shared.caption)}>{line.reason}</p>
                  </div>
                ))}
              </li>
            ))}
          </ul>
        </>
      )}
    </LookAhead>
  );
};
