/** Whom and what a programme relies on outside the unit (R56): data with a day on which somebody last saw that it holds. */
import type { Contact } from './api-programme.ts';
import { addDays } from './calendar.ts';
import contactsJson from './content/contacts.json' with { type: 'json' };
import type { Programme } from './content.ts';
import type { Day } from './nudge.ts';

const known: Readonly<Record<string, readonly Contact[]>> = contactsJson as Record<string, Contact[]>;

/** What the programme itself brings, as its source had it on the day of the source. */
export const contactsOf = ({ id, basedOn }: Pick<Programme, 'id' | 'basedOn'>): Contact[] => {
  const source = [id, basedOn ?? ''].find((one) => Object.hasOwn(known, one));
  return [...(source === undefined ? [] : (known[source] ?? []))];
};

/** Seen longer ago than twelve months, it may no longer hold. */
export const isDueForCheck = ({ checkedOn }: Pick<Contact, 'checkedOn'>, today: Day): boolean =>
  checkedOn < addDays(today, -365);
