/** `POST /control/open`: the address of a page that frames the tab at once. */
import { LANGUAGES, THEMES, VIEWS } from '../host/shapes.ts';
import { json, jsonOf, type Req, type Res, type Router } from '../http.ts';
import { isMemberOf, personById, placesIn, type Tenant } from '../tenant.ts';

const oneOf = (value: unknown, allowed: readonly string[], otherwise: string): string | null => {
  if (value === undefined) return otherwise;
  return allowed.find((one) => one === value) ?? null;
};

const open = (tenant: Tenant, req: Req): Res => {
  const body = jsonOf(req) as Record<string, unknown> | undefined;
  const person = personById(tenant, String(body?.person));
  if (!body || !person) return json(404, { error: 'No such person.' });
  const unit = placesIn(tenant).find(
    (one) => one.channel === body.where || one.apt.meetingChat === body.where,
  );
  if (body.where !== 'personal' && (!unit || !isMemberOf(tenant, unit.id, person.id)))
    return json(404, { error: 'No such place for this person.' });
  const view = oneOf(body.view, VIEWS, body.where === 'personal' ? 'personal' : 'start');
  const theme = oneOf(body.theme, THEMES, 'default');
  const language = oneOf(body.language, LANGUAGES, person.language);
  if (!view || !theme || !language) return json(400, { error: 'Unknown view, theme or language.' });
  const query = new URLSearchParams({ person: person.id, where: String(body.where), view, theme, language });
  return json(200, { url: `${tenant.addresses.http}/host?${query}` });
};

/** Adds the route, with `/control` in front. */
export const openRoutes = (router: Router, tenant: Tenant): void => {
  router.on('POST', '/control/open', (req) => open(tenant, req));
};
