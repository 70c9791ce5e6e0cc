/** The built tab as static files: assets with a hash in their name are kept for a year, pages are asked for anew. */
import restify, { type Request, type Response, type Server } from 'restify';
import { sendJson } from './answer.ts';
import { tabPolicy } from './headers.ts';

export interface TabOptions {
  /** Folder with index.html, made by the build. */
  tabFolder: string;
  /** Origins beside Microsoft's that may frame the tab. */
  hostOrigins: readonly string[];
}

const HASHED = /[\\/]assets[\\/][^\\/]+-[\w-]{8,}\.\w+$/;

/** Adds `/tab/…`. Paths outside the folder, folders and dot files do not exist. */
export const addTabRoutes = (server: Server, { tabFolder, hostOrigins }: TabOptions): void => {
  const policy = tabPolicy(hostOrigins);
  const options = {
    // Passed on to the package `send`, which also refuses paths that lead out of the folder.
    dotfiles: 'ignore',
    index: false,
    redirect: false,
    setHeaders: (res: Response, path: string) => {
      res.setHeader('Cache-Control', HASHED.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache');
      res.setHeader('Content-Security-Policy', policy);
    },
  };
  const files = restify.plugins.serveStaticFiles(tabFolder, options);
  const toFolder = async (req: Request, res: Response): Promise<void> => {
    const query = req.getQuery();
    res.sendRaw(308, '', {
      Location: query === '' ? '/tab/' : `/tab/?${query}`,
      'Cache-Control': 'no-cache',
    });
  };
  const hosts = async (_req: Request, res: Response): Promise<void> =>
    sendJson(res, 200, { hosts: hostOrigins });
  for (const method of ['get', 'head'] as const) {
    server[method]('/tab', toFolder);
    server[method]('/tab/hosts.json', hosts);
    server[method]('/tab/*', files);
  }
};
