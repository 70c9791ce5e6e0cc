/** The control interface's part about message extensions and dialogs: search, command, submit, insert. */
import { z } from 'zod';
import type { Answer, ExtensionClient } from '../connector/index.ts';
import { json, type Res, type Router } from '../http.ts';
import { bodyAs } from './input.ts';

const out = <T>(answer: Answer<T>): Res =>
  answer.ok ? json(200, answer.value) : json(answer.status, { error: answer.error });

const words = z.string().min(1);
const theme = z.enum(['default', 'dark', 'contrast']).optional();
const whole = z.number().int().min(0).optional();

const searchBody = z.strictObject({
  ...{ person: words, where: words, command: words, text: z.string().optional() },
  ...{ skip: whole, count: whole, theme },
});
const commandBody = z.strictObject({ person: words, activityId: words, command: words, theme });
const submitBody = z.strictObject({
  ...{ person: words, activityId: words, command: words.optional(), result: z.unknown(), theme },
});
const insertBody = z.strictObject({
  ...{ person: words, where: words, content: z.record(z.string(), z.unknown()) },
});

/** What was left out, left out. */
const given = <T extends object>(body: T): { [K in keyof T]: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined)) as never;

/** Adds the routes, with `/control` in front. */
export const extensionRoutes = (router: Router, client: ExtensionClient): void => {
  router
    .on('POST', '/control/search', async (req) => out(await client.search(given(bodyAs(req, searchBody)))))
    .on('POST', '/control/command', async (req) => out(await client.command(given(bodyAs(req, commandBody)))))
    .on('POST', '/control/submit', async (req) => out(await client.handIn(given(bodyAs(req, submitBody)))))
    .on('POST', '/control/insert', (req) => out(client.insert(bodyAs(req, insertBody))));
};
