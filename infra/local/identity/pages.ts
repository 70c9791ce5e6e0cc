/** The sign-in pages as a browser shows them: plain HTML that works without scripts. */
import { randomBytes } from 'node:crypto';
import type { Res } from '../http.ts';
import type { Person, Tenant } from '../tenant.ts';

const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (sign) => `&#${sign.codePointAt(0) ?? 0};`);

const STYLE =
  'body{font:16px/1.5 system-ui,sans-serif;max-width:34rem;margin:3rem auto;padding:0 1rem}button{font:inherit;padding:.3rem .8rem;margin:.2rem 0}ul{list-style:none;padding:0}';

/** A page; `script` runs at once where the browser runs scripts. */
const page = (status: number, title: string, body: string, script?: string): Res => {
  const nonce = randomBytes(16).toString('base64');
  return {
    status,
    body: `<!doctype html><html lang="sv"><meta charset="utf-8"><title>${escaped(title)}</title><style nonce="${nonce}">${STYLE}</style><h1>${escaped(title)}</h1>${body}${script ? `<script nonce="${nonce}">${script}</script>` : ''}</html>`,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': `default-src 'none'; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}'; frame-ancestors 'none'; base-uri 'none'`,
      'referrer-policy': 'no-referrer',
    },
  };
};

const hidden = (fields: Readonly<Record<string, string>>): string =>
  Object.entries(fields)
    .map(([name, value]) => `<input type="hidden" name="${escaped(name)}" value="${escaped(value)}">`)
    .join('');

const button = (person: Person, title: string): string =>
  `<li><button name="person" value="${escaped(person.id)}">${escaped(person.name)}</button> ${escaped(title)}</li>`;

const TITLES = { global: 'global administratör', sharepoint: 'SharePoint-administratör' };

/** Who signs in: administrators first, then everybody else. The choice is posted to `action` with `fields`. */
export const choosePage = (
  tenant: Tenant,
  action: string,
  fields: Readonly<Record<string, string>>,
  more = '',
): Res =>
  page(
    200,
    'Logga in i Exempelkommun',
    `<form method="post" action="${escaped(action)}">${hidden(fields)}${more}<ul>${tenant.administrators
      .map((one) => button(one, `${TITLES[one.directoryRole]}, ${one.upn}`))
      .join('')}</ul><details><summary>Andra personer</summary><ul>${tenant.people
      .map((one) => button(one, one.upn))
      .join('')}</ul></details></form>`,
  );

/** The field for the code that a device shows. */
export const codeField = (value: string): string =>
  `<p><label>Kod <input name="code" value="${escaped(value)}" autocomplete="off" required></label></p>`;

/** Hands the answer of a sign-in to the program that waits for it: `response_mode=form_post`, as OpenID Connect has it. */
export const formPost = (address: string, fields: Readonly<Record<string, string>>): Res => {
  const posted = page(
    200,
    'Tillbaka till programmet',
    `<form method="post" action="${escaped(address)}">${hidden(fields)}<button>Fortsätt</button></form>`,
    'document.forms[0].submit()',
  );
  return posted;
};

/** What a person sees who may not consent by themselves, with the way back that Entra gives. */
export const approvalPage = (address: string, fields: Readonly<Record<string, string>>): Res =>
  page(
    200,
    'Administratören behöver godkänna',
    `<p>Stegvis behöver behörighet som bara en administratör kan ge.</p><form method="post" action="${escaped(address)}">${hidden(fields)}<button>Gå tillbaka utan att godkänna</button></form>`,
  );

/** What the app asks a person to consent to, with the two answers. The one that is pressed is posted with `fields`. */
export const consentPage = (
  person: Person,
  scopes: readonly string[],
  action: string,
  fields: Readonly<Record<string, string>>,
): Res =>
  page(
    200,
    'Begärda behörigheter',
    `<p>${escaped(person.upn)}</p><p>Stegvis vill ha de här behörigheterna för ditt konto:</p><ul>${scopes
      .map((scope) => `<li><code>${escaped(scope)}</code></li>`)
      .join('')}</ul><form method="post" action="${escaped(action)}">${hidden(
      fields,
    )}<button name="decision" value="accept">Godkänn</button> <button name="decision" value="cancel">Avbryt</button></form>`,
  );

/** What a person sees who may not consent by themselves, with a link back to the app. */
export const needsAdministratorPage = (address: string): Res =>
  page(
    200,
    'Administratören behöver godkänna',
    `<p>Stegvis behöver behörighet som bara en administratör kan ge.</p><p><a href="${escaped(address)}">Gå tillbaka utan att godkänna</a></p>`,
  );

/** A plain message. */
export const messagePage = (status: number, title: string, text: string): Res =>
  page(status, title, `<p>${escaped(text)}</p>`);
