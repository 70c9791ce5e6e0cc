import { mergeClasses } from '@fluentui/react-components';
import { useCallback } from 'react';
import { longDay } from '../../bot/core/texts/dates.ts';
import { CardFace } from '../parts/card-face.tsx';
import { LookAhead } from '../parts/look-ahead.tsx';
import { useShared } from '../parts/styles.ts';
import { useSession } from '../session.tsx';
import { useUnit } from '../unit.tsx';

/** What is meant to be sent in the unit, by day, kind and role: no names, and nothing of what is anybody's own. */
export const UnitAhead = () => {
  const shared = useShared();
  const { t, api, language } = useSession();
  const { id } = useUnit();
  return (
    <LookAhead lead={t.nudges.aheadUnit} load={useCallback(() => api.unitPreview(id), [api, id])}>
      {({ sends }) =>
        sends.length === 0 ? (
          <p className={shared.text}>{t.nudges.aheadNone}</p>
        ) : (
          <ul className={mergeClasses(shared.list, shared.wide)}>
            {sends.map((send) => (
              <li key={JSON.stringify(send)} className={shared.tight}>
                <h3 className={shared.text}>{longDay(send.day, language)}</h3>
                <p className={mergeClasses(shared.text, shared.caption)}>
                  {t.nudges.sentTo(t.nudges.recipients[send.recipient], send.count)}
                </p>
                <CardFace words={send.card} />
              </li>
            ))}
          </ul>
        )
      }
    </LookAhead>
  );
};
