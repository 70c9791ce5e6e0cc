/**
 * `POST /api/notifications`: where Graph tells of changes (learn.microsoft.com/graph/change-notifications-delivery-webhooks).
 * Anybody can reach it and nothing in it proves a sender but the secret that only Graph has, so everything readable is
 * answered the same, at once, whatever it is worth.
 */
import type { Request, Response, Server } from 'restify';
import { z } from 'zod';
import type { RequestProblem } from '../core/texts/rules/problems.ts';
import type { Notice } from '../usecases/hear.ts';
import type { Journal } from '../usecases/ports.ts';
import { languageOfRequest, sendProblem } from './answer.ts';
import { guarded } from './call.ts';
import { DATA_HEADERS } from './headers.ts';
import { readJson } from './input.ts';
import { requestProblem } from './problem.ts';

export interface NotificationPorts {
  journal: Journal;
  /** Takes notifications in, so that they are not lost; rejects when it cannot, and Graph then repeats them. */
  hear(notices: readonly Notice[], malformed: number): Promise<void>;
}

/** Graph bundles notifications; far more than it ever sends at once. */
const MOST_NOTICES = 1_000;
/** Graph's tokens are under 200 characters. */
const LONGEST_TOKEN = 2_000;

const notice = z.object({
  subscriptionId: z.string().min(1).max(100),
  clientState: z.string().max(255).nullish(),
  tenantId: z.string().max(100).nullish(),
  lifecycleEvent: z.string().max(100).nullish(),
});
const collection = z.object({ value: z.array(z.unknown()) });

const ESCAPED: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/**
 * The token as it goes back: decoded, with nothing in it that could be markup. "Microsoft Graph never sends any value
 * containing HTML or JavaScript code"; its own tokens pass unchanged.
 */
export const echoOf = (token: string): string => token.replace(/[&<>"']/g, (sign) => ESCAPED[sign] ?? '');

/** Adds the route. */
export const addNotificationRoute = (server: Server, ports: NotificationPorts): void => {
  const refuse = (req: Request, res: Response, problem: RequestProblem): void =>
    sendProblem(res, requestProblem(problem, languageOfRequest(req)));

  server.post(
    '/api/notifications',
    guarded(ports.journal, async (req, res) => {
      const token = new URL(req.url ?? '/', 'http://localhost').searchParams.get('validationToken');
      if (token !== null) {
        if (token === '' || token.length > LONGEST_TOKEN) return refuse(req, res, 'malformed');
        res.sendRaw(200, echoOf(token), { ...DATA_HEADERS, 'Content-Type': 'text/plain; charset=utf-8' });
        return;
      }
      const body = await readJson(req);
      if (!body.ok) return refuse(req, res, body.problem);
      const given = collection.safeParse(body.value);
      if (!given.success) return refuse(req, res, 'malformed');
      if (given.data.value.length > MOST_NOTICES) return refuse(req, res, 'too-large');
      const read = given.data.value.map((one) => notice.safeParse(one));
      const notices = read.flatMap(({ success, data }) =>
        success
          ? [
              {
                subscriptionId: data.subscriptionId,
                clientState: data.clientState ?? null,
                tenantId: data.tenantId ?? null,
                lifecycleEvent: data.lifecycleEvent ?? null,
              },
            ]
          : [],
      );
      await ports.hear(notices, read.length - notices.length);
      res.sendRaw(202, '', { ...DATA_HEADERS });
    }),
  );
};
