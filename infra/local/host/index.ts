/**
 * The page for people: `/` to choose a person, chat and open the tab, `/host` that frames the tab at once as Teams does.
 * Serves what Vite has built into `.build/host`.
 */
import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { json, jsonOf, type Req, type Res } from '../http.ts';
import type { Tenant } from '../tenant.ts';
import { oneDrivePage } from './onedrive.ts';
import { saveTab, tabsIn } from './tabs.ts';
import { viewOf } from './view.ts';

export type { SavedTab } from './shapes.ts';
export { TABS, tabsIn } from './tabs.ts';

export interface Host {
  /** Answers `/`, `/host`, `/host/…`, `/onedrive` and the pages' files; 404 for anything else. */
  handle(req: Req): Promise<Res>;
}

const BUILT = fileURLToPath(new URL('../../../.build/host', import.meta.url));

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.map': 'application/json; charset=utf-8',
};

/** Only the bot's pages may be framed; nothing is fetched from elsewhere but cards' pictures. */
const policy = (bot: string): string =>
  [
    "default-src 'self'",
    `frame-src ${bot}`,
    "img-src 'self' data: https:",
    "style-src 'self' 'unsafe-inline'",
    "frame-ancestors 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "object-src 'none'",
  ].join('; ');

const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

/** Teams takes only addresses of the app's valid domains. */
const inside = (address: string | null, origin: string): address is string =>
  address !== null && URL.canParse(address) && new URL(address).origin === origin;

/** `folder` holds the built pages. */
export const makeHost = (tenant: Tenant, folder: string = BUILT): Host => {
  const origin = (): string => new URL(tenant.addresses.bot).origin;

  const file = async (path: string): Promise<Res> => {
    const full = normalize(join(folder, path));
    const type = types[extname(full)];
    if (!full.startsWith(`${folder}${sep}`) || !type) return json(404, { error: 'Not found.' });
    try {
      const body = await readFile(full);
      return {
        status: 200,
        body,
        headers: {
          'content-type': type,
          'content-security-policy': policy(origin()),
          'x-content-type-options': 'nosniff',
          // Built files bear a hash of their content in the name.
          ...(path.startsWith('/assets/') ? { 'cache-control': 'public, max-age=31536000, immutable' } : {}),
        },
      };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
      return path.endsWith('.html')
        ? { status: 503, body: 'The page is not built yet. Build it with: npm run build' }
        : json(404, { error: 'Not found.' });
    }
  };

  const keepTab = (req: Req): Res => {
    const body = jsonOf(req) as Record<string, unknown> | undefined;
    const channel = text(body?.channel);
    const contentUrl = text(body?.contentUrl);
    if (!body || !channel) return json(400, { error: 'channel is missing.' });
    if (!inside(contentUrl, origin()))
      return json(400, { error: 'contentUrl is not in a valid domain of the app.' });
    const tab = saveTab(tenant, channel, text(body.suggestedDisplayName) ?? 'Stegvis', {
      entityId: text(body.entityId),
      contentUrl,
      websiteUrl: text(body.websiteUrl),
      removeUrl: text(body.removeUrl),
    });
    return tab ? json(201, tab) : json(404, { error: 'No such channel.' });
  };

  return {
    async handle(req) {
      if (req.path === '/host/tabs' && req.method === 'POST') return keepTab(req);
      if (req.method !== 'GET' && req.method !== 'HEAD') return json(405, { error: 'GET only.' });
      if (req.path === '/') return file('/index.html');
      if (req.path === '/host') return file('/host.html');
      if (req.path === '/onedrive') return oneDrivePage(tenant, req);
      if (req.path === '/host/config') return json(200, viewOf(tenant));
      if (req.path === '/host/tabs') return json(200, tabsIn(tenant, req.query.get('channel') ?? ''));
      return file(req.path);
    },
  };
};
