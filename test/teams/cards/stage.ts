/** Cards in a real browser, drawn by `adaptivecards` in Teams' looks. */
import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { launch } from '../../tab/harness/browser.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

export interface Drawn {
  /** What reaches out of the card or is cut off; empty: nothing. */
  over: string[];
  /** The words and button titles that can be read. */
  words: string;
}

/** What `page/draw.js` offers in the browser. */
interface Page {
  cards: { show(card: unknown, width: number): boolean; measure(cards: unknown[], width: number): Drawn[] };
}

export interface CardStage {
  /** Draws each card alone in so many pixels and says what reaches out of it. */
  measure(cards: readonly unknown[], width: number): Promise<Drawn[]>;
  /** A picture of one card. */
  picture(card: unknown, width: number): Promise<Buffer>;
  close(): Promise<void>;
}

/** The page as one document, since a browser opens no modules from files. */
const buildPage = async (): Promise<string> => {
  const out = await mkdtemp(join(tmpdir(), 'stegvis-cards-'));
  try {
    await promisify(execFile)(
      process.execPath,
      [
        `${ROOT}node_modules/vite/bin/vite.js`,
        ...['build', '--config', `${ROOT}test/teams/cards/page/vite.config.ts`],
        ...['--outDir', out, '--emptyOutDir', '--logLevel', 'error'],
      ],
      { cwd: ROOT, env: { ...process.env, NODE_ENV: 'production', NODE_OPTIONS: '' } },
    );
    const assets = join(out, 'assets');
    const files = await readdir(assets);
    const all = async (end: string): Promise<string> =>
      (
        await Promise.all(
          files.filter((file) => file.endsWith(end)).map((file) => readFile(join(assets, file), 'utf8')),
        )
      ).join('\n');
    const page = await readFile(join(out, 'index.html'), 'utf8');
    const style = page.match(/<style>[\s\S]*?<\/style>/)?.[0] ?? '';
    return [
      '<!doctype html><html lang="sv" data-theme="default"><head><meta charset="utf-8">',
      `<style>${await all('.css')}</style>${style}</head><body><div id="holder"></div>`,
      `<script type="module">${(await all('.js')).replaceAll('</script', '<\\/script')}</script></body></html>`,
    ].join('');
  } finally {
    await rm(out, { recursive: true, force: true });
  }
};

/** So many cards are sent to the browser at a time. */
const AT_ONCE = 100;

export const openCardStage = async (): Promise<CardStage> => {
  const [html, browser] = await Promise.all([buildPage(), launch()]);
  const page = await browser.newPage({ viewport: { width: 800, height: 1200 } });
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  await page.setContent(html);
  await page.waitForFunction('window.cards !== undefined').catch((error: unknown) => {
    throw new Error(`the page has no cards: ${errors.join('; ')}`, { cause: error });
  });
  return {
    async measure(cards, width) {
      const drawn: Drawn[] = [];
      for (let from = 0; from < cards.length; from += AT_ONCE)
        drawn.push(
          ...(await page.evaluate(
            ({ some, wide }) => (globalThis as unknown as Page).cards.measure(some, wide),
            {
              some: cards.slice(from, from + AT_ONCE),
              wide: width,
            },
          )),
        );
      if (errors.length > 0) throw new Error(errors.join('; '));
      return drawn;
    },
    async picture(card, width) {
      await page.evaluate(({ one, wide }) => (globalThis as unknown as Page).cards.show(one, wide), {
        one: card,
        wide: width,
      });
      return page.locator('#holder').screenshot({ animations: 'disabled' });
    },
    close: () => browser.close(),
  };
};
