/** The local tenant's pages on a real port, a bot that frames a tab of the tests, and a browser. */

import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import chromium from '@sparticuz/chromium';
import { type Browser, chromium as playwright } from 'playwright-core';
import { makeClock } from '../../../infra/local/clock.ts';
import { type Activity, type Connector, makeConnector } from '../../../infra/local/connector/index.ts';
import { openRoutes } from '../../../infra/local/control/open.ts';
import { teamsRoutes } from '../../../infra/local/control/teams.ts';
import { makeHost } from '../../../infra/local/host/index.ts';
import { json, jsonOf, type Res, Router, serve } from '../../../infra/local/http.ts';
import { ids, seed } from '../../../infra/local/seed.ts';
import { openState } from '../../../infra/local/state.ts';
import type { Tenant } from '../../../infra/local/tenant.ts';
import { request } from '../connector/house.ts';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Vite in its own process: its bundler does not take plugins from the realm that Jest makes. */
const vite = (...args: string[]): Promise<unknown> =>
  promisify(execFile)(process.execPath, [
    here('../../../node_modules/vite/bin/vite.js'),
    'build',
    '--emptyOutDir',
    ...args,
  ]);

const listen = (server: Server): Promise<string> =>
  new Promise((resolve) =>
    server.listen(0, '127.0.0.1', () =>
      resolve(`http://localhost:${(server.address() as AddressInfo).port}`),
    ),
  );

const shut = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });

export interface Stage {
  tenant: Tenant;
  connector: Connector;
  browser: Browser;
  /** What the bot does with an activity. */
  bot(does: (activity: Activity) => Promise<Res> | Res): void;
  /** The bot posts an activity to a conversation. */
  post(conversation: string, activity: unknown): Promise<Res>;
  /** The control interface, as a test calls it. */
  control(method: string, path: string, body?: unknown): Promise<{ status: number; body: unknown }>;
  close(): Promise<void>;
}

const TYPES: Record<string, string> = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript' };

/** Builds the pages and the tests' tab, and starts everything on free ports. */
export const openStage = async (): Promise<Stage> => {
  const folder = mkdtempSync(join(tmpdir(), 'stegvis-host-'));
  const config = here('../../../infra/local/host/vite.config.ts');
  await vite('--config', config, '--outDir', join(folder, 'host'));
  await vite(here('tab'), '--base', '/tab/', '--outDir', join(folder, 'tab'));

  const state = openState(null);
  const tenant: Tenant = {
    ids,
    ...seed(),
    state,
    clock: makeClock(state, () => false),
    addresses: { bot: '', http: '', https: '', serviceUrl: 'https://localhost:3981/connector/' },
  };
  const connector = makeConnector(tenant, {
    checkConnector: async () => true,
    channelToken: async () => 'of the channel',
  });

  let does: (activity: Activity) => Promise<Res> | Res = () => ({ status: 200 });
  const bot = serve(async (req) => {
    if (req.path === '/api/messages') return does(jsonOf(req) as Activity);
    const name = req.path === '/tab/' ? 'index.html' : req.path.replace('/tab/', '');
    const body = await readFile(join(folder, 'tab', name));
    const policy = `default-src 'self'; frame-ancestors ${tenant.addresses.http}`;
    return {
      status: 200,
      body,
      headers: { 'content-type': TYPES[extname(name)] ?? '', 'content-security-policy': policy },
    };
  });
  const router = new Router();
  teamsRoutes(router, connector);
  openRoutes(router, tenant);
  router
    .on('POST', '/control/token', (req) =>
      json(200, { token: `token of ${(jsonOf(req) as { person: string }).person}` }),
    )
    .on('GET', '/control/clock', () => json(200, { now: tenant.clock.iso() }))
    .on('POST', '/control/clock', (req) => {
      tenant.clock.set(new Date((jsonOf(req) as { now: string }).now));
      return json(200, { now: tenant.clock.iso(), settled: true });
    });
  const host = makeHost(tenant, join(folder, 'host'));
  const pages = serve(async (req) => {
    const found = router.find(req.method, req.path);
    return found && found !== 'method' ? found.handler(req, found.params) : host.handle(req);
  });
  tenant.addresses.bot = await listen(bot);
  tenant.addresses.http = await listen(pages);
  const browser = await playwright.launch({
    executablePath: await chromium.executablePath(),
    // In a single process the browser would end with its first closed page.
    args: chromium.args.filter((arg) => arg !== '--single-process'),
  });
  return {
    tenant,
    connector,
    browser,
    bot: (next) => {
      does = next;
    },
    post: (conversation, activity) =>
      connector.handle(
        request(
          'POST',
          `/connector/v3/conversations/${encodeURIComponent(conversation)}/activities`,
          activity,
        ),
      ),
    async control(method, path, body) {
      const answer = await fetch(`${tenant.addresses.http}/control/${path}`, {
        method,
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      return { status: answer.status, body: await answer.json() };
    },
    async close() {
      await browser.close();
      await Promise.all([shut(bot), shut(pages)]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
