import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { message } from '../../../bot/teams/message.ts';
import { lines } from '../replies/index.ts';
import { type EveryCard, everyCard } from './every.ts';
import { EXTREMES } from './extremes.ts';

const SCHEMA = `${process.env.ORACLES_DIR ?? '../shared/oracles'}/adaptive-card-1.5.schema.json`;
const whenSchema = existsSync(SCHEMA) ? test : test.skip;

interface Node {
  [key: string]: unknown;
}
/** Every action of a card wherever it stands; what stands in for an action, and the card's own refresh, is no further one. */
const actionsIn = (value: unknown): Node[] => {
  if (Array.isArray(value)) return value.flatMap(actionsIn);
  if (typeof value !== 'object' || value === null) return [];
  const { fallback: _fallback, refresh: _refresh, ...rest } = value as Node;
  const own = String(rest.type).startsWith('Action.') ? [rest] : [];
  return [...own, ...Object.values(rest).flatMap(actionsIn)];
};

/** What is wrong with any of the cards, by name and language. */
const wrong = (judge: (card: EveryCard) => string | null): string[] =>
  everyCard.flatMap((each) => {
    const fault = judge(each);
    return fault === null ? [] : [`${each.name} (${each.language}): ${fault}`];
  });

test('there are cards of every kind, with ordinary and extreme contents', () => {
  const names = new Set(everyCard.map(({ name }) => name));
  for (const kind of Object.keys(lines)) expect(names).toContain(kind);
  for (const kind of ['N1', 'N6 first', 'N10 manager', 'welcome', 'tasks', 'next meeting', 'case report'])
    for (const what of Object.keys(EXTREMES)) expect(names).toContain(`${kind}, ${what}`);
});

whenSchema('each is an Adaptive Card 1.5', () => {
  const schema: object = JSON.parse(readFileSync(SCHEMA, 'utf8'));
  const ajv = new Ajv({ strict: false, allErrors: true });
  (addFormats as unknown as (ajv: Ajv) => void)(ajv);
  const validate = ajv.compile({ ...schema, $schema: undefined });
  // `msteams` is Teams' own and stands in no schema
  // (learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/cards-format#full-width-adaptive-card).
  const told = wrong(({ card: { msteams: _teams, ...card } }) =>
    card.version === '1.5' && validate(card) ? null : JSON.stringify(validate.errors).slice(0, 500),
  );
  expect(told).toEqual([]);
});

test('each stays under 28 KB as Teams counts, whatever people have written', () => {
  const told = wrong(({ card, summary }) => {
    // "in UTF-16": learn.microsoft.com/microsoftteams/platform/bots/how-to/format-your-bot-messages
    const size = Buffer.byteLength(JSON.stringify(message({ kind: 'card', card, summary })), 'utf16le');
    return size < 28 * 1024 ? null : `${size} bytes`;
  });
  expect(told).toEqual([]);
});

test('each has at most six actions, in all its parts together', () => {
  expect(wrong(({ card }) => (actionsIn(card).length <= 6 ? null : `${actionsIn(card).length}`))).toEqual([]);
});

test('each says in words what it is, for clients and notifications that show no cards', () => {
  const told = wrong(({ card, summary }) =>
    String(card.fallbackText).trim() !== '' && summary === card.fallbackText ? null : 'no fallback text',
  );
  expect(told).toEqual([]);
});
