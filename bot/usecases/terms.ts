/** Words of the field: looked up for whoever asks, and a missing one proposed to the group by nobody's name (R19). */
import { LONGEST_WORD, lookUp, proposable, termById } from '../core/glossary.ts';
import type { Reply } from '../core/reply.ts';
import { concernOf } from '../core/safety.ts';
import { botTexts, fill } from '../core/texts/bot/index.ts';
import { rolesIn } from './acts/act.ts';
import { addProposal } from './apt/add-proposal.ts';
import { unitsAround } from './care.ts';
import type { ChatPorts, Click, Writer } from './conversation.ts';
import type { UnitRecord } from './ports.ts';

const USUAL_MINUTES = 5;
/** The lists are read in Swedish. */
const LIST_LANGUAGE = 'sv';

/** What can be proposed of what was asked for; an account of something is no word, however short. */
const wordIn = (written: string): string | null => {
  const word = proposable(written);
  return word === null || concernOf(word) !== null ? null : word;
};

/** The term that is asked for, or those that look like it. The word itself is kept nowhere. */
export const seeTerm = (written: string): Reply => {
  const found = lookUp(written);
  return found.kind === 'term'
    ? { kind: 'term', term: found.term.id }
    : { kind: 'term-unknown', word: wordIn(written), nearest: found.nearest.map(({ id }) => id) };
};

/** The unit whose group a proposal goes to; null for somebody who is in none, or only as a guest. */
const unitFor = async (ports: ChatPorts, writer: Writer, wanted: unknown): Promise<UnitRecord | null> => {
  const units = [...(await unitsAround(ports, writer)), ...(await ports.units.ofPerson(writer.id))];
  const own = units.filter((unit) => unit.tenant === writer.tenant && rolesIn(unit, writer.id).length > 0);
  return (typeof wanted === 'string' ? own.find(({ id }) => id === wanted) : own[0]) ?? null;
};

const send = async (ports: ChatPorts, unit: UnitRecord, word: string): Promise<Reply> => {
  const { StegvisAgenda } = await ports.projection.rows(unit.id);
  const desk = {
    ports,
    as: { kind: 'app', tenant: unit.tenant } as const,
    site: { tenant: unit.tenant, site: unit.site },
    unit,
  };
  const added = await addProposal(desk, StegvisAgenda, {
    title: fill(botTexts[LIST_LANGUAGE].glossary.item, { word }),
    ...{ minutes: USUAL_MINUTES, by: null, whose: null, on: null },
  });
  if (!added.ok) return { kind: 'problem', fault: added.fault, card: null };
  return { kind: 'term-proposed', word, unit: unit.id, unitName: unit.name };
};

/** The first press asks, with the word in a field; the second, which names the unit, sends what stands there. */
const propose = async (ports: ChatPorts, writer: Writer, data: Click['data']): Promise<Reply> => {
  const unit = await unitFor(ports, writer, data.unit);
  if (unit === null) return { kind: 'term-refused', why: 'no-unit' };
  const word = typeof data.word === 'string' ? wordIn(data.word) : null;
  if (word === null) return { kind: 'term-refused', why: 'not-a-word' };
  if (data.unit === undefined) return { kind: 'ask-term', word, unit: unit.id, unitName: unit.name };
  return send(ports, unit, word);
};

/** Presses on a term's card; null for any other. */
export const onTerms = async (
  ports: ChatPorts,
  writer: Writer,
  { verb, data }: Click,
): Promise<Reply | null> => {
  if (verb === 'propose') return propose(ports, writer, data);
  if (verb !== 'term' || typeof data.term !== 'string' || data.term.length > LONGEST_WORD) return null;
  return termById(data.term) === null ? null : { kind: 'term', term: data.term };
};
