/** The search in a message: actions, agenda items and the APT library, of the units that the person may read. */
import type { Language } from '../../core/content.ts';
import type { Hit, Search } from '../../core/extension/hit.ts';
import { found, type Page, paged, suits, wanted } from '../../core/extension/search.ts';
import { botTexts } from '../../core/texts/bot/index.ts';
import type { Writer } from '../conversation.ts';
import type { Clock, UnitRecord } from '../ports.ts';
import { programmesFor } from '../programme-for.ts';
import { actionHits, itemHits } from './hits.ts';
import type { ExtensionPorts } from './ports.ts';
import { languageFor, unitsOf } from './units.ts';

export interface Query extends Page {
  search: Search;
  /** Blank for what is shown before anything is written. */
  text: string;
}

export type Found =
  | { kind: 'hits'; hits: Hit[] }
  /** Nothing fits, or there is nothing yet. */
  | { kind: 'nothing'; asked: boolean }
  /** The person is in no unit that Stegvis knows. */
  | { kind: 'no-unit' };

type Ports = ExtensionPorts & { clock: Pick<Clock, 'now'> };

const actions = async (ports: Ports, units: readonly UnitRecord[], words: string[], language: Language) => {
  const { areas } = botTexts[language];
  const all = await Promise.all(
    units.map(async (unit) => actionHits(unit, (await ports.projection.rows(unit.id)).StegvisPlan)),
  );
  return found(all.flat(), ({ title, area, unitName }) =>
    suits(words, title, [(areas as Readonly<Record<string, string>>)[area ?? ''] ?? null, unitName]),
  );
};

const items = async (ports: Ports, units: readonly UnitRecord[], words: string[]) => {
  const all = await Promise.all(
    units.map(async (unit) => {
      const { StegvisAgenda, StegvisMeetings } = await ports.projection.rows(unit.id);
      return itemHits(unit, StegvisAgenda, StegvisMeetings, ports.clock.now());
    }),
  );
  return found(all.flat(), ({ title, meeting, unitName }) =>
    suits(words, title, [meeting?.title ?? null, unitName]),
  );
};

/** The library is about hbtqi: units with a template about another subject have none. Their own programme's ideas come first. */
const library = async (
  ports: Ports,
  units: readonly UnitRecord[],
  words: string[],
  language: Language,
): Promise<Hit[]> => {
  const programmes = await programmesFor(ports, units);
  const unit = units.find(({ id }) => {
    const programme = programmes.get(id)?.programme;
    return programme !== undefined && programme.subject === undefined;
  });
  const programme = unit === undefined ? undefined : programmes.get(unit.id)?.programme;
  if (unit === undefined || programme === undefined) return [];
  const own = programme.basedOn ?? programme.id;
  const ideas = [...ports.content.aptIdeas].sort(
    (a, b) => Number(b.programmes.includes(own)) - Number(a.programmes.includes(own)),
  );
  const { areas } = botTexts[language];
  return found(ideas, (idea) =>
    suits(words, idea[language].title, [idea[language].purpose, areas[idea.area]]),
  ).map((idea) => ({ kind: 'idea', unit: unit.id, idea }));
};

/** Answers a search. Whatever the person may not read is not there; pages are parts of one order. */
export const search = async (
  ports: Ports,
  writer: Writer,
  query: Query,
): Promise<{ found: Found; language: Language }> => {
  const language = await languageFor(ports, writer);
  const units = await unitsOf(ports, writer, query.search === 'agenda' ? 'see-meetings' : 'see-plan');
  if (units.length === 0) return { found: { kind: 'no-unit' }, language };
  const words = wanted(query.text);
  const all: Hit[] =
    query.search === 'actions'
      ? await actions(ports, units, words, language)
      : query.search === 'agenda'
        ? await items(ports, units, words)
        : await library(ports, units, words, language);
  if (all.length === 0) return { found: { kind: 'nothing', asked: words.length > 0 }, language };
  return { found: { kind: 'hits', hits: paged(all, query) }, language };
};
