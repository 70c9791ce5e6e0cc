/**
 * Plans a slot of the clock: reads facts page by page, decides purely and claims. What it holds in memory is a page,
 * and what it costs is what is due, however many people there are.
 */
import { addDays, localDay } from '../core/calendar.ts';
import type { Content } from '../core/content.ts';
import type { Holidays, Problem } from '../core/nudge.ts';
import { nextDays, nextWake, planSlot } from '../core/nudges/plan.ts';
import type { Installing } from './installing.ts';
import { type FactsPorts, keptSince, nudgePerson, type Page, slotPages } from './nudge-facts.ts';
import { placeStalled } from './place-stalled.ts';
import type {
  CalendarStore,
  ClaimStore,
  Clock,
  Ids,
  Journal,
  LifeStore,
  Lists,
  NewCard,
  PeopleStore,
  ProgrammeStore,
  Projection,
  UnitStore,
} from './ports.ts';

export interface PlanningPorts {
  clock: Clock;
  units: UnitStore;
  people: PeopleStore;
  projection: Projection;
  life: LifeStore;
  programmes: ProgrammeStore;
  lists: Pick<Lists, 'addRow' | 'adoptRow'>;
  claims: ClaimStore;
  calendarStore: Pick<CalendarStore, 'reads'>;
  ids: Ids;
  content: Content;
  holidays: Holidays;
  journal: Journal;
  /** Adds the app for people who cannot be reached, where that is allowed. */
  installing?: Pick<Installing, 'candidates' | 'want'>;
}

/** So many cards are claimed in one transaction. */
const CARDS_AT_ONCE = 500;
/** A tenant's cards take turns with other tenants' by so many, about what its lane lets through in a second. */
const CARDS_A_TURN = 50;
/** Somebody for whom no prompt comes in sight (no unit yet, none left in the library) is looked at again after this. */
const LOOK_AGAIN_DAYS = 7;

/** The first day from which each of those who were looked up for their prompts has to be looked at again. */
const reflectFrom = ({ facts, reflecting }: Page, now: Date): Map<string, string> => {
  const today = localDay(now);
  const days = new Map(reflecting.map((id) => [id, addDays(today, LOOK_AGAIN_DAYS)]));
  const next = nextDays(facts, today);
  for (const id of days.keys()) {
    const on = next.get(id);
    if (on !== undefined && on <= today) days.delete(id);
    else if (on !== undefined) days.set(id, on);
  }
  return days;
};

/**
 * Plans one slot from the projection: decides what is due, claims each card with its job, records what is dropped.
 * Repeating it changes nothing, since every claim has one key.
 */
export const planNudges = async (
  ports: PlanningPorts,
  slot: Date,
): Promise<{ cards: number; drops: number; placed: number }> => {
  const at = slot.toISOString();
  await ports.claims.wake(at);
  const planned = { cards: 0, drops: 0, placed: 0 };
  const problems = new Map<string, Problem>();
  const ofTenant = new Map<string, number>();
  const unreached: string[] = [];
  for await (const page of slotPages(ports, slot)) {
    const plan = planSlot(page.facts, slot);
    const byId = new Map(page.units.map((unit) => [unit.id, unit]));
    const cards = plan.cards.flatMap((card): NewCard[] => {
      const unit = byId.get(card.matters[0]?.unit ?? '');
      if (!unit || !page.whole.has(card.person)) return [];
      const { tenant } = unit;
      const before = ofTenant.get(tenant) ?? 0;
      ofTenant.set(tenant, before + 1);
      const turn = Math.floor(before / CARDS_A_TURN);
      return [{ id: ports.ids.uuid(), tenant, unit: unit.id, planned: card, at, turn }];
    });
    for (let from = 0; from < cards.length; from += CARDS_AT_ONCE)
      planned.cards += (await ports.claims.claimAll(cards.slice(from, from + CARDS_AT_ONCE))).length;
    const drops = plan.drops.filter(({ matter }) => page.whole.has(matter.person));
    await ports.claims.dropAll(drops, at);
    planned.drops += drops.length;
    for (const placement of page.placements) {
      const unit = byId.get(placement.unit);
      if (unit && (await placeStalled(ports, unit, placement))) planned.placed++;
    }
    for (const problem of [...page.problems, ...plan.problems]) problems.set(problem.key, problem);
    for (const person of plan.unreached) if (page.whole.has(person)) unreached.push(person);
    const days = reflectFrom(page, slot);
    if (days.size > 0) await ports.people.reflectFrom(days);
  }
  await ports.installing?.want(slot, unreached);
  for (const problem of problems.values())
    if (await ports.life.tell(problem, at))
      ports.journal.error('nudge-problem', {
        ...{ problem: problem.kind, unit: problem.unit, about: problem.about },
      });
  await ports.claims.forget(keptSince(slot));
  return planned;
};

/** The sites in whose units a slot would claim or drop something, as far as the projection knows. Claims nothing. */
export const sitesWithDue = async (
  ports: FactsPorts & Pick<PlanningPorts, 'installing'>,
  slot: Date,
): Promise<ReadonlySet<string>> => {
  const sites = new Set<string>();
  for await (const page of slotPages(ports, slot)) {
    const { cards, drops, unreached } = planSlot(page.facts, slot);
    const matters = [...cards.flatMap((card) => card.matters), ...drops.map(({ matter }) => matter)];
    const due = new Set([
      ...matters.filter(({ person }) => page.whole.has(person)).map(({ unit }) => unit),
      ...page.placements.map(({ unit }) => unit),
    ]);
    const here = unreached.filter((person) => page.whole.has(person));
    const wanted = new Set((await ports.installing?.candidates(slot, here))?.map(({ person }) => person));
    for (const { id, site, members } of page.units)
      if (due.has(id) || members.some((member) => wanted.has(member.id))) sites.add(site);
  }
  return sites;
};

/** The next instant at which anybody could be sent something. */
export const nextSlot = async (
  ports: Pick<PlanningPorts, 'people' | 'holidays'>,
  now: Date,
): Promise<Date> => {
  const hours = await ports.people.hours();
  const people = new Map(
    hours.map((each, index) => [`${index}`, { ...nudgePerson(null, `${index}`, '', false), ...each }]),
  );
  return nextWake({ people, holidays: ports.holidays }, now);
};
