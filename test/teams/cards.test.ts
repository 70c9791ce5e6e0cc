import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { faceOf } from '../../bot/teams/cards/render.ts';
import { makeLinks } from '../../bot/teams/links.ts';
import { message } from '../../bot/teams/message.ts';
import { cardOf, lines, replies } from './replies.ts';

const links = makeLinks({ teamsAppId: 'app-id', baseUrl: 'https://stegvis.example.se' });
const oracles = process.env.ORACLES_DIR ?? '../shared/oracles';
const schemaFile = `${oracles}/adaptive-card-1.5.schema.json`;
const languages = ['sv', 'en'] as const;
const all = languages.flatMap((language) =>
  Object.entries(replies).map(([name, reply]) => ({
    language,
    name,
    face: faceOf(reply, { language, links }),
  })),
);

interface Node {
  [key: string]: unknown;
}
/** Every object inside a card, the card itself first. */
const nodes = (value: unknown): Node[] => {
  if (Array.isArray(value)) return value.flatMap(nodes);
  if (typeof value !== 'object' || value === null) return [];
  return [value as Node, ...Object.values(value).flatMap(nodes)];
};
const actionsOf = (card: unknown): Node[] =>
  nodes(card).filter(({ type }) => type === 'Action.Execute' || type === 'Action.OpenUrl');
const wordsOf = (card: unknown): string[] =>
  nodes(card).flatMap((node) =>
    ['text', 'title', 'label', 'errorMessage', 'fallbackText', 'speak'].flatMap((key) =>
      typeof node[key] === 'string' ? [node[key]] : [],
    ),
  );

describe.each(all)('$language: $name', ({ language, face }) => {
  test('says what it says without shouting, pictures or unfilled variables', () => {
    const words = face.kind === 'text' ? [face.text] : [face.summary, ...wordsOf(face.card)];
    for (const word of words) {
      expect(word.trim()).not.toBe('');
      expect(word).not.toMatch(/[!{}]|undefined|null|NaN|Invalid/);
      expect(word).not.toMatch(/\p{Extended_Pictographic}/u);
    }
  });

  test('is one message of Teams: a sentence, or a card with its summary', () => {
    const activity = message(face);
    expect(activity.type).toBe('message');
    expect(activity.text === undefined).not.toBe(activity.attachments === undefined);
    if (face.kind === 'card') expect(activity.summary).toBe(face.summary);
  });

  if (face.kind === 'text') return;
  const { card } = face;

  test('is small, in its language, and says in words what it is', () => {
    expect(Buffer.byteLength(JSON.stringify(card))).toBeLessThan(28 * 1024);
    expect(card.lang).toBe(language);
    expect(card.fallbackText).toBe(face.summary);
    expect(String(card.speak).split(/[.?] /).length).toBeLessThanOrEqual(2);
  });

  test('has at most six actions, at most three of them visible, each a button of at most 20 characters', () => {
    const own = card.actions ?? [];
    expect(own.length).toBeLessThanOrEqual(6);
    expect(own.filter(({ mode }) => mode !== 'secondary').length).toBeLessThanOrEqual(3);
    for (const { title } of actionsOf(card)) expect(String(title).length).toBeLessThanOrEqual(20);
    expect(own.findIndex(({ style }) => style === 'positive')).toBeLessThanOrEqual(0);
  });

  test('carries the same verb and data for clients without Action.Execute', () => {
    for (const action of actionsOf(card).filter(({ type }) => type === 'Action.Execute')) {
      expect(action.fallback).toMatchObject({
        type: 'Action.Submit',
        title: action.title,
        data: { verb: action.verb, ...(action.data as Node) },
      });
    }
  });
});

const whenOracles = existsSync(schemaFile) ? test : test.skip;

whenOracles('every card is an Adaptive Card 1.5', () => {
  const schema: object = JSON.parse(readFileSync(schemaFile, 'utf8'));
  const ajv = new Ajv({ strict: false, allErrors: true });
  (addFormats as unknown as (ajv: Ajv) => void)(ajv);
  const validate = ajv.compile({ ...schema, $schema: undefined });
  for (const { language, name, face } of all) {
    if (face.kind === 'text') continue;
    expect({ language, name, valid: validate(face.card), errors: validate.errors }).toMatchObject({
      valid: true,
    });
  }
  expect(validate({ type: 'AdaptiveCard', version: '1.5', body: [{ type: 'TextBlock' }] })).toBe(false);
});

describe('N6', () => {
  const sv = faceOf(replies['N6 first'] ?? { kind: 'help' }, { language: 'sv', links });

  test('is the card of the look book', () => {
    if (sv.kind !== 'card') throw new Error('a card');
    expect(sv.card).toMatchObject({
      lang: 'sv',
      fallbackText: 'Klart senast 28 januari: Gå igenom blanketter — Du är ansvarig. Tio arbetsdagar kvar.',
      speak: 'Gå igenom blanketter ska vara klart 28 januari.',
      body: [
        { text: 'Åtgärd · Bemötande', size: 'Small', isSubtle: true },
        { text: 'Klart senast 28 januari: Gå igenom blanketter', style: 'heading', weight: 'Bolder' },
        { text: 'Du är ansvarig. Tio arbetsdagar kvar.' },
        { text: 'Nästa påminnelse kommer på dagen.', isSubtle: true },
      ],
    });
    expect(sv.card.actions?.map(({ title, verb, data, mode }) => ({ title, verb, data, mode }))).toEqual([
      { title: 'Klart', verb: 'done', data: { item: 'b01', nudge: '7f3a' } },
      { title: 'Flytta datum', verb: 'move', data: { item: 'b01', nudge: '7f3a' } },
      { title: 'Öppna' },
      { title: 'Senare', verb: 'later', data: { item: 'b01', nudge: '7f3a' }, mode: 'secondary' },
    ]);
  });

  test('on the due date says that no more reminders come, and offers none later', () => {
    const face = faceOf(replies['N6 second'] ?? { kind: 'help' }, { language: 'sv', links });
    const text = JSON.stringify(face);
    expect(text).toContain('I dag: Gå igenom blanketter');
    expect(text).toContain('Inga fler påminnelser.');
    expect(text).not.toContain('"later"');
  });

  test('answered says who and when', () => {
    const face = faceOf(replies['answered 0 done'] ?? { kind: 'help' }, { language: 'sv', links });
    expect(face.kind === 'card' && face.summary).toBe(
      'Klar: Gå igenom blanketter — Du, 14 januari kl. 10.05.',
    );
  });
});

test('N1 names the meeting, N3 both ideas, in the reader’s language', () => {
  const text = (name: string, language: 'sv' | 'en') =>
    JSON.stringify(
      faceOf({ kind: 'nudge', card: cardOf(lines[name] ?? (lines.N8 as never)) }, { language, links }),
    );
  expect(text('N1', 'sv')).toContain('Gruppmöte onsdag 28 januari kl. 13.00');
  expect(text('N1', 'sv')).toContain('Diplomeringsgruppen');
  expect(text('N3', 'en')).toContain('‘Why are we doing this?’ or ');
});

test('a date that was read long ago is asked about until somebody says that it holds', () => {
  for (const name of ['N1 asked', 'N3 asked']) {
    const face = faceOf(replies[name] ?? { kind: 'help' }, { language: 'sv', links });
    expect(JSON.stringify(face)).toContain('Datumet lästes 12 januari. Stämmer det?');
    const shown = actionsOf(face).filter(
      ({ type, mode }) => /^Action/.test(String(type)) && mode === undefined,
    );
    expect(actionsOf(face).map(({ verb }) => verb)).toContain('confirm');
    expect(new Set(shown.map(({ title }) => title)).size).toBeLessThanOrEqual(3);
  }
  const index = Object.keys(replies).find((name) => /^answered \d+ confirmed/.test(name)) ?? '';
  const after = faceOf(replies[index] ?? { kind: 'help' }, { language: 'sv', links });
  expect(JSON.stringify(after)).toContain('Datumet stämmer. Tack, det är noterat.');
  const verbs = actionsOf(after).map(({ verb }) => verb);
  expect(verbs).toContain('place');
  expect(verbs).not.toContain('confirm');
});

test('a reflection prompt has no field, cannot be saved, and can be skipped and paused, also among others', () => {
  for (const name of ['N8', 'three matters']) {
    const face = faceOf(replies[name] ?? { kind: 'help' }, { language: 'sv', links });
    const inputs = nodes(face).filter(({ type }) => String(type).startsWith('Input.'));
    expect(inputs).toEqual([]);
    const verbs = actionsOf(face).map(({ verb }) => verb);
    expect(verbs).toEqual(expect.arrayContaining(['skip', 'pause']));
    expect(verbs).not.toContain('save');
    expect(JSON.stringify(face)).toContain('Svara inte i chatten, den lagras.');
  }
});

test('several matters of a day are one card: a main button each, the rest in the tab', () => {
  const face = faceOf(replies['three matters'] ?? { kind: 'help' }, { language: 'sv', links });
  const sets = nodes(face).filter(({ type }) => type === 'ActionSet');
  expect(sets.map(({ actions }) => (actions as Node[]).length)).toEqual([1, 1, 1]);
  expect(JSON.stringify(face)).toContain('Två till finns i fliken.');
});

test('the name of an action cannot make a link', () => {
  const line = { ...lines['N6 first'], title: '[Klicka](https://evil.example)' } as never;
  const face = faceOf({ kind: 'nudge', card: cardOf(line) }, { language: 'sv', links });
  const texts = nodes(face).flatMap(({ type, text }) => (type === 'TextBlock' ? [String(text)] : []));
  expect(texts.some((text) => text.includes(']('))).toBe(false);
});

test('links open the reader’s own tab on the thing, and the tab’s address where Teams is not', () => {
  const link = new URL(links('plan', '19:a@thread.tacv2', 'b01'));
  expect(link.origin + link.pathname).toBe('https://teams.microsoft.com/l/entity/app-id/personal');
  expect(JSON.parse(link.searchParams.get('context') ?? '')).toEqual({ subEntityId: 'plan/b01' });
  expect(link.searchParams.get('webUrl')).toBe(
    'https://stegvis.example.se/tab/?view=plan&unit=19%3Aa%40thread.tacv2&item=b01',
  );
});
