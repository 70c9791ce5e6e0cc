/** R21, R22, R40 and R41: questions for beginners and experienced, a way out of hard ones, no blame, and no trace. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { PLAN_AREAS } from '../../bot/core/choices.ts';
import { programmeById } from '../../bot/core/content.ts';
import { evaluate } from '../../bot/core/criteria.ts';
import { n8Reflection } from '../../bot/core/nudges/n8-reflection.ts';
import { choosePrompt } from '../../bot/core/nudges/prompts.ts';
import { DEPTHS, isHard, promptsFor, reflections } from '../../bot/core/reflection.ts';
import { EMPTY, type StepRow, type Stored, type UnitRows } from '../../bot/core/rows.ts';
import { faceOf } from '../../bot/teams/cards/render.ts';
import { NO_ROWS } from '../../bot/usecases/nudge-facts.ts';
import { at, factsOf, live, person, unit, world } from './nudges/world.ts';

const links = (view: string): string => `https://example.org/${view}`;

describe('the library (R40)', () => {
  test.each(PLAN_AREAS.flatMap((area) => DEPTHS.map((depth) => [area, depth] as const)))(
    'offers everybody a question about %s at depth %i, not only managers',
    (area, depth) => {
      expect(promptsFor({ area, depth }, false).length).toBeGreaterThan(0);
    },
  );

  test.each(DEPTHS)(
    'the chat keeps to depth %i where somebody has chosen it, through a whole year',
    (depth) => {
      const reflection = { weekday: 3, since: '2026-01-12T08:00:00.000Z', rhythm: 'fortnightly', ignored: 0 };
      const of = world([unit()], [person('cia', { reflection: { ...reflection, depth } as never })]);
      live(of, at('2026-01-12 09:00'), at('2026-12-18 16:00'), () => {
        for (const [key, claim] of of.claims) of.claims.set(key, { ...claim, answered: true });
      });
      const sent = of.cards.flatMap(({ matters }) => matters.map(({ line }) => line));
      expect(sent.length).toBeGreaterThan(10);
      for (const line of sent)
        expect(reflections.find(({ id }) => line.kind === 'N8' && id === line.prompt)?.depth).toBe(depth);
    },
  );

  test('without a choice they are mixed, and the choice decides nothing about anybody else', () => {
    const chosen = choosePrompt(reflections, unit(), 'anna', [], '2026-01-14', 3);
    expect(chosen?.depth).toBe(3);
    expect(choosePrompt(reflections, unit(), 'anna', [], '2026-01-14')?.depth).toBe(1);
    expect(n8Reflection(factsOf(world([unit()])), '2026-01-14')).toEqual([]);
  });
});

describe('a hard question (R41)', () => {
  const cases = reflections
    .filter(isHard)
    .flatMap((prompt) =>
      (['sv', 'en'] as const).flatMap((language) =>
        (['answer', 'continue'] as const).map((ask) => [prompt, language, ask] as const),
      ),
    );
  test.each(cases)('has skip, pause and whom to talk to in its own card ($id)', (prompt, language, ask) => {
    const line = {
      ...({ kind: 'N8', unit: 'u', prompt: prompt.id, ask } as const),
      question: { sv: prompt.sv.text, en: prompt.en.text },
    };
    const card = { card: 'c', unitName: 'Norr', lines: [{ key: 'k', line }], more: 0 };
    const face = faceOf({ kind: 'nudge', card }, { language, links });
    if (face.kind !== 'card') throw new Error('no card');
    const verbs = (face.card.actions ?? [])
      .filter(({ mode }) => mode !== 'secondary')
      .map(({ verb }) => verb);
    expect(verbs).toEqual(expect.arrayContaining(['skip', 'pause']));
    const said = face.card.body.map(({ text }) => String(text)).join(' ');
    expect(said).toMatch(language === 'sv' ? /skyddsombudet, HR/ : /safety rep.*HR/i);
    // Nothing to write in: the chat is stored.
    expect(JSON.stringify(face.card)).not.toContain('Input.');
  });
});

describe('words without blame (R41)', () => {
  const GUILT =
    /borde ha|erkänn(?!a|er|ande|s\b)|skäms|skämmas|du borde|glöm inte|you should(?:n['’]t)? have|should have (?:known|done|said)|admit that you|ashamed|shame on|confess|you ought|don['’]t forget/i;
  const folder = join(import.meta.dirname, '../../bot/core');
  const files = ['content', 'texts'].flatMap((part) =>
    readdirSync(join(folder, part), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(ts|json)$/.test(name))
      .map((name) => join(part, name)),
  );

  test.each(files)('%s', (name) => {
    const lines = readFileSync(join(folder, name), 'utf8').split('\n');
    expect(lines.filter((line) => GUILT.test(line))).toEqual([]);
  });

  test.each(['Du borde ha vetat bättre.', 'Erkänn dina fördomar.', 'Skäms du?', 'You should have known.'])(
    'the lint finds: %s',
    (sentence) => expect(sentence).toMatch(GUILT),
  );
});

describe('the programme’s criterion (R22)', () => {
  const programme = programmeById('hbtq-klivet');
  const step = programme?.steps.find(({ completion }) => completion.metric === 'reflectionOfferPublished');
  const row = (recordedOn: string | null): Stored<StepRow> => ({
    ...{ id: '1', version: '1', key: 'k', unit: 'u', broken: [], changedAt: null, changedBy: null },
    value: { ...EMPTY.StegvisSteps, title: 'Reflektion', stepId: step?.id ?? '', recordedOn },
  });
  const ask = (recordedOn: string | null, done: ReadonlyMap<string, ReadonlySet<string>> = new Map()) => {
    if (!programme || !step) throw new Error('no such step');
    const rows: UnitRows = { ...NO_ROWS, StegvisSteps: [row(recordedOn)] };
    const facts = { rows, manager: 'a', group: [], members: ['a', 'b', 'c'], done };
    return evaluate({ facts, programme, rule: step.completion, step });
  };

  test('is met when the offer was published to the whole unit, whoever took it, and tells no number', () => {
    expect(ask(null).met).toBe(false);
    const published = ask('2026-02-02');
    expect(published.met).toBe(true);
    const taken = new Map([[step?.id ?? '', new Set(['a', 'b'])]]);
    expect(ask('2026-02-02', taken)).toEqual(published);
    expect(ask(null, taken).met).toBe(false);
    expect(published.measurement).toEqual({ value: true });
  });
});
