/**
 * A person's OneDrive as that person sees it in the browser, as far as this tenant needs it: a folder's files, a file's
 * text. Whose eyes it is seen with stands in the address, as on every page of the host; anybody else's file is not found.
 */
import { standingAt, webAddress } from '../graph/drive-address.ts';
import type { Req, Res } from '../http.ts';
import type { Person, Tenant } from '../tenant.ts';

const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

const page = (title: string, person: Person, body: string): string =>
  `<!doctype html>
<html lang="${person.language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escaped(title)} – OneDrive</title>
<style>
body { max-width: 44rem; margin: 2rem auto; padding: 0 1rem; font: 16px/1.5 'Segoe UI', system-ui, sans-serif; }
small { color: #595959; } pre { white-space: pre-wrap; overflow-wrap: anywhere; font: inherit; }
</style></head>
<body><main><small>OneDrive · ${escaped(person.name)}</small><h1>${escaped(title)}</h1>${body}</main></body></html>`;

const links = (person: Person, tenant: Tenant, items: Parameters<typeof webAddress>[2][]): string =>
  items
    .map((item) => {
      const query = new URLSearchParams({ person: person.id, address: webAddress(tenant, person, item) });
      return `<li><a href="/onedrive?${escaped(String(query))}">${escaped(item.name)}</a></li>`;
    })
    .join('');

const POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

/** `GET /onedrive?person=…&address=…`. */
export const oneDrivePage = (tenant: Tenant, { query }: Req): Res => {
  const person = tenant.people.find(({ id }) => id === query.get('person'));
  const found = person && standingAt(tenant, person, query.get('address') ?? '');
  if (!person || !found) return { status: 404, body: 'Not found.' };
  const { item, children } = found;
  const body = item.file
    ? `<pre>${escaped(new TextDecoder().decode(Buffer.from(item.file.base64, 'base64')))}</pre>`
    : `<ul>${links(person, tenant, children)}</ul>`;
  return {
    status: 200,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': POLICY,
      'x-content-type-options': 'nosniff',
    },
    body: page(item.name, person, body),
  };
};
