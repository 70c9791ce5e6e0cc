import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { nearestCommands, parseCommand, SUGGESTED } from '../../bot/core/command.ts';
import { soundsLikeCase } from '../../bot/core/safety/case.ts';
import { identityAsked } from '../../bot/core/safety/identity.ts';
import { botTexts } from '../../bot/core/texts/bot/index.ts';
import { distance } from '../../bot/core/words.ts';

const MONDAY = '2026-01-12';
const read = (text: string) => parseCommand(text, MONDAY);

describe('commands', () => {
  test.each([
    ['hjälp', 'help'],
    ['Help', 'help'],
    ['?', 'help'],
    ['Hej!', 'help'],
    ['nästa möte', 'next-meeting'],
    ['NÄSTA MÖTE?', 'next-meeting'],
    ['När är nästa möte?', 'next-meeting'],
    ['next meeting', 'next-meeting'],
    ['when is the next meeting', 'next-meeting'],
    ['nästa möte om kränkande särbehandling', 'next-meeting'],
    ['mina uppgifter', 'tasks'],
    ['my tasks please', 'tasks'],
    ['min puff', 'ahead'],
    ['my nudge', 'ahead'],
    ['dagordning', 'agenda'],
    ['Vad står på dagordningen?', 'agenda'],
    ['kompetens', 'competence'],
    ['competence', 'competence'],
    ['mina data', 'my-data'],
    ['export my data', 'my-data'],
    ['fortsätt', 'resume'],
    ['resume', 'resume'],
    ['integritet', 'privacy'],
    ['privacy', 'privacy'],
    ['radera mina data', 'erase'],
    ['delete my data', 'erase'],
    ['mina data', 'my-data'],
    ['erase my data', 'erase'],
    ['kontakt', 'contact'],
    ['välj tider', 'times'],
    ['sluta reflektera', 'reflect-off'],
  ])('%s is %s', (text, kind) => {
    expect(read(text)).toEqual({ kind });
  });

  test('every suggested command is understood in both languages', () => {
    for (const words of [botTexts.sv.commands, botTexts.en.commands])
      for (const kind of SUGGESTED) expect(read(words[kind]).kind).toBe(kind);
  });

  test.each([
    ['pausa', null],
    ['sluta', null],
    ['stop', null],
    ['pausa lite', null],
    ['pausa tills vidare', 'open'],
    ['pause until further notice', 'open'],
    ['pausa till 1 mars', '2026-03-01'],
    ['pausa till den 1/3', '2026-03-01'],
    ['pausa till 5 januari', '2027-01-05'],
    ['pausa till 2026-02-02', '2026-02-02'],
    ['pausa till måndag', '2026-01-19'],
    ['pausa till fredag', '2026-01-16'],
    ['pausa till nästa vecka', '2026-01-19'],
    ['pausa till i morgon', '2026-01-13'],
    ['pausa två veckor', '2026-01-26'],
    ['pausa i 10 dagar', '2026-01-22'],
    ['pausa en månad', '2026-02-12'],
    ['pausa över sommaren', '2026-08-10'],
    ['pausa till 15 augusti', '2026-08-15'],
    ['Jag vill pausa till måndag', '2026-01-19'],
    ['pause over the summer', '2026-08-10'],
    ['pausa över jul', '2027-01-08'],
    ['pausa till vecka 12', '2026-03-16'],
    ['pause for a week', '2026-01-19'],
    ['pause until March 1st', '2026-03-01'],
    ['pause until Monday', '2026-01-19'],
  ])('%s lasts until %s', (text, until) => {
    expect(read(text)).toEqual({ kind: 'pause', until });
  });

  test.each([
    ['reflektera', null],
    ['reflektera på tisdagar', 2],
    ['reflect on Wed', 3],
    ['reflektera fredag', 5],
  ])('%s chooses weekday %s', (text, weekday) => {
    expect(read(text)).toEqual({ kind: 'reflect', weekday });
  });

  test.each([
    ['språk', null],
    ['engelska', 'en'],
    ['språk engelska', 'en'],
    ['change language to Swedish', 'sv'],
    ['English', 'en'],
  ])('%s chooses %s', (text, language) => {
    expect(read(text)).toEqual({ kind: 'language', language });
  });

  test('nothing that can be typed makes it throw', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        const command = read(text);
        if (command.kind === 'unknown') expect(nearestCommands(text, botTexts.sv.commands)).toHaveLength(2);
      }),
    );
  });
});

describe('what follows a command', () => {
  test.each([
    ['begrepp icke-binär', 'icke-binär'],
    ['Begreppet Intersex?', 'intersex'],
    ['vad betyder queer', 'queer'],
    ['what does gender expression mean', 'gender expression'],
    ['glossary non-binary', 'non-binary'],
    ['begrepp', null],
  ])('%s asks for %s', (text, word) => {
    expect(read(text)).toEqual({ kind: 'glossary', word });
  });

  test.each([
    ['föreslå Fika med Regnbågar', 'Fika med Regnbågar', 'person'],
    ['FORESLA: Tre ord', 'Tre ord', 'person'],
    ['föreslå Tre ord via gruppen', 'Tre ord', 'group'],
    ['föreslå Tre ord (via gruppen).', 'Tre ord', 'group'],
    ['föreslå via gruppen: Tre ord', 'Tre ord', 'group'],
    ['föreslå Tre ord via grupen', 'Tre ord', 'group'],
    ['propose Three words through the group', 'Three words', 'group'],
    ['suggest A walk', 'A walk', 'person'],
    ['föreslå', null, 'person'],
    ['propose via the group', null, 'group'],
  ])('%s proposes %s as %s', (text, line, through) => {
    expect(read(text)).toEqual({ kind: 'propose', text: line, through });
  });

  test('a misspelt proposal keeps its text and is asked about', () => {
    expect(read('förelså Tre ord')).toEqual({
      ...{ kind: 'propose', text: 'Tre ord', through: 'person', unsure: true },
    });
  });

  test.each([
    ['pasua', null],
    ['pausa till mådnag', '2026-01-19'],
    ['pasua två veckor', '2026-01-26'],
    ['pausatill måndag', '2026-01-19'],
    ['pausa till kräftskivan', null],
    ['pausa till 2025-02-02', null],
    ['pausa till 31 februari', null],
    ['puase until Monday', '2026-01-19'],
  ])('%s is asked about before it pauses', (text, until) => {
    expect(read(text)).toEqual({ kind: 'pause', until, unsure: true });
  });

  test('missing dots are no typing error: nothing is asked', () => {
    expect(read('pausa till mandag')).toEqual({ kind: 'pause', until: '2026-01-19' });
    expect(read('pausa over sommaren')).toEqual({ kind: 'pause', until: '2026-08-10' });
  });
});

describe('the two nearest commands', () => {
  test.each([
    ['nästa mte', 'next-meeting'],
    ['hjlp', 'help'],
    ['paus a', 'pause'],
    ['integritte', 'privacy'],
    ['fortsät', 'resume'],
  ])('%s is nearest to %s', (text, kind) => {
    expect(nearestCommands(text, botTexts.sv.commands)[0]).toBe(kind);
  });

  test.each([
    ['dagorder', 'agenda'],
    ['what is coming to me, nudge', 'ahead'],
    ['glosary of words', 'glossary'],
  ])('%s is nearest to %s, whichever language the reader has', (text, kind) => {
    expect(nearestCommands(text, botTexts.sv.commands)[0]).toBe(kind);
    expect(nearestCommands(text, botTexts.en.commands)[0]).toBe(kind);
  });

  test('two letters that changed places are one mistake', () => {
    expect(distance('mtöe', 'möte')).toBe(1);
    expect(distance('', 'abc')).toBe(3);
  });
});

describe('accounts of harassment', () => {
  test.each([
    'min chef kränker mig',
    'Jag blir mobbad på jobbet',
    'En kollega har trakasserat Anna',
    'någon hotade henne igår',
    'Sluta trakassera mig',
    'han slog mig',
    'Vi har utsatts för sexuella trakasserier på mötet',
    'jag vill anmäla trakasserier',
    'min kollega utsätts för hot',
    'Jag har blivit diskriminerad',
    'I am being harassed by my boss',
    'my colleague is bullying me',
    'I want to report harassment',
    'she was threatened at work',
    'hjälp, chefen kränker mig',
  ])('%s', (text) => {
    expect(read(text)).toEqual({ kind: 'case-report' });
  });

  test.each([
    'rutin vid sexuella trakasserier',
    'Hur många åtgärder om trakasserier har vi?',
    'lägg till en punkt om kränkande särbehandling',
    'jag vill anmäla mig till utbildningen om diskriminering',
    'våra rutiner vid trakasserier och kränkande särbehandling',
    'skämt och jargong: var går gränsen hos oss',
    'hotell i Malmö',
    'ett hot desk',
    'vi slog rekord',
    'vad betyder diskriminering',
    'nästa möte om mobbning',
    'policy on harassment',
    'training about discrimination',
    'hitta blanketten',
    'pausa',
  ])('%s is none', (text) => {
    expect(soundsLikeCase(text)).toBe(false);
  });
});

describe('questions about identity', () => {
  test.each([
    ['Är Anna gay?', 'someone'],
    ['vem är hbtqi här', 'someone'],
    ['finns det någon trans i gruppen', 'someone'],
    ['Is Anna a lesbian?', 'someone'],
    ['who is queer here', 'someone'],
    ['Anna är lesbisk', 'someone'],
    ['jag är trans', 'self'],
    ['I am gay', 'self'],
  ])('%s', (text, about) => {
    expect(read(text)).toEqual({ kind: 'identity', about });
  });

  test.each([
    'vad är trans',
    'vad betyder queer',
    'what does intersex mean',
    'när är hbtqi-gruppens möte',
    'vilka är med i hbtq gruppen',
    'vem är ansvarig för hbtqi',
    'är mötet om trans',
    'transport till Malmö',
    'hbtqi',
    'is there a lgbtqi group',
  ])('%s is none', (text) => {
    expect(identityAsked(text)).toBeNull();
  });
});
