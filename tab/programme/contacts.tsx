import { Button, Link, makeStyles, mergeClasses } from '@fluentui/react-components';
import { Person20Regular } from '@fluentui/react-icons';
import { useCallback, useState } from 'react';
import { type Contact, type ContactsView, contactsView } from '../../bot/core/api-programme.ts';
import { yearDay } from '../../bot/core/texts/dates.ts';
import { useNotices } from '../parts/notice.tsx';
import { Panel } from '../parts/panel.tsx';
import { Status } from '../parts/status.tsx';
import { useShared } from '../parts/styles.ts';
import { TroubleBar } from '../parts/trouble-bar.tsx';
import { useSession } from '../session.tsx';
import { useUnit } from '../unit.tsx';
import { useOnce } from '../use-once.ts';
import { useTrying } from '../use-trying.ts';
import { useOverview } from '../with-overview.tsx';
import { ContactSheet } from './contact-sheet.tsx';

const useStyles = makeStyles({
  /** High enough to be hit. */
  link: { display: 'inline-block', alignSelf: 'start', lineHeight: '24px' },
});

/** An address as people read it. */
const shown = (link: string): string => link.replace(/^(https:\/\/|mailto:|tel:)/, '');

const List = ({ first }: { first: ContactsView }) => {
  const styles = useStyles();
  const shared = useShared();
  const { t, api, language } = useSession();
  const { today } = useOverview();
  const { id } = useUnit();
  const notices = useNotices();
  const trying = useTrying();
  const [view, setView] = useState(first);
  const [open, setOpen] = useState<Contact | 'new' | null>(null);
  const contacts = view.contacts.map(({ check: _, ...each }): Contact => each);
  const save = async (next: Contact[]): Promise<void> => {
    const saved = await trying.run(async () => {
      const result = await api.changeContacts(id, view.version, next);
      if (!result.ok) {
        const theirs = contactsView.safeParse(result.trouble.theirs);
        if (theirs.success) setView(theirs.data);
        return result.trouble;
      }
      setView(result.value);
      setOpen(null);
      return null;
    });
    if (saved) notices.saved(t.own.contactsSaved);
  };
  const put = (contact: Contact): void =>
    void save(
      contacts.some((each) => each.id === contact.id)
        ? contacts.map((each) => (each.id === contact.id ? contact : each))
        : [...contacts, contact],
    );
  return (
    <div className={shared.stack}>
      {trying.trouble && open === null ? <TroubleBar trouble={trying.trouble} /> : null}
      {view.contacts.length === 0 ? <p className={shared.quiet}>{t.own.contactsNone}</p> : null}
      <ul className={mergeClasses(shared.list, shared.wide)}>
        {view.contacts.map(({ check, ...each }) => (
          <li key={each.id} className={shared.tight}>
            <span className={shared.caption}>{t.own.kinds[each.kind]}</span>
            <span className={shared.strong}>{each.name}</span>
            {each.link ? (
              <Link
                className={mergeClasses(shared.text, styles.link)}
                href={each.link}
                target="_blank"
                rel="noreferrer"
              >
                {shown(each.link)}
              </Link>
            ) : null}
            {check ? (
              <Status
                name="late"
                text={`${t.own.check}. ${t.own.checked(yearDay(each.checkedOn, language))}.`}
              />
            ) : (
              <span className={shared.caption}>{t.own.checked(yearDay(each.checkedOn, language))}</span>
            )}
            {view.mayChange ? (
              <div className={shared.row}>
                {check ? (
                  <Button
                    aria-label={t.own.holds(each.name)}
                    disabledFocusable={trying.busy}
                    onClick={() => put({ ...each, checkedOn: today })}
                  >
                    {t.own.stillHolds}
                  </Button>
                ) : null}
                <Button
                  appearance="subtle"
                  aria-label={t.own.editContact(each.name)}
                  onClick={() => setOpen(each)}
                >
                  {t.do.edit}
                </Button>
              </div>
            ) : null}
          </li>
        ))}
      </ul>
      {view.mayChange ? (
        <div className={shared.row}>
          <Button onClick={() => setOpen('new')}>{t.own.addContact}</Button>
        </div>
      ) : null}
      {open === null ? null : (
        <ContactSheet
          contact={open === 'new' ? null : open}
          today={today}
          trying={trying}
          save={put}
          remove={(contact) => void save(contacts.filter((each) => each.id !== contact.id))}
          close={() => {
            trying.forget();
            setOpen(null);
          }}
        />
      )}
    </div>
  );
};

/** Whom the programme relies on outside the unit; the group sees what nobody has checked for a year (R56). */
export const Contacts = () => {
  const shared = useShared();
  const { t, api } = useSession();
  const { id } = useUnit();
  const once = useOnce(useCallback(() => api.contacts(id), [api, id]));
  return (
    <Panel title={t.own.contacts} icon={<Person20Regular />}>
      {once.state === 'loading' ? <p className={shared.quiet}>{t.loading}</p> : null}
      {once.state === 'failed' ? <TroubleBar trouble={once.trouble} retry={once.retry} mild /> : null}
      {once.state === 'ready' ? <List first={once.value} /> : null}
    </Panel>
  );
};
