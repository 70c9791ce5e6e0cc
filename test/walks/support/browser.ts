/** The browser that stories run in: the Chromium that npm carries; on macOS and Windows an installed Chrome or Edge. */
import chromium from '@sparticuz/chromium';
import { type Browser, type Frame, type Page, chromium as playwright } from 'playwright-core';

const FLAGS = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-quic',
];

export const openBrowser = async (): Promise<Browser> => {
  if (process.platform === 'linux') {
    return playwright.launch({
      executablePath: await chromium.executablePath(),
      args: [...chromium.args.filter((flag) => flag !== '--single-process'), ...FLAGS],
      headless: true,
    });
  }
  try {
    return await playwright.launch({ channel: 'chrome', args: FLAGS, headless: true });
  } catch {
    return playwright.launch({ channel: 'msedge', args: FLAGS, headless: true });
  }
};

/** The frame of the tab inside the host page, once its view is usable. */
export const tabOf = async (page: Page, view: string): Promise<Frame> => {
  const handle = await page.waitForSelector('iframe[name="stegvis"]', { timeout: 20_000 });
  const frame = await handle.contentFrame();
  if (!frame) throw new Error('the host page has no tab');
  await frame.waitForSelector(`html[data-ready="${view}"]`, { state: 'attached', timeout: 20_000 });
  return frame;
};
