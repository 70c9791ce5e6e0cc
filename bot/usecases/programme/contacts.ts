/** Contacts, courses and links of a unit's programme (R56): data of the unit's, with the day somebody last checked them. */
import { can } from '../../core/access.ts';
import type { Contact, ContactsInput, ContactsView } from '../../core/api-programme.ts';
import { localDay } from '../../core/calendar.ts';
import { contactsOf, isDueForCheck } from '../../core/contacts.ts';
import { done, failed, type Outcome } from '../../core/fault.ts';
import { type Caller, type Entered, enter, type TabPorts } from '../tab/frame.ts';

const NOTHING = '0';

const toView = (
  ports: TabPorts,
  { actor }: Entered,
  contacts: readonly Contact[],
  version: string,
): ContactsView => {
  const mayChange = can(actor, 'change-contacts').allowed;
  const today = localDay(ports.clock.now());
  // Only those who can do something about it are asked to check.
  return {
    version,
    mayChange,
    contacts: contacts.map((each) => ({ ...each, check: mayChange && isDueForCheck(each, today) })),
  };
};

const read = async (ports: TabPorts, { unit, programme }: Entered) => {
  const own = await ports.programmes.contacts(unit.id);
  return { contacts: own?.value ?? contactsOf(programme), version: own?.version ?? null };
};

/** The unit's contacts; before it has changed any, those that the programme brings. */
export const seeContacts = async (
  ports: TabPorts,
  caller: Caller,
  unit: string,
): Promise<Outcome<ContactsView>> => {
  const entered = await enter(ports, caller, unit, 'see-unit');
  if (!entered.ok) return entered;
  const { contacts, version } = await read(ports, entered.value);
  return done(toView(ports, entered.value, contacts, version ?? NOTHING));
};

/** Keeps the contacts as they were sent, against the version that was seen. */
export const changeContacts = async (
  ports: TabPorts,
  caller: Caller,
  unit: string,
  seen: string | null,
  { contacts }: ContactsInput,
): Promise<Outcome<ContactsView>> => {
  const entered = await enter(ports, caller, unit, 'change-contacts');
  if (!entered.ok) return entered;
  if (seen === null) return failed({ kind: 'unversioned' });
  const now = ports.clock.now();
  if (contacts.some(({ checkedOn }) => checkedOn > localDay(now)))
    return failed({ kind: 'invalid', fields: [{ field: 'checkedOn', code: 'out-of-range', said: AHEAD }] });
  const kept = await ports.programmes.saveContacts(
    unit,
    contacts,
    seen === NOTHING ? null : seen,
    now.toISOString(),
  );
  if (kept !== null) return done(toView(ports, entered.value, contacts, kept));
  const { contacts: theirs, version } = await read(ports, entered.value);
  return failed({ kind: 'stale', theirs: toView(ports, entered.value, theirs, version ?? NOTHING) });
};

const AHEAD = {
  sv: 'Kontrollerad: dagen ligger framåt i tiden.',
  en: 'Checked: the day lies ahead.',
};
