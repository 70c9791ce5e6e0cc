import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import type { NudgeLine } from '../../bot/core/nudge.ts';
import { faceOf } from '../../bot/teams/cards/render.ts';
import { makeLinks } from '../../bot/teams/links.ts';
import { message } from '../../bot/teams/message.ts';
import { cardOf, lines, replies } from './replies/index.ts';

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
    // Teams counts the whole message in UTF-16: about 100 KB now, 40 KB when it was documented before, 28 KB for cards
    // (learn.microsoft.com/microsoftteams/platform/bots/how-to/format-your-bot-messages).
    expect(Buffer.byteLength(JSON.stringify(message(face)), 'utf16le')).toBeLessThan(28 * 1024);
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
    // `msteams` is Teams' own and stands in no schema (learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/
    // cards/cards-format#full-width-adaptive-card).
    const { msteams, ...card } = face.card;
    expect(msteams === undefined).toBe(!/N4|channel/.test(name) || name === 'ask item in a channel');
    expect({ language, name, valid: validate(card), errors: validate.errors }).toMatchObject({
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
      { title: 'Inte aktuellt', verb: 'irrelevant', data: { item: 'b01', nudge: '7f3a' }, mode: 'secondary' },
      { title: 'Varför får jag det?', verb: 'why', data: { item: 'b01', nudge: '7f3a' }, mode: 'secondary' },
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

test('N1 tells of stalled actions on the agenda by their number', () => {
  const { N1: line } = lines;
  if (line?.kind !== 'N1') throw new Error('no N1');
  const text = (stalled: number, language: 'sv' | 'en') =>
    JSON.stringify(faceOf({ kind: 'nudge', card: cardOf({ ...line, stalled }) }, { language, links }));
  expect(text(1, 'sv')).toContain('Vision, Genomlysning, en åtgärd som behöver nytt datum.');
  expect(text(2, 'en')).toContain('2 actions that need a new date.');
});

test('a date that was read long ago is asked about until somebody says that it holds', () => {
  for (const name of ['N1 asked', 'N3 asked']) {
    const face = faceOf(replies[name] ?? { kind: 'help' }, { language: 'sv', links });
    expect(JSON.stringify(face)).toContain('Datumet lästes 12 januari. Stämmer det?');
    // The card's own refresh is no button.
    const shown = actionsOf(face).filter(
      ({ type, mode, verb }) => /^Action/.test(String(type)) && mode === undefined && verb !== 'show',
    );
    expect(actionsOf(face).map(({ verb }) => verb)).toContain('confirm');
    expect(new Set(shown.map(({ title }) => title)).size).toBeLessThanOrEqual(3);
  }
  const index = Object.keys(replies).find((name) => /^answered \d+ date-confirmed/.test(name)) ?? '';
  const after = faceOf(replies[index] ?? { kind: 'help' }, { language: 'sv', links });
  expect(JSON.stringify(after)).toContain('Datumet stämmer. Tack, det är noterat.');
  const verbs = actionsOf(after).map(({ verb }) => verb);
  expect(verbs).toContain('place');
  expect(verbs).not.toContain('confirm');
});

test('a reflection prompt has no field, takes no text, and can be skipped and paused, also among others', () => {
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

test('writing about a question is a link to it in the tab, which holds its id and the card’s and no words', () => {
  for (const language of ['sv', 'en'] as const) {
    const face = faceOf(replies.N8 ?? { kind: 'help' }, { language, links });
    const [save, ...others] = actionsOf(face);
    expect([save?.type, save?.title, others.map(({ verb }) => verb)]).toEqual([
      'Action.OpenUrl',
      language === 'sv' ? 'Spara' : 'Save',
      ['skip', 'pause', 'why'],
    ]);
    const { subEntityId } = JSON.parse(new URL(String(save?.url)).searchParams.get('context') ?? '');
    expect(subEntityId).toBe(`personal/${(lines.N8 as { prompt: string }).prompt}.7f3a`);
  }
});

test('a hard question names whom to turn to in its own card, a gentle one does not', () => {
  const text = (prompt: string) =>
    JSON.stringify(
      faceOf({ kind: 'nudge', card: cardOf({ ...lines.N8, prompt } as never) }, { language: 'sv', links }),
    );
  expect(text('ref-a04')).toContain('skyddsombudet');
  expect(text('ref-a01')).not.toContain('skyddsombudet');
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

describe('what a notification, a list of chats and a screen reader get', () => {
  const spoken = (name: string, language: 'sv' | 'en'): string => {
    const face = faceOf(replies[name] ?? { kind: 'help' }, { language, links });
    if (face.kind !== 'card') throw new Error(`${name} is no card`);
    return [face.summary, face.card.fallbackText, face.card.speak, message(face).summary].join(' | ');
  };
  const PRIVATE = ['N8', 'N9', 'N10', 'N15'];
  const secrets = (line: NudgeLine): string[] => {
    switch (line.kind) {
      case 'N8':
        return [line.question.sv, line.question.en];
      case 'N9':
        return [line.name.sv, line.name.en];
      case 'N10':
        return [line.name, line.unitName];
      case 'N15':
        return ['Transgender', 'bifobi', 'Biphobia', ...(line.idea ? [line.idea.sv, line.idea.en] : [])];
      default:
        return [];
    }
  };
  const cards = Object.entries(replies).flatMap(([name, reply]) =>
    reply.kind === 'nudge' || reply.kind === 'answered' || reply.kind === 'why'
      ? [{ name, told: reply.card.lines.flatMap(({ line }) => secrets(line)) }]
      : [],
  );

  test.each(languages)(
    'names no question, course, newcomer or awareness day, whatever was answered (%s)',
    (language) => {
      expect(cards.some(({ told }) => told.length > 0)).toBe(true);
      for (const { name, told } of cards)
        for (const secret of told)
          expect([name, spoken(name, language)]).not.toEqual([name, expect.stringContaining(secret)]);
    },
  );

  test('the others say title and body, which tell nothing of anybody', () => {
    for (const kind of Object.keys(lines).filter((name) => /^N\d+$/.test(name) && !PRIVATE.includes(name))) {
      const face = faceOf(replies[kind] ?? { kind: 'help' }, { language: 'sv', links });
      if (face.kind !== 'card') throw new Error(kind);
      const [, title, body] = face.card.body.map(({ text }) => String(text));
      expect(face.summary.startsWith(`${title} — ${body}`)).toBe(true);
    }
  });
});

describe('the look book’s words', () => {
  const shown = (name: string, language: 'sv' | 'en') => {
    const face = faceOf(replies[name] ?? { kind: 'help' }, { language, links });
    if (face.kind !== 'card') throw new Error(name);
    const [, title, body] = face.card.body.map(({ text }) => String(text));
    const visible = (face.card.actions ?? []).filter(({ mode }) => mode !== 'secondary');
    return `${title} — ${body} ${visible.map((action) => `[${action.title}]`).join(' ')}`;
  };
  test.each([
    [
      'N1',
      'sv',
      'Gruppmöte onsdag 28 januari kl. 13.00 — På dagordningen: Vision, Genomlysning. [Dagordning] [Föreslå punkt]',
    ],
    ['N2', 'sv', 'Stämmer besluten från onsdag 28 januari? — Tre beslut är antecknade. [Bekräfta] [Ändra]'],
    ['N2', 'en', 'Are the decisions from Wednesday 28 January right? — Three are noted. [Confirm] [Edit]'],
    ['N4', 'sv', 'APT onsdag 28 januari: Tre ord — 10 minuter. Chefen leder. [Dagordning] [Föreslå punkt]'],
    [
      'N4',
      'en',
      'APT Wednesday 28 January: Tre ord — 10 minutes, led by the manager. [Agenda] [Propose item]',
    ],
    [
      'N5',
      'sv',
      'APT onsdag 28 januari: hur gick det? — Tre ord. Ett tryck räcker. [Diskuterad] [Gör till åtgärd] [Hanns inte]',
    ],
    [
      'N5',
      'en',
      'APT Wednesday 28 January: how did it go? — Tre ord. One tap is enough. [Discussed] [Make it an action] [No time]',
    ],
    [
      'N9',
      'sv',
      'Normino är öppen till 2 mars — Tre timmar, på arbetstid. Stegvis ser inga svar. [Öppna] [Redan gjord]',
    ],
    [
      'N9',
      'en',
      'Normino is open until 2 March — Three hours, in working hours. Stegvis sees no answers. [Open] [Already done]',
    ],
    [
      'N9 half',
      'sv',
      'Normino är öppen till 2 mars — 1,5 timmar, på arbetstid. Stegvis ser inga svar. [Öppna] [Redan gjord]',
    ],
    [
      'N10',
      'sv',
      'Välkommen till Familjeteam Norr — Du får gå grundutbildningen före 12 april. [Visa tider] [Redan gjord]',
    ],
    ['N10 manager', 'sv', 'Sofia Blom är ny — Erbjud grundutbildning före 12 april. [Boka]'],
    ['N10 manager', 'en', 'Sofia Blom is new — Offer basic training before 12 April. [Book]'],
    ['N11', 'sv', 'Planavstämning — Fyra åtgärder behöver beslut. [Öppna] [Boka]'],
    ['N11 one', 'sv', 'Planavstämning — En åtgärd behöver beslut. [Öppna] [Boka]'],
    [
      'N11 halt',
      'sv',
      'Hur vill ni gå vidare? — Inget nytt har noterats sedan måndag 12 januari. Ni kan fortsätta, justera, vila eller avsluta. [Öppna] [Boka]',
    ],
    ['N12', 'sv', 'Årlig uppföljning av SAM — Två åtgärder hör dit. [Öppna] [Senare]'],
    ['N13', 'sv', 'Underlag till verksamhetsplan 2027 — 14 förslag. [Öppna] [Senare]'],
    ['N13 report', 'en', 'Draft annual report — No personal data. [Open] [Later]'],
    [
      'N14',
      'sv',
      'Certifikatet gäller till 1 maj 2027 — Vill ni förnya? Kontakta RFSL. [Visa stegen] [Förnyar inte]',
    ],
    [
      'N15 idea',
      'sv',
      '17 maj: Internationella dagen mot homofobi, bifobi och transfobi — Vill ni planera något? [Visa förslag] [Inte i år]',
    ],
    [
      'N15',
      'en',
      '20 November: Transgender Day of Remembrance — A day of remembrance. Plan something? [Open] [Not this year]',
    ],
  ] as const)('%s in %s', (name, language, words) => {
    expect(shown(name, language)).toBe(words);
  });

  test('nothing on the day of remembrance celebrates', () => {
    expect(shown('N15', 'sv')).not.toMatch(/fira|grattis|kul/i);
  });
});

test('every card that was not answered tells why its reader got it, and a person’s can be made fewer and paused there', () => {
  for (const [name, reply] of Object.entries(replies)) {
    if (reply.kind !== 'nudge') continue;
    const face = faceOf(reply, { language: 'sv', links });
    const why = face.kind === 'card' ? (face.card.actions ?? []).filter(({ verb }) => verb === 'why') : [];
    expect([name, why.map(({ mode }) => mode)]).toEqual([name, ['secondary']]);
  }
  const one = faceOf(replies['why one'] ?? { kind: 'help' }, { language: 'sv', links });
  expect(actionsOf(one).map(({ verb }) => verb)).toEqual(['fewer', 'pause', 'show']);
  expect(JSON.stringify(one)).toContain('Du är ansvarig för åtgärden.');
  const channel = faceOf(replies['why in a channel'] ?? { kind: 'help' }, { language: 'sv', links });
  expect(channel.kind).toBe('text');
});

test('a channel’s card is as wide as the channel, asks for its newest form, and turns off nothing for anybody', () => {
  const face = faceOf(replies.N4 ?? { kind: 'help' }, { language: 'sv', links });
  if (face.kind !== 'card') throw new Error('a card');
  expect(face.card.msteams).toEqual({ width: 'Full' });
  expect(face.card.refresh).toMatchObject({ action: { verb: 'show', data: { item: '5', nudge: '7f3a' } } });
  const verbs = (face.card.actions ?? []).map(({ verb }) => verb);
  expect(verbs).toEqual([undefined, 'propose', 'why']);
});

test('links open the reader’s own tab on the thing, and the tab’s address where Teams is not', () => {
  const link = new URL(links('plan', '19:a@thread.tacv2', 'b01'));
  expect(link.origin + link.pathname).toBe('https://teams.microsoft.com/l/entity/app-id/personal');
  expect(JSON.parse(link.searchParams.get('context') ?? '')).toEqual({ subEntityId: 'plan/b01' });
  expect(link.searchParams.get('webUrl')).toBe(
    'https://stegvis.example.se/tab/?view=plan&unit=19%3Aa%40thread.tacv2&item=b01',
  );
});
