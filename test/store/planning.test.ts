import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addDays, instantOf, localDay } from '../../bot/core/calendar.ts';
import { content } from '../../bot/core/content.ts';
import type { NudgeUnit, Plan } from '../../bot/core/nudge.ts';
import { nextWake, planSlot, stillDue } from '../../bot/core/nudges/plan.ts';
import { LIST_NAMES } from '../../bot/core/rows.ts';
import { factsForCards } from '../../bot/usecases/card-facts.ts';
import { slotPages } from '../../bot/usecases/nudge-facts.ts';
import type { CardRecord, UnitRecord } from '../../bot/usecases/ports.ts';
import { arbitraryEvent, arbitraryScene, build, happen } from '../core/nudges/arbitrary.ts';
import { arbitraryLife, enliven } from '../core/nudges/lives.ts';
import { factsOf, holidays, record, type World } from '../core/nudges/world.ts';
import { makeMemoryJournal } from '../memory/world.ts';
import { openStoreHouse, type StoreHouse } from './house.ts';

const TENANT = 'tenant';
const ADDRESS = {
  tenant: TENANT,
  serviceUrl: 'https://example.org/',
  conversation: 'c',
  conversationType: 'personal' as const,
  bot: 'b',
};

const recordsOf = (of: World): UnitRecord[] =>
  of.units.map((unit) => ({
    ...unit,
    tenant: TENANT,
    team: unit.id,
    site: unit.id,
    start: '2026-01-01',
    members: unit.members.map((id) => ({
      id,
      name: id,
      owner: false,
      guest: of.people.get(id)?.guest ?? false,
    })),
    membersReadAt: null,
  }));

const instant = (day: string): string => instantOf(day, '12:00').toISOString();

const storeLife = async (house: StoreHouse, { id, life }: NudgeUnit): Promise<void> => {
  if (life === null) return;
  await house.life.saveSettings(id, life.settings);
  if (life.since !== null)
    await house.pool.query('insert into unit_since values ($1, $2)', [id, instant(life.since)]);
  for (const [person, day] of life.newcomers)
    await house.pool.query('insert into unit_members_seen values ($1, $2, $3)', [id, person, instant(day)]);
  for (const [step, people] of life.done)
    for (const person of people) await house.life.markDone(id, step, person, instant('2026-01-01'));
  if (life.channel) await house.life.saveChannel(id, { ...ADDRESS, conversationType: 'channel' });
};

/** Writes the world into the store as it stands. */
const store = async (house: StoreHouse, of: World, units: readonly UnitRecord[]): Promise<void> => {
  await house.pool.query(
    'truncate units, people, projected_rows, claims, cards, unit_settings, unit_since, unit_members_seen, courses_done, channels',
  );
  for (const unit of units) await house.units.save(unit);
  for (const unit of of.units) await storeLife(house, unit);
  for (const unit of of.units)
    for (const list of LIST_NAMES) await house.projection.put(unit.id, list, unit.rows[list]);
  for (const person of of.people.values())
    await house.people.save({
      ...person,
      fewer: [...person.fewer],
      tenant: TENANT,
      address: person.reachable ? ADDRESS : null,
    });
  const cards = new Map(
    [...of.claims.values()].flatMap((claim) => (claim.card ? [[claim.card, claim]] : [])),
  );
  for (const [id, { person, unit, at, state }] of cards)
    await house.pool.query(
      `insert into cards (id, person, tenant, unit, day, lines, state, at, sent_at) values ($1, $2, $3, $4, '', '[]', $5, $6, $6)`,
      [id, person, TENANT, unit, state, at],
    );
  for (const claim of of.claims.values())
    await house.pool.query('insert into claims values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)', [
      claim.key,
      claim.kind,
      claim.person,
      claim.unit,
      claim.card,
      claim.reason,
      claim.at,
      claim.laterOn,
      claim.answered,
      claim.about,
    ]);
};

const told = ({ cards, drops, placements }: Plan) => ({
  placements: placements.map(({ key }) => key).sort(),
  cards: cards.map((card) => JSON.stringify(card)).sort(),
  drops: drops.map((drop) => JSON.stringify(drop)).sort(),
});

describe('planning over the private store', () => {
  let house: StoreHouse;
  beforeAll(async () => {
    house = await openStoreHouse();
  });
  afterAll(() => house.close());

  const ports = () => ({
    units: house.units,
    people: house.people,
    projection: house.projection,
    life: house.life,
    programmes: house.programmes,
    claims: house.claims,
    calendarStore: house.calendar,
    content,
    holidays,
    journal: makeMemoryJournal(),
  });

  test('reads only what may be due, and decides as it would with everything; so does sending', async () => {
    let cards = 0;
    let spared = 0;
    await fc.assert(
      fc.asyncProperty(
        arbitraryScene,
        fc.array(arbitraryLife, { minLength: 3, maxLength: 3 }),
        fc.array(arbitraryEvent, { minLength: 4, maxLength: 4 }),
        fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 5, maxLength: 5 }),
        async (scene, lives, events, strides) => {
          const of = build(scene);
          of.units = of.units.map((unit, n) => {
            const life = lives[n];
            return life === undefined ? unit : enliven(unit, life, scene.start);
          });
          let now = instantOf(scene.start, '08:00');
          for (const [index, stride] of strides.entries()) {
            // Quiet slots are passed over; the store is asked for the first at which something happens.
            let plan: Plan = { cards: [], drops: [], placements: [], problems: [], unreached: [] };
            for (let slots = 0; slots < stride && plan.cards.length + plan.drops.length === 0; slots++) {
              now = nextWake(factsOf(of), now);
              plan = planSlot(factsOf(of), now);
            }
            const units = recordsOf(of);
            await store(house, of, units);
            // Pages of one unit or person: whoever is in several is still decided about once, with all of them.
            const paged: Plan = { cards: [], drops: [], placements: [], problems: [], unreached: [] };
            let most = 0;
            for await (const { facts, whole, placements } of slotPages(ports(), now, {
              units: 1,
              people: 1,
            })) {
              const page = planSlot(facts, now);
              paged.placements.push(...placements);
              paged.cards.push(...page.cards.filter(({ person }) => whole.has(person)));
              paged.drops.push(...page.drops.filter(({ matter }) => whole.has(matter.person)));
              most = Math.max(
                most,
                facts.units.reduce((sum, { rows }) => sum + rows.StegvisPlan.length, 0),
              );
            }
            expect(told(paged)).toEqual(told(plan));
            cards += plan.cards.length;
            spared += of.units.reduce((sum, { rows }) => sum + rows.StegvisPlan.length, 0) - most;
            record(of, plan, now);
            const event = events[index];
            if (event) happen(of, event, localDay(now));
            if (event?.what === 'back') now = instantOf(addDays(localDay(now), -event.days), '08:00');
            await sendsTheSame(house, of, now);
          }
        },
      ),
      { numRuns: 20, seed: 20_260_112 },
    );
    expect(cards).toBeGreaterThan(10);
    expect(spared).toBeGreaterThan(50);
  }, 180_000);

  /** The newest card, looked at again after something happened. */
  const sendsTheSame = async (of: StoreHouse, world: World, now: Date): Promise<void> => {
    const newest = world.cards.at(-1);
    if (!newest) return;
    const units = recordsOf(world);
    await store(of, world, units);
    const card: Pick<CardRecord, 'id' | 'person' | 'to' | 'unit' | 'lines'> = {
      id: newest.id,
      person: newest.person,
      to: newest.matters[0]?.to ?? 'person',
      unit: newest.matters[0]?.unit ?? '',
      lines: newest.matters.map(({ key, line }) => ({ key, line })),
    };
    const channel = await of.units.get(card.person);
    const own = channel === null ? await of.units.ofPerson(card.person) : [channel];
    const facts = (await factsForCards(ports(), [card], now)).get(card.id)?.facts;
    if (!facts) throw new Error('no facts for the card');
    const everything = factsOf(world);
    const ofPerson = everything.units.filter(({ id }) => own.some((unit) => unit.id === id));
    expect(stillDue(facts, card, now)).toEqual(stillDue({ ...everything, units: ofPerson }, card, now));
  };
});
