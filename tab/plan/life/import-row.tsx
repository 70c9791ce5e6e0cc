import { Button, Checkbox, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { PLAN_AREAS } from '../../../bot/core/choices.ts';
import { Area } from '../../parts/area.tsx';
import { useShared } from '../../parts/styles.ts';
import { useSession } from '../../session.tsx';
import { useFieldText } from '../field-text.ts';
import { useImportWords } from './import-words.ts';
import { type ImportRow, stillNoted } from './use-import.ts';

const useStyles = makeStyles({
  row: {
    display: 'flex',
    alignItems: 'start',
    gap: '8px',
    padding: '8px 0',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    // Five hundred rows: those out of sight are not laid out.
    contentVisibility: 'auto',
    containIntrinsicSize: 'auto 72px',
  },
  words: { flexGrow: 1, minWidth: 0, paddingTop: '6px' },
  note: { color: tokens.colorStatusWarningForeground3 },
});

const Row = (props: { row: ImportRow; take: (take: boolean) => void; correct: () => void }) => {
  const styles = useStyles();
  const shared = useShared();
  const { t } = useSession();
  const words = t.planLife.import;
  const text = useFieldText();
  const { note, label } = useImportWords();
  const { form, proposal, take } = props.row;
  const title = form.title.trim() === '' ? words.noTitle : form.title;
  const area = PLAN_AREAS.find((each) => each === form.area);
  const facts = (['ownerRole', 'ownerId', 'dueDate'] as const)
    .filter((field) => form[field] !== '')
    .map((field) => text(field, form[field]));
  return (
    <li className={styles.row}>
      <Checkbox
        checked={take}
        aria-label={words.take(title)}
        onChange={(_, data) => props.take(data.checked === true)}
      />
      <div className={mergeClasses(shared.tight, styles.words)}>
        <span className={mergeClasses(shared.text, shared.strong)}>{title}</span>
        {area || facts.length > 0 ? (
          <span className={shared.row}>
            {area ? <Area area={area} /> : null}
            <span className={shared.caption}>{facts.join(' · ')}</span>
          </span>
        ) : null}
        {proposal.known ? <span className={shared.caption}>{words.known}</span> : null}
        {stillNoted(props.row).map((each) => (
          <span key={`${each.field}-${each.code}`} className={mergeClasses(shared.caption, styles.note)}>
            {note(each)}
          </span>
        ))}
        {proposal.rest.map((each) => (
          <span key={`${each.label}-${each.text}`} className={mergeClasses(shared.text, shared.caption)}>
            {words.inFile(each.label === '' ? each.text : `${label(each.label)}: ${each.text}`)}
          </span>
        ))}
      </div>
      <Button id={`import-${proposal.key}`} aria-label={words.correct(title)} onClick={props.correct}>
        {t.do.edit}
      </Button>
    </li>
  );
};

/** All rows of a file, each with what was understood of it and what was not. */
export const ImportRows = (props: {
  rows: readonly ImportRow[];
  take: (key: string, take: boolean) => void;
  correct: (key: string) => void;
}) => {
  const shared = useShared();
  return (
    <ul className={shared.list}>
      {props.rows.map((row) => (
        <Row
          key={row.key}
          row={row}
          take={(take) => props.take(row.key, take)}
          correct={() => props.correct(row.key)}
        />
      ))}
    </ul>
  );
};
