/** Answers on the wire: JSON, problems, and the version of what was written as ETag. */
import type { Request, Response } from 'restify';
import { DATA_HEADERS } from './headers.ts';
import { languageOf } from './language.ts';
import type { HttpProblem } from './problem.ts';

/** Sends data. `version` becomes the ETag, in quotes as HTTP asks. */
export const sendJson = (res: Response, status: number, body: unknown, version?: string): void => {
  const etag: Record<string, string> = version === undefined ? {} : { ETag: quoted(version) };
  res.sendRaw(status, JSON.stringify(body), {
    ...DATA_HEADERS,
    'Content-Type': 'application/json; charset=utf-8',
    ...etag,
  });
};

/** Something to keep: `name` holds letters that need no quoting; `fullName` may hold any (RFC 5987). */
export interface SentFile {
  name: string;
  fullName?: string;
  type: string;
  content: string | Uint8Array;
}

/** RFC 5987: UTF-8, with everything escaped that is no attr-char. */
const extended = (name: string): string =>
  encodeURIComponent(name).replace(/['()*]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`);

export const sendFile = (res: Response, { name, fullName, type, content }: SentFile): void => {
  const also = fullName === undefined ? '' : `; filename*=UTF-8''${extended(fullName)}`;
  res.sendRaw(200, typeof content === 'string' ? content : Buffer.from(content), {
    ...DATA_HEADERS,
    'Content-Type': type,
    'Content-Disposition': `attachment; filename="${name}"${also}`,
  });
};

/** Sends a problem; if the answer has begun already, the connection can only be cut. */
export const sendProblem = (res: Response, problem: HttpProblem): void => {
  if (res.headersSent) {
    res.destroy();
    return;
  }
  res.sendRaw(problem.status, JSON.stringify(problem.body), {
    ...DATA_HEADERS,
    ...problem.headers,
    'Content-Type': 'application/problem+json; charset=utf-8',
  });
};

export const languageOfRequest = (req: Request): ReturnType<typeof languageOf> =>
  languageOf(req.headers['accept-language']);

const quoted = (version: string): string => (/^(W\/)?".*"$/.test(version) ? version : `"${version}"`);
