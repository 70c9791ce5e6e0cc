/** The control interface's part about Teams: install, uninstall, say, messages, click (and chat, for the page). */
import type { Answer, Click, Connector } from '../connector/index.ts';
import { type Handler, json, jsonOf, type Req, type Res, type Router } from '../http.ts';

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const bad = (error: string): Res => json(400, { error });

const out = <T>(answer: Answer<T>): Res =>
  answer.ok ? json(200, answer.value) : json(answer.status, { error: answer.error });

/** Runs `work` on the body's string fields of these names; 400 when one is missing. */
const withFields =
  <Name extends string>(
    names: readonly Name[],
    work: (fields: Record<Name, string>, body: Record<string, unknown>) => Promise<Res>,
  ): Handler =>
  async (req: Req) => {
    const body = jsonOf(req);
    if (!isRecord(body)) return bad('The body must be a JSON object.');
    const missing = names.find((name) => typeof body[name] !== 'string' || body[name] === '');
    if (missing) return bad(`${missing} is missing.`);
    return work(body as Record<Name, string>, body);
  };

const readClick = (
  fields: { person: string; activityId: string },
  body: Record<string, unknown>,
): Click | null => {
  const { action, inputs } = body;
  if (!isRecord(action) || (inputs !== undefined && !isRecord(inputs))) return null;
  return { person: fields.person, activityId: fields.activityId, action, ...(inputs ? { inputs } : {}) };
};

/** Adds the routes, with `/control` in front. */
export const teamsRoutes = (router: Router, connector: Connector): void => {
  router
    .on(
      'POST',
      '/control/install',
      withFields(['person', 'where'], async ({ person, where }) =>
        out(await connector.install(person, where)),
      ),
    )
    .on(
      'POST',
      '/control/uninstall',
      withFields(['person', 'where'], async ({ person, where }) =>
        out(await connector.uninstall(person, where)),
      ),
    )
    .on(
      'POST',
      '/control/say',
      withFields(['person', 'where', 'text'], async ({ person, where, text }, body) =>
        out(await connector.say(person, where, text, body.mention !== false)),
      ),
    )
    .on(
      'POST',
      '/control/click',
      withFields(['person', 'activityId'], async (fields, body) => {
        const click = readClick(fields, body);
        return click ? out(await connector.click(click)) : bad('action and inputs must be objects.');
      }),
    )
    .on(
      'POST',
      '/control/meeting',
      withFields(['person', 'where', 'event'], async ({ person, where, event }) => {
        if (event !== 'start' && event !== 'end') return bad('event must be start or end.');
        return out(await connector.meeting(person, where, event));
      }),
    )
    .on('GET', '/control/messages', ({ query }) => {
      const person = query.get('person');
      const where = query.get('where');
      if (person && where) return bad('Give person or where, not both.');
      if (person) return out(connector.messages({ person }, query.get('since')));
      return where
        ? out(connector.messages({ where }, query.get('since')))
        : bad('person or where is missing.');
    })
    .on('GET', '/control/chat', ({ query }) =>
      out(connector.chat(query.get('person') ?? '', query.get('where') ?? 'personal')),
    );
};
