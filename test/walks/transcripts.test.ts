/**
 * The pages with conversations, `.github/transcripts.sv.md` and `.en.md`, are what the program really says:
 * `TRANSCRIPTS=.github npm run walks -- transcripts` writes them anew, with a picture of each card.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { LANGUAGES } from '../teams/cards/every.ts';
import { openCardStage } from '../teams/cards/stage.ts';
import { House } from './support/house.ts';
import { makePage } from './support/transcripts/page.ts';
import { play } from './support/transcripts/play.ts';

const FOLDER = fileURLToPath(new URL('../../.github/', import.meta.url));
const target = process.env.TRANSCRIPTS;
/** As wide as a card in a chat on a small screen. */
const WIDTH = 400;
const MOST_BYTES = 3 * 1024 * 1024;

let house: House;
beforeAll(async () => {
  house = await House.open();
}, 120_000);
afterAll(() => house?.close());

test.each(LANGUAGES)(
  'the page with conversations (%s) says what the program says, and every picture is there',
  async (language) => {
    const { markdown, pictures } = makePage(language, await play(house, language));
    expect(pictures.length).toBeGreaterThan(5);
    if (target !== undefined) {
      const folder = `${target}/transcripts`;
      mkdirSync(folder, { recursive: true });
      for (const file of readdirSync(folder))
        if (file.startsWith(`${language}-`)) rmSync(`${folder}/${file}`);
      const stage = await openCardStage();
      try {
        for (const { path, card } of pictures)
          writeFileSync(`${target}/${path}`, await stage.picture(card, WIDTH));
      } finally {
        await stage.close();
      }
      writeFileSync(`${target}/transcripts.${language}.md`, markdown);
    }
    expect(readFileSync(`${FOLDER}transcripts.${language}.md`, 'utf8')).toBe(markdown);
    expect(pictures.filter(({ path }) => !existsSync(`${FOLDER}${path}`))).toEqual([]);
  },
  180_000,
);

test('the pictures are small, together under 3 MB', () => {
  const files = readdirSync(`${FOLDER}transcripts`);
  const bytes = files.reduce((sum, file) => sum + statSync(`${FOLDER}transcripts/${file}`).size, 0);
  expect(bytes).toBeGreaterThan(0);
  expect(bytes).toBeLessThan(MOST_BYTES);
});
