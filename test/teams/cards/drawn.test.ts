import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { everyCard } from './every.ts';
import { type CardStage, openCardStage } from './stage.ts';

let stage: CardStage;
beforeAll(async () => {
  stage = await openCardStage();
}, 120_000);
afterAll(() => stage?.close());

test.each([320, 640])(
  'every card is drawn in both languages without reaching out of %d pixels',
  async (width) => {
    const drawn = await stage.measure(
      everyCard.map(({ card }) => card),
      width,
    );
    const wrong = everyCard.flatMap(({ name, language, card }, index) => {
      const { over, words } = drawn[index] ?? { over: ['not drawn'], words: '' };
      const title = card.actions?.find(({ mode }) => mode !== 'secondary')?.title ?? '';
      return over.length > 0 || !words.includes(title) ? [{ name, language, over }] : [];
    });
    expect(wrong).toEqual([]);
  },
  180_000,
);

test.each([
  ['is cut off', { type: 'TextBlock', text: 'Gå igenom blanketter, mallar och system för alla familjer.' }],
  [
    'reaches out',
    {
      type: 'ColumnSet',
      columns: [{ type: 'Column', width: '900px', items: [{ type: 'TextBlock', text: 'A' }] }],
    },
  ],
])('a card of which something %s is noticed', async (_what, element) => {
  const [drawn] = await stage.measure([{ type: 'AdaptiveCard', version: '1.5', body: [element] }], 320);
  expect(drawn?.over).not.toEqual([]);
});
