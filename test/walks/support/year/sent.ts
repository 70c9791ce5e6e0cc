/** The cards of the year: what Teams got, each with the claims that it carried, by the activity that it became. */
import pg from 'pg';
import type { House, Person } from '../house.ts';
import { daysBetween } from './days.ts';
import type { Mark, Role } from './marks.ts';
import type { Came, Year } from './story.ts';

export interface Claimed {
  key: string;
  kind: string;
  about: string;
  card: string | null;
  reason: string | null;
}

export interface Sent extends Came {
  matters: Claimed[];
  role: Role;
}

/** Whom a reader of the calendar sees. */
const roleOf = (person: Person | null): Role => {
  if (person === null) return 'channel';
  if (person.role === 'manager') return 'manager';
  return person.group ? 'group' : 'member';
};

export interface Told {
  sent: Sent[];
  /** Messages that no claim stands behind. */
  others: Came[];
  dropped: Claimed[];
}

/** Puts what came together with what was claimed. */
export const tellYear = async (house: House, { came, unit }: Year): Promise<Told> => {
  const environment = await house.control<Record<string, string>>('GET', 'environment');
  const database = new pg.Client({ connectionString: environment.DATABASE_URL });
  await database.connect();
  const found = await database
    .query<Claimed & { activity: string | null; person: string; state: string | null }>(
      `select claims.key, claims.kind, claims.about, claims.card, coalesce(claims.reason, cards.reason) as reason,
         claims.person, cards.activity, cards.state
       from claims left join cards on cards.id = claims.card order by claims.key`,
    )
    .finally(() => database.end());
  const carried = (message: Came): Claimed[] =>
    found.rows.filter(
      ({ activity, person }) => activity === message.id && person === (message.person?.id ?? unit.id),
    );
  const sent = came.flatMap((message): Sent[] => {
    const matters = carried(message);
    return matters.length === 0 ? [] : [{ ...message, matters, role: roleOf(message.person) }];
  });
  return {
    sent,
    others: came.filter((message) => carried(message).length === 0),
    dropped: found.rows.filter(({ state }) => state === null || state === 'dropped'),
  };
};

const numberOf = ({ kind }: Claimed): number => Number(kind.slice(1));

/** Marks for the calendar: cards of the same kind to people of the same role on a day are one. */
export const marksOf = (sent: readonly Sent[]): Mark[] => {
  const marks = new Map<string, Mark>();
  for (const { at, matters, role } of sent) {
    const day = at.slice(0, 10);
    const kind = Math.min(...matters.map(numberOf));
    const more = matters.length > 1;
    const key = [day, kind, more, role].join();
    marks.set(key, { day, kind, more, role, count: (marks.get(key)?.count ?? 0) + 1 });
  }
  return [...marks.values()];
};

/** The most cards that came in any so many days, counted by dates. */
export const mostIn = (days: number, cards: readonly { at: string }[]): number =>
  Math.max(
    0,
    ...cards.map(({ at }) => {
      const from = at.slice(0, 10);
      return cards.filter((other) => {
        const apart = daysBetween(from, other.at.slice(0, 10));
        return apart >= 0 && apart < days;
      }).length;
    }),
  );
