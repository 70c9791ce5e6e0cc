import { Button, mergeClasses } from '@fluentui/react-components';
import type { AgendaItem } from '../../bot/core/api.ts';
import { usePage } from '../parts/more.tsx';
import { Panel } from '../parts/panel.tsx';
import { useShared } from '../parts/styles.ts';
import { useSession } from '../session.tsx';
import { raisedAnchor, useApt } from './apt.ts';
import { Raised } from './item-extras.tsx';
import { useRows } from './proposals.tsx';

/** Matters that were raised to the consultation group: those that wait first, each with the day of its answer. */
export const RaisedMatters = ({ items, writable }: { items: AgendaItem[]; writable: boolean }) => {
  const rows = useRows();
  const shared = useShared();
  const { t } = useSession();
  const { show } = useApt();
  const { page, more } = usePage(items, 5);
  if (items.length === 0) return null;
  return (
    <Panel title={t.apt.raise.title}>
      <ul className={shared.list}>
        {page.map((item) => (
          <li key={item.id} className={rows.row}>
            <span className={rows.title}>{item.title}</span>
            <Raised item={item} />
            {item.answer ? (
              <span className={mergeClasses(shared.kept, shared.quiet)}>{item.answer}</span>
            ) : null}
            {writable ? (
              <span className={shared.row}>
                <Button
                  id={raisedAnchor(item.id)}
                  size="small"
                  {...(item.answer === null ? {} : { appearance: 'subtle' })}
                  aria-label={
                    item.answer === null ? t.apt.raise.answerName(item.title) : `${t.do.edit}: ${item.title}`
                  }
                  onClick={() => show({ kind: 'answer', item })}
                >
                  {item.answer === null ? t.apt.raise.answer : t.do.edit}
                </Button>
              </span>
            ) : null}
          </li>
        ))}
      </ul>
      {more}
    </Panel>
  );
};
