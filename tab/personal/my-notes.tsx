import { Button, Link, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { DocumentText20Regular } from '@fluentui/react-icons';
import type { NotesView } from '../../bot/core/api-notes.ts';
import { yearDay } from '../../bot/core/texts/dates.ts';
import { openLink } from '../host.ts';
import { Panel } from '../parts/panel.tsx';
import { useShared } from '../parts/styles.ts';
import { useSession } from '../session.tsx';
import type { Trouble } from '../trouble.ts';
import { NoteTrouble } from './note-trouble.tsx';

const useStyles = makeStyles({
  note: {
    display: 'flex',
    flexDirection: 'column',
    gap: '4px',
    padding: '8px 0',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    ':first-child': { borderTop: 'none' },
    overflowWrap: 'anywhere',
  },
  link: { display: 'inline-flex', alignItems: 'center', minHeight: '32px', alignSelf: 'start' },
});

/** A link out of the tab; the host opens it. */
const Out = (props: { to: string; label?: string; children: string }) => {
  const styles = useStyles();
  return (
    <Link
      className={styles.link}
      href={props.to}
      target="_blank"
      rel="noreferrer"
      {...(props.label ? { 'aria-label': props.label } : {})}
      onClick={(event) => {
        event.preventDefault();
        openLink(props.to);
      }}
    >
      {props.children}
    </Link>
  );
};

export interface MyNotesState {
  value: NotesView | null;
  trouble: Trouble | null;
  busy: boolean;
}

/** What the person has saved, found when they ask for it: until then OneDrive is left alone. */
export const MyNotes = ({ state, show }: { state: MyNotesState; show: () => void }) => {
  const styles = useStyles();
  const shared = useShared();
  const { t, language } = useSession();
  const { value, trouble, busy } = state;
  return (
    <Panel title={t.notes.mine} icon={<DocumentText20Regular />}>
      <p className={shared.text}>{t.notes.mineBody}</p>
      {trouble ? <NoteTrouble trouble={trouble} retry={show} /> : null}
      {value ? (
        <>
          {value.notes.length === 0 ? (
            <p className={mergeClasses(shared.text, shared.quiet)}>{t.notes.none}</p>
          ) : (
            <ul className={shared.list}>
              {value.notes.map((note) => {
                const day = yearDay(note.savedAt, language);
                return (
                  <li key={note.id} className={styles.note}>
                    <Out to={note.url} label={t.notes.open(note.title, day)}>
                      {note.title}
                    </Out>
                    <span className={shared.caption}>{day}</span>
                  </li>
                );
              })}
            </ul>
          )}
          {value.folderUrl ? <Out to={value.folderUrl}>{t.notes.folder}</Out> : null}
        </>
      ) : trouble ? null : (
        <div className={shared.row}>
          <Button onClick={show} disabledFocusable={busy}>
            {busy ? t.loading : t.notes.show}
          </Button>
        </div>
      )}
    </Panel>
  );
};
