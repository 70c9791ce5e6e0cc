import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { Contact } from '../../bot/core/api-programme.ts';
import { ChoiceField, LineField } from '../parts/fields.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { TroubleBar } from '../parts/trouble-bar.tsx';
import { useSession } from '../session.tsx';
import type { Trying } from '../use-trying.ts';

const KINDS = ['provider', 'course', 'other'] as const;

/** An address as it is kept: what looks like e-mail is an address for it. */
const linkOf = (text: string): string | null => {
  const typed = text.trim();
  if (typed === '') return null;
  return /^[^\s@:/]+@[^\s@]+$/.test(typed) ? `mailto:${typed}` : typed;
};
const LINK = /^(https:\/\/[^\s<>"]+|mailto:[^\s<>"]+@[^\s<>"]+|tel:\+?[\d -]{5,20})$/;

/** A contact in a form. Saving it says that it is right today. */
export const ContactSheet = (props: {
  contact: Contact | null;
  today: string;
  trying: Trying;
  save: (contact: Contact) => void;
  remove: (contact: Contact) => void;
  close: () => void;
}) => {
  const { t } = useSession();
  const { contact, trying } = props;
  const [name, setName] = useState(contact?.name ?? '');
  const [kind, setKind] = useState<Contact['kind']>(contact?.kind ?? 'provider');
  const [link, setLink] = useState(contact?.link?.replace(/^mailto:/, '') ?? '');
  const [asked, ask] = useState(false);
  const address = linkOf(link);
  const wrongLink = address !== null && !LINK.test(address);
  const save = (): void => {
    ask(true);
    if (name.trim() === '' || wrongLink) return;
    const id = contact?.id ?? crypto.randomUUID();
    props.save({ id, kind, name: name.trim(), link: address, checkedOn: props.today });
  };
  return (
    <Sheet
      title={contact?.name ?? t.own.newContact}
      onSubmit={save}
      onClose={props.close}
      actions={
        <>
          <Button appearance="primary" type="submit" disabledFocusable={trying.busy}>
            {contact ? t.do.save : t.do.add}
          </Button>
          {contact ? <Button onClick={() => props.remove(contact)}>{t.own.remove}</Button> : null}
          <Button appearance="subtle" onClick={props.close}>
            {t.do.cancel}
          </Button>
        </>
      }
    >
      {trying.trouble ? <TroubleBar trouble={trying.trouble} /> : null}
      <ChoiceField
        label={t.own.kind}
        options={KINDS.map((value) => ({ value, text: t.own.kinds[value] }))}
        value={kind}
        onChange={(value) => setKind(KINDS.find((one) => one === value) ?? 'other')}
      />
      <LineField
        label={t.own.name}
        required
        value={name}
        problem={asked && name.trim() === '' ? t.own.nameMissing : undefined}
        onChange={setName}
      />
      <LineField
        label={t.own.link}
        hint={t.own.linkHelp}
        value={link}
        problem={asked && wrongLink ? t.own.linkWrong : undefined}
        onChange={setLink}
      />
    </Sheet>
  );
};
