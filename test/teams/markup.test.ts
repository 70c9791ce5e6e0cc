/** What people write stands on cards as text: it makes no link, whatever it holds. */
import { expect, test } from '@jest/globals';
import { faceOf } from '../../bot/teams/cards/render.ts';
import { makeLinks } from '../../bot/teams/links.ts';
import { cardOf, lines } from './replies/index.ts';

const links = makeLinks({ teamsAppId: 'app-id', baseUrl: 'https://stegvis.example.se' });
const BAD = '[a](javascript:alert(1)) <script>alert(1)</script>';

/** The fields of lines that hold what somebody has written. */
const WRITTEN = ['title', 'unitName', 'name', 'issuer', 'certificate', 'agenda'];
const spoilt = (value: unknown, key = ''): unknown => {
  if (Array.isArray(value)) return value.map((each) => spoilt(each, key));
  if (typeof value === 'string') return WRITTEN.includes(key) ? BAD : value;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, spoilt(each, name)]));
};
const texts = (value: unknown): string[] => {
  if (Array.isArray(value)) return value.flatMap(texts);
  if (typeof value !== 'object' || value === null) return [];
  const { type, text } = value as { type?: unknown; text?: unknown };
  return [
    ...(type === 'TextBlock' && typeof text === 'string' ? [text] : []),
    ...Object.values(value).flatMap(texts),
  ];
};

test.each(Object.keys(lines))('%s', (name) => {
  for (const language of ['sv', 'en'] as const) {
    const line = spoilt(lines[name]) as never;
    const face = faceOf({ kind: 'nudge', card: cardOf(line) }, { language, links });
    for (const text of texts(face)) expect(text).not.toMatch(/\]\(/);
    expect(JSON.stringify(face)).not.toMatch(/"url":"(?!https:)/);
  }
});

test('some of them show what was written', () => {
  const shown = Object.keys(lines).filter((name) => {
    const face = faceOf(
      { kind: 'nudge', card: cardOf(spoilt(lines[name]) as never) },
      { language: 'sv', links },
    );
    return texts(face).some((text) => text.includes('javascript'));
  });
  expect(shown.length).toBeGreaterThan(5);
});
