import { mergeClasses } from '@fluentui/react-components';
import type { ImportPreview } from '../../../bot/core/api-plan-life.ts';
import { Panel } from '../../parts/panel.tsx';
import { useShared } from '../../parts/styles.ts';
import { useSession } from '../../session.tsx';
import { useImportWords } from './import-words.ts';

/** How the columns were read, and the text that became no action: nothing of the file is hidden. */
export const Aside = ({ preview }: { preview: ImportPreview }) => {
  const shared = useShared();
  const { t } = useSession();
  const words = t.planLife.import;
  const { field } = useImportWords();
  return (
    <>
      {preview.columns.length > 0 ? (
        <Panel title={words.columns}>
          <ul className={mergeClasses(shared.list, shared.tight)}>
            {preview.columns.map((column) => (
              <li key={column.heading} className={shared.text}>
                {words.column(column.heading, field(column.field))}
              </li>
            ))}
          </ul>
        </Panel>
      ) : null}
      {preview.unread.length > 0 ? (
        <Panel title={words.unread}>
          <ul className={mergeClasses(shared.list, shared.tight)}>
            {preview.unread.map((text, at) => (
              // Lines of a file have no name but their place.
              // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes
              <li key={at} className={mergeClasses(shared.text, shared.kept)}>
                {text}
              </li>
            ))}
          </ul>
        </Panel>
      ) : null}
    </>
  );
};
