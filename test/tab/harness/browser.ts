/** The tab, built, in a real browser, framed by a foreign host. */
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import chromium from '@sparticuz/chromium';
import { type Browser, type Frame, type Page, chromium as playwright } from 'playwright-core';
import { type Harness, type HostOptions, startHarness } from './server.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** Builds the tab into a folder of its own: suites run side by side, and each build empties its folder first. */
export const buildTab = async (): Promise<string> => {
  const out = await mkdtemp(join(tmpdir(), 'stegvis-tab-'));
  const vite = `${root}node_modules/vite/bin/vite.js`;
  const config = `${root}tab/vite.config.ts`;
  await promisify(execFile)(
    process.execPath,
    [vite, 'build', '--config', config, '--outDir', out, '--emptyOutDir', '--logLevel', 'error'],
    // Jest sets NODE_ENV to test; people get the production build of React.
    { cwd: root, env: { ...process.env, NODE_ENV: 'production', NODE_OPTIONS: '' } },
  );
  return out;
};

/** Chromium out of npm; where its build does not run (macOS, Windows), an installed Chrome or Edge. */
export const launch = async (): Promise<Browser> => {
  if (process.platform === 'linux' && process.arch === 'x64')
    // Of the package's own arguments only these: it also runs all in one process, which dies with the first page that is
    // closed, and switches off the web's security, which is part of what is tested.
    return playwright.launch({
      executablePath: await chromium.executablePath(),
      args: ['--no-sandbox', '--headless=shell', '--disable-gpu'],
    });
  try {
    return await playwright.launch({ channel: 'chrome' });
  } catch {
    return playwright.launch({ channel: 'msedge' });
  }
};

export interface Shown {
  page: Page;
  /** The tab inside the host's page. */
  tab: Frame;
  /** Errors in the console and uncaught ones; the network's own lines are left out. */
  errors: string[];
}

export interface Screen {
  width?: number;
  height?: number;
  /** A finger instead of a mouse. */
  touch?: boolean;
}

export interface Stage extends Harness {
  show(view: string, options?: HostOptions & Screen): Promise<Shown>;
  close(): Promise<void>;
}

/** Waits until the tab says that the view is usable. */
export const ready = async (tab: Frame, view: string): Promise<void> => {
  await tab.waitForSelector(`html[data-ready="${view}"]`, { state: 'attached', timeout: 15_000 });
};

/** Waits until an expression is true in the tab. Playwright's own way evaluates text there, which the CSP refuses. */
export const until = async (tab: Frame | Page, expression: string): Promise<void> => {
  for (let tries = 0; tries < 100; tries += 1) {
    if (await tab.evaluate(expression)) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`Not true within five seconds: ${expression}`);
};

/**
 * Serious and critical violations that axe-core finds in the tab, one line each. Fluent's focus guards are left out: they
 * hold the focus for no longer than it takes to pass it on.
 */
export const violations = async (tab: Frame): Promise<string[]> => {
  const source = await readFile(`${root}node_modules/axe-core/axe.min.js`, 'utf8');
  await tab.evaluate(source);
  const found =
    (await tab.evaluate(`axe.run({ exclude: ['[data-tabster-dummy]'] }, { resultTypes: ['violations'] })
    .then(({ violations }) => violations.map(({ id, impact, nodes }) => ({
      id, impact, nodes: nodes.map(({ target, failureSummary }) => target + ' ' + failureSummary) })))`)) as {
      id: string;
      impact: string;
      nodes: string[];
    }[];
  return found
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.join(' | ')}`);
};

/** Violations that stand for longer than a change of theme takes to be painted on a busy machine. */
export const lasting = async (tab: Frame): Promise<string[]> => {
  for (let tries = 0; ; tries += 1) {
    const found = await violations(tab);
    if (found.length === 0 || tries === 4) return found;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
};

/** Builds the tab, starts the servers and the browser, and gives a way to show a view. */
export const setStage = async (): Promise<Stage> => {
  const [build, browser] = await Promise.all([buildTab(), launch()]);
  const harness = await startHarness(build);
  return Object.assign(harness, {
    show: async (
      view: string,
      { width = 1280, height = 900, touch = false, ...options }: HostOptions & Screen = {},
    ) => {
      const context = await browser.newContext({
        viewport: { width, height },
        reducedMotion: 'reduce',
        hasTouch: touch,
        isMobile: touch,
        timezoneId: 'America/New_York',
      });
      const page = await context.newPage();
      page.setDefaultTimeout(10_000);
      const errors: string[] = [];
      page.on('pageerror', (error) => errors.push(String(error)));
      page.on('console', (message) => {
        const text = message.text();
        // teams-js asks Microsoft for its list of hosts; the CSP refuses it, and it goes on with its own list.
        const expected = /res\.cdn\.office\.net|Failed to load resource|validDomains/.test(text);
        if (message.type() === 'error' && !expected) errors.push(text);
      });
      await page.goto(harness.host(view, options));
      const frame = page.frames().find((each) => each.url().startsWith(harness.tab));
      const tab =
        frame ?? (await page.waitForEvent('framenavigated', (each) => each.url().startsWith(harness.tab)));
      return { page, tab, errors };
    },
    close: async () => {
      await browser.close();
      await harness.stop();
      await rm(build, { recursive: true, force: true });
    },
  });
};
