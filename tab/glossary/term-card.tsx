import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { namesOf, seeAlso, type Term } from '../../bot/core/glossary.ts';
import { useShared } from '../parts/styles.ts';
import { useSession } from '../session.tsx';

const useStyles = makeStyles({
  term: {
    display: 'flex',
    flexDirection: 'column',
    gap: '4px',
    padding: '12px 0',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    ':first-child': { borderTop: 'none' },
    overflowWrap: 'anywhere',
  },
  name: {
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
  },
});

/** One term: what it means, what to mind, its name in the other language, and what belongs with it. */
export const TermCard = ({ term, choose }: { term: Term; choose: (term: Term) => void }) => {
  const styles = useStyles();
  const shared = useShared();
  const { t, language } = useSession();
  const own = term[language];
  const other = language === 'sv' ? 'en' : 'sv';
  const also = namesOf(term).filter((name) => !own.term.includes(name) && !term[other].term.includes(name));
  const further = seeAlso(term);
  return (
    <li className={styles.term}>
      <h2 className={styles.name}>{own.term}</h2>
      <p className={shared.text}>{own.explanation}</p>
      {term.caution ? <p className={shared.text}>{t.glossary.caution(term.caution[language])}</p> : null}
      <p className={mergeClasses(shared.text, shared.caption)}>
        <span lang={other}>{t.glossary.other(term[other].term)}</span>
        {also.length > 0 ? <span> {t.glossary.also(also.join(', '))}</span> : null}
      </p>
      {further.length > 0 ? (
        <div className={shared.row}>
          <span className={shared.caption}>{t.glossary.see}</span>
          {further.map((one) => (
            <Button key={one.id} size="small" appearance="subtle" onClick={() => choose(one)}>
              {one[language].term}
            </Button>
          ))}
        </div>
      ) : null}
    </li>
  );
};
