/** A unit late in its work: a plan, agendas, meetings and findings of several years. */
import type { House, Person, Unit } from '../../walks/support/house.ts';
import { addRows } from './add-rows.ts';

export const SIZES = { actions: 500, items: 300, meetings: 60, findings: 80 } as const;

const AREAS = ['Kunskap', 'Bemötande', 'Arbetsmiljö'];
const STATES = ['Utkast', 'Pågår', 'Klar', 'Struken'];
const ROLES = ['Chef', 'HBTQ-grupp', 'Processledare', 'Medarbetare'];
const KINDS = ['APT', 'Gruppmöte', 'Workshop', 'Utbildning', 'Annat möte'];
const FINDINGS = ['Norm', 'Risk', 'Möjlighet'];
const ITEM_STATES = ['På dagordningen', 'Diskuterad', 'Hanns inte'];

const times = <T>(count: number, make: (n: number) => T): T[] =>
  Array.from({ length: count }, (_, n) => make(n));
const of = <T>(all: readonly T[], n: number): T => all[n % all.length] as T;
const PARAGRAPH = 'Vi har sett att frågorna i väntrummet utgår från att alla lever på samma sätt. ';

/** Working days spread over 2025 to 2027, as SharePoint writes them. */
const day = (n: number): string => {
  const at = new Date(Date.UTC(2025, 0, 6) + n * 2 * 86_400_000);
  while (at.getUTCDay() % 6 === 0) at.setUTCDate(at.getUTCDate() + 1);
  return `${at.toISOString().slice(0, 10)}T00:00:00Z`;
};
const key = (kind: string, n: number): string => `bench-${kind}-${n}`;

const action = (n: number, owner: string) => ({
  Title: `Åtgärd ${n} – ${of(['Ny skylt', 'Läscirkel', 'Samtalsguide', 'Blankett'], n)}`,
  StegvisKey: key('action', n),
  Area: of(AREAS, n),
  Need: PARAGRAPH.repeat(3),
  Goal: PARAGRAPH.repeat(2),
  OwnerRole: of(ROLES, n >> 1),
  OwnerId: owner,
  DueDate: day(n),
  Indicator: PARAGRAPH,
  FollowUpDate: day(n + 60),
  State: of(STATES, n >> 2),
  Reason: n % 16 >= 12 ? 'Togs upp i en annan åtgärd' : '',
});

const meeting = (n: number) => ({
  Title: `${of(KINDS, n)} ${n}`,
  StegvisKey: key('meeting', n),
  Kind: of(KINDS, n),
  Start: day(n * 6).replace('00:00:00', '12:00:00'),
  End: day(n * 6).replace('00:00:00', '13:00:00'),
  State: n < 31 ? 'Hållet' : 'Planerat',
});

const item = (n: number) => {
  const held = n % SIZES.meetings < 31;
  return {
    Title: `Punkt ${n}`,
    StegvisKey: key('item', n),
    MeetingKey: key('meeting', n % SIZES.meetings),
    Order: n,
    Minutes: 5 + (n % 11),
    State: held ? of(ITEM_STATES, n) : 'På dagordningen',
    Outcome: held ? PARAGRAPH : '',
  };
};

const finding = (n: number) => ({
  Title: `Iakttagelse ${n}`,
  StegvisKey: key('finding', n),
  Kind: of(FINDINGS, n),
  Area: of(AREAS, n),
  Concerns: PARAGRAPH,
});

/** Sets Hbtq-klivet's unit up and fills its lists. */
export const fillUnit = async (house: House): Promise<{ unit: Unit; manager: Person }> => {
  const { unit, manager, all } = await house.setUp('hbtq-klivet');
  const owners = all.filter(({ guest }) => !guest);
  const add = (list: string, rows: Record<string, unknown>[]) => addRows(house, manager, unit, list, rows);
  await add(
    'StegvisPlan',
    times(SIZES.actions, (n) => action(n, of(owners, n).id)),
  );
  await add('StegvisMeetings', times(SIZES.meetings, meeting));
  await add('StegvisAgenda', times(SIZES.items, item));
  await add('StegvisFindings', times(SIZES.findings, finding));
  return { unit, manager };
};
