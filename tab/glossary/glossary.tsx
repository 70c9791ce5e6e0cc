import { Field, SearchBox } from '@fluentui/react-components';
import { useMemo, useRef, useState } from 'react';
import { searchGlossary, termById } from '../../bot/core/glossary.ts';
import { Page } from '../parts/page.tsx';
import { Panel } from '../parts/panel.tsx';
import { useShared } from '../parts/styles.ts';
import { useReady, useSession } from '../session.tsx';
import { TermCard } from './term-card.tsx';

/** The glossary for everybody: one field to search with, in both languages, and what was found. */
const Glossary = () => {
  const shared = useShared();
  const { t, language, place } = useSession();
  const wanted = place.item === null ? null : termById(place.item);
  const [search, write] = useState(wanted?.[language].term ?? '');
  const field = useRef<HTMLInputElement>(null);
  const found = useMemo(() => searchGlossary(search, language), [search, language]);
  useReady('glossary', true);
  const choose = (words: string): void => {
    write(words);
    field.current?.focus();
  };
  return (
    <Page title={t.glossary.title} lead={t.glossary.lead}>
      <search>
        <Field label={t.glossary.search}>
          <SearchBox ref={field} value={search} onChange={(_, data) => write(data.value.slice(0, 100))} />
        </Field>
      </search>
      <Panel title={t.glossary.found(found.length)}>
        <span role="status" className={shared.hidden}>
          {t.glossary.found(found.length)}
        </span>
        {found.length === 0 ? <p className={shared.text}>{t.glossary.none}</p> : null}
        <ul className={shared.list}>
          {found.map((term) => (
            <TermCard key={term.id} term={term} choose={(one) => choose(one[language].term)} />
          ))}
        </ul>
      </Panel>
    </Page>
  );
};

export default Glossary;
