/**
 * Lives a history through the program's own use cases over memory stores, and writes down all that others than the
 * process lead get to see: after each happening, as the manager, as somebody of the group, as an owner of the site, as
 * somebody else in the unit and as people of other units, what they read, what they are refused and how, and the log.
 */
import type { Band, Themes } from '../../../bot/core/api-competence.ts';
import type { Outcome } from '../../../bot/core/fault.ts';
import { faultText } from '../../../bot/core/texts/rules/problems.ts';
import type { Member, Respondent } from '../../../bot/usecases/ports.ts';
import { makeThemeUseCases } from '../../../bot/usecases/themes/index.ts';
import { matrixOf } from '../../memory/confirmed.ts';
import { caller, makeWorld, TENANT } from '../../memory/world.ts';
import type { Build } from './builds.ts';
import { AREAS, type History, type Version } from './history.ts';

const UNITS = ['19:a@thread.tacv2', '19:b@thread.tacv2'] as const;
const ROLES = ['manager', 'grouper', 'owner'] as const;

/** A snapshot as everybody in its unit sees it, and whose answers it counted: what somebody may have watched. */
export interface Published {
  unit: 0 | 1;
  seen: Themes;
  counted: readonly Version[];
}

export interface Lived {
  published: readonly Published[];
  /** Everything that was seen, word for word. */
  transcript: readonly string[];
}

const member = (id: string, owner = false): Member => ({ id, name: id, owner, guest: false });

const told = (outcome: Outcome<unknown>): string =>
  JSON.stringify(outcome.ok ? outcome.value : [outcome.fault, faultText(outcome.fault, 'sv')]);

/**
 * `everybody`: after each happening everybody looks; else the manager does, and the others where something was frozen.
 */
export const live = async (history: History, build: Build, everybody = false): Promise<Lived> => {
  const { ports, clock, journal } = makeWorld();
  const answers: [Map<string, Respondent>, Map<string, Respondent>] = [new Map(), new Map()];
  const versions = new Map<string, Version>();
  const place = (unit: string): 0 | 1 => (unit === UNITS[0] ? 0 : 1);
  const matrix = matrixOf(AREAS);
  const { snapshots } = ports;
  const use = makeThemeUseCases({
    ...ports,
    themeRules: build.rules,
    inventory: {
      ...ports.inventory,
      confirmed: async (unit) => [...answers[place(unit)].values()],
      matrix: async () => matrix,
    },
  });
  const inside: [Set<string>, Set<string>] = [new Set(history.people[0]), new Set(history.people[1])];
  const save = async (unit: 0 | 1): Promise<void> => {
    const id = UNITS[unit];
    await ports.units.save({
      ...{
        id,
        tenant: TENANT,
        name: id,
        team: id,
        site: id,
        programme: 'rss-vasterbotten',
        start: '2026-01-12',
      },
      ...{ manager: 'manager', group: ['manager', 'grouper'], processLead: 'lead', safetyRep: null },
      members: [
        ...['manager', 'grouper', 'lead'].map((one) => member(one)),
        member('owner', true),
        ...[...inside[unit]].map((one) => member(one)),
      ],
      membersReadAt: clock.now().toISOString(),
    });
  };
  await save(0);
  await save(1);

  const transcript: string[] = [];
  const published: Published[] = [];
  const look = async (happening: string): Promise<void> => {
    const seen: string[] = [happening];
    const all = everybody || happening === 'freeze';
    for (const unit of history.people[1].length > 0 ? UNITS : UNITS.slice(0, 1)) {
      const inUnit = [...inside[place(unit)]][0] ?? 'grouper';
      for (const person of all ? [...ROLES, inUnit, 'stranger'] : ['manager'])
        seen.push(told(await use.seeThemes(caller(person), unit, 'sv')));
      for (const person of all ? ['manager', 'owner', 'stranger'] : ['manager'])
        seen.push(told(await use.freezeThemes(caller(person), unit, 'sv')));
    }
    seen.push(JSON.stringify(journal.told.splice(0)));
    transcript.push(seen.join('\n'));
  };
  const freeze = async (unit: 0 | 1): Promise<void> => {
    const frozen = await use.freezeThemes(caller('lead'), UNITS[unit], 'sv');
    if (!frozen.ok) return;
    const seen = await use.seeThemes(caller('manager'), UNITS[unit], 'sv');
    if (!seen.ok) throw new Error('the manager sees no themes');
    const { rounds } = await snapshots.rounds(UNITS[unit], []);
    const marks = [...(rounds.at(-1)?.people.values() ?? [])].map(({ mark }) => mark);
    const counted = marks.flatMap((mark) => versions.get(mark) ?? []);
    published.push({ unit, seen: seen.value, counted });
  };
  const erase = async (unit: 0 | 1, person: string): Promise<void> => {
    answers[unit].delete(person);
    await snapshots.forget(UNITS[unit], person);
  };

  for (const [day, happening] of history.happenings.entries()) {
    clock.set(new Date(Date.UTC(2026, 0, 12, 7) + day * 86_400_000).toISOString());
    if (happening.kind === 'answer') {
      const { version, units } = happening;
      versions.set(String(version.id), version);
      for (const unit of units) {
        const { person, levels, baseline } = version;
        answers[unit].set(person, { person, levels, baseline, confirmedAt: String(version.id) });
        if (build.eager) await freeze(unit);
      }
    } else if (happening.kind === 'freeze') await freeze(happening.unit);
    else {
      const { unit, person, kind } = happening;
      if (kind === 'join') inside[unit].add(person);
      if (kind === 'leave') inside[unit].delete(person);
      if (kind !== 'join') await erase(unit, person);
      await save(unit);
    }
    await look(happening.kind);
  }
  return { published, transcript };
};

/** The bands of the answers of one round. */
export const roundOf = ({ seen }: Published): ReadonlyMap<string, Band> =>
  new Map(seen.round.map(({ area, band }) => [area, band]));
